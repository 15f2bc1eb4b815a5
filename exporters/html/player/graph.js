// How the steps of the page hang together, without a call: which leads where, in the order of walking. No DOM.

import { passes } from "./arrive.js";
import { sectionOf } from "./data.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Node} Node */
/** @typedef {{ node: Node, ways: string[], inner: string | null }} Place `ways`: the sections that it leads to, "" where one leads nowhere;
 *   `inner`: the start of the tree that it runs; `ways` come after that */
/** @typedef {Map<string, Place>} Places by section */
/** @typedef {{ section: string, from: Entry | null, at: number, exit: string, isStub: boolean, below: Entry[], size: number }} Entry
 *   `at`: which way of `from` leads here; `exit`: the exit that does; `isStub`: the section stands elsewhere with its ways; `size`: entries from here on */
/** @typedef {{ entry: Entry, x: number, y: number }} Box */

/** @param {Data} data @returns {Places} */
export function placesOf(data) {
  /** @type {Places} */
  const places = new Map();
  for (const tree of data.trees.values()) {
    for (const node of tree.nodes.values()) {
      const run = node.kind === "subtree" ? data.trees.get(node.run) : undefined;
      places.set(sectionOf(data, tree.id, node.id), {
        node,
        ways: waysOf(node).map((to) => (to && tree.nodes.has(to) ? sectionOf(data, tree.id, to) : "")),
        inner: run?.start ? sectionOf(data, run.id, run.start) : null,
      });
    }
  }
  return places;
}

/**
 * @param {Node} node
 * @returns {(string | null | undefined)[]} in the order of the page
 */
function waysOf(node) {
  switch (node.kind) {
    case "question":
      return node.options.map(({ to }) => to);
    case "listen":
      return [node.agreed, node.corrected];
    case "branch":
      return [...node.cases.map(({ to }) => to), node.else];
    case "decision":
      return [node.within, node.above];
    case "subtree":
      return [...node.returns.map(([, to]) => to), node.else];
    case "outcome":
      return [];
    default:
      return [node.to];
  }
}

/**
 * Every step once, below the first way that leads to it; other ways lead to stubs. The start comes first, then the exits, then what no way leads to.
 * @param {Data} data
 * @param {Places} places
 * @returns {Entry[]}
 */
export function outlineOf(data, places) {
  const root = (/** @type {string} */ section, exit = "") => ({ section, from: null, at: 0, exit, isStub: false, below: [], size: 1 });
  const starts = [...data.trees.values()].flatMap(({ id, start }) => (start ? root(sectionOf(data, id, start)) : []));
  const exits = [...data.trees.values()].flatMap(({ id, anytime }) =>
    anytime.flatMap(({ key, to }) => (to ? root(sectionOf(data, id, to), `${id}/${key}`) : [])),
  );
  /** @type {Entry[]} */
  const todo = [...starts.slice(0, 1), ...exits, ...starts.slice(1), ...[...places.keys()].map((section) => root(section))].reverse();
  /** @type {Entry[]} */
  const roots = [];
  /** @type {Entry[]} */
  const entries = [];
  const seen = new Set();
  for (let entry = todo.pop(); entry; entry = todo.pop()) {
    const { section, from, exit } = entry;
    const place = places.get(section);
    entry.isStub = seen.has(section);
    if (!place || (entry.isStub && !from && !exit)) continue;
    (from?.below ?? roots).push(entry);
    entries.push(entry);
    if (entry.isStub) continue;
    seen.add(section);
    for (const [at, to] of [...onwardOf(place).entries()].reverse()) if (to) todo.push({ ...root(to), from: entry, at });
  }
  for (const { from, size } of entries.reverse()) if (from) from.size += size;
  return roots;
}

/** @param {Place} place */
function onwardOf({ inner, ways }) {
  return inner ? [inner, ...ways] : ways;
}

/**
 * What a call went through: the sections, and the pairs `from to` of those that follow each other, with the nodes that passed by themselves.
 * @param {Places} places
 * @param {readonly string[]} taken the sections that were shown
 * @returns {Set<string>}
 */
export function routeOf(places, taken) {
  const route = new Set(taken.slice(0, 1));
  taken.forEach((to, at) => {
    // a tree that was run leads back to where it was run from
    const runs = [...route].filter((each) => places.get(each)?.inner).reverse();
    const found = [taken[at - 1] ?? "", ...runs].map((from) => between(places, from, to, new Set())).find(Boolean) ?? [];
    found.forEach((section, each) => {
      route.add(section).add(`${found[each - 1]} ${section}`);
    });
    route.add(to);
  });
  return route;
}

/**
 * @param {Places} places
 * @param {string} from
 * @param {string} to
 * @param {Set<string>} seen
 * @returns {string[] | null} the sections from one to the other over nodes that pass by themselves
 */
function between(places, from, to, seen) {
  const place = places.get(from);
  for (const next of place ? onwardOf(place) : []) {
    if (next === to) return [from, to];
    const there = places.get(next);
    if (!there || !passes(there.node) || seen.has(next)) continue;
    const rest = between(places, next, to, seen.add(next));
    if (rest) return [from, ...rest];
  }
  return null;
}

/**
 * Where entries stand on a map: columns by depth, the longest way straight on, the others as high as they fit below. As each column is
 * filled from above in the order of walking, no lines cross.
 * @param {readonly Entry[]} roots
 * @param {number} [deepest] the last column
 * @returns {Box[]}
 */
export function placed(roots, deepest = Number.POSITIVE_INFINITY) {
  /** @type {Box[]} */
  const boxes = [];
  /** @type {number[]} the first free row of each column */
  const free = [];
  const put = (/** @type {Entry} */ entry, /** @type {number} */ x, /** @type {number} */ row) => {
    const y = Math.max(row, free[x] ?? 0);
    free[x] = y + 1;
    boxes.push({ entry, x, y });
    const [main, ...sides] = x < deepest ? byLength(entry) : [];
    if (main) put(main, x + 1, y);
    for (const side of sides) put(side, x + 1, y + 1);
  };
  for (const entry of roots) put(entry, 0, 0);
  return boxes;
}

/**
 * What an entry leads to, the longest first.
 * @param {Entry} entry
 */
export function byLength({ below }) {
  return [...below].sort((a, b) => b.size - a.size);
}
