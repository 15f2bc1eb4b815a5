// A long text of a step shows its first lines. The rest comes by the button below it, by the browser's own search, by the focus, and on paper.

import { all, byId, one } from "./dom.js";

/** So many characters fit into the lines of a folded text on any screen. */
const SHORT = 240;
/** Never out of sight: what an author stressed, and limits. */
const PLAIN = ":scope > :is(.say, .do):not(:has(strong, [data-fact^='limit.']))";
// told when a text has its size, and when the window gives it another: nothing is measured at a click
const sized = new ResizeObserver(show);

/** Unfolds a text in which something is come to that was out of sight. */
export function wireFolds() {
  const stage = byId("stage");
  stage.addEventListener("scroll", ({ target }) => target instanceof Element && target.matches(".long") && unfold(), true);
}

/**
 * Folds the long texts of a step that was just shown.
 * @param {HTMLElement} section
 */
export function fold(section) {
  sized.disconnect();
  for (const text of all(section, PLAIN)) {
    const isLong = (text.textContent ?? "").length > SHORT;
    text.classList.toggle("long", isLong);
    if (isLong) sized.observe(text);
  }
}

/** Shows the texts of the step whole. */
export function unfold() {
  sized.disconnect();
  const button = byId("whole");
  const text = document.activeElement === button ? one(byId("stage"), ".folded") : null;
  for (const each of all(byId("stage"), ".long")) each.classList.remove("long", "folded");
  byId("parts").append(button);
  // the focus goes from the button to what it brought
  if (text) text.tabIndex = -1;
  text?.focus({ preventScroll: true });
}

function show() {
  const texts = all(byId("stage"), ".long");
  const cut = texts.filter((text) => text.scrollHeight > text.clientHeight + 1);
  for (const text of texts) text.classList.toggle("folded", cut.includes(text));
  const button = byId("whole");
  const [first] = cut;
  if (!first) byId("parts").append(button);
  else if (first.nextElementSibling !== button) first.after(button);
}
