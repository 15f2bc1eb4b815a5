// Values of facts: the twin of decisiontree/guards/values.py, and how a value is shown to a person. Whole numbers only.

/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Tree} Tree */
/** @typedef {import("./data.js").Value} Value */

const TEXT_LENGTH = 1000;
const LAST_DAY = 3652059; // 9999-12-31
const FIRST_MOMENT = 719163; // day number of 1970-01-01
const DAY = 86400000;

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
    case "text":
      // code points, as Python counts them
      return typeof value === "string" && value !== "" && [...value].length <= TEXT_LENGTH;
    default:
      return inRange(fact, value);
  }
}

/**
 * A typed value as files, conditions and logs write it: `50.00`, `2026-01-31`, `true`, `gold`.
 * @param {Fact} fact
 * @param {Value} value
 */
export function showValue(fact, value) {
  if (typeof value !== "number") return String(value);
  if (fact.type === "money") return plainAmount(value, fact.exponent ?? 2);
  if (fact.type === "date") return isoDay(value);
  return String(value);
}

/**
 * A value as a person reads it, in the tree's language.
 * @param {Fact} fact
 * @param {Value} value
 * @param {Pick<Tree, "language" | "yes" | "no">} tree
 */
export function displayValue(fact, value, tree) {
  if (fact.type === "choice") return fact.values?.find((choice) => choice.id === value)?.label ?? String(value);
  if (typeof value === "boolean") return value ? tree.yes : tree.no;
  if (fact.type === "money" && typeof value === "number") return displayMoney(value, fact.currency, fact.exponent, tree.language);
  if (fact.type === "date" && typeof value === "number") return displayDay(value, tree.language);
  return showValue(fact, value);
}

/**
 * An amount in minor units with its currency.
 * @param {number} units
 * @param {string | undefined} currency
 * @param {number | undefined} exponent
 * @param {string} language
 */
export function displayMoney(units, currency, exponent, language) {
  const plain = plainAmount(units, exponent ?? 2);
  if (!currency) return plain;
  const places = { minimumFractionDigits: exponent ?? 2, maximumFractionDigits: exponent ?? 2 };
  // a text is formatted digit by digit; a number would pass through a float
  const digits = /** @type {any} */ (plain);
  const format = (/** @type {string} */ locale) => new Intl.NumberFormat(locale, { style: "currency", currency, ...places }).format(digits);
  return locally(language, format, `${currency} ${plain}`);
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
    default:
      return text;
  }
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
function dayNumber(text) {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text < "0001-01-01") return null;
  const moment = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(moment)) return null;
  const day = Math.round(moment / DAY) + FIRST_MOMENT;
  return isoDay(day) === text ? day : null;
}

/** @param {number} day */
function isoDay(day) {
  return new Date((day - FIRST_MOMENT) * DAY).toISOString().slice(0, 10);
}

/**
 * @param {number} day
 * @param {string} language
 */
function displayDay(day, language) {
  const moment = new Date((day - FIRST_MOMENT) * DAY);
  const format = (/** @type {string} */ locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(moment);
  return locally(language, format, isoDay(day));
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

/**
 * In the language, else in English, else as it is: a tree with a mistake in it must still show its amounts.
 * @param {string} language
 * @param {(locale: string) => string} format
 * @param {string} otherwise
 */
function locally(language, format, otherwise) {
  for (const locale of [language, "en"]) {
    try {
      return format(locale);
    } catch {
      // no such language, or no such currency
    }
  }
  return otherwise;
}
