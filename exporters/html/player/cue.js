// A small pointer to the answers and fields that are out of view, below the foot.

import { all, byId, one } from "./dom.js";

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

/** Brings the first answer or field that is out of view. */
export function showAnswers() {
  const first = below()[0];
  first?.scrollIntoView({ block: "center" });
  (first?.matches("a, button") ? first : first && one(first, "input, select"))?.focus({ preventScroll: true });
}

/** Shows the pointer where it is needed. */
export function point() {
  const unseen = below();
  const cue = byId("cue");
  cue.hidden = unseen.length === 0;
  document.documentElement.classList.toggle("cued", !cue.hidden);
  cue.textContent = `${words(unseen)} ↓`;
}

/** @param {HTMLElement[]} unseen */
function words(unseen) {
  const number = unseen.length;
  if (unseen[0]?.matches(".go")) return "Continue";
  if (unseen[0]?.matches("a")) return number === 1 ? "1 more answer" : `${number} more answers`;
  return number === 1 ? "1 more field" : `${number} more fields`;
}

/** What can be pressed or filled in and is not seen: answers, else fields, else the button of their form. */
function below() {
  const stage = byId("stage");
  const goOn = one(stage, "[data-form] [type=submit]");
  const end = Math.min(topOf(byId("foot")), window.innerHeight);
  const isBelow = (/** @type {HTMLElement} */ each, edge = end) => topOf(each) + ENOUGH >= edge;
  if (!goOn) return openAnswers().filter((each) => isBelow(each));
  const edge = Math.min(end, topOf(goOn));
  const fields = all(stage, "[data-field]").filter((each) => each.offsetParent !== null && isBelow(each, edge));
  return fields.length === 0 && isBelow(goOn) ? [goOn] : fields;
}

/** @param {HTMLElement} each */
function topOf(each) {
  return each.getBoundingClientRect().top;
}
