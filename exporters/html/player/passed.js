// What passed by itself since the last answer, in words for the rep. Twin of decisiontree/walk/passed_words.py.

import { count } from "./count.js";
import { factOf, sectionOf, treeOf } from "./data.js";
import { byId, one, own } from "./dom.js";
import { nodeOn, treeOn } from "./state.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */

/**
 * A sentence for the steps that were skipped, and one for each branch that was taken; nothing private.
 * @param {Data} data
 * @param {State} state
 * @returns {string[]}
 */
export function passedWords(data, { origin, passed }) {
  const skipped = passed.filter(({ tags }) => tags);
  const tags = [...new Set(skipped.flatMap((each) => each.tags ?? []))].join(", ");
  const words = skipped.length > 0 ? [`${count(skipped.length, "step")} skipped, already tried: ${own(tags)}.`] : [];
  for (const { path, way } of passed) if (way !== undefined) words.push(chosen(data, treeOn(path) ?? origin.tree, nodeOn(path), way));
  return words;
}

/**
 * @param {Data} data
 * @param {string} tree
 * @param {string} id
 * @param {number} way
 */
function chosen(data, tree, id, way) {
  const node = treeOf(data, tree).nodes.get(id);
  const cases = node?.kind === "branch" ? node.cases : [];
  const asked = cases.slice(0, way + 1);
  // a condition names its facts among its other words
  const names = asked.flatMap(({ when }) => /** @type {unknown[]} */ (when ?? []).flat(Number.POSITIVE_INFINITY));
  if (names.some((name) => factOf(data, tree, String(name))?.private)) return "The next step was chosen by a private detail.";
  const section = byId(sectionOf(data, tree, id));
  const words = asked.map((_, at) => wordsOf(one(section, `[data-way="case-${at + 1}"] b`)));
  if (way < cases.length) return `The next step was chosen by what is known: ${words.at(-1)}.`;
  return `The next step was chosen because none of this is true: ${words.join("; ")}.`;
}

/**
 * The words of a condition, with what an author wrote in them told from the rest.
 * @param {HTMLElement | null} place
 */
function wordsOf(place) {
  return [...(place?.childNodes ?? [])].map((each) => (each instanceof Element ? own(each.textContent ?? "") : each.textContent)).join("");
}
