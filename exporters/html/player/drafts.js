// What stands in fields and ticks of steps that are not answered yet.

import { current } from "./arrive.js";
import { movesAt, only, shown } from "./moves.js";
import { treeOn } from "./state.js";
import { present } from "./walk.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./walk.js").Answer} Answer */
/** @typedef {import("./journal.js").Draft} Draft */
/** @typedef {import("./journal.js").Journal} Journal */

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
 * The journal without what stands in the step shown.
 * @param {Data} data
 * @param {Journal} journal
 * @returns {Journal}
 */
export function undrafted(data, journal) {
  const { path } = present(data, shown(journal));
  return { ...journal, drafts: only(journal.drafts, (each) => each !== path) };
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
export function stillDrafts(data, drafts, before, after, answer) {
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
export function draftsWith(drafts, isKept) {
  const kept = Object.entries(drafts).map(([path, draft]) => [path, only(draft, (name) => isKept(path, name.slice(0, Math.max(0, name.indexOf(" ")))))]);
  return Object.fromEntries(kept);
}
