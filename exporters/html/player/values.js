// Values of facts: the twin of decisiontree/guards/values.py. Whole numbers only; `display.js` shows them to a person.

import { dayAt, momentOf } from "./days.js";
import { putRight } from "./text-shape.js";

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Value} Value */

const TEXT_LENGTH = 1000;
const LAST_DAY = 3652059; // 9999-12-31

/**
 * The typed value that a text gives a fact; null when it is no such value or lies outside `min` and `max`.
 * @param {Fact} fact
 * @param {string} text
 * @returns {Value | null}
 */
export function parseValue(fact, text) {
  const value = typed(fact, text);
  return value !== null && inDomain(fact, value) ? value : null;
}

/**
 * Whether a typed value is one that the fact may have.
 * @param {Fact} fact
 * @param {unknown} value
 * @returns {value is Value}
 */
export function inDomain(fact, value) {
  switch (fact.type) {
    case "boolean":
      return typeof value === "boolean";
    case "choice":
      return (fact.values ?? []).some((choice) => choice.id === value);
    case "choices":
      return Array.isArray(value) && mayBeTicked(fact, value);
    case "text":
      // code points, as Python counts them
      if (typeof value !== "string" || value === "" || [...value].length > TEXT_LENGTH) return false;
      return fact.shape === undefined || putRight(fact.shape, value) === value;
    default:
      return inRange(fact, value);
  }
}

/**
 * A typed value as files, conditions and logs write it: `50.00`, `2026-01-31`, `true`, `gold`, `[cough, fever]`.
 * @param {Fact} fact
 * @param {Value} value
 */
export function showValue(fact, value) {
  if (Array.isArray(value)) return `[${value.join(", ")}]`;
  if (typeof value !== "number") return String(value);
  if (fact.type === "money") return plainAmount(value, fact.exponent ?? 2);
  if (fact.type === "date") return isoDay(value);
  return String(value);
}

/**
 * An amount in minor units as plain text: 5000 with two places is `50.00`.
 * @param {number} units
 * @param {number} places
 */
export function plainAmount(units, places) {
  const digits = String(Math.abs(units)).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return (units < 0 ? "-" : "") + (places ? `${whole}.${digits.slice(-places)}` : whole);
}

/**
 * @param {Fact} fact
 * @param {string} text
 * @returns {Value | null}
 */
function typed(fact, text) {
  switch (fact.type) {
    case "boolean":
      return text === "true" ? true : text === "false" ? false : null;
    case "integer":
      return /^-?[0-9]{1,16}$/.test(text) ? safe(BigInt(text)) : null;
    case "money":
      return minorUnits(text, fact.exponent ?? 2);
    case "date":
      return dayNumber(text);
    case "choices":
      return listed(fact, text);
    default:
      return fact.shape === undefined ? text : putRight(fact.shape, text);
  }
}

/**
 * The ids of a list such as `[cough, fever]`; its brackets may be left out where it is not empty.
 * @param {Fact} fact
 * @param {string} text
 */
function listed(fact, text) {
  const inside = /^\[(.*)\]$/s.exec(text.trim())?.[1]?.trim();
  if (inside === "") return [];
  const ids = (inside ?? text).split(",").map((each) => each.trim());
  return ids.every((id, at) => id !== "" && ids.indexOf(id) === at) ? inOrder(fact, ids) : null;
}

/**
 * What is ticked of a choices fact, in its order; what is no value of it is left as it is, at the end.
 * @param {Fact} fact
 * @param {readonly string[]} ticked
 */
export function inOrder({ values = [] }, ticked) {
  const known = values.map(({ id }) => id).filter((id) => ticked.includes(id));
  return [...known, ...ticked.filter((id) => !known.includes(id))];
}

/**
 * How many values of a choices fact are ticked at least and at most, unless the answer is that none applies.
 * @param {Fact} fact
 */
export function tickLimits({ values = [], min = 1, max = values.length }) {
  return { least: min, most: max };
}

/**
 * @param {Fact} fact
 * @param {readonly unknown[]} ticked
 */
function mayBeTicked(fact, ticked) {
  if (ticked.length === 0) return fact.none !== undefined;
  const { least, most } = tickLimits(fact);
  const known = (fact.values ?? []).map(({ id }) => /** @type {unknown} */ (id));
  const areValues = ticked.every((id, at) => known.includes(id) && ticked.indexOf(id) === at);
  return areValues && ticked.length >= least && ticked.length <= most;
}

/**
 * @param {string} text
 * @param {number} places
 */
function minorUnits(text, places) {
  const match = /^(-?)([0-9]{1,12})(?:\.([0-9]+))?$/.exec(text);
  const cents = match?.[3] ?? "";
  if (!match || cents.length > places) return null;
  return safe(BigInt(`${match[1]}${match[2]}${cents.padEnd(places, "0")}`));
}

/**
 * @param {bigint} number
 * @returns {number | null}
 */
function safe(number) {
  const plain = Number(number);
  if (!Number.isSafeInteger(plain)) return null;
  return plain === 0 ? 0 : plain; // no minus zero
}

/** @param {string} text */
export function dayNumber(text) {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text < "0001-01-01") return null;
  const moment = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(moment)) return null;
  const day = dayAt(moment);
  return isoDay(day) === text ? day : null;
}

/** @param {number} day */
function isoDay(day) {
  return momentOf(day).toISOString().slice(0, 10);
}

/** @param {number} day */
export function dayParts(day) {
  const moment = momentOf(day);
  return { d: moment.getUTCDate(), M: moment.getUTCMonth() + 1, y: moment.getUTCFullYear() };
}

/**
 * @param {Fact} fact
 * @param {unknown} value
 */
function inRange(fact, value) {
  if (!Number.isSafeInteger(value)) return false;
  const number = /** @type {number} */ (value);
  if (fact.type === "date" && (number < 1 || number > LAST_DAY)) return false;
  return (fact.min === undefined || number >= fact.min) && (fact.max === undefined || number <= fact.max);
}
