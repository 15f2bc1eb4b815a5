// Placeholders filled, in the tree's language. Twin of decisiontree/walk/fill.py; values are text, never markup.
import { bareAmount, displayMoney, displayValue } from "./display.js";
import { factHere, incidentHere, treeHere } from "./known.js";
import { factsOf } from "./state.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Authority} Authority */
/** @typedef {import("./state.js").State} State */
/** @typedef {{text: string, missing: boolean}} Filled */
/** `call`: what stands for `{call.date}` and the like, by the name after the dot.
 * @typedef {{withPrivate?: boolean, call?: ReadonlyMap<string, string>}} How */

const NEXT_UPDATE = "incident.next_update";
const MARK = /\{\{|\{\s*([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)?)\s*\}/g;

/**
 * What one placeholder stands for now; what is missing shows its name in square brackets.
 * @param {Data} data
 * @param {State} state
 * @param {string} name
 * @param {How} [how]
 * @returns {Filled}
 */
export function fill(data, state, name, how = {}) {
  const { withPrivate = true } = how;
  const fact = factHere(data, state, name);
  if (fact) {
    const value = factsOf(state).get(name);
    if (value === undefined || (fact.private && !withPrivate)) return { text: `[${fact.label}]`, missing: true };
    return { text: displayValue(fact, value, treeHere(data, state).writes), missing: false };
  }
  const text = builtIn(data, state, name, how);
  return text === null ? { text: `[${name}]`, missing: true } : { text, missing: false };
}

/**
 * A text in one piece, snippets and placeholders filled.
 * @param {Data} data
 * @param {State} state
 * @param {string} text
 * @param {How} [how]
 */
export function fillText(data, state, text, how = {}) {
  return replaced(text, (name) => {
    const snippet = data.snippets.get(name);
    if (snippet === undefined) return fill(data, state, name, how).text;
    return replaced(snippet, (inner) => fill(data, state, inner, how).text);
  });
}

/**
 * What a role may give by itself: an amount or, of what is only counted, the times; `none` where it has no part in it.
 * @param {Authority} authority
 * @param {string | null} role
 * @param {import("./data.js").Writes} writes
 * @param {(text: string) => string} [own] marks an amount among the page's words
 */
export function ownLimit(authority, role, writes, own = (text) => text) {
  const found = (authority.limits ?? authority.uses?.limits ?? []).find(([each]) => each === role);
  if (!found) return "none";
  if (found[1] === null) return "no limit";
  return own(authority.limits ? displayMoney(found[1], authority, writes) : bareAmount(found[1], 0, writes));
}

/**
 * @param {string} text
 * @param {(name: string) => string} named
 */
function replaced(text, named) {
  return text.replace(MARK, (_, name) => (name === undefined ? "{" : named(name)));
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {string} name
 * @param {How} how
 * @returns {string | null}
 */
function builtIn(data, state, name, how) {
  if (name === "role") return data.roles.find((role) => role.id === state.role)?.label ?? null;
  if (name === "decided") return decidedText(data, state, how);
  if (name === NEXT_UPDATE) return nextUpdate(data, state, how);
  if (name.startsWith("call.")) return how.call?.get(name.slice("call.".length)) ?? null;
  if (!name.startsWith("limit.")) return null;
  const authority = data.authority.get(name.slice("limit.".length));
  if (!authority) return null;
  return ownLimit(authority, state.role, treeHere(data, state).writes);
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {How} how
 */
function nextUpdate(data, state, how) {
  const text = incidentHere(data, state).incident?.next_update;
  // its own name within it would never end
  return text === undefined ? null : replaced(text, (name) => (name === NEXT_UPDATE ? "" : fill(data, state, name, how).text));
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {How} how
 */
function decidedText(data, state, { withPrivate = true }) {
  const last = state.decided.filter((one) => one.amount !== null && !one.void).at(-1);
  const authority = last && data.authority.get(last.authority);
  if (!authority || last.amount === null || (last.private && !withPrivate)) return null;
  return displayMoney(last.amount, authority, treeHere(data, state).writes);
}
