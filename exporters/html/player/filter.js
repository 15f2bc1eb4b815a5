// A box that narrows many answers, or a long list of a form, by words and numbers. Enter takes the only one that is left.

import { count } from "./count.js";
import { all, byId, element, one } from "./dom.js";
import { isMany } from "./numbers.js";
import { folded, wordsOf } from "./words.js";

/**
 * What is narrowed: `left` hides what has not all the words and gives the rest.
 * @typedef {{ thing: string, none: string, left(wanted: string[]): HTMLElement[], take(only: HTMLElement): void, focus(first: HTMLElement): void }} Narrowed
 */

const answers = filterBox("Find an answer", {
  thing: "answer",
  none: "No answer contains all these words.",
  left: (wanted) => {
    const open = all(byId("stage"), ".answers > li:not([hidden])");
    for (const item of open) item.classList.toggle("absent", !wanted.every((word) => isNumber(item, word) || textOf(item).includes(word)));
    return open.filter((item) => !item.classList.contains("absent"));
  },
  take: (item) => linkIn(item)?.click(),
  focus: (item) => linkIn(item)?.focus(),
});
answers.id = "narrow";

/**
 * Puts the box above answers that are too many for digits.
 * @param {HTMLElement[]} links
 */
export function filterAnswers(links) {
  if (!isMany(links)) return;
  const list = links[0]?.closest(".answers");
  if (answers.nextElementSibling !== list) list?.before(answers);
  changed(answers);
}

/** Where words for answers are typed now, null where answers have digits. */
export function answersFilter() {
  return one(byId("stage"), "#narrow input");
}

/** Puts a box above each list of a form that is long. */
export function filterLists() {
  for (const list of /** @type {HTMLSelectElement[]} */ (all(document, "[data-field] select"))) {
    const options = [...list.options].slice(1);
    if (isMany(options)) list.before(filterBox("Find a choice", narrowed(list, options)));
  }
}

/**
 * Takes words out of the boxes, so that all is there again.
 * @param {ParentNode} place
 */
export function unfilter(place) {
  for (const box of all(place, ".filter")) {
    words(box).value = "";
    changed(box);
  }
}

/**
 * @param {HTMLSelectElement} list
 * @param {HTMLOptionElement[]} options
 * @returns {Narrowed}
 */
function narrowed(list, options) {
  const fits = (/** @type {HTMLOptionElement} */ option, /** @type {string[]} */ wanted) => wanted.every((word) => folded(option.text).includes(word));
  return {
    thing: "choice",
    none: "No choice contains all these words.",
    left: (wanted) => {
      for (const option of options) option.hidden = option.disabled = !option.selected && !fits(option, wanted);
      return options.filter((option) => fits(option, wanted));
    },
    take: (option) => {
      list.value = /** @type {HTMLOptionElement} */ (option).value;
      list.dispatchEvent(new Event("input", { bubbles: true }));
      list.focus();
    },
    focus: () => list.focus(),
  };
}

/**
 * @param {string} label
 * @param {Narrowed} narrowed
 */
function filterBox(label, { thing, none, left, take, focus }) {
  const box = element("div", "", { class: "filter", lang: "en" });
  const name = element("label", label);
  const told = element("p", "", { class: "hint", role: "status" });
  name.append(element("input", "", { type: "search", autocomplete: "off", spellcheck: "false" }));
  box.append(name, told);
  const remaining = () => left(wordsOf(words(box).value));
  box.addEventListener("input", (event) => {
    event.stopPropagation(); // nothing was entered
    const number = remaining().length;
    told.textContent = number === 0 ? none : count(number, thing);
  });
  box.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing || !["Enter", "ArrowDown", "Escape"].includes(key) || (key === "Escape" && words(box).value === "")) return;
    event.preventDefault();
    const [first, ...others] = remaining();
    if (key === "Escape") unfilter(/** @type {HTMLElement} */ (box.parentElement));
    else if (first && key === "ArrowDown") focus(first);
    else if (first && others.length === 0) take(first);
  });
  return box;
}

/** @param {HTMLElement} box */
function words(box) {
  return /** @type {HTMLInputElement} */ (one(box, "input"));
}

/** @param {HTMLElement} box */
function changed(box) {
  words(box).dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {HTMLElement} item */
function linkIn(item) {
  return one(item, "a.answer");
}

/**
 * @param {HTMLElement} item
 * @param {string} word
 */
function isNumber(item, word) {
  return linkIn(item)?.dataset.number === word;
}

/** @param {HTMLElement} item */
function textOf(item) {
  return folded(all(item, "b, small:not(.no-js), .hint").map((part) => part.textContent).join(" "));
}
