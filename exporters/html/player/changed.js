// What does not fit: answers from before the tree was exported anew, and what a link told.

import { byId, element, one } from "./dom.js";

/**
 * Shows it until the step is answered again or the call is over.
 * @param {Pick<import("./journal.js").Journal, "lost">} journal
 */
export function showLost({ lost }) {
  list("changed", lost.map(({ title, answer }) => `${title}: ${answer || "done"}`));
}

/**
 * Shows it until a step is answered or the call is over.
 * @param {readonly string[]} reasons why a link's values were not taken
 */
export function showRefused(reasons) {
  list("refused", reasons);
}

/**
 * @param {string} strip
 * @param {readonly string[]} lines
 */
function list(strip, lines) {
  const place = byId(strip);
  place.hidden = lines.length === 0;
  one(place, "ul")?.replaceChildren(...lines.map((line) => element("li", line)));
}
