// Finding a step by its words. The index is made when it is first wanted.

import { all, byId, element, own } from "./dom.js";
import { reading } from "./read.js";

/** @typedef {{ section: HTMLElement, title: string, kind: string, words: string, titleWords: string }} Entry */

const MOST = 12;
const EN = { lang: "en" };
/** @type {Entry[] | null} */
let index = null;

/**
 * @param {string} text
 * @returns {string} without case and marks, so that `Résumé` is found by `resume`
 */
export function folded(text) {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/**
 * Lets the dialog find; `taken` says at which place of the call a step was taken, if it was.
 * @param {{ taken(section: string): number | null, goBack(at: number): void }} call
 */
export function wireFind(call) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("find"));
  dialog.addEventListener("input", () => search(wordsField().value, call));
  dialog.addEventListener("close", forgetFind);
  dialog.addEventListener("keydown", (event) => {
    if (event.target !== wordsField()) return;
    // the browser would empty the field first, and close only at the second press
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    byId("find-hits").querySelector("button")?.click();
  });
}

/** Opens the dialog with nothing in it. */
export function openFind() {
  forgetFind();
  /** @type {HTMLDialogElement} */ (byId("find")).showModal();
  wordsField().focus();
}

/** Leaves nothing of a search; the step on the stage will have other words by the next one. */
export function forgetFind() {
  index = null;
  wordsField().value = "";
  for (const place of ["find-hits", "find-count", "find-peek"]) byId(place).replaceChildren();
  byId("find-peek").hidden = true;
}

function wordsField() {
  return /** @type {HTMLInputElement} */ (byId("find-words"));
}

/**
 * @param {string} text
 * @param {{ taken(section: string): number | null, goBack(at: number): void }} call
 */
function search(text, call) {
  const wanted = folded(text).split(/\s+/).filter(Boolean);
  const found = wanted.length === 0 ? [] : hits(wanted);
  byId("find-peek").hidden = true;
  byId("find-hits").replaceChildren(...found.slice(0, MOST).map((entry) => line(entry, call)));
  byId("find-count").textContent = wanted.length === 0 ? "" : count(found.length);
}

/** @param {string[]} wanted */
function hits(wanted) {
  const found = entries().filter((entry) => wanted.every((word) => entry.words.includes(word)));
  const inTitle = (/** @type {Entry} */ entry) => wanted.filter((word) => entry.titleWords.includes(word)).length;
  return found.sort((left, right) => inTitle(right) - inTitle(left));
}

/** @param {number} found */
function count(found) {
  if (found === 0) return "No step contains these words.";
  return found > MOST ? `${found} steps, the first ${MOST} are shown` : `${found} ${found === 1 ? "step" : "steps"}`;
}

/**
 * @param {Entry} entry
 * @param {{ taken(section: string): number | null, goBack(at: number): void }} call
 */
function line(entry, call) {
  const item = document.createElement("li");
  const button = element("button", "", { type: "button" });
  const at = call.taken(entry.section.id);
  const where = at === null ? `${entry.kind} · read it` : `${entry.kind} · go back to it`;
  button.append(element("span", entry.title), element("span", where, { class: "where" }));
  button.addEventListener("click", () => {
    if (at === null) peek(entry);
    else call.goBack(at);
  });
  item.append(button);
  return item;
}

/** @param {Entry} entry */
function peek(entry) {
  const place = byId("find-peek");
  const copies = reading(entry.section);
  place.replaceChildren(element("h3", entry.title, { ...EN, translate: "no" }), ...copies);
  if (copies.length === 0) place.append(element("p", "There is nothing more to read in this step.", { class: "hint", ...EN }));
  place.hidden = false;
  place.focus();
}

/** @returns {Entry[]} */
function entries() {
  index ??= all(document, '.node[id^="n-"]:not(.node-branch)').map((section) => {
    const [title, kind] = ["h2", ".eyebrow"].map((each) => {
      const place = /** @type {HTMLElement | null} */ (section.querySelector(each));
      const words = place?.textContent?.trim() ?? "";
      return place?.lang || place?.querySelector("[lang]") ? words : own(words);
    });
    return { section, title: title ?? "", kind: kind ?? "", words: folded(section.textContent ?? ""), titleWords: folded(title ?? "") };
  });
  return index;
}
