// What a host already knows, told in the address behind `#`, which is sent to no server: `refund.html#f.tier=gold&f.days_late=4`.
// Values come from outside: only declared facts are taken, and only values of their type.

import { factOf } from "./data.js";
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
  const found = new Map();
  for (const [name, text] of new URLSearchParams(address)) {
    const fact = name.startsWith(MARK) ? factOf(data, data.tree, name.slice(MARK.length)) : undefined;
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
  return [...ids].map((id) => factOf(data, data.tree, id)?.label ?? id).join(", ");
}
