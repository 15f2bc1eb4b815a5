// The page's clock: the only module that asks what time it is.

import { dayAt } from "./days.js";

const OFTEN = 1000; // milliseconds; a computer that slept, or whose clock was set, is noticed as well

/** Now, in milliseconds since 1970. */
export function now() {
  return Date.now();
}

/** The number of this day by the calendar on the wall, which goes by another midnight than Greenwich. */
export function today() {
  const at = new Date(now());
  return dayAt(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()));
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
