// Short words about what just happened, spoken politely and gone after a while.

import { parts } from "./dom.js";

const SECONDS = 6;
let timer = 0;

/** @param {string} message */
export function say(message) {
  const place = document.getElementById("status");
  if (!place) return;
  place.replaceChildren(...parts(message));
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    place.textContent = "";
  }, SECONDS * 1000);
}
