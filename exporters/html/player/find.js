// Finding a step by its words. The index is made when it is first wanted.

import { byId, element } from "./dom.js";
import { reading } from "./read.js";
import { entries, hits, wordsOf } from "./words.js";

/** @typedef {import("./words.js").Entry} Entry */

const MOST = 12;
const EN = { lang: "en" };
/** @type {Entry[] | null} */
let index = null;

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
  const wanted = wordsOf(text);
  index ??= entries();
  const found = hits(index, wanted);
  byId("find-peek").hidden = true;
  byId("find-hits").replaceChildren(...found.slice(0, MOST).map((entry) => line(entry, call)));
  byId("find-count").textContent = wanted.length === 0 ? "" : count(found.length);
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
  button.append(element("span", entry.title, { lang: entry.lang }), element("span", where, { class: "where" }));
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
  place.replaceChildren(element("h3", entry.title, { lang: entry.lang, translate: "no" }), ...copies);
  if (copies.length === 0) place.append(element("p", "There is nothing more to read in this step.", { class: "hint", ...EN }));
  place.hidden = false;
  place.focus();
}
