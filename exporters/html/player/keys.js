// Single keys, with their guards: never while typing or where a form waits for it, never held down, never twice into two steps.

import { elapsed } from "./clock.js";
import { all, byId } from "./dom.js";

/** @typedef {{ digit(number: number): void, go(): void, back(): void, find(): void, outline(): void, note(): void, grievance(): void, copy(): void, help(): void }} Actions */

const GUARD = 200; // milliseconds in which a second press of the same key belongs to the step before

let stepShown = Number.NEGATIVE_INFINITY;
// what was pressed last, and what had been pressed when the step came
let pressed = "";
let brought = "";

/** Says that a step was just shown. */
export function stepWasShown() {
  stepShown = elapsed();
  brought = pressed;
}

/** Whether the same press comes again so soon after a new step that it must be meant for the old one. */
export function tooSoon() {
  return pressed === brought && elapsed() - stepShown < GUARD;
}

/**
 * @param {Actions} actions
 * @param {() => boolean} single whether keys work without Alt
 */
export function listenToKeys(actions, single) {
  document.addEventListener("pointerdown", () => {
    pressed = "pointer";
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || event.isComposing || event.ctrlKey || event.metaKey) return;
    pressed = event.key;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === " " && isLink(event.target)) {
      event.preventDefault();
      if (!tooSoon()) event.target.click();
      return;
    }
    if (event.key === "Enter") {
      if (!isPressable(event.target) && !tooSoon()) actions.go();
      return;
    }
    if (!event.altKey && event.key.length === 1 && document.querySelector("#stage [data-form]")) {
      typeIn(event);
      return;
    }
    if (!single() && !event.altKey) return;
    const action = actionOf(event, actions);
    if (!action) return;
    event.preventDefault();
    if (!tooSoon()) action();
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {Actions} actions
 * @returns {(() => void) | null}
 */
function actionOf(event, actions) {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? (/^[1-9]$/.test(event.key) ? event.key : null);
  if (digit !== null && !event.shiftKey) return () => actions.digit(Number(digit));
  switch (event.key) {
    case "b":
      return actions.back;
    case "c":
      return actions.copy;
    case "o":
      return actions.outline;
    case "n":
      return actions.note;
    case "g":
      return actions.grievance;
    case "/":
      return actions.find;
    case "?":
      return actions.help;
    default:
      return null;
  }
}

/**
 * On a form letters and digits are words: they go into the first empty field, unless a hand is in the form already.
 * @param {KeyboardEvent} event
 */
function typeIn(event) {
  if (event.key === " ") return;
  if (tooSoon()) event.preventDefault();
  else if (!(event.target instanceof Element && event.target.closest("[data-form]"))) firstEmpty()?.focus();
}

function firstEmpty() {
  const fields = /** @type {HTMLInputElement[]} */ (all(byId("stage"), "[data-field]:not([hidden]) input:not([type=checkbox], [type=radio])"));
  return fields.find((field) => field.value === "");
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])"))
  );
}

/** @param {EventTarget | null} target */
function isPressable(target) {
  return target instanceof HTMLElement && target.matches("a, button, summary, input, select, textarea, label");
}

/** @param {EventTarget | null} target @returns {target is HTMLAnchorElement} */
function isLink(target) {
  return target instanceof HTMLAnchorElement && target.matches(".answer");
}
