// What is known at a state: facts, role, incident; and the only place that writes facts. Twin of decisiontree/walk/known.py.
import { factOf, treeOf } from "./data.js";
import { CALL_DAY } from "./days.js";
import { evaluate } from "./guards.js";
import { changed, factsOf, frameOf, inFrame, Refused } from "./state.js";
import { inDomain, inOrder } from "./values.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Guard} Guard */
/** @typedef {import("./data.js").Incident} Incident */
/** @typedef {import("./data.js").Value} Value */
/** @typedef {import("./data.js").Assigns} Assigns */
/** @typedef {import("./guards.js").Unknown} Unknown */
/** @typedef {import("./state.js").State} State */

/**
 * The tree that is walked now.
 * @param {Data} data
 * @param {State} state
 */
export function treeHere(data, state) {
  return treeOf(data, frameOf(state).tree);
}

/**
 * A fact as the tree that is walked now sees it.
 * @param {Data} data
 * @param {State} state
 * @param {string} id
 */
export function factHere(data, state, id) {
  return factOf(data, frameOf(state).tree, id);
}

/**
 * Whether a guard holds here, or the fact that must be known first.
 * @param {Data} data
 * @param {State} state
 * @param {Guard} guard
 * @returns {boolean | Unknown}
 */
export function holds(data, state, guard) {
  const values = withCall(state, factsOf(state));
  const { incident, unknown } = incidentHere(data, state);
  if (unknown === null) values.set("incident", incident !== null);
  const verdict = decided(guard, values);
  if (typeof verdict !== "boolean" && verdict.unknown === "incident" && unknown !== null) return { unknown };
  return verdict;
}

/**
 * The first open incident that concerns this tree and this caller; where none does, a fact that may show one.
 * @param {Data} data
 * @param {State} state
 * @returns {{incident: Incident | null, unknown: string | null}}
 */
export function incidentHere(data, state) {
  const values = withCall(state, new Map(state.facts));
  /** @type {string | null} */
  let unknown = null;
  for (const incident of data.incidents) {
    if (!state.incidents.includes(incident.id) || !incident.trees.includes(frameOf(state).tree)) continue;
    const verdict = incident.when === undefined || (incident.when !== null && decided(incident.when, values));
    if (verdict === true) return { incident, unknown: null };
    if (typeof verdict !== "boolean") unknown ??= verdict.unknown;
  }
  return { incident: null, unknown };
}

/**
 * Facts, and what conditions may speak of besides, whichever tree is walked.
 * @param {State} state
 * @param {Map<string, Value>} values
 */
function withCall(state, values) {
  if (state.role !== null) values.set("role", state.role);
  if (state.origin.today !== undefined) values.set(CALL_DAY, state.origin.today);
  return values;
}

/**
 * @param {Guard} guard
 * @param {ReadonlyMap<string, Value>} values
 */
function decided(guard, values) {
  const verdict = evaluate(guard, values);
  if (typeof verdict !== "boolean" && verdict.unknown === CALL_DAY) throw new Refused("needs-day", "a condition counts days from today: say on which day the call begins");
  return verdict;
}

/**
 * The state in which a fact has this value, or none; a decision whose amount it changes is void.
 * @param {Data} data
 * @param {State} state
 * @param {string} id
 * @param {Value | null} value
 * @returns {State}
 */
export function write(data, state, id, value) {
  const own = treeHere(data, state).facts.has(id);
  const before = own ? frameOf(state).facts : state.facts;
  if (isSame(before.get(id) ?? null, value)) return state;
  const facts = new Map(before);
  facts.delete(id);
  if (value !== null) facts.set(id, ordered(factHere(data, state, id), value));
  const level = own ? state.stack.length : 0;
  const decided = state.decided.map((one) =>
    one.level === level && one.fact === id ? Object.freeze({ ...one, void: true }) : one,
  );
  return changed(own ? inFrame(state, { facts }) : changed(state, { facts }), { decided });
}

/**
 * The state once an option or a step has changed what it changes; refuses to add more to choices than they may have.
 * @param {Data} data
 * @param {State} state
 * @param {Assigns} entry
 * @returns {State}
 */
export function assigned(data, state, { set = [], add = [] }) {
  for (const [fact, value] of set) {
    state = value === null ? forget(data, state, fact) : write(data, state, fact, value);
  }
  for (const [fact, more] of add) state = write(data, state, fact, withMore(data, state, fact, more));
  return state;
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {string} id
 * @param {readonly string[]} more
 */
function withMore(data, state, id, more) {
  const fact = factHere(data, state, id);
  const held = factsOf(state).get(id);
  const value = [...new Set([...(Array.isArray(held) ? held : []), ...more])];
  const count = value.length;
  if (!fact || inDomain(fact, value)) return value;
  throw new Refused("bad-value", `'${fact.label}' would have ${count} values, and takes ${fact.expected}`, id);
}

/**
 * Whether a fact has the same value as before; of choices, whatever the order.
 * @param {Value | null} one
 * @param {Value | null} other
 */
export function isSame(one, other) {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((id) => other.includes(id));
}

/**
 * A value as the walk keeps it: of choices, what is ticked in the order of the fact.
 * @param {Fact | undefined} fact
 * @param {Value} value
 */
function ordered(fact, value) {
  return fact && Array.isArray(value) ? Object.freeze(inOrder(fact, value)) : value;
}

/**
 * The state in which a fact is unknown as if nobody had been asked for it.
 * @param {Data} data
 * @param {State} state
 * @param {string} id
 * @returns {State}
 */
function forget(data, state, id) {
  return changed(write(data, state, id, null), { leftEmpty: state.leftEmpty.filter((one) => one !== id) });
}

/**
 * The value if the fact may have it; refused otherwise.
 * @param {Fact} fact
 * @param {unknown} value
 * @param {boolean} mayBeEmpty
 * @returns {Value | null}
 */
export function checked(fact, value, mayBeEmpty) {
  if (value === null && mayBeEmpty) return null;
  if (value === null) throw new Refused("bad-value", `'${fact.label}' is needed: ${fact.expected}`, fact.id);
  if (!inDomain(fact, value)) throw new Refused("bad-value", `'${fact.label}' must be ${fact.expected}`, fact.id);
  return value;
}
