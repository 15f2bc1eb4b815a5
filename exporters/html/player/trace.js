// What a call leaves behind next to its answers: when it began and ended, and what the rep wrote down at its steps. Pure.

/** What was written down at a step; `topic`: what the caller is upset about, by its id, nothing in a mere note;
 * `cut`: the words were not kept over a reload.
 * @typedef {{ path: string, title: string, topic: string, label: string, words: string, cut?: boolean }} Remark `label`: the topic in words */
/** Moments are milliseconds since 1970, 0 for what has not come yet; `since`: when the place of the call was come to at which it stands.
 * @typedef {{ began: number, ended: number, remarks: readonly Remark[], place: string, since: number }} Trace */

/** @type {Trace} */
export const NO_TRACE = Object.freeze({ began: 0, ended: 0, remarks: [], place: "", since: 0 });

/**
 * The trace at a moment of the call.
 * @param {Trace} trace
 * @param {number} moment
 * @param {{ hasBegun: boolean, isFinished: boolean }} call
 * @returns {Trace}
 */
export function timed(trace, moment, { hasBegun, isFinished }) {
  return { ...trace, began: hasBegun ? trace.began || moment : 0, ended: isFinished ? trace.ended || moment : 0 };
}

/**
 * The trace of a call that stands at this place.
 * @param {Trace} trace
 * @param {string} place
 * @param {number} moment
 * @returns {Trace}
 */
export function arrived(trace, place, moment) {
  return trace.place === place ? trace : { ...trace, place, since: moment };
}

/**
 * What was written down at a step.
 * @param {Trace} trace
 * @param {{ path: string, title: string }} step
 * @returns {Remark}
 */
export function remarkAt({ remarks }, { path, title }) {
  return remarks.find((remark) => remark.path === path) ?? { path, title, topic: "", label: "", words: "" };
}

/**
 * The trace with something written down; a step of which nothing is left has no remark.
 * @param {Trace} trace
 * @param {Remark} remark
 * @returns {Trace}
 */
export function remarked(trace, remark) {
  const others = trace.remarks.filter(({ path }) => path !== remark.path);
  return { ...trace, remarks: remark.topic || remark.words ? [...others, remark] : others };
}

/**
 * What a reload needs; words may name somebody and are never stored.
 * @param {Trace} trace
 * @returns {Trace}
 */
export function withoutWords(trace) {
  return { ...trace, remarks: trace.remarks.map((remark) => ({ ...remark, words: "", cut: remark.cut || remark.words !== "" })) };
}
