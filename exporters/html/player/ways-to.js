// The way to each step: the steps before it on a shortest way from the start, whatever the conditions on it.

import { sectionOf } from "./data.js";
import { placesOf } from "./graph.js";

/** @typedef {import("./data.js").Data} Data */

/**
 * For each section that can be come to, the one before it; the first has none.
 * @param {Data} data
 * @returns {Map<string, string | null>}
 */
export function stepsBefore(data) {
  const places = placesOf(data);
  const first = sectionOf(data, data.tree, data.trees.get(data.tree)?.start ?? "");
  /** @type {Map<string, string | null>} */
  const before = new Map([[first, null]]);
  for (const section of before.keys()) {
    const { inner = null, ways = [] } = places.get(section) ?? {};
    for (const to of [inner, ...ways]) if (to && !before.has(to)) before.set(to, section);
  }
  return before;
}
