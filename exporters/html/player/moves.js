// The answers of a call, and to which step each of them belongs.

import { current } from "./arrive.js";
import { isSame, treeHere } from "./known.js";
import { factsOf } from "./state.js";
import { present } from "./walk.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./walk.js").Answer} Answer */
/** @typedef {import("./walk.js").Field} Field */
/** @typedef {import("./journal.js").Journal} Journal */
/** @typedef {import("./journal.js").Move} Move */

/** @param {Journal} journal @returns {State} */
export function shown(journal) {
  return /** @type {State} */ (journal.states[journal.at]);
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
 * Those that belong to the step shown, to what it asks first or to itself, by the name it has or had.
 * @template {{ path: string, facts?: boolean }} T
 * @param {Data} data
 * @param {State} state
 * @param {readonly T[]} moves
 */
export function movesAt(data, state, moves) {
  const { path } = present(data, state);
  const { id, was = [] } = current(data, state);
  const { nodes } = treeHere(data, state);
  const names = [id, ...was.filter((name) => !nodes.has(name))];
  const isFirst = state.needs.length > 0;
  const here = names.map((name) => path.slice(0, path.length - id.length) + name);
  return moves.filter((move) => here.includes(move.path) && (move.facts ?? isFirst) === isFirst);
}

/** @param {import("./data.js").Fact | undefined} fact */
export function kindOf(fact) {
  return `${fact?.type} ${fact?.currency}`;
}

/**
 * The answer of a move as far as it fits the fields shown: an amount of another currency is none here.
 * @param {Move} move
 * @param {readonly Field[]} fields
 * @returns {Answer}
 */
export function fitted({ answer, kinds }, fields) {
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
export function whole(answer, fields) {
  if (answer.kind !== "fill") return answer;
  return { ...answer, values: { ...Object.fromEntries(fields.map(({ id, value }) => [id, value])), ...answer.values } };
}

/**
 * @param {readonly Move[]} moves
 * @param {Move | undefined} move
 */
export function without(moves, move) {
  return moves.filter((each) => each !== move);
}

/**
 * The entries of a record that are wanted.
 * @template T
 * @param {Readonly<Record<string, T>>} record
 * @param {(key: string, value: T) => unknown} isWanted
 * @returns {Record<string, T>}
 */
export function only(record, isWanted) {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => isWanted(key, value)));
}

/**
 * The place at which a fact got the value that it has now, or was filled in once more; -1 where it had it from the beginning.
 * @param {Journal} journal
 * @param {string} id
 */
export function givenAt({ states, moves, at }, id) {
  const value = (/** @type {number} */ each) => factsOf(/** @type {State} */ (states[each])).get(id) ?? null;
  let place = at - 1;
  for (; place >= 0 && isSame(value(place), value(at)); place -= 1) {
    const { answer } = /** @type {Move} */ (moves[place]);
    if (answer.kind === "fill" && Object.hasOwn(answer.values ?? {}, id)) break;
  }
  return place;
}
