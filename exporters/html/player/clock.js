// The page's clock: the only module that asks what time it is.

import { dayAt } from "./days.js";

const OFTEN = 1000; // milliseconds; a computer that slept, or whose clock was set, is noticed as well

/** Now, in milliseconds since 1970. */
export function now() {
  return Date.now();
}

/** The number of this day by the calendar on the wall, which goes by another midnight than Greenwich. */
export function today() {
  return dayOn(now());
}

/**
 * The number of the day of a moment by the calendar on the wall.
 * @param {number} moment
 */
export function dayOn(moment) {
  const at = new Date(moment);
  return dayAt(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()));
}

/**
 * A moment by the clock on the wall.
 * @param {number} moment
 */
export function clockTime(moment) {
  const at = new Date(moment);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** Milliseconds by a clock that nobody sets, for telling how long something took. */
export function elapsed() {
  return performance.now();
}

/**
 * Looks again and again while the page lies open, and at once when it comes back into view, where timers had slept.
 * @param {() => void} look
 */
export function whileOpen(look) {
  window.setInterval(look, OFTEN);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", look);
}
