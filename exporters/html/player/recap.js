// The summary of a call in each format that it is copied in, made to be pasted into a case.

import { clockTime, dayOn } from "./clock.js";
import { treeOf } from "./data.js";
import { inDigits, written } from "./display.js";
import { stepLines } from "./summary.js";
import { summary } from "./walk.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./trace.js").Trace} Trace */
/** The role only where it matters to the tree.
 * @typedef {{ withPrivate: boolean, withRole: boolean, trace: Trace, format: string }} Choice */
/** @typedef {ReturnType<typeof recordOf>} Record */

/** @type {readonly string[]} */
export const FORMATS = ["text", "markdown", "json", "csv"];

// Characters that nobody sees can turn words round in the place they are pasted into.
const UNSEEN = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
// A spreadsheet takes for a formula what begins so, some also in full width.
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const SYNTAX = /[\\`*_[\]<>#|~]/g;

/**
 * @param {Data} data
 * @param {State} state
 * @param {Choice} choice
 */
export function recap(data, state, choice) {
  const record = recordOf(data, state, choice);
  switch (choice.format) {
    case "json":
      return clean(JSON.stringify(record, null, 2));
    case "csv":
      return csv(record);
    case "markdown":
      return clean(markdown(record, headOf(data, record, choice.trace)));
    default:
      return clean(summary(data, state, { ...choice, told: toldOf(data, record, choice.trace) }).text ?? plain(record, headOf(data, record, choice.trace)));
  }
}

/**
 * The call as plain data: what the format JSON shows.
 * @param {Data} data
 * @param {State} state
 * @param {Choice} choice
 */
function recordOf(data, state, { withPrivate, withRole, trace }) {
  const { role, outcome, team, steps, facts, grants, withheld, note, text: _, ...tree } = summary(data, state, { withPrivate });
  const { began, ended, remarks } = trace;
  return {
    ...tree,
    started: began ? new Date(began).toISOString().replace(/\.\d+/, "") : null,
    seconds: began && ended ? Math.round((ended - began) / 1000) : null,
    role: withRole ? role : null,
    outcome,
    team,
    steps,
    facts,
    grants,
    withheld,
    note,
    notes: remarks.filter(({ topic, words }) => !topic && words).map(({ path, title, words }) => ({ path, title, words })),
    grievances: remarks.filter(({ topic }) => topic).map(({ path, title, topic, label, words }) => ({ path, title, topic, label, words })),
  };
}

/**
 * The lines above the steps, each with its label.
 * @param {Data} data
 * @param {Record} record
 * @param {Trace} trace
 */
function headOf(data, record, trace) {
  const { outcome, team, role, grants, withheld, notes, grievances } = record;
  const { date, time, duration } = timesOf(data, record, trace);
  const rows = [
    ["Outcome", outcome],
    ["Team", team],
    ["Role", role],
    ["Began", date && `${date}, ${time}`],
    ["Duration", duration],
    ...grants.map(({ label, text }) => ["Granted", `${label}, ${text}`]),
    ...withheld.map((reason) => ["Not granted", reason]),
    ...grievances.map((each) => [`Grievance at “${each.title}”`, grievanceText(each)]),
    ...notes.map(({ title, words }) => [`Note at “${title}”`, words]),
  ];
  return /** @type {[string, string][]} */ (rows.filter(([, text]) => text));
}

/**
 * @param {Data} data
 * @param {Record} record
 * @param {Trace} trace
 */
function timesOf(data, { tree, seconds }, { began }) {
  const { writes } = treeOf(data, tree);
  return {
    date: began ? written(dayOn(began), writes.long, writes) : "",
    time: began ? inDigits(clockTime(began), writes) : "",
    duration: seconds === null ? "" : inDigits(durationOf(seconds), writes),
  };
}

/**
 * What an outcome's own summary can say of the call besides the walk.
 * @param {Data} data
 * @param {Record} record
 * @param {Trace} trace
 */
function toldOf(data, record, trace) {
  const notes = [...record.grievances.map(grievanceText), ...record.notes.map(({ words }) => words)];
  return new Map(Object.entries({ ...timesOf(data, record, trace), notes: notes.join("; ") }));
}

/** @param {{ label: string, words: string }} grievance */
function grievanceText({ label, words }) {
  return words ? `${label}: ${words}` : label;
}

/** @param {number} seconds */
function durationOf(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * What was filled in stands in its step already.
 * @param {Record} record
 */
function otherFacts({ steps, facts }) {
  return facts.filter(({ label, text }) => !steps.some(({ answer }) => answer.includes(`${label}: ${text}`)));
}

/**
 * @param {Record} record
 * @param {[string, string][]} head
 */
function plain(record, head) {
  const lines = [record.title, ...head.map(([label, text]) => `${label}: ${text}`), "", stepLines(record.steps)];
  const others = otherFacts(record);
  if (others.length > 0) lines.push("", ...others.map(({ label, text }) => `${label}: ${text}`));
  if (record.note) lines.push("", record.note);
  lines.push("", `Tree ${record.tree}, version ${record.version}`);
  return lines.join("\n");
}

/**
 * @param {Record} record
 * @param {[string, string][]} head
 */
function markdown(record, head) {
  const row = (/** @type {string} */ label, /** @type {string} */ text) => `- **${escaped(label)}**${text && `: ${escaped(text)}`}`;
  const lines = [`## ${escaped(record.title)}`, "", ...head.map(([label, text]) => row(label, text)), ""];
  lines.push(...record.steps.map(({ title, answer }) => row(title, answer).replace("-", "1.")));
  const others = otherFacts(record);
  if (others.length > 0) lines.push("", ...others.map(({ label, text }) => row(label, text)));
  if (record.note) lines.push("", escaped(record.note));
  lines.push("", escaped(`Tree ${record.tree}, version ${record.version}`));
  return lines.join("\n");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(SYNTAX, "\\$&").replaceAll("\n", " ");
}

/**
 * A row with its header.
 * @param {Record} record
 */
function csv({ steps, facts, grants, withheld, note, notes, grievances, ...rest }) {
  const columns = {
    ...rest,
    granted: grants.map(({ label, text }) => `${label}, ${text}`).join("; "),
    not_granted: withheld.join("; "),
    steps: steps.map(({ title, answer }) => (answer ? `${title}: ${answer}` : title)).join("; "),
    facts: facts.map(({ label, text }) => `${label}: ${text}`).join("; "),
    grievances: grievances.map(grievanceText).join("; "),
    notes: notes.map(({ words }) => words).join("; "),
  };
  return `${Object.keys(columns).join(",")}\n${Object.values(columns).map(cell).join(",")}`;
}

/** @param {unknown} value */
function cell(value) {
  const text = clean(String(value ?? "").replaceAll("\n", " "));
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** @param {string} text */
function clean(text) {
  return text.replaceAll(UNSEEN, "");
}
