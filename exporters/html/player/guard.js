// One guard for every key and pointer: what was meant for the step before never answers the one that just came.

import { elapsed } from "./clock.js";

const UNREAD = 250; // milliseconds in which nobody has read a step
const ANSWERS = ".answer, .exits a, #again button, [data-change]";
const STEPS = `${ANSWERS}, [data-do=back], [data-do=restart]`;
const ALL = `${STEPS}, .trail a, #stage label`;

let shownAt = Number.NEGATIVE_INFINITY;
let steps = 0;
// in which step a row of clicks began, and the key that is down went down
let clickedIn = 0;
let pressedIn = 0;

/** Says that a step, or a question of the page's own, was just shown. */
export function stepWasShown() {
  shownAt = elapsed();
  steps += 1;
}

/** Whether nobody can have read what is shown. */
export function tooSoon() {
  return elapsed() - shownAt < UNREAD;
}

/** The number of the step shown; each that is shown has another. */
export function stepNumber() {
  return steps;
}

/** Takes presses away before anything hears of them. */
export function guardPresses() {
  document.addEventListener("click", guardClick, true);
  document.addEventListener("keydown", guardKey, true);
}

/** @param {MouseEvent} event */
function guardClick(event) {
  // a script, a key and a screen reader click without a number
  const isFirst = event.detail < 2;
  if (isFirst) clickedIn = steps;
  const target = /** @type {Element} */ (event.target);
  const isSecond = !isFirst && target.closest(clickedIn === steps ? ANSWERS : ALL);
  if (isSecond || (tooSoon() && target.closest(STEPS))) drop(event);
}

/** @param {KeyboardEvent} event */
function guardKey(event) {
  if (!event.repeat) pressedIn = steps;
  // Enter makes lines, but not answers, while it is held
  else if (pressedIn !== steps || (event.key === "Enter" && !(event.target instanceof HTMLTextAreaElement))) drop(event);
}

/** @param {Event} event */
function drop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
