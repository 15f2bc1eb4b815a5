// The end of a call: what was granted, and the summary to take along.

import { all, byId, element, one, own, PRIVATE } from "./dom.js";
import { keepSummaryFormat, summaryFormat } from "./settings.js";
import { summary } from "./walk.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./walk.js").State} State */

/** @typedef {(withPrivate: boolean) => string} Recap the summary in the format chosen */

/**
 * Puts the block below the outcome on the stage; away with it while the call goes on.
 * @param {Data} data
 * @param {State | null} state
 * @param {Recap} recap
 */
export function showEnding(data, state, recap) {
  const block = byId("summary");
  if (state === null) {
    emptyEnding();
    byId("parts").append(block);
    return;
  }
  const { grants, withheld } = summary(data, state, { withPrivate: true, own });
  const granted = grants.map(
    ({ label, text, by, approved, limit }) =>
      `${label}: ${text}. ${approved ? "Approved by" : "Decided by"} ${by}, limit ${limit}.${approved ? "" : " No approval needed."}`,
  );
  list(block, "[data-granted]", granted, state.grants.map((grant) => grant.private));
  list(block, "[data-withheld]", withheld.map((reason) => `Not granted. ${reason}`));
  const choice = privateChoice();
  choice.checked = false;
  /** @type {HTMLElement} */ (choice.closest("label")).hidden = recap(true) === recap(false);
  writeSummary(recap);
  one(byId("stage"), ":scope > section")?.append(block);
}

/** Takes all of it out again. */
export function emptyEnding() {
  privateChoice().checked = false;
  summaryField().value = "";
  for (const place of all(byId("summary"), ".cover")) place.replaceChildren();
}

/**
 * Writes the summary into its field, with private facts where that is ticked.
 * @param {Recap} recap
 */
export function writeSummary(recap) {
  const area = summaryField();
  area.value = recap(withPrivate());
  area.rows = area.value.split("\n").length + 1;
}

/**
 * Listens to what the summary is to be like.
 * @param {Recap} recap
 */
export function wireEnding(recap) {
  const format = /** @type {HTMLSelectElement} */ (byId("summary-format"));
  format.value = summaryFormat();
  format.addEventListener("change", () => {
    keepSummaryFormat(format.value);
    writeSummary(recap);
  });
  privateChoice().addEventListener("change", () => writeSummary(recap));
}

/** Whether private facts were asked for. */
export function withPrivate() {
  return privateChoice().checked;
}

function summaryField() {
  return /** @type {HTMLTextAreaElement} */ (byId("summary-text"));
}

function privateChoice() {
  return /** @type {HTMLInputElement} */ (byId("summary-private"));
}

/**
 * @param {HTMLElement} block
 * @param {string} selector
 * @param {string[]} texts
 * @param {boolean[]} [isPrivate] those that paper does not show
 */
function list(block, selector, texts, isPrivate = []) {
  const place = one(block, selector);
  if (!place) return;
  place.hidden = texts.length === 0;
  place.replaceChildren(...texts.map((text, each) => element("p", text, isPrivate[each] ? PRIVATE : {})));
}
