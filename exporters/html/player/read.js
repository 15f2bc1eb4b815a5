// A step's words to be read elsewhere on the page: no way on, nothing to press but links that show something.
import { all } from "./dom.js";

const PARTS = [".say", ".must blockquote", ".do", ".checks", "figure", ".note", ".ending", ".limits", ".purpose", ".begins", ".why", ".links"];

/**
 * @param {HTMLElement} section
 * @returns {HTMLElement[]} copies, with everything open that folds
 */
export function reading(section) {
  const copies = all(section, PARTS.map((part) => `:scope > ${part}`).join()).map((part) => /** @type {HTMLElement} */ (part.cloneNode(true)));
  for (const copy of copies) {
    for (const gone of all(copy, "input, button, .no-js")) gone.remove();
    for (const each of [copy, ...all(copy, "[id]")]) each.removeAttribute("id");
    for (const variant of all(copy, ".variant")) variant.hidden = false;
    // whatever its condition, a text can be read
    for (const text of [copy, ...all(copy, ".absent")]) text.classList.remove("absent");
    for (const details of [copy, ...all(copy, "details")]) if (details instanceof HTMLDetailsElement) details.open = true;
  }
  const labels = all(section, ":scope.node-question > .answers > li b, :scope > .labels > li, :scope > form label[for], :scope > form legend");
  if (labels.length > 0) copies.push(listOf(labels));
  return copies;
}

/** @param {HTMLElement[]} labels */
function listOf(labels) {
  const list = document.createElement("ul");
  list.className = "labels";
  for (const label of labels) {
    const item = document.createElement("li");
    item.append(...[...label.childNodes].map((each) => each.cloneNode(true)));
    list.append(item);
  }
  return list;
}
