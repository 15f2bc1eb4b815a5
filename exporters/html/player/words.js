// The words of steps, as they are searched on the page itself and by the index. All words must occur; titles come first.

import { all, one, own } from "./dom.js";

/** @typedef {{ title: string, lang: string, words: string, titleWords: string }} Searched */
/** @typedef {Searched & { section: HTMLElement, kind: string }} Entry */

/**
 * @param {string} text
 * @returns {string} without case and marks, so that `Résumé` is found by `resume`
 */
export function folded(text) {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/**
 * @param {string} text
 * @returns {string[]} the words to search for
 */
export function wordsOf(text) {
  return folded(text).split(/\s+/).filter(Boolean);
}

/**
 * Those in which all words occur, the more of them in the title the earlier.
 * @template {Searched} T
 * @param {readonly T[]} entries
 * @param {readonly string[]} wanted
 * @returns {T[]}
 */
export function hits(entries, wanted) {
  if (wanted.length === 0) return [];
  const inTitle = (/** @type {T} */ entry) => wanted.filter((word) => entry.titleWords.includes(word)).length;
  const found = entries.filter(({ words }) => wanted.every((word) => words.includes(word)));
  return found.sort((left, right) => inTitle(right) - inTitle(left));
}

/**
 * Arrows go from the box through what is found, and back to it; whether the key did.
 * @param {HTMLElement} box
 * @param {readonly HTMLElement[]} found
 * @param {KeyboardEvent} event
 */
export function arrowed(box, found, { key, target }) {
  const at = found.indexOf(/** @type {HTMLElement} */ (target));
  if (key === "ArrowDown" && (at >= 0 || target === box)) found[at + 1]?.focus();
  else if (key === "ArrowUp" && at >= 0) (found[at - 1] ?? box).focus();
  else return false;
  return true;
}

/**
 * The steps of the page that a call can stop at, each with its words as they stand in the page now.
 * @returns {Entry[]}
 */
export function entries() {
  return all(document, '.node[id^="n-"]:not(.node-branch)').map(entryOf);
}

/**
 * @param {HTMLElement} section
 * @returns {Entry}
 */
export function entryOf(section) {
  const heading = /** @type {HTMLElement} */ (one(section, "h2"));
  const eyebrow = one(section, ".eyebrow");
  const open = /** @type {HTMLElement} */ (heading.cloneNode(true));
  for (const span of all(open, ".private")) span.textContent = span.dataset.standIn ?? "";
  const title = open.textContent?.trim() ?? "";
  const kind = eyebrow?.textContent?.trim() ?? "";
  return {
    section,
    title,
    kind: eyebrow?.lang || (eyebrow && one(eyebrow, "[lang]")) ? kind : own(kind),
    lang: langOf(heading),
    words: folded(section.textContent ?? ""),
    titleWords: folded(title),
  };
}

/** @param {Element} place */
function langOf(place) {
  return /** @type {HTMLElement | null} */ (place.closest("[lang]"))?.lang ?? "";
}

/**
 * What this page tells the index: of each step the id, the title and its language, and all words.
 * @returns {[id: string, title: string, lang: string, words: string][]}
 */
export function told() {
  return entries().map(({ section, title, lang, words }) => [section.id, title, lang, words]);
}
