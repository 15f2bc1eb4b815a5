// Amounts, numbers and dates as the tree's language writes them, from the table that the page carries. Twin of decisiontree/display.

import { dayParts, plainAmount, showValue } from "./values.js";

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Value} Value */
/** @typedef {import("./data.js").Writes} Writes */
/** @typedef {{currency?: string | null, exponent?: number}} Money */

/**
 * A value as a person reads it.
 * @param {Fact} fact
 * @param {Value} value
 * @param {Writes} writes
 */
export function displayValue(fact, value, writes) {
  if (fact.type === "choice") return fact.values?.find((choice) => choice.id === value)?.label ?? String(value);
  if (typeof value === "object") return displayTicked(fact, value, writes);
  if (typeof value === "boolean") return value ? writes.yes : writes.no;
  if (typeof value !== "number") return value;
  if (fact.type === "money") return displayMoney(value, fact, writes);
  return fact.type === "date" ? written(value, writes.long, writes) : bareAmount(value, 0, writes);
}

/**
 * @param {Fact} fact
 * @param {readonly string[]} ticked
 * @param {Writes} writes
 */
function displayTicked({ values = [], none = "\u2013" }, ticked, writes) {
  const labels = values.filter(({ id }) => ticked.includes(id)).map(({ label }) => label);
  return ticked.length === 0 ? none : inARow(labels, writes);
}

/**
 * Several words as the language joins them: `cough, fever and rash`.
 * @param {readonly string[]} words
 * @param {Writes} writes
 */
function inARow(words, { lists = ["{0}, {1}", "{0}, {1}", "{0}, {1}", "{0}, {1}"] }) {
  const [two, start, middle, end] = lists;
  const rest = [...words];
  let row = rest.pop() ?? "";
  for (let last = end; rest.length > 0; last = middle) {
    const form = words.length === 2 ? two : rest.length === 1 ? start : last;
    const word = rest.pop() ?? "";
    row = form.replace(/\{([01])\}/g, (_, side) => (side === "0" ? word : row));
  }
  return row;
}

/**
 * A value as it would be typed: `12,50`, `31.12.2026`.
 * @param {Fact} fact
 * @param {Value} value
 * @param {Writes} writes
 */
export function typedForm(fact, value, writes) {
  if (typeof value === "object") return value.join(", ") || (fact.none ?? showValue(fact, value));
  if (typeof value !== "number") return showValue(fact, value);
  if (fact.type === "date") return written(value, writes.short, writes);
  return bareAmount(value, fact.type === "money" ? (fact.exponent ?? 2) : 0, writes);
}

/**
 * An amount in minor units with its currency.
 * @param {number} units
 * @param {Money} money
 * @param {Writes} writes
 */
export function displayMoney(units, { currency, exponent = 2 }, writes) {
  const around = currency ? writes.money.get(currency) : undefined;
  if (!around) return bareAmount(units, exponent, writes);
  const [before, after] = units < 0 ? around.slice(2) : around;
  const [whole = "", cents] = plainAmount(Math.abs(units), exponent).split(".");
  return before + inDigits(grouped(whole, writes) + (cents ? writes.decimal + cents : ""), writes) + after;
}

/**
 * A number without its currency and without groups.
 * @param {number} units
 * @param {number} places
 * @param {Writes} writes
 */
export function bareAmount(units, places, writes) {
  const plain = plainAmount(Math.abs(units), places).replace(".", writes.decimal);
  return (units < 0 ? writes.minus : "") + inDigits(plain, writes);
}

/**
 * @param {string} digits
 * @param {Writes} writes
 */
export function grouped(digits, { group, sizes: [last, others] }) {
  const groups = [digits.slice(-last)];
  for (let rest = digits.slice(0, -last); rest; rest = rest.slice(0, -others)) groups.unshift(rest.slice(-others));
  return groups.join(group);
}

/**
 * The digits 0 to 9 as the language writes them.
 * @param {string} text
 * @param {Writes} writes
 */
export function inDigits(text, { zero }) {
  const first = zero.codePointAt(0) ?? 48;
  return text.replace(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)));
}

/**
 * @param {number} day
 * @param {string} template
 * @param {Writes} writes
 */
export function written(day, template, writes) {
  const { d, M, y } = dayParts(day);
  /** @type {Record<string, string | number>} */
  const parts = { d, M, y, dd: String(d).padStart(2, "0"), MM: String(M).padStart(2, "0") };
  return template.replace(/\{(\w+)\}/g, (_, part) => (part === "name" ? (writes.months[M - 1] ?? "") : inDigits(String(parts[part]), writes)));
}
