// The call as a list of answers and a place in it. Pure: every state is a fold of the walk over the answers and what was open then.

import { current } from "./arrive.js";
import { factOf } from "./data.js";
import { own } from "./dom.js";
import { treeHere } from "./known.js";
import { incidentsAtFirst } from "./state.js";
import { inDomain } from "./values.js";
import { advance, isRefusal, present, start, summary, withIncidents } from "./walk.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./walk.js").Answer} Answer */
/** @typedef {import("./walk.js").Refusal} Refusal */
/** @typedef {import("./walk.js").Origin} Origin */
/** @typedef {import("./walk.js").Field} Field */
/** @typedef {{ path: string, title: string, answer: string }} Line an answer in words, nothing private */
/** @typedef {{ path: string, answer: Answer, incidents?: readonly string[], kinds?: Record<string, string>, line?: Line | undefined }} Move
 *   `incidents`: those that were open when it was given; `kinds`: of what kind each field was; `line`: the answer in the words of the
 *   tree it was given in */
/**
 * `states[i]` is the state after `i` answers; `at` is the one shown; `moves` go on beyond `at` after a step back;
 * `drafts` is what stands in fields and ticks of steps that are not answered yet; `chosen` is the incident that the rep goes by,
 * all that are open or none; `lost` is what no longer fits since the tree changed.
 * @typedef {{ run: string, states: readonly State[], moves: readonly Move[], at: number, drafts: Readonly<Record<string, Draft>>,
 *   chosen: string, lost: readonly Line[] }} Journal
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
  return { run, states: [start(data, origin)], moves: [], at: 0, drafts: {}, chosen, lost: [] };
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
  const { path, fields } = present(data, shown(journal));
  const states = [...journal.states.slice(0, journal.at + 1), next];
  const ahead = journal.moves.slice(journal.at);
  const kinds = Object.fromEntries(fields.map((field) => [field.id, kindOf(field)]));
  const move = { path, answer, incidents: shown(journal).incidents, kinds };
  const rest = without(ahead, path);
  const { [path]: _, ...drafts } = journal.drafts;
  const lost = journal.lost.filter((line) => line.path !== path);
  return { ...journal, states, moves: [...journal.moves.slice(0, journal.at), move, ...rest], at: journal.at + 1, drafts, lost };
}

/**
 * The journal with what stands in the step shown.
 * @param {Data} data
 * @param {Journal} journal
 * @param {Draft} draft
 * @returns {Journal}
 */
export function drafted(data, journal, draft) {
  return { ...journal, drafts: { ...journal.drafts, [present(data, shown(journal)).path]: draft } };
}

/**
 * @param {Data} data
 * @param {Journal} journal
 * @returns {Draft | null}
 */
