// Which texts of a node are there at a state; the words stand in the page. Twin of decisiontree/walk/shown_texts.py.
import { holds } from "./known.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Node} Node */
/** @typedef {import("./state.js").State} State */

/**
 * The places of the texts whose condition is not true here, such as `say.1`; one that needs an unknown fact is not.
 * @param {Data} data
 * @param {State} state
 * @param {Node} node
 * @returns {string[]}
 */
export function absentTexts(data, state, node) {
  const absent = (node.texts ?? []).filter(([, , when]) => when === null || holds(data, state, when) !== true);
  return absent.map(([field, at]) => `${field}.${at}`);
}

/**
 * The ticks that the node needs here before it is left: `must_say`, and for further texts `must_say.2` and so on.
 * @param {Data} data
 * @param {State} state
 * @param {Node} node
 * @returns {string[]}
 */
export function toBeSaid(data, state, node) {
  const ticks = Array.from({ length: Number(node.must_say ?? 0) }, (_, at) => (at === 0 ? "must_say" : `must_say.${at + 1}`));
  const absent = absentTexts(data, state, node);
  return ticks.filter((_, at) => !absent.includes(`must_say.${at}`));
}

/**
 * Whether the call stops at a node that passes by itself, because it shows something.
 * @param {Data} data
 * @param {State} state
 * @param {Node} node
 */
export function stops(data, state, node) {
  return node.stops === true || (node.stops !== undefined && holds(data, state, node.stops) === true);
}
