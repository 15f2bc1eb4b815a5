// Answers that are taken again: after a change of an earlier one, or from another beginning.

import { own } from "./dom.js";
import { answered, begin, isRefused } from "./journal.js";
import { fitted, isHeld, kindOf, movesAt, remembered, shown, whole, without } from "./moves.js";
import { lastLine } from "./summary.js";
import { advance, isRefusal, present, withIncidents } from "./walk.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").Answer} Answer */
/** @typedef {import("./walk.js").Origin} Origin */
/** @typedef {import("./journal.js").Journal} Journal */
/** @typedef {import("./journal.js").Move} Move */

/**
 * Takes the kept answers again as far as they still fit. Returns the journal and how many were kept and dropped.
 * @param {Data} data
 * @param {Journal} journal
 * @returns {{ journal: Journal, kept: number, dropped: number }}
 */
export function caughtUp(data, journal) {
  const before = journal.at;
  let now = journal;
  while (!isHeld(data, now)) {
    const again = remembered(data, now);
    const next = again ? answered(data, now, again) : null;
    if (next === null || isRefused(next)) break;
    now = next;
  }
  return { journal: now, kept: now.at - before, dropped: isHeld(data, now) ? 0 : now.moves.length - now.at };
}

/**
 * The later answers that would not be taken again after this one, and are after the one that was given here before.
 * @param {Data} data
 * @param {Journal} journal
 * @param {Answer} answer
 */
export function setAside(data, journal, answer) {
  const before = remembered(data, journal);
  if (!before) return [];
  const rest = takenAgain(data, journal, answer).map(({ path }) => path);
  return takenAgain(data, journal, before).filter(({ path }) => {
    const at = rest.indexOf(path);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/**
 * The later answers that are taken again after this one, in words.
 * @param {Data} data
 * @param {Journal} journal
 * @param {Answer} answer
 */
function takenAgain(data, journal, answer) {
  const next = answered(data, journal, answer);
  if (isRefused(next)) return [];
  const { states } = caughtUp(data, next).journal;
  return states.slice(next.at + 1).map((state) => lastLine(data, state, { own }));
}

/**
 * The same answers from another beginning, as far as they fit: another role, another incident, a reload, a tree that was exported anew.
 * What belongs to steps that are not there is passed over.
 * @param {Data} data
 * @param {Journal} journal
 * @param {Origin} origin
 * @returns {Journal}
 */
export function restarted(data, journal, origin) {
  let now = { ...begin(data, origin, journal.run, journal.chosen), drafts: journal.drafts, lost: journal.lost, trace: journal.trace };
  let waiting = journal.moves.slice(0, journal.at);
  for (let move = fitting(data, now, waiting); move; move = fitting(data, now, waiting)) {
    const { was, is, next } = move;
    waiting = without(waiting, was);
    now = { ...now, states: [...now.states, next], moves: [...now.moves, is], at: now.at + 1 };
  }
  return { ...now, moves: [...now.moves, ...waiting, ...journal.moves.slice(journal.at)] };
}

/**
 * The first of the moves that is taken at the step shown.
 * @param {Data} data
 * @param {Journal} journal
 * @param {readonly Move[]} moves
 */
function fitting(data, journal, moves) {
  for (const was of moves) {
    const state = withIncidents(data, shown(journal), was.incidents ?? shown(journal).incidents);
    const isHere = movesAt(data, state, [was]).length > 0;
    if (isHere && was.held) return null;
    const { path, fields } = present(data, state);
    const is = { ...was, path, answer: fitted(was, fields) };
    const next = isHere ? advance(data, state, whole(is.answer, fields)) : null;
    if (next === null || isRefusal(next)) continue;
    if (fields.every((field) => !was.kinds || was.kinds[field.id] === kindOf(field))) return { was, is, next };
  }
  return null;
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
 * The journal on this day: a call that has not begun yet begins on it, one that has goes on as on the day on which it began.
 * @param {Data} data
 * @param {Journal} journal
 * @param {number} today
 * @returns {Journal}
 */
export function onDay(data, journal, today) {
  const { origin } = shown(journal);
  if (origin.today === today || journal.moves.length > 0 || Object.keys(journal.drafts).length > 0) return journal;
  return restarted(data, journal, { ...origin, today });
}
