// Finding a step by its words. The index is made when it is first wanted.

import { all, byId, element, own } from "./dom.js";
import { offerJump } from "./jump.js";
import { reading } from "./read.js";
import { stepsBefore } from "./ways-to.js";
import { arrowed, entries, entryOf, hits, wordsOf } from "./words.js";

/** @typedef {import("./words.js").Entry} Entry */
/** @typedef {{ data: import("./data.js").Data, taken(section: string): number | null, goBack(at: number): void }} Calling */

const MOST = 12;
const EN = { lang: "en" };
/** How many steps before a hit are shown. */
const NEAR = 2;
/** @type {Entry[] | null} */
let index = null;
/** @type {ReturnType<typeof stepsBefore> | null} */
let before = null;

/**
 * Lets the dialog find; `taken` says at which place of the call a step was taken, if it was.
 * @param {Calling} call
 */
export function wireFind(call) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("find"));
  dialog.addEventListener("input", ({ target }) => target === wordsField() && search(wordsField().value, call));
  dialog.addEventListener("close", forgetFind);
  dialog.addEventListener("keydown", (event) => {
    if (arrowed(wordsField(), all(byId("find-hits"), "button"), event)) event.preventDefault();
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

/**
 * Opens the dialog with a step to read.
 * @param {HTMLElement} section
 */
export function readStep(section) {
  openFind();
  peek(entryOf(section));
}

/** Leaves nothing of a search; the step on the stage will have other words by the next one. */
export function forgetFind() {
  index = null;
  wordsField().value = "";
  for (const place of ["find-hits", "find-count", "find-peek"]) byId(place).replaceChildren();
  hidePeek();
}

function hidePeek() {
  byId("find-peek").hidden = true;
  offerJump(byId("find"));
}

function wordsField() {
  return /** @type {HTMLInputElement} */ (byId("find-words"));
}

/**
 * @param {string} text
 * @param {Calling} call
 */
function search(text, call) {
  const wanted = wordsOf(text);
  index ??= entries();
  const found = hits(index, wanted);
  hidePeek();
  before ??= stepsBefore(call.data);
  const names = found.map(({ title }) => title);
  const isAlike = (/** @type {Entry} */ { title }) => names.indexOf(title) !== names.lastIndexOf(title);
  byId("find-hits").replaceChildren(...found.slice(0, MOST).map((entry) => line(entry, call, isAlike(entry))));
  byId("find-count").textContent = wanted.length === 0 ? "" : count(found.length);
}

/** @param {number} found */
function count(found) {
  if (found === 0) return "No step contains these words.";
  return found > MOST ? `${found} steps, the first ${MOST} are shown` : `${found} ${found === 1 ? "step" : "steps"}`;
}

/**
 * The last steps before one, in the order of the call.
 * @param {string} section
 */
function wayTo(section) {
  // words of the page's own, such as those of a form without a title, are in its language
  const titles = new Map(index?.map(({ section: { id }, title, lang }) => [id, lang === document.documentElement.lang ? own(title) : title]));
  const way = [];
  for (let at = before?.get(section); at && way.length <= NEAR; at = before?.get(at)) if (titles.has(at)) way.unshift(titles.get(at) ?? "");
  if (way.length > NEAR) way[0] = "…";
  return way.join(" › ");
}

/**
 * @param {Entry} entry
 * @param {Calling} call
 * @param {boolean} isAlike whether another one looks the same
 */
function line(entry, call, isAlike) {
  const item = document.createElement("li");
  const button = element("button", "", { type: "button" });
  const at = call.taken(entry.section.id);
  const does = at === null ? "read it" : "go back to it";
  const where = [entry.kind, isAlike && own(entry.section.id.slice(2)), wayTo(entry.section.id), does].filter(Boolean).join(" · ");
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
  offerJump(byId("find"), entry.section.id);
  place.focus();
}
