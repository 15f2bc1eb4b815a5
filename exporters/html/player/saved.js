// A call as it is stored for a reload: plain data, and nothing that is private.

import { restarted } from "./again.js";
import { factOf } from "./data.js";
import { own } from "./dom.js";
import { draftsWith } from "./drafts.js";
import { begin } from "./journal.js";
import { isSame } from "./known.js";
import { isHeld, kindOf, only, shown } from "./moves.js";
import { incidentsAtFirst, nodeOn, treeOn } from "./state.js";
import { lastLine } from "./summary.js";
import { NO_TRACE, withoutWords } from "./trace.js";
import { inDomain } from "./values.js";
import { present } from "./walk.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./walk.js").Origin} Origin */
/** @typedef {import("./journal.js").Journal} Journal */
/** @typedef {import("./journal.js").Move} Move */
/** @typedef {ReturnType<typeof saved>} Saved */

/**
 * What a reload needs: plain data, and nothing that is private.
 * @param {Data} data
 * @param {Journal} journal
 */
export function saved(data, journal) {
  const { run, at, chosen, lost } = journal;
  const state = shown(journal);
  const moves = journal.moves.map((move, each) => savedMove(data, move, journal.states[each], journal.states[each + 1]));
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

/** What became of a move between two states; a long call makes it once for each. @type {WeakMap<Move, [State | undefined, State | undefined, Move]>} */
const savedMoves = new WeakMap();

/**
 * A move as it is stored, in the words of the moment at which it was given.
 * @param {Data} data
 * @param {Move} move
 * @param {State | undefined} before
 * @param {State | undefined} after
 * @returns {Move}
 */
function savedMove(data, move, before, after) {
  const [wasBefore, wasAfter, made] = savedMoves.get(move) ?? [];
  if (made && wasBefore === before && wasAfter === after) return made;
  const line = after ? lastLine(data, after, { own }) : move.line;
  const now = withoutPrivate(data, { ...move, line }, before);
  savedMoves.set(move, [before, after, now]);
  return now;
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
    const node = nodes?.get(nodeOn(path));
    const option = node?.kind === "question" ? node.options.find(({ key }) => key === answer.key) : undefined;
    const given = [...(option?.set ?? []).filter(([, value]) => value !== null), ...(option?.add ?? [])];
    const tells = given.some(([id]) => isPrivate(data, path, id));
    // its words would tell as much
    return tells ? { ...move, answer: { ...answer, key: "" }, line: move.line && { ...move.line, answer: "" }, held: true } : move;
  }
  // the words may name somebody
  if (answer.kind === "jump") return { ...move, answer: { ...answer, reason: "" }, line: move.line && { ...move.line, answer: "" } };
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
    const now = restarted(data, { ...begin(data, origin, run, chosen), moves, at, drafts, lost, trace: { ...NO_TRACE, ...trace } }, origin);
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
