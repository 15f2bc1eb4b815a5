// What a rep writes down at a step: a note in a field below it, and what the caller is upset about, chosen by a digit.

import { all, byId, one, parts, own } from "./dom.js";
import { stepWasShown } from "./guard.js";

/** @typedef {import("./trace.js").Remark} Remark */

const FIELD = "remark-words";

/** Whether a step of the list has a mark: most calls have none. */
let isMarked = false;

/**
 * Shows what was written down at the step shown; without anything, only the buttons.
 * @param {Remark} remark
 */
export function showRemark({ topic, label, words }) {
  const area = field();
  area.value = words;
  one(byId("remark"), "label")?.replaceChildren(...parts(topic ? `Grievance: ${own(label)}` : "Note for the summary"));
  open(topic !== "" || words !== "");
}

/**
 * Marks the steps of the list at which something was written down.
 * @param {import("./walk.js").State} state
 * @param {readonly Remark[]} remarks
 */
export function markTrail({ moves }, remarks) {
  if (remarks.length === 0 && !isMarked) return;
  isMarked = remarks.length > 0;
  all(document, ".trail li").forEach((line, at) => {
    const remark = remarks.find(({ path }) => path === moves[at]?.path);
    if (!remark) delete line.dataset.noted;
    else line.dataset.noted = remark.topic ? "Grievance" : remark.cut ? "Note (lost when the page was reloaded)" : "Note";
  });
}

/** Takes all of it out again. */
export function forgetRemark() {
  showRemark({ path: "", title: "", topic: "", label: "", words: "" });
}

/** Opens the field of the step and goes there. */
export function openNote() {
  open(true);
  field().focus();
}

/** Lets the rep choose what the caller is upset about, if the library has a list of it. */
export function openTopics() {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("topics"));
  dialog?.showModal();
}

/**
 * @param {(change: Partial<Remark>) => void} write
 */
export function wireRemark(write) {
  const place = byId("remark");
  place.addEventListener("input", () => write({ words: field().value }));
  place.addEventListener("keydown", (event) => {
    if (event.target !== field() || event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    one(byId("stage"), "h2")?.focus();
  });
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("topics"));
  dialog?.addEventListener("keydown", (event) => {
    const button = one(dialog, `[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
    if (!button || event.repeat) return;
    event.preventDefault();
    button.click();
  });
  dialog?.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-topic]")) : null;
    if (!button) return;
    write({ topic: button.dataset.topic ?? "", label: button.textContent ?? "" });
    dialog.close();
    stepWasShown();
  });
}

/** @param {boolean} isOpen */
function open(isOpen) {
  for (const part of all(byId("remark"), `label, #${FIELD}`)) part.hidden = !isOpen;
}

function field() {
  return /** @type {HTMLTextAreaElement} */ (byId(FIELD));
}
