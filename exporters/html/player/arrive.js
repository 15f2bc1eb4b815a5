// Nodes that pass by themselves: entering trees, skipping, branches, returning. Twin of decisiontree/walk/arrive.py.
import { assigned, holds, treeHere } from "./known.js";
import { decide, factsNeeded, pay } from "./limits.js";
import { stops } from "./shown-texts.js";
import { changed, factsOf, frameOf, inFrame, pathOf, Refused } from "./state.js";

/** @typedef {import("./data.js").Branch} Branch */
/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Node} Node */
/** @typedef {import("./data.js").Outcome} Outcome */
/** @typedef {import("./data.js").Question} Question */
/** @typedef {import("./data.js").Step} Step */
/** @typedef {import("./data.js").Subtree} Subtree */
/** @typedef {import("./state.js").State} State */

/**
 * Let nodes pass by themselves until one asks, facts are needed or the walk has ended.
 * @param {Data} data
 * @param {State} state
 * @returns {State}
 */
export function settle(data, state) {
  /** @type {Map<string, string>} */
  const passed = new Map();
  while (state.needs.length === 0 && state.outcome === null) {
    if (passed.has(placeOf(state))) {
      const names = [...new Set(passed.values())].map((name) => `'${name}'`).join(", ");
      throw new Refused("endless-loop", `nodes ${names} lead to each other without asking anything`);
    }
    passed.set(placeOf(state), frameOf(state).node);
    if (!frameOf(state).entered) {
      state = entered(data, state);
      continue;
    }
    const node = current(data, state);
    const skipped = skipTo(node, state);
    if (skipped !== null) {
      // nobody misses what would have passed unseen
      if (!passes(node) || node.stops || node.kind === "subtree") state = told(state, { tags: node.skip_if ?? [] });
      state = goTo(data, state, skipped);
      continue;
    }
    state = arrived(data, state, node);
    if (!passes(node) || stops(data, state, node)) break;
    if (state.needs.length === 0 && state.outcome === null) state = onward(data, state, node);
  }
  return state;
}

/**
 * The state at the same node once something else holds: it asks what its conditions need now, and passes nowhere.
 * @param {Data} data
 * @param {State} state
 * @returns {State}
 */
export function askedAnew(data, state) {
  if (state.outcome !== null || !frameOf(state).entered) return state;
  const node = current(data, state);
  if (node.kind === "question") return changed(state, { needs: unknownInOptions(data, state, node) });
  if (node.kind !== "branch") return state;
  try {
    const { unknown } = caseOf(data, state, node);
    return unknown === undefined ? state : changed(state, { needs: [unknown] });
  } catch (error) {
    if (error instanceof Refused) return state; // the answer will meet the same reason
    throw error;
  }
}

/**
 * The node the walk stands at.
 * @param {Data} data
 * @param {State} state
 * @returns {Node}
 */
export function current(data, state) {
  const node = treeHere(data, state).nodes.get(frameOf(state).node);
  if (!node) throw new Error(`there is no node '${frameOf(state).node}'`);
  return node;
}

/**
 * The state at another node of the same tree, before anything there has happened.
 * @param {Data} data
 * @param {State} state
 * @param {string | null | undefined} target
 * @returns {State}
 */
export function goTo(data, state, target) {
  const here = frameOf(state).node;
  if (target === null || target === undefined) throw new Refused("no-way", `node '${here}' has no next step`);
  if (!treeHere(data, state).nodes.has(target)) {
    throw new Refused("no-way", `node '${here}' goes to '${target}', which is not on this page`);
  }
  return changed(inFrame(state, { node: target }), { needs: [] });
}

/**
 * The state at the start of a tree that is run now.
 * @param {Data} data
 * @param {State} state
 * @param {string} id
 * @returns {State}
 */
export function enter(data, state, id) {
  const tree = data.trees.get(id);
  if (!tree || tree.start === undefined || !tree.nodes.has(tree.start)) {
    throw new Refused("no-way", `tree '${id}' has no start`);
  }
  if (state.stack.some((frame) => frame.tree === id)) throw new Refused("endless-loop", `tree '${id}' runs itself`);
  const frame = Object.freeze({ tree: id, node: tree.start, facts: new Map(), entered: false });
  return changed(state, { stack: [...state.stack, frame], needs: [] });
}

/**
 * The state once a node has been left: what it satisfies counts as tried.
 * @param {State} state
 * @param {Node} node
 * @returns {State}
 */
export function left(state, node) {
  const tried = new Set([...state.tried, ...(node.satisfies ?? [])]);
  return tried.size === state.tried.length ? state : changed(state, { tried: [...tried] });
}

/**
 * The state back in an outer tree; the facts of the inner ones are forgotten, so they can void no decision any more.
 * @param {State} state
 * @param {number} depth
 * @returns {State}
 */
