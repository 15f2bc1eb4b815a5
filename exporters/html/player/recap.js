// The summary of a call as plain text, made to be pasted into a case.

import { summary } from "./walk.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */

// Characters that nobody sees can turn words round in the place they are pasted into.
const UNSEEN = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * @param {Data} data
 * @param {State} state
 * @param {{ withPrivate: boolean, withRole: boolean }} choice the role only where it matters to the tree
 */
export function recap(data, state, { withPrivate, withRole }) {
  const call = summary(data, state, { withPrivate });
  const lines = [call.title];
  if (call.outcome) lines.push(`Outcome: ${call.outcome}`);
  if (call.team) lines.push(`Team: ${call.team}`);
  if (withRole && call.role) lines.push(`Role: ${call.role}`);
  lines.push(...grants(call), "");
  const steps = call.steps.filter((step) => step.answer).map((step) => `- ${step.title}: ${step.answer}`);
  const facts = call.facts.map((fact) => `${fact.label}: ${fact.text}`);
  // what was filled in stands in its step already
  const others = facts.filter((fact) => !steps.some((step) => step.includes(fact)));
  lines.push(...steps);
  if (others.length > 0) lines.push("", ...others);
  if (call.note) lines.push("", call.note);
  lines.push("", `Tree ${call.tree}, version ${call.version}`);
  return lines.map((line) => line.replaceAll(UNSEEN, "")).join("\n");
}

/**
 * Whether there is anything private that the summary leaves out.
 * @param {Data} data
 * @param {State} state
 */
export function leavesOut(data, state) {
  const shown = (/** @type {boolean} */ withPrivate) => recap(data, state, { withPrivate, withRole: false });
  return shown(true) !== shown(false);
}

/** @param {ReturnType<typeof summary>} call */
function grants(call) {
  return [
    ...call.grants.map((grant) => `Granted: ${grant.label}, ${grant.text}`),
    ...call.withheld.map((reason) => `Not granted: ${reason}`),
  ];
}
