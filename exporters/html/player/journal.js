// The call as a list of answers and a place in it. Pure: every state is a fold of the walk over the answers and what was open then.

import { incidentsAtFirst } from "./state.js";
import { advance, isRefusal, present, start, withIncidents } from "./walk.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./walk.js").Answer} Answer */
/** @typedef {import("./walk.js").Refusal} Refusal */
/** @typedef {import("./walk.js").Origin} Origin */
/** @typedef {{ path: string, answer: Answer, incidents?: readonly string[] }} Move `incidents`: those that were open when it was given */
/**
 * `states[i]` is the state after `i` answers; `at` is the one shown; `moves` go on beyond `at` after a step back;
 * `drafts` is what stands in fields and ticks of steps that are not answered yet; `chosen` is the incident that the rep goes by,
 * all that are open or none.
 * @typedef {{ run: string, states: readonly State[], moves: readonly Move[], at: number, drafts: Readonly<Record<string, Draft>>,
 *   chosen: string }} Journal
 * @typedef {readonly (string | boolean)[]} Draft
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
  return { run, states: [start(data, origin)], moves: [], at: 0, drafts: {}, chosen };
}

/**
 * Whether an answer was not taken.
 * @param {Journal | Refusal} result
 * @returns {result is Refusal}
 */
export function isRefused(result) {
  return "refused" in result;
}

/** @param {Journal} journal @returns {State} */
export function shown(journal) {
  return /** @type {State} */ (journal.states[journal.at]);
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
  const path = present(data, shown(journal)).path;
  const states = [...journal.states.slice(0, journal.at + 1), next];
  const ahead = journal.moves.slice(journal.at);
  const move = { path, answer, incidents: shown(journal).incidents };
  const rest = without(ahead, path);
  const { [place(data, journal)]: _, ...drafts } = journal.drafts;
  return { ...journal, states, moves: [...journal.moves.slice(0, journal.at), move, ...rest], at: journal.at + 1, drafts };
}

/**
 * The journal with what stands in the step shown.
 * @param {Data} data
 * @param {Journal} journal
 * @param {Draft} draft
 * @returns {Journal}
 */
export function drafted(data, journal, draft) {
  return { ...journal, drafts: { ...journal.drafts, [place(data, journal)]: draft } };
}

/**
 * @param {Data} data
 * @param {Journal} journal
 * @returns {Draft | null}
 */
export function draftOf(data, journal) {
  return journal.drafts[place(data, journal)] ?? null;
}

/**
 * Takes the kept answers again as far as they still fit. Returns the journal and how many were kept and dropped.
 * @param {Data} data
 * @param {Journal} journal
 * @returns {{ journal: Journal, kept: number, dropped: number }}
 */
export function caughtUp(data, journal) {
  const before = journal.at;
  let now = journal;
  for (;;) {
    const again = remembered(data, now);
    const next = again ? answered(data, now, again) : null;
    if (next === null || isRefused(next)) break;
    now = next;
  }
  return { journal: now, kept: now.at - before, dropped: now.moves.length - now.at };
}

/**
 * What was answered here before a step back.
 * @param {Data} data
 * @param {Journal} journal
 * @returns {Answer | null}
 */
export function remembered(data, journal) {
  const path = present(data, shown(journal)).path;
  return journal.moves.slice(journal.at).find((move) => move.path === path)?.answer ?? null;
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
 * The journal once these incidents are open: what was answered stays as it was, the step shown goes by what holds now,
 * and before the first answer the call begins anew.
 * @param {Data} data
 * @param {Journal} journal
 * @param {readonly string[]} incidents
 * @returns {Journal}
 */
export function atTime(data, journal, incidents) {
  const before = shown(journal);
  const state = withIncidents(data, before, incidents);
  if (state === before) return journal;
  // what was answered from another beginning is kept aside, as after a step back
  const states = journal.at === 0 ? [state] : journal.states.map((each) => (each === before ? state : each));
  return { ...journal, states };
}

/**
 * The same answers from another beginning, as far as they fit: another role, another incident, a reload.
 * @param {Data} data
 * @param {Journal} journal
 * @param {Origin} origin
 * @returns {Journal}
 */
export function restarted(data, journal, origin) {
  let now = { ...begin(data, origin, journal.run, journal.chosen), drafts: journal.drafts };
  for (const move of journal.moves.slice(0, journal.at)) {
    const next = advance(data, withIncidents(data, shown(now), move.incidents ?? shown(now).incidents), move.answer);
    if (isRefusal(next)) break;
    now = { ...now, states: [...now.states, next], moves: [...now.moves, move], at: now.at + 1 };
  }
  return { ...now, moves: [...now.moves, ...journal.moves.slice(now.at)] };
}

/**
 * What a reload needs: plain data.
 * @param {Journal} journal
 */
export function saved(journal) {
  const { run, moves, at, drafts, chosen } = journal;
  return { run, origin: shown(journal).origin, moves, at, drafts, chosen };
}

/**
 * The journal that was saved, as far as it still fits; null where it is none.
 * @param {Data} data
 * @param {unknown} kept
 * @returns {Journal | null}
 */
export function opened(data, kept) {
  const plain = /** @type {(Pick<Journal, "run" | "moves" | "at"> & Partial<Journal> & { origin: Origin }) | null} */ (kept);
  if (!plain || !Array.isArray(plain.moves)) return null;
  try {
    const { moves, at, drafts = {}, chosen = ALL } = plain;
    const origin = { ...plain.origin, incident: incidentsAtFirst(plain.origin).filter((id) => isInPage(data, id)) };
    return restarted(data, { ...begin(data, origin, plain.run, chosen), moves, at, drafts }, origin);
  } catch {
    // written by another version of the page, or by somebody else
    return null;
  }
}

/**
 * Whether an incident is still there: what is over is left out when the page is made anew.
 * @param {Data} data
 * @param {string} id
 */
function isInPage(data, id) {
  return data.incidents.some((incident) => incident.id === id);
}

/**
 * The step shown, together with the fields it shows.
 * @param {Data} data
 * @param {Journal} journal
 */
function place(data, journal) {
  const { path, fields } = present(data, shown(journal));
  return [path, ...(fields ?? []).map((field) => field.id)].join(" ");
}

/**
 * @param {readonly Move[]} moves
 * @param {string} path
 */
function without(moves, path) {
  const index = moves.findIndex((move) => move.path === path);
  return moves.filter((_, each) => each !== index);
}
