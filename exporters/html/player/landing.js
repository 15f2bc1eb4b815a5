// Where the focus goes at a step.

import { one } from "./dom.js";
import { answersFilter } from "./filter.js";
import { isFramed } from "./history.js";

/**
 * To the heading, or to the words that find one of many answers, unless they bring a keyboard of glass over them.
 * @param {HTMLElement} section
 * @param {boolean} isNext whether another step was there before
 */
export function land(section, isNext) {
  const filter = matchMedia("(hover: none)").matches ? null : answersFilter();
  if (!isNext) {
    // the browser takes the focus to the place that the address names, when all is loaded
    if (filter && !isFramed) window.addEventListener("load", () => answersFilter()?.focus({ preventScroll: true }));
  } else if (filter) filter.focus({ preventScroll: true });
  else one(section, "h2")?.focus();
}
