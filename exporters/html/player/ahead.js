// About how many more steps a call takes: the mean over the open ways. The fewest would say "last step" wherever a call may be cut short.

import { current, passes } from "./arrive.js";
import { sectionOf } from "./data.js";
import { one } from "./dom.js";
import { placesOf } from "./graph.js";
import { visibleOptions } from "./walk.js";

/** @typedef {import("./graph.js").Place} Place */
/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */
/** @typedef {{ inside(section: string): number, after(section: string, open?: number[] | null): number }} Steps
 *   `inside` the tree that a node runs; `after` it until its own tree ends, by the ways that are open */

const UNKNOWN = Number.POSITIVE_INFINITY;

/** @type {{ data: Data, steps: Steps } | null} */
let made = null;
/** @type {HTMLElement | null} */
let eyebrow = null;

/**
 * Says it above the heading of the step shown.
 * @param {HTMLElement} section
 * @param {Data} data
 * @param {State} state
 */
export function showAhead(section, data, state) {
  forgetAhead();
  const words = state.outcome ? "" : wordsFor(stepsAhead(data, state));
  eyebrow = one(section, ".eyebrow");
  // the style shows it, so that it belongs to no text that is searched or read elsewhere
  if (words) eyebrow?.setAttribute("data-ahead", words);
}

export function forgetAhead() {
  eyebrow?.removeAttribute("data-ahead");
}

/** @param {number} steps */
function wordsFor(steps) {
  if (steps === 0) return "Last step";
  if (steps < 1.5) return "About one more step";
  return steps < UNKNOWN ? `About ${Math.round(steps)} more steps` : "";
}

/**
 * @param {Data} data
 * @param {State} state
 */
function stepsAhead(data, state) {
  if (made?.data !== data) made = { data, steps: stepsOf(placesOf(data)) };
  const { inside, after } = made.steps;
  const [here = "", ...outer] = state.stack.map(({ tree, node }) => sectionOf(data, tree, node)).reverse();
  const node = current(data, state);
  const open = node.kind === "question" ? visibleOptions(data, state, node).map(({ index }) => index) : null;
  const asked = Number(state.needs.length > 0 && asks(node));
  return outer.reduce((sum, section) => sum + after(section), asked + inside(here) + after(here, open));
}

/**
 * @param {Map<string, Place>} places
 * @returns {Steps}
 */
function stepsOf(places) {
  /** @type {Map<string, number>} */
  const known = new Map();
  const back = new Set();
  const from = (/** @type {string} */ section, before = "") => {
    const place = places.get(section);
    if (!known.has(section) && place) {
      known.set(section, Number.NaN);
      known.set(section, Number(asks(place.node)) + inside(section) + after(section));
    }
    const steps = known.get(section) ?? UNKNOWN;
    // walked just now: this way leads back
    if (Number.isNaN(steps)) back.add(`${before} ${section}`);
    return steps;
  };
  const inside = (/** @type {string} */ section) => {
    const inner = places.get(section)?.inner;
    return inner ? from(inner) : 0;
  };
  /** @type {Steps["after"]} */
  const after = (section, open = null) => {
    const { node, ways } = /** @type {Place} */ (places.get(section));
    if (node.kind === "outcome") return 0;
    const on = ways.filter((_, at) => open?.includes(at) ?? true);
    const onward = on.filter((to) => !back.has(`${section} ${to}`));
    const steps = (onward.length > 0 ? onward : on).map((to) => from(to, section)).filter(Number.isFinite);
    if (steps.length === 0) return node.kind === "subtree" ? 0 : UNKNOWN;
    return steps.reduce((sum, each) => sum + each, 0) / steps.length;
  };
  return { inside, after };
}

/** @param {import("./data.js").Node} node whether a step of its own is shown for it */
function asks(node) {
  return node.kind !== "outcome" && (!passes(node) || node.stops !== undefined);
}