export function unwound(state, depth) {
  const decided = state.decided.map((one) => (one.level > depth ? Object.freeze({ ...one, level: 0, fact: null }) : one));
  return changed(state, { stack: state.stack.slice(0, depth), decided });
}

/**
 * Whether a node passes by itself.
 * @param {Node} node
 * @returns {node is Branch | Subtree | Outcome | Step}
 */
export function passes(node) {
  if (node.kind === "step") return node.passes === true;
  return node.kind === "branch" || node.kind === "subtree" || node.kind === "outcome";
}

/**
 * The state after a node that passes by itself; its facts must be known.
 * @param {Data} data
 * @param {State} state
 * @param {Branch | Subtree | Outcome | Step} node
 * @returns {State}
 */
export function onward(data, state, node) {
  if (node.kind === "step") return goTo(data, left(assigned(data, state, node), node), node.to);
  if (node.kind === "branch") {
    const { to, way } = caseOf(data, state, node);
    return goTo(data, left(node.cases.length > 0 ? told(state, { way }) : state, node), to);
  }
  if (node.kind === "subtree") return enter(data, left(state, node), node.run);
  const outer = unwound(left(state, node), state.stack.length - 1);
  return goTo(data, outer, wayBack(data, state, node));
}

/**
 * @param {State} state
 * @param {Omit<import("./state.js").Passed, "path">} how
 */
function told(state, how) {
  return changed(state, { passed: [...state.passed, Object.freeze({ path: pathOf(state), ...how })] });
}

/**
 * Where an outcome here leads to in the calling tree; undefined where the walk ends.
 * @param {Data} data
 * @param {State} state
 * @param {Outcome} node
 * @returns {string | null | undefined}
 */
function wayBack(data, state, node) {
  const frame = state.stack[state.stack.length - 2];
  const caller = frame && data.trees.get(frame.tree)?.nodes.get(frame.node);
  if (caller?.kind !== "subtree") return undefined;
  const found = caller.returns.find(([outcome]) => outcome === node.id);
  return found ? found[1] : caller.else;
}

/**
 * All that decides where nodes lead that ask nothing.
 * @param {State} state
 */
function placeOf(state) {
  const held = (/** @type {import("./state.js").Frame["facts"]} */ facts) => [...facts].sort(([a], [b]) => (a < b ? -1 : 1));
  const frames = state.stack.map(({ tree, node, entered: isEntered, facts }) => [tree, node, isEntered, held(facts)]);
  return JSON.stringify([frames, held(state.facts), state.tried]);
}

/**
 * @param {Data} data
 * @param {State} state
 * @returns {State}
 */
function entered(data, state) {
  const known = factsOf(state);
  const first = state.stack.length === 1 ? (state.origin.asks ?? []) : [];
  const asked = new Set([...treeHere(data, state).given, ...first]);
  const needs = [...asked].filter((fact) => !known.has(fact) && !state.leftEmpty.includes(fact));
  return needs.length > 0 ? changed(state, { needs }) : inFrame(state, { entered: true });
}

/**
 * Where a node leads that is skipped here; null where it is not.
 * @param {Node} node
 * @param {State} state
 * @returns {string | null}
 */
export function skipTo(node, state) {
  if (!node.skip_if?.every((tag) => state.tried.includes(tag))) return null;
  return node.skip_to ?? (node.kind === "step" || node.kind === "form" ? node.to : undefined) ?? null;
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Node} node
 * @returns {State}
 */
function arrived(data, state, node) {
  switch (node.kind) {
    case "question":
      return changed(state, { needs: unknownInOptions(data, state, node) });
    case "decision": {
      const needs = factsNeeded(data, state, node);
      return needs.length > 0 ? changed(state, { needs }) : decide(data, state, node);
    }
    case "branch": {
      const { unknown } = caseOf(data, state, node);
      return unknown === undefined ? state : changed(state, { needs: [unknown] });
    }
    case "outcome": {
      const paid = pay(state, node.grants);
      if (wayBack(data, paid, node) !== undefined) return paid;
      return changed(paid, { outcome: Object.freeze({ tree: frameOf(state).tree, node: node.id }) });
    }
    default:
      return state;
  }
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Question} node
 */
function unknownInOptions(data, state, node) {
  /** @type {Set<string>} */
  const unknown = new Set();
  for (const option of node.options) {
    const verdict = option.when ? holds(data, state, option.when) : true;
    if (typeof verdict !== "boolean") unknown.add(verdict.unknown);
  }
  return [...unknown];
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Branch} node
 * @returns {{to: string | undefined, way: number, unknown?: string}}
 */
function caseOf(data, state, node) {
  for (const [way, one] of node.cases.entries()) {
    if (one.when === null) throw new Refused("no-way", `a condition of node '${node.id}' could not be read`);
    const verdict = holds(data, state, one.when);
    if (typeof verdict !== "boolean") return { to: undefined, way, unknown: verdict.unknown };
    if (verdict) return { to: one.to, way };
  }
  return { to: node.else, way: node.cases.length };
}
