// What a host already knows, told in the address behind `#`, which is sent to no server: `refund.html#f.tier=gold&f.days_late=4`.
// Values come from outside: only declared facts are taken, and only values of their type.

import { parseValue } from "./values.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Value} Value */

const MARK = "f.";

/**
 * @param {Data} data
 * @param {string} address what stands behind `#`
 * @returns {Map<string, Value>}
 */
export function prefilled(data, address) {
  const facts = new Map([...data.facts, ...(data.trees.get(data.tree)?.facts ?? [])]);
  const found = new Map();
  for (const [name, text] of new URLSearchParams(address)) {
    const fact = name.startsWith(MARK) ? facts.get(name.slice(MARK.length)) : undefined;
    const value = fact ? parseValue(fact, text.trim()) : null;
    if (fact && value !== null) found.set(fact.id, value);
  }
  return found;
}

/**
 * The labels of facts, for telling what was taken over.
 * @param {Data} data
 * @param {Iterable<string>} ids
 */
export function labelsOf(data, ids) {
  const own = data.trees.get(data.tree)?.facts;
  return [...ids].map((id) => (own?.get(id) ?? data.facts.get(id))?.label ?? id).join(", ");
}
