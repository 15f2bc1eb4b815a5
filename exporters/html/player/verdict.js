// What a role may decide, in words that can be trusted at a glance.

import { element } from "./dom.js";
import { displayMoney } from "./values.js";

/** @typedef {import("./walk.js").Verdict} Verdict */
/** @typedef {import("./walk.js").Limit} Limit */
/** @typedef {(id: string | null) => string} RoleName */

/**
 * @param {HTMLElement} place
 * @param {Verdict | null} verdict
 * @param {{ roleName: RoleName, language: string }} say
 */
export function showVerdict(place, verdict, say) {
  place.hidden = verdict === null;
  if (verdict === null) return;
  place.classList.toggle("above", !verdict.within);
  place.replaceChildren(element("strong", headline(verdict, say)), ...details(verdict, say).map((text) => element("p", text)));
}

/**
 * @param {Verdict} verdict
 * @param {{ roleName: RoleName, language: string }} say
 */
function headline(verdict, { roleName, language }) {
  const amount = money(verdict, verdict.amount, language);
  if (verdict.within) return amount ? `You may give ${amount} now. No approval needed.` : "You may do this now. No approval needed.";
  const who = verdict.firstRole ? `Ask: ${roleName(verdict.firstRole)}.` : "Nobody in this library may decide it.";
  if (amount && isAbove(verdict)) return `${amount} is more than you may give by yourself. ${who}`;
  if (verdict.usesCount) return `It was given as often as you may give it. ${who}`;
  return `You may not decide this by yourself. ${who}`;
}

/** Whether it is the amount, not the number of times, that is too much. @param {Verdict} verdict */
function isAbove({ limit, amount }) {
  if (!limit || "any" in limit) return false;
  return "none" in limit || (amount ?? 0) > (limit.most ?? 0);
}

/**
 * @param {Verdict} verdict
 * @param {{ roleName: RoleName, language: string }} say
 */
function details(verdict, { roleName, language }) {
  const texts = [];
  const limit = limitWords(verdict, language);
  if (limit) texts.push(`${verdict.label}: as ${roleName(verdict.role)} you may give ${limit}.`);
  const uses = usesWords(verdict);
  if (uses) texts.push(uses);
  const suggest = money(verdict, verdict.suggest, language);
  if (suggest && verdict.within) texts.push(`Suggested: ${suggest}.`);
  return texts;
}

/**
 * @param {Verdict} verdict
 * @param {string} language
 */
function limitWords(verdict, language) {
  const limit = verdict.limit;
  if (!limit) return "";
  if ("any" in limit) return "any amount";
  if ("none" in limit) return "nothing without asking";
  return `up to ${money(verdict, limit.most, language)}`;
}

/** @param {Verdict} verdict */
function usesWords(verdict) {
  const limit = verdict.usesLimit;
  if (!limit || verdict.usesCount === null || verdict.usesCount === undefined) return "";
  if ("any" in limit) return "How often it was given before does not matter for your role.";
  const most = "most" in limit ? limit.most : 0;
  return `Given before: ${verdict.usesCount}. Your role gives it at most ${most === 1 ? "once" : `${most} times`}.`;
}

/**
 * @param {Verdict} verdict
 * @param {number | null | undefined} units
 * @param {string} language
 */
function money(verdict, units, language) {
  if (units === null || units === undefined || !verdict.currency) return "";
  return displayMoney(units, verdict.currency, verdict.exponent, language);
}
