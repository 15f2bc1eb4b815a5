// What a role may decide, in words that can be trusted at a glance. Twin of decisiontree/walk/verdict_words.py.
import { current } from "./arrive.js";
import { bareAmount, displayMoney } from "./display.js";
import { factHere, treeHere } from "./known.js";
import { covers } from "./limits.js";
import { roleLabel } from "./summary.js";
import { ownLimit } from "./fill.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./limits.js").Verdict} Verdict */
/** @typedef {(units: number | null | undefined) => string} Money */

/**
 * The one sentence, what stands behind it, and the note to copy into a case.
 * @param {Data} data
 * @param {State} state
 * @param {Verdict} verdict
 * @param {(text: string) => string} [own] marks amounts among the page's words
 */
export function verdictWords(data, state, verdict, own = (text) => text) {
  /** @type {Money} */
  const money = (units) =>
    units === null || units === undefined || !verdict.currency
      ? ""
      : own(displayMoney(units, verdict, treeHere(data, state).writes));
  const who = roleLabel(data, verdict.firstRole) ?? "";
  return {
    headline: headline(verdict, money(verdict.amount), who),
    details: details(data, state, verdict, money),
    note: noteNow(data, state, verdict, { money, who, own }),
  };
}

/**
 * Whether the amount is too much; where it is not, the times are used up or the role has no part in it.
 * @param {Verdict} verdict
 */
function isTooMuch({ limit, amount }) {
  return limit !== null && !covers(limit, amount ?? 0);
}

/**
 * @param {Verdict} verdict
 * @param {string} amount
 * @param {string} who
 */
function headline(verdict, amount, who) {
  if (verdict.within) return `You may ${amount ? `give ${amount}` : "do this"} now. No approval needed.`;
  const ask = who ? `Ask: ${who}.` : "No role in this library may decide it.";
  if (amount && isTooMuch(verdict)) {
    return `${amount} is more than you may give on your own. ${ask}`;
  }
  return `${verdict.usesCount ? "It has already been given as many times as you may give it." : "You may not decide this on your own."} ${ask}`;
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Verdict} verdict
 * @param {Money} money
 */
function details(data, state, verdict, money) {
  const texts = [];
  const { limit, usesLimit } = verdict;
  if (limit) {
    const role = roleLabel(data, verdict.role);
    const words = limit.none ? "nothing without approval" : limit.any ? "any amount" : `up to ${money(limit.most)}`;
    texts.push(`${verdict.label}: ${role ? `as ${role} ` : ""}you may give ${words}.`);
  }
  if (usesLimit) texts.push(`${uses(data, state, verdict)}. ${left(verdict.usesCount ?? 0, usesLimit, treeHere(data, state).writes)}.`);
  const suggested = money(verdict.suggest);
  return suggested ? [...texts, `Suggested: ${suggested}.`] : texts;
}

/**
 * How many of the times per period are used; the fact's label names the period.
 * @param {Data} data
 * @param {State} state
 * @param {Verdict} verdict
 */
function uses(data, state, { usesFact, usesCount, usesLimit }) {
  const fact = usesFact ?? "";
  const times = (/** @type {number} */ count) => bareAmount(count, 0, treeHere(data, state).writes);
  return `${factHere(data, state, fact)?.label ?? fact}: ${times(usesCount ?? 0)}${usesLimit?.any ? "" : ` of ${times(usesLimit?.most ?? 0)}`}`;
}

/**
 * @param {number} count
 * @param {import("./limits.js").Allowance} limit
 * @param {import("./data.js").Writes} writes
 */
function left(count, { any, most = 0 }, writes) {
  if (any) return "No limit for your role";
  return `Left: ${most > count ? `${bareAmount(most - count, 0, writes)}, including this one` : "none"}`;
}

/**
 * The note of a summary, before the call has ended; no private amount or number is in it.
 * @param {Data} data
 * @param {State} state
 * @param {Verdict} verdict
 * @param {{money: Money, who: string, own: (text: string) => string}} say
 */
function noteNow(data, state, verdict, { money, who, own }) {
  const node = current(data, state);
  const fact = node.kind === "decision" && node.amount !== undefined ? factHere(data, state, node.amount) : undefined;
  const amount = fact?.private ? "" : money(verdict.amount);
  const role = roleLabel(data, verdict.role) ?? "";
  const authority = data.authority.get(verdict.authority);
  const isUsedUp = verdict.usesLimit && !verdict.within && !isTooMuch(verdict);
  const isPrivate = factHere(data, state, verdict.usesFact ?? "")?.private;
  const limit = isUsedUp
    ? isPrivate ? "" : ` (${uses(data, state, verdict)})`
    : authority
      ? ` (limit: ${ownLimit(authority, verdict.role, treeHere(data, state).writes, own)})`
      : "";
  const how = verdict.within
    ? `decided by ${role}${limit}, no approval needed`
    : `above the authority of ${role}${limit}, ${who || "no role"} may decide it`;
  return `${verdict.label}: ${amount ? `${amount}, ` : ""}${how}, tree ${state.origin.tree} ${data.version}.`;
}