export function draftOf(data, journal) {
  const drafts = Object.entries(journal.drafts).map(([path, draft]) => ({ path, draft }));
  return movesAt(data, shown(journal), drafts)[0]?.draft ?? null;
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
  const state = shown(journal);
  const [move] = movesAt(data, state, journal.moves.slice(journal.at));
  return move ? fitted(move, present(data, state).fields) : null;
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
 * The same answers from another beginning, as far as they fit: another role, another incident, a reload, a tree that was exported anew.
 * What belongs to steps that are not there is passed over.
 * @param {Data} data
 * @param {Journal} journal
 * @param {Origin} origin
 * @returns {Journal}
 */
export function restarted(data, journal, origin) {
  let now = { ...begin(data, origin, journal.run, journal.chosen), drafts: journal.drafts, lost: journal.lost };
  let waiting = journal.moves.slice(0, journal.at);
  for (let move = fitting(data, now, waiting); move; move = fitting(data, now, waiting)) {
    const { was, is, next } = move;
    waiting = waiting.filter((each) => each !== was);
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
    const { path, fields } = present(data, state);
    const is = { ...was, path, answer: fitted(was, fields) };
    const next = movesAt(data, state, [was]).length > 0 ? advance(data, state, is.answer) : null;
    if (next === null || isRefusal(next)) continue;
    if (fields.every((field) => !was.kinds || was.kinds[field.id] === kindOf(field))) return { was, is, next };
  }
  return null;
}

/**
 * What a reload needs: plain data.
 * @param {Data} data
 * @param {Journal} journal
 */
export function saved(data, journal) {
  const { run, at, drafts, chosen, lost } = journal;
  const state = shown(journal);
  const { steps } = summary(data, state, { withPrivate: false, own });
  const moves = journal.moves.map((move, each) => ({ ...move, line: steps[each] ?? move.line }));
  const given = Object.keys(state.origin.given).map((id) => [id, kindOf(factOf(data, data.tree, id))]);
  return { version: data.version, run, origin: state.origin, kinds: Object.fromEntries(given), moves, at, drafts, chosen, lost };
}

/** @typedef {ReturnType<typeof saved>} Saved */

/**
 * The journal that was saved, as far as it still fits; null where it is none.
 * @param {Data} data
 * @param {unknown} kept
 * @param {string | null} role the one of who sits here, for a call whose role is no more
 * @returns {Journal | null}
 */
export function opened(data, kept, role) {
  const plain = /** @type {Saved | null} */ (kept);
  if (!plain || !Array.isArray(plain.moves)) return null;
  try {
    const { run, version, at, chosen, lost } = plain;
    const moves = plain.moves.map((move) => ({ ...move, incidents: (move.incidents ?? []).filter((id) => isInPage(data, id)) }));
    const drafts = version === data.version ? plain.drafts : withoutTicks(plain.drafts);
    const origin = originNow(data, plain, role);
    const now = restarted(data, { ...begin(data, origin, run, chosen), moves, at, drafts, lost }, origin);
    return version === data.version ? now : { ...now, lost: [...lost, ...lostOn(moves.slice(0, at), now)] };
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
 * The answers that were not taken again, or not whole.
 * @param {readonly Move[]} before
 * @param {Journal} now
 */
function lostOn(before, now) {
  const taken = new Set(now.moves.slice(0, now.at).map(({ answer }) => answer));
  return before.filter(({ answer }) => !taken.has(answer)).flatMap(({ line }) => line ?? []);
}

/**
 * The beginning of a call in the tree as it is now: no role, incident or fact that is no more.
 * @param {Data} data
 * @param {Saved} plain
 * @param {string | null} role
 * @returns {Origin}
 */
function originNow(data, { origin, kinds }, role) {
  const given = Object.entries(origin.given).filter(([id, value]) => {
    const fact = factOf(data, data.tree, id);
    return fact && kindOf(fact) === kinds[id] && inDomain(fact, value);
  });
  return {
    tree: data.tree,
    role: data.roles.some((each) => each.id === origin.role) ? origin.role : role,
    given: Object.fromEntries(given),
    incident: incidentsAtFirst(origin).filter((id) => isInPage(data, id)),
  };
}

/**
 * Words may have changed under a tick; what was typed is seen.
 * @param {Journal["drafts"]} drafts
 */
function withoutTicks(drafts) {
  const typed = (/** @type {Draft} */ draft) => Object.fromEntries(Object.entries(draft).filter(([name]) => name.includes(" ")));
  return Object.fromEntries(Object.entries(drafts).map(([path, draft]) => [path, typed(draft)]));
}

/**
 * Those that belong to the step shown, by the name it has or had.
 * @template {{ path: string }} T
 * @param {Data} data
 * @param {State} state
 * @param {readonly T[]} moves
 */
function movesAt(data, state, moves) {
  const { path } = present(data, state);
  const { id, was = [] } = current(data, state);
  const { nodes } = treeHere(data, state);
  const names = [id, ...was.filter((name) => !nodes.has(name))];
  return moves.filter((move) => names.some((name) => move.path === path.slice(0, path.length - id.length) + name));
}

/** @param {import("./data.js").Fact | undefined} fact */
function kindOf(fact) {
  return `${fact?.type} ${fact?.currency}`;
}

/**
 * The answer of a move as far as it fits the fields shown: an amount of another currency is none here.
 * @param {Move} move
 * @param {readonly Field[]} fields
 * @returns {Answer}
 */
function fitted({ answer, kinds }, fields) {
  if (answer.kind !== "fill" || !answer.values || !kinds) return answer;
  const fits = new Set(fields.filter((field) => kinds[field.id] === kindOf(field)).map((field) => field.id));
  const values = Object.entries(answer.values).filter(([id]) => fits.has(id));
  return values.length === Object.keys(answer.values).length ? answer : { ...answer, values: Object.fromEntries(values) };
}

/**
 * @param {readonly Move[]} moves
 * @param {string} path
 */
function without(moves, path) {
  const index = moves.findIndex((move) => move.path === path);
  return moves.filter((_, each) => each !== index);
}
