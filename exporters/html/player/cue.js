// A small pointer to the answers while the first of them is out of view, below the foot.

import { all, byId } from "./dom.js";

const ENOUGH = 24; // pixels of an answer that tell that it is there

/** The answers of the step shown, as a rep sees them. */
export function openAnswers() {
  return all(byId("stage"), ".answers a.answer").filter((link) => link.offsetParent !== null);
}

/** Keeps the pointer right, whatever moves or grows. */
export function watchAnswers() {
  window.addEventListener("scroll", point, { passive: true });
  window.addEventListener("resize", point);
  new ResizeObserver(point).observe(byId("stage"));
}

/** Brings the first answer into view. */
export function showAnswers() {
  const first = openAnswers()[0];
  first?.scrollIntoView({ block: "center" });
  first?.focus({ preventScroll: true });
}

/** Shows the pointer where it is needed. */
export function point() {
  const ways = openAnswers();
  const foot = byId("foot").getBoundingClientRect().top;
  const cue = byId("cue");
  cue.hidden = !ways[0] || ways[0].getBoundingClientRect().top + ENOUGH < foot;
  cue.textContent = ways.length > 1 ? "Answers ↓" : "Continue ↓";
}
