// The keys of the page. What may be text stays text: in a field, and on a form as long as one is empty.

import { all, byId, one } from "./dom.js";
import { numberedExits } from "./exits.js";
import { answersFilter } from "./filter.js";
import { stepNumber, tooSoon } from "./guard.js";
import { tellKey } from "./shortcuts.js";

/** @typedef {{ digit(number: number): void, go(): void, run(action: string): void }} Actions */

/** Each key and what it does, by the name that its buttons have in `data-do`. The dialog of keys has a line for each. */
export const KEYS = new Map([
  ["b", "back"],
  ["/", "find"],
  ["o", "outline"],
  ["x", "exits"],
  ["c", "copy"],
  ["l", "link"],
  ["n", "note"],
  ["g", "grievance"],
  ["r", "restart"],
  ["w", "whole"],
  ["?", "keys"],
]);

// the step in which Escape has left the form
let leftIn = -1;
/** @type {HTMLInputElement | undefined} the field that a key went into from outside */
let entered;

/**
 * @param {Actions} actions
 * @param {() => boolean} single whether keys work without Alt
 */
export function listenToKeys(actions, single) {
  for (const [key, action] of KEYS) for (const button of all(document, `[data-do=${action}]`)) tellKey(button, key);
  for (const button of all(document, "[type=submit]")) tellKey(button, "Enter");
  document.addEventListener("focusin", ({ target }) => {
    if (isWriting(target)) leftIn = -1;
  });
  document.addEventListener("keydown", (event) => {
    const { target, key, altKey } = event;
    if (event.defaultPrevented || event.repeat || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (key === "Escape") {
      if (!document.querySelector(":popover-open")) leave(target);
    } else if (isWriting(target) && !(altKey && KEYS.has(key))) return;
    else if (key === "Enter") {
      if (!isPressable(target)) press(event, actions.go);
    } else if (key === " ") {
      if (isLink(target)) press(event, () => target.click());
    } else if (altKey || (!takesWords(event) && single())) {
      const action = actionOf(nameOf(event), actions);
      if (action) press(event, action);
    }
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {() => void} action
 */
function press(event, action) {
  event.preventDefault();
  if (!tooSoon()) action();
}

/**
 * @param {string} name
 * @param {Actions} actions
 */
function actionOf(name, actions) {
  const action = KEYS.get(name);
  if (action) return () => actions.run(action);
  return /^[1-9]$/.test(name) ? () => actions.digit(Number(name)) : null;
}

/**
 * A key by what it writes; by its place on the keyboard where that is no sign of ours, in another script or with Alt on a Mac.
 * @param {KeyboardEvent} event
 */
function nameOf({ key, code, shiftKey, altKey }) {
  const written = key.toLowerCase();
  // Alt and a number of the pad write a letter by its code
  if (altKey && code.startsWith("Numpad")) return "";
  if (KEYS.has(written) || /^\d$/.test(written)) return written;
  const [, digit, letter] = /^(?:Digit(\d)|Key([A-Z]))$/.exec(code) ?? [];
  if (digit) return shiftKey ? "" : digit;
  return letter && !/^[ -~]$/.test(key) ? letter.toLowerCase() : "";
}

/**
 * Whether a key is text here and no command: a digit where answers are filtered; on a form with an empty field all that can be written, which goes
 * into that field unless a hand is in the form already.
 * @param {KeyboardEvent} event
 */
function takesWords(event) {
  if (event.key.length > 1 || numberedExits().length > 0) return false;
  const filter = answersFilter();
  if (filter) {
    if (!/^\d$/.test(event.key)) return false;
    filter.focus();
    return true;
  }
  const form = one(byId("stage"), "[data-form]");
  const field = form && leftIn !== stepNumber() && firstEmpty(form);
  if (!form || !field) return false;
  if (tooSoon()) event.preventDefault();
  else if (!form.contains(/** @type {Node} */ (event.target))) {
    field.focus();
    entered = field;
  }
  return true;
}

/** @param {HTMLElement} form */
function firstEmpty(form) {
  const fields = /** @type {HTMLInputElement[]} */ (all(form, "[data-field]:not([hidden]) input:not([type=checkbox], [type=radio])"));
  // the filter of a list has done its work where something is chosen
  const choice = (/** @type {Element} */ field) => /** @type {HTMLSelectElement | null | undefined} */ (field.closest("[data-field]")?.querySelector("select"));
  return fields.find((field) => field.value === "" && !choice(field)?.value);
}

/**
 * Leaves the field for the heading, from where keys are commands. The one letter that was meant for a command goes out of the field again.
 * @param {EventTarget | null} place
 */
function leave(place) {
  if (entered && place === entered && entered.value.length === 1) {
    entered.value = "";
    entered.dispatchEvent(new Event("input", { bubbles: true }));
  }
  leftIn = stepNumber();
  one(byId("stage"), "h2")?.focus({ preventScroll: true });
}

/** @param {EventTarget | null} target */
function isWriting(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])"))
  );
}

/** @param {EventTarget | null} target */
function isPressable(target) {
  return target instanceof HTMLElement && target.matches("a, button, summary");
}

/** @param {EventTarget | null} target @returns {target is HTMLAnchorElement} */
function isLink(target) {
  return target instanceof HTMLAnchorElement && target.matches(".answer, .exits a");
}
