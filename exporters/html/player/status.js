// Short words about what just happened, spoken politely and gone after a while.

const SECONDS = 6;
let timer = 0;

/** @param {string} message */
export function say(message) {
  const place = document.getElementById("status");
  if (!place) return;
  place.textContent = message;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    place.textContent = "";
  }, SECONDS * 1000);
}
