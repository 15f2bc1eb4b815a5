// Words of a tree that stand only once in its page: in the sections.

import { byId, one } from "./dom.js";

const PLACES = { heading: "h2", eyebrow: ".eyebrow" };

/** @type {import("./data.js").Read} */
export function wordsIn(section, what, key = "") {
  const place = what === "way" ? `[data-way="${CSS.escape(key)}"] b` : PLACES[what];
  return one(byId(section), place)?.textContent ?? "";
}
