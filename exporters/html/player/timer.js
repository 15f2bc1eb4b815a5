// A visible count. It never moves on by itself; it says once when the time is over.

import { now } from "./clock.js";
import { all, one } from "./dom.js";
import { say } from "./status.js";

/** @type {number[]} */
let running = [];

/**
 * @param {HTMLElement} place
 * @param {number} begun when the step was come to
 */
export function startTimers(place, begun) {
  stopTimers();
  for (const timer of all(place, "[data-timer]")) {
    const seconds = Number(timer.dataset.timer);
    const text = one(timer, "[data-timer-text]");
    let told = false;
    timer.classList.remove("over");
    const tick = () => {
      const gone = Math.floor((now() - begun) / 1000);
      if (text) text.textContent = `${clock(gone)} of ${clock(seconds)}`;
      if (gone < seconds || told) return;
      told = true;
      timer.classList.add("over");
      say(`Time is up: ${clock(seconds)}`);
    };
    tick();
    running.push(window.setInterval(tick, 1000));
  }
}

export function stopTimers() {
  for (const each of running) window.clearInterval(each);
  running = [];
}

/** @param {number} seconds */
function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
