// The call as a list of answers and a place in it. Pure: every state is a fold of the walk over the answers and what was open then.

import { current } from "./arrive.js";
import { factOf } from "./data.js";
import { own } from "./dom.js";
import { isSame, treeHere } from "./known.js";
import { incidentsAtFirst } from "./state.js";
import { NO_TRACE, withoutWords } from "./trace.js";
import { inDomain } from "./values.js";
import { advance, isRefusal, present, start, summary, withIncidents } from "./walk.js";

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
  const { path, fields, asks } = present(data, shown(journal));
  const states = [...journal.states.slice(0, journal.at + 1), next];
  const ahead = journal.moves.slice(journal.at);
  const kinds = Object.fromEntries(fields.map((field) => [field.id, kindOf(field)]));
  const about = answer.kind === "exit" ? {} : { facts: asks === "facts" };
  const move = { path, answer, ...about, incidents: shown(journal).incidents, kinds };
  const rest = without(ahead, movesAt(data, shown(journal), ahead)[0]);
  const { [path]: _, ...others } = journal.drafts;
  // a way out is taken by mistake at times, and Back undoes it
  const drafts = answer.kind === "exit" ? journal.drafts : stillDrafts(data, others, shown(journal), next, answer);
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
 * What is typed elsewhere, but for what the answer makes unknown again: facts that it forgets, and the trees that it leaves.
 * @param {Data} data
 * @param {Journal["drafts"]} drafts
 * @param {State} before
 * @param {State} after
 * @param {Answer} answer
 */
function stillDrafts(data, drafts, before, after, answer) {
  const node = current(data, before);
  const option = node.kind === "question" && answer.kind === "option" ? node.options.find(({ key }) => key === answer.key) : undefined;
  const step = node.kind === "step" && answer.kind === "continue" ? node : undefined;
  const forgotten = ((option ?? step)?.set ?? []).filter(([, value]) => value === null).map(([fact]) => fact);
  const left = before.stack.filter((frame) => !after.stack.some(({ tree }) => tree === frame.tree)).map(({ tree }) => tree);
  return draftsWith(drafts, (path, fact) => !left.includes(treeOn(path) ?? "") && !forgotten.includes(fact));
}

/**
 * The drafts with some of what stands in them.
 * @param {Journal["drafts"]} drafts
 * @param {(path: string, fact: string) => unknown} isKept `fact`: of a field; nothing where it is a tick
 */
function draftsWith(drafts, isKept) {
  const kept = Object.entries(drafts).map(([path, draft]) => [path, only(draft, (name) => isKept(path, name.slice(0, Math.max(0, name.indexOf(" ")))))]);
  return Object.fromEntries(kept);
}

/**
 * The entries of a record that are wanted.
 * @template T
 * @param {Readonly<Record<string, T>>} record
 * @param {(key: string, value: T) => unknown} isWanted
 * @returns {Record<string, T>}
 */
function only(record, isWanted) {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => isWanted(key, value)));
}

/**
 * The called tree that a path names, undefined for the page's own.
 * @param {string} path
 */
function treeOn(path) {
  return path.split("/").at(-2);
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
  while (!isHeld(data, now)) {
    const again = remembered(data, now);
    const next = again ? answered(data, now, again) : null;
    if (next === null || isRefused(next)) break;
    now = next;
  }
  return { journal: now, kept: now.at - before, dropped: isHeld(data, now) ? 0 : now.moves.length - now.at };
}

/**
 * Whether the step shown was answered before a reload with something private, which is to be given again.
 * @param {Data} data
 * @param {Journal} journal
 */
