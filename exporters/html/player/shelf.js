// The library's list: narrowing it by words, and what is broken now.

import { now, whileOpen } from "./clock.js";
import { all, one } from "./dom.js";
import { folded } from "./find.js";
import { isOpen } from "./incidents.js";

export function wireShelf() {
  const filter = /** @type {HTMLInputElement | null} */ (document.getElementById("filter"));
  filter?.addEventListener("input", () => narrow(filter.value));
  // a list that the browser keeps for its Back button is whole for the next call, too
  window.addEventListener("pagehide", () => {
    if (filter) filter.value = "";
    narrow("");
  });
  showOpen();
  whileOpen(showOpen);
}

function showOpen() {
  for (const flag of all(document, ".flag-now")) flag.hidden = !isOpen(flag.dataset, now());
}

/** @param {string} text */
function narrow(text) {
  const wanted = folded(text).split(/\s+/).filter(Boolean);
  let left = 0;
  for (const group of all(document, ".group")) {
    let inGroup = 0;
    for (const card of all(group, "[data-card]")) {
      const words = folded(all(card, ":scope > :not([hidden])").map((part) => part.textContent).join(" "));
      card.hidden = !wanted.every((word) => words.includes(word));
      if (!card.hidden) inGroup += 1;
    }
    group.hidden = inGroup === 0;
    left += inGroup;
  }
  const none = one(document, "[data-none]");
  if (none) none.hidden = left > 0;
}
