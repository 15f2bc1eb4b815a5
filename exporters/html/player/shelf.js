// The library's list: narrowing it by words.

import { all, one } from "./dom.js";
import { folded } from "./find.js";

export function wireShelf() {
  const filter = /** @type {HTMLInputElement | null} */ (document.getElementById("filter"));
  filter?.addEventListener("input", () => narrow(filter.value));
}

/** @param {string} text */
function narrow(text) {
  const wanted = folded(text).split(/\s+/).filter(Boolean);
  let left = 0;
  for (const group of all(document, ".group")) {
    let inGroup = 0;
    for (const card of all(group, "[data-card]")) {
      const words = folded(card.textContent ?? "");
      card.hidden = !wanted.every((word) => words.includes(word));
      if (!card.hidden) inGroup += 1;
    }
    group.hidden = inGroup === 0;
    left += inGroup;
  }
  const none = one(document, "[data-none]");
  if (none) none.hidden = left > 0;
}
