// Numbers and dates as people type them, written as files write them. Twin of decisiontree/display/typed.py and dates.py.
// What a native reader reads in one way is taken, what can be read in two is refused with both.

import { bareAmount, grouped, inDigits, written } from "./display.js";
import { dayNumber } from "./values.js";

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Writes} Writes */
/** @typedef {{doubt: string}} Doubt a number that is not read, and the ways in which it could be */
/** @typedef {{runs: string[], signs: string[], decimals: string, groups: string, hasLakhs: boolean}} Digits */

const LONGEST = 40;
const MOST_DIGITS = 15; // more than an amount can have, and what a number holds exactly
const ALWAYS_GROUPS = " '٬";
/** @type {[RegExp, string][]} */
const ALIKE = [
  [/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, ""],
  [/[\u2018\u2019\u02bc\uff07]/g, "'"],
  [/[\u2010-\u2013\u2212\ufe63\uff0d]/g, "-"],
  [/[\u060c\u2e41\uff0c]/g, ","],
  [/\uff0e/g, "."],
  [/[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, " "],
  [/^ | $/g, ""],
];

/**
 * What was typed for a fact as files write it: `1.234,5` in German is `1234.5`. What is no number stays as it is.
 * @param {Fact} fact
 * @param {string} text
 * @param {Writes} writes
 * @returns {string | Doubt}
 */
export function typedValue(fact, text, writes) {
  if (fact.type === "date") return readDate(text, writes) ?? text;
  if (fact.type === "integer") return read(text, 0, [], writes);
  if (fact.type !== "money") return text;
  return read(text, fact.exponent ?? 2, writes.money.get(fact.currency ?? "")?.[4] ?? [], writes);
}

/**
 * The text in small letters, with the digits 0 to 9 and one form of each sign; what nobody sees is gone.
 * @param {string} text
 */
function plainSigns(text) {
  for (const [alike, one] of ALIKE) text = text.replace(alike, one);
  return text.toLowerCase().replace(/\p{Nd}/gu, digitOf);
}

/** @param {string} char */
function digitOf(char) {
  // the digits of a script follow each other, and where two scripts touch each has ten
  const code = char.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/**
 * @param {string} text
 * @param {number} places
 * @param {readonly string[]} forms
 * @param {Writes} writes
 * @returns {string | Doubt}
 */
function read(text, places, forms, writes) {
  const { minus, bare } = unsigned(plainSigns(text), forms);
  if (bare.length > LONGEST || !/^\d+([ '٬٫.,]\d+)*$/.test(bare)) return text;
  const [decimals, groups] = (/[0-9]/.test(text) && writes.latin) || writes.native;
  const runs = bare.split(/[ '٬٫.,]/);
  const signs = bare.match(/\D/g) ?? [];
  const digits = { runs, signs, decimals, groups, hasLakhs: writes.sizes[1] === 2 };
  if (areGroups(digits, runs.length)) return minus + runs.join("");
  const last = signs.at(-1) ?? "";
  const cents = runs.at(-1) ?? "";
  const whole = runs.slice(0, -1).join("");
  if (isDecimal(digits, last, cents, whole) && cents.length <= places) return `${minus}${whole}.${cents}`;
  if (!".,".includes(last) || runs.join("").length > MOST_DIGITS) return text;
  const readings = [];
  const inGroups = areGroups(digits, runs.length, true);
  const withDecimals = !signs.slice(0, -1).includes(last) && areGroups(digits, runs.length - 1, true);
  if (withDecimals && (inGroups || cents.length <= places)) {
    readings.push(bareAmount(Number(whole + cents.slice(0, places).padEnd(places, "0")), places, writes));
  }
  if (inGroups) readings.push(inDigits(grouped(runs.join(""), writes), writes));
  if (readings.length === 0) return text;
  return { doubt: `do you mean ${readings.map((each) => (minus ? writes.minus : "") + each).join(" or ")}?` };
}

/**
 * A minus before it and the currency beside it taken off, each once, in either order.
 * @param {string} plain
 * @param {readonly string[]} forms
 */
function unsigned(plain, forms) {
  let bare = plain.replace(/^- ?/, "");
  const front = forms.find((form) => bare.startsWith(form)) ?? "";
  const back = front ? "" : (forms.find((form) => bare.endsWith(form)) ?? "");
  bare = bare.slice(front.length, bare.length - back.length).trim();
  if (plain.startsWith("-") || !bare.startsWith("-")) return { minus: plain.startsWith("-") ? "-" : "", bare };
  return { minus: "-", bare: bare.slice(1).trim() };
}

/**
 * Whether the first runs of digits are one number in groups, here or anywhere, all parted by the same sign.
 * @param {Digits} digits
 * @param {number} count
 * @param {boolean} [anywhere]
 */
function areGroups({ runs, signs, groups, hasLakhs }, count, anywhere = false) {
  const [sign, ...others] = signs.slice(0, count - 1);
  if (sign === undefined) return true;
  const first = runs[0] ?? "";
  if (others.some((other) => other !== sign) || first.startsWith("0")) return false;
  if (!anywhere && !(ALWAYS_GROUPS + groups).includes(sign)) return false;
  const inner = runs.slice(1, count - 1);
  const are = (/** @type {number} */ size) => first.length <= size && inner.every((run) => run.length === size);
  return runs[count - 1]?.length === 3 && (are(3) || (hasLakhs && are(2)));
}

/**
 * Whether the last sign parts decimals: by the language, or as `12.50` does where it cannot be of a group.
 * @param {Digits} digits
 * @param {string} last
 * @param {string} cents
 * @param {string} whole
 */
function isDecimal(digits, last, cents, whole) {
  if (!areGroups(digits, digits.runs.length - 1) || digits.signs.slice(0, -1).includes(last)) return false;
  if (last === "٫" || digits.decimals.includes(last)) return true;
  const isCutGroup = (digits.hasLakhs && cents.length === 2) || (cents.length === 3 && whole !== "0");
  if (last === "." || cents.length !== 3) return ".,".includes(last) && !(digits.groups.includes(last) && isCutGroup);
  return false;
}

/**
 * The ISO form of a typed date: `2026-12-31` everywhere, the language's numeric order, and what the page prints.
 * @param {string} text
 * @param {Writes} writes
 * @returns {string | null}
 */
function readDate(text, writes) {
  const plain = plainSigns(text);
  const match = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})\.?$/.exec(plain.replace(/ ?([./-]) ?/g, "$1"));
  if (!match) return longDate(plain, writes);
  const [, first = "", sign, second = "", third = ""] = match;
  if (first.length === 4) return isoDate(first, second, third);
  // a year of two digits has a century to guess, and elsewhere dots stand in dates that begin with the day
  if (third.length !== 4 || writes.order === "yMd" || (writes.order === "Mdy" && sign === ".")) return null;
  return writes.order === "Mdy" ? isoDate(third, first, second) : isoDate(third, second, first);
}

/**
 * @param {string} plain
 * @param {Writes} writes
 */
function longDate(plain, writes) {
  const numbers = plain.match(/\d+/g) ?? [];
  if (!/\p{L}/u.test(plain) || numbers.length < 2 || numbers.length > 3) return null;
  for (const year of numbers) {
    for (const day of numbers) {
      for (let month = 1; month <= 12; month += 1) {
        const iso = isoDate(year, String(month), day);
        const number = iso === null ? null : dayNumber(iso);
        if (number !== null && plainSigns(written(number, writes.long, writes)) === plain) return iso;
      }
    }
  }
  return null;
}

/**
 * @param {string} year
 * @param {string} month
 * @param {string} day
 */
function isoDate(year, month, day) {
  const iso = `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return dayNumber(iso) === null ? null : iso;
}
