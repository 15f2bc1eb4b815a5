// Conditions against known facts: the twin of decisiontree/guards/evaluate.py. An unknown fact is never false.

import { CALL_DAY, dayOf } from "./days.js";

/** @typedef {import("./data.js").Guard} Guard */
/** @typedef {import("./data.js").Value} Value */
/** @typedef {import("./days.js").Bound} Bound */
/** @typedef {{readonly unknown: string}} Unknown the fact that must be known first */

/**
 * True, false, or the first fact that must be known. A part that is known to decide an `and` or `or` decides it, wherever it stands.
 * @param {Guard} guard
 * @param {ReadonlyMap<string, Value>} values
 * @returns {boolean | Unknown}
 */
export function evaluate(guard, values) {
  const [kind, ...rest] = guard;
  switch (kind) {
    case "and":
      return joined(rest, values, false);
    case "or":
      return joined(rest, values, true);
    case "not": {
      const verdict = evaluate(rest[0], values);
      return typeof verdict === "boolean" ? !verdict : verdict;
    }
    case "in":
      return values.has(rest[0]) ? within(values.get(rest[0]), rest[1], values.get(CALL_DAY)) : { unknown: rest[0] };
    case "is":
      return values.has(rest[0]) ? rest[1].includes(values.get(rest[0])) : { unknown: rest[0] };
    case "has":
      return values.has(rest[0]) ? ticked(values.get(rest[0]), rest[1]) : { unknown: rest[0] };
    case "known":
      return values.has(rest[0]);
    case "true":
      return true;
    case "false":
      return false;
    default:
      throw new Error(`a condition of a kind this page does not know: ${kind}`);
  }
}

/**
 * @param {Guard[]} parts
 * @param {ReadonlyMap<string, Value>} values
 * @param {boolean} deciding the value of one part that settles the whole
 * @returns {boolean | Unknown}
 */
function joined(parts, values, deciding) {
  /** @type {Unknown | null} */
  let unknown = null;
  for (const part of parts) {
    const verdict = evaluate(part, values);
    if (verdict === deciding) return deciding;
    if (typeof verdict !== "boolean") unknown ??= verdict;
  }
  return unknown ?? !deciding;
}

/**
 * @param {Value | undefined} value
 * @param {string[]} wanted
 */
function ticked(value, wanted) {
  return Array.isArray(value) && wanted.some((each) => value.includes(each));
}

/**
 * @param {Value | undefined} value
 * @param {[Bound | null, Bound | null][]} ranges
 * @param {Value | undefined} today
 * @returns {boolean | Unknown}
 */
function within(value, ranges, today) {
  if (typeof value !== "number") return false;
  for (const [low, high] of ranges) {
    if (typeof today !== "number" && (Array.isArray(low) || Array.isArray(high))) return { unknown: CALL_DAY };
    const day = Number(today);
    if ((low === null || value >= dayOf(low, day)) && (high === null || value <= dayOf(high, day))) return true;
  }
  return false;
}
