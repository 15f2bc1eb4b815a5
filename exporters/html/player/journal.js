// The call as a list of answers and a place in it. Pure: every state is a fold of the walk over the answers and what was open then.

import { stillDrafts } from "./drafts.js";
import { kindOf, movesAt, shown, without } from "./moves.js";
import { NO_TRACE } from "./trace.js";
import { advance, isRefusal, present, start } from "./walk.js";

export { shown } from "./moves.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./walk.js").Answer} Answer */
/** @typedef {import("./walk.js").Refusal} Refusal */
/** @typedef {import("./walk.js").Origin} Origin */
/** @typedef {import("./walk.js").Field} Field */
/** @typedef {{ path: string, title: string, answer: string }} Line an answer in words, nothing private */
/** @typedef {{ path: string, answer: Answer, facts?: boolean, incidents?: readonly string[], kinds?: Record<string, string>,
 *   line?: Line | undefined, held?: boolean }} Move
 *   `facts`: it gave facts that were asked; `incidents`: those that were open when it was given; `kinds`: of what kind each field was;
 *   `line`: the answer in the words of the tree it was given in; `held`: something private was in it and is not kept, so it is to be given again */
/**
 * `states[i]` is the state after `i` answers; `at` is the one shown; `moves` go on beyond `at` after a step back;
 * `drafts` is what stands in fields and ticks of steps that are not answered yet; `chosen` is the incident that the rep goes by,
 * all that are open or none; `lost` is what no longer fits since the tree changed; `trace`: when the call began, and what was written down.
 * @typedef {{ run: string, states: readonly State[], moves: readonly Move[], at: number, drafts: Readonly<Record<string, Draft>>,
 *   chosen: string, lost: readonly Line[], trace: import("./trace.js").Trace }} Journal
 * @typedef {Readonly<Record<string, string | boolean>>} Draft
 */

/** All incidents that are open. */
export const ALL = "*";
/** None of them. */
export const NONE = "";

/**
 * @param {Data} data
 * @param {Origin} origin
 * @param {string} run
 * @param {string} [chosen]
 * @returns {Journal}
 */
export function begin(data, origin, run, chosen = ALL) {
  return { run, states: [start(data, origin)], moves: [], at: 0, drafts: {}, chosen, lost: [], trace: NO_TRACE };
}

/**
 * Whether an answer was not taken.
 * @param {Journal | Refusal} result
 * @returns {result is Refusal}
 */
export function isRefused(result) {
  return "refused" in result;
}

/**
 * The journal after an answer; what was answered farther on is kept aside, so that it can be offered again.
 * @param {Data} data
 * @param {Journal} journal
 * @param {Answer} answer
 * @returns {Journal | Refusal}
 */
export function answered(data, journal, answer) {
  const next = advance(data, shown(journal), answer);
  if (isRefusal(next)) return next;
  const { path, fields, asks } = present(data, shown(journal));
  const states = [...journal.states.slice(0, journal.at + 1), next];
  const ahead = journal.moves.slice(journal.at);
  const kinds = Object.fromEntries(fields.map((field) => [field.id, kindOf(field)]));
  const leaves = answer.kind === "exit" || answer.kind === "jump";
  const about = leaves ? {} : { facts: asks === "facts" };
  const move = { path, answer, ...about, incidents: shown(journal).incidents, kinds };
  const rest = without(ahead, movesAt(data, shown(journal), ahead)[0]);
  const { [path]: _, ...others } = journal.drafts;
  // a way out is taken by mistake at times, and Back undoes it
  const drafts = leaves ? journal.drafts : stillDrafts(data, others, shown(journal), next, answer);
  const lost = journal.lost.filter((line) => line.path !== path);
  return { ...journal, states, moves: [...journal.moves.slice(0, journal.at), move, ...rest], at: journal.at + 1, drafts, lost };
}

/**
 * @param {Journal} journal
 * @param {number} at
 * @returns {Journal}
 */
export function wentTo(journal, at) {
  return { ...journal, at: Math.max(0, Math.min(at, journal.states.length - 1)) };
}

/**
 * Whether there is anything of a caller in it.
 * @param {Journal} journal
 */
export function hasBegun({ moves, drafts, states: [first], trace }) {
  const { given = {}, asks = [] } = first?.origin ?? {};
  return [moves, asks, Object.keys(drafts), Object.keys(given), trace.remarks].some((each) => each.length > 0);
}