export function isHeld(data, journal) {
  const { origin, needs } = shown(journal);
  if (origin.asks?.some((fact) => needs.includes(fact))) return true;
  return movesAt(data, shown(journal), journal.moves.slice(journal.at))[0]?.held === true;
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
  const { fields } = present(data, state);
  return move ? whole(fitted(move, fields), fields) : null;
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
 * Whether there is anything of a caller in it.
 * @param {Journal} journal
 */
export function hasBegun({ moves, drafts, states: [first], trace }) {
  const { given = {}, asks = [] } = first?.origin ?? {};
  return [moves, asks, Object.keys(drafts), Object.keys(given), trace.remarks].some((each) => each.length > 0);
}

/**
 * What a reload needs: plain data, and nothing that is private.
 * @param {Data} data
 * @param {Journal} journal
 */
export function saved(data, journal) {
  const { run, at, chosen, lost } = journal;
  const state = shown(journal);
  const { steps } = summary(data, state, { withPrivate: false, own });
  const moves = journal.moves.map((move, each) => withoutPrivate(data, { ...move, line: steps[each] ?? move.line }, journal.states[each]));
  const drafts = draftsWith(journal.drafts, (path, id) => !isPrivate(data, path, id));
  const { given, asks = [] } = state.origin;
  const ids = Object.keys(given);
  const origin = {
    ...state.origin,
    given: only(given, (id) => !isPrivate(data, "", id)),
    asks: [...asks, ...ids.filter((id) => isPrivate(data, "", id))],
  };
  const kinds = Object.fromEntries(ids.map((id) => [id, kindOf(factOf(data, data.tree, id))]));
  const languages = Object.fromEntries([...data.trees.values()].map(({ id, language }) => [id, language]));
  return { version: data.version, run, origin, kinds, moves, at, drafts, languages, chosen, lost, trace: withoutWords(journal.trace) };
}

/**
 * A move without what is private in it. A value that was left as it was shown need not be given again.
 * @param {Data} data
 * @param {Move} move
 * @param {State | undefined} state the one it was given at, where that is known
 * @returns {Move}
 */
function withoutPrivate(data, move, state) {
  const { path, answer } = move;
  if (answer.kind === "option") {
    const { nodes } = data.trees.get(treeOn(path) ?? data.tree) ?? {};
    const node = nodes?.get(path.slice(path.lastIndexOf("/") + 1));
    const option = node?.kind === "question" ? node.options.find(({ key }) => key === answer.key) : undefined;
    const given = [...(option?.set ?? []).filter(([, value]) => value !== null), ...(option?.add ?? [])];
    const tells = given.some(([id]) => isPrivate(data, path, id));
    // its words would tell as much
    return tells ? { ...move, answer: { ...answer, key: "" }, line: move.line && { ...move.line, answer: "" }, held: true } : move;
  }
  if (answer.kind !== "fill") return move;
  const before = new Map(state && present(data, state).fields.map((field) => [field.id, field.value]));
  const values = only(answer.values ?? {}, (id, value) => !isPrivate(data, path, id) || !isSame(before.get(id) ?? null, value ?? null));
  const hidden = Object.keys(only(values, (id, value) => value !== null && isPrivate(data, path, id)));
  for (const id of hidden) values[id] = null;
  return { ...move, answer: { ...answer, values }, held: move.held || hidden.length > 0 };
}

/**
 * @param {Data} data
 * @param {string} path of a step that knows the fact
 * @param {string} id
 */
function isPrivate(data, path, id) {
  const fact = data.trees.get(treeOn(path) ?? data.tree)?.facts.get(id) ?? data.facts.get(id);
  return fact?.private === true;
}

/** @typedef {ReturnType<typeof saved>} Saved */

/**
 * The journal that was saved, as far as it still fits; null where it is none.
 * @param {Data} data
 * @param {unknown} kept
 * @param {Origin} fresh that of a call which begins now, for what a call that was kept does not say or names no more
 * @returns {Journal | null}
 */
export function opened(data, kept, fresh) {
  const plain = /** @type {Saved | null} */ (kept);
  if (!plain || !Array.isArray(plain.moves)) return null;
  try {
    const { run, version, at, chosen, lost, trace } = plain;
    const moves = plain.moves.map((move) => ({ ...move, incidents: (move.incidents ?? []).filter((id) => isInPage(data, id)) }));
    const drafts = version === data.version ? plain.drafts : stillTyped(data, plain);
    const origin = originNow(data, plain, fresh);
    const now = restarted(data, { ...begin(data, origin, run, chosen), moves, at, drafts, lost, trace }, origin);
    return version === data.version ? now : { ...now, lost: [...lost, ...lostOn(data, moves.slice(0, at), now)] };
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
 * @param {Data} data
 * @param {readonly Move[]} before
 * @param {Journal} now
 */
function lostOn(data, before, now) {
  const taken = new Set(now.moves.slice(0, now.at).map(({ answer }) => answer));
  // what comes after a step that is to be answered again is not lost yet
  const waits = isHeld(data, now) ? before.findIndex(({ held, answer }) => held && !taken.has(answer)) : -1;
  return before.slice(0, waits < 0 ? undefined : waits).filter(({ answer }) => !taken.has(answer)).flatMap(({ line }) => line ?? []);
}

/**
 * The beginning of a call in the tree as it is now: no role, incident or fact that is no more.
 * @param {Data} data
 * @param {Saved} plain
 * @param {Origin} fresh
 * @returns {Origin}
 */
function originNow(data, { origin, kinds }, { role, today }) {
  const given = only(origin.given, (id, value) => {
    const fact = factOf(data, data.tree, id);
    return fact && kindOf(fact) === kinds[id] && inDomain(fact, value);
  });
  return {
    tree: data.tree,
    role: data.roles.some((each) => each.id === origin.role) ? origin.role : role,
    given,
    asks: (origin.asks ?? []).filter((id) => factOf(data, data.tree, id)),
    today: Number.isInteger(origin.today) ? origin.today : today,
    incident: incidentsAtFirst(origin).filter((id) => isInPage(data, id)),
  };
}

/**
 * What was typed in a tree of the same language; words may have changed under a tick.
 * @param {Data} data
 * @param {Saved} plain
 */
function stillTyped(data, { drafts, languages }) {
  return draftsWith(drafts, (path, fact) => {
    const tree = treeOn(path) ?? data.tree;
    return fact && data.trees.get(tree)?.language === languages[tree];
  });
}

/**
 * Those that belong to the step shown, to what it asks first or to itself, by the name it has or had.
 * @template {{ path: string, facts?: boolean }} T
 * @param {Data} data
 * @param {State} state
 * @param {readonly T[]} moves
 */
function movesAt(data, state, moves) {
  const { path } = present(data, state);
  const { id, was = [] } = current(data, state);
  const { nodes } = treeHere(data, state);
  const names = [id, ...was.filter((name) => !nodes.has(name))];
  const isFirst = state.needs.length > 0;
  const here = names.map((name) => path.slice(0, path.length - id.length) + name);
  return moves.filter((move) => here.includes(move.path) && (move.facts ?? isFirst) === isFirst);
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
  const values = only(answer.values, (id) => fits.has(id));
  return Object.keys(values).length === Object.keys(answer.values).length ? answer : { ...answer, values };
}

/**
 * An answer with what was left as it was shown, for the words about it.
 * @param {Answer} answer
 * @param {readonly Field[]} fields
 * @returns {Answer}
 */
function whole(answer, fields) {
  if (answer.kind !== "fill") return answer;
  return { ...answer, values: { ...Object.fromEntries(fields.map(({ id, value }) => [id, value])), ...answer.values } };
}

/**
 * @param {readonly Move[]} moves
 * @param {Move | undefined} move
 */
function without(moves, move) {
  return moves.filter((each) => each !== move);
}
