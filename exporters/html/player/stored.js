// The call in this tab, for a reload: one entry for what is small, and one for each answer, so that a long call costs no more than a short one.

import { now } from "./clock.js";
import { callStore } from "./storage.js";

/** @typedef {import("./saved.js").Saved} Saved */
/** `previous`: the call that Back brings back. @typedef {Saved & { previous?: Saved | null }} Kept */
/** @typedef {Omit<Kept, "moves"> & { kept: number, answers: number }} Head */

const HOUR = 3600000; // milliseconds
const CALLS = "call/";

/** The answers as this page has stored them, and the beginning of their keys. @type {{ of: string, moves: Saved["moves"] }} */
let stored = { of: "", moves: [] };

/**
 * The key of a call. An address is one tree, whatever becomes of its words; other libraries in this tab may have one of the same name.
 * @param {string} tree
 */
export function keyOf(tree) {
  return `${CALLS}${tree}${location.pathname}`;
}

/**
 * Keeps a call; of its answers only those that are not stored yet.
 * @param {string} key
 * @param {Kept} call
 */
export function keepCall(key, { moves, ...rest }) {
  const of = `${key} ${rest.run} `; // no key of a call has a blank
  const known = stored.of === of ? stored.moves : [];
  moves.forEach((move, at) => {
    if (move !== known[at]) callStore.write(of + at, move);
  });
  stored = { of, moves };
  callStore.write(key, { ...rest, kept: now(), answers: moves.length });
}

/**
 * Leaves nothing of a call, or of any.
 * @param {string} [key]
 */
export function forgetCall(key = CALLS) {
  stored = { of: "", moves: [] };
  callStore.remove(key);
}

/**
 * The call that this tab keeps for a tree. None that was left for too long is kept on.
 * @param {string} wanted
 * @returns {Kept | null}
 */
export function keptCall(wanted) {
  for (const key of callStore.keys().filter((each) => each.startsWith(CALLS) && !each.includes(" "))) {
    const call = /** @type {Head | null} */ (callStore.read(key));
    if (!(now() - Number(call?.kept) < HOUR)) callStore.remove(key);
  }
  const head = /** @type {Head | null} */ (callStore.read(wanted));
  if (!head) return null;
  const moves = Array.from({ length: Number(head.answers) || 0 }, (_, at) => callStore.read(`${wanted} ${head.run} ${at}`));
  return { ...head, moves: /** @type {Saved["moves"]} */ (moves.filter((move) => move !== null)) };
}
