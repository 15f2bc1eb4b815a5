// What a host already knows, told in the address behind `#`, which is sent to no server: `refund.html#f.tier=gold&f.days_late=4`.
// Values come from outside: only declared facts are taken, and only values of their type.

import { factOf } from "./data.js";
import { own } from "./dom.js";
import { inDomain, parseValue } from "./values.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Value} Value */

const MARK = "f.";
const LONGEST = 40;

/**
 * @param {Data} data
 * @param {string} address what stands behind `#`
 * @returns {{ given: Map<string, Value>, refused: string[] }} `refused`: why the others were not taken, for a rep
 */
export function prefilled(data, address) {
  const given = new Map();
  const refused = [];
  for (const pair of address.split("&").filter((each) => each.startsWith(MARK))) {
    const [name, ...rest] = pair.slice(MARK.length).split("=");
    const fact = factOf(data, data.tree, read(name) ?? "");
    const text = read(rest.join("="))?.trim();
    const value = fact && text !== undefined ? parseValue(fact, text) : null;
    if (fact && value !== null && inDomain(fact, value)) given.set(fact.id, value);
    else refused.push(reason(fact, read(name) ?? name ?? "", text));
  }
  return { given, refused };
}

/**
 * A part of the address without its escapes, nothing where one of them is broken.
 * @param {string | undefined} part
 */
function read(part = "") {
  try {
    return decodeURIComponent(part.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/**
 * @param {Fact | undefined} fact
 * @param {string} name
 * @param {string | undefined} text
 */
function reason(fact, name, text) {
  if (!fact) return `${own(short(name))}: this tree has no such fact`;
  const label = own(fact.label);
  if (text === undefined) return `${label}: its text in the link is broken`;
  return fact.private ? `${label}: not ${fact.expected}` : `${label}: “${own(short(text))}” is not ${fact.expected}`;
}

/** @param {string} text */
function short(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/**
 * The labels of facts, for telling what was taken over.
 * @param {Data} data
 * @param {Iterable<string>} ids
 */
export function labelsOf(data, ids) {
  return [...ids].map((id) => factOf(data, data.tree, id)?.label ?? id).join(", ");
}
