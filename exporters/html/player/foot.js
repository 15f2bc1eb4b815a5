// The foot of the page: a quarter of the window at most. Where exits have no room, they fold into a list.

import { all, byId } from "./dom.js";
import { goToExits } from "./exits.js";

/** From roomy to narrow; the last one does not stick to the window. */
const FITS = ["", "folded", "folded tight", "folded tight loose"];
const SHARE = 4; // the foot takes a quarter of the window at most

/** the exits that the foot was fitted to @type {string | null} */
let fitted = null;

/** Keeps the foot small, whatever the size of window and text. */
export function watchFoot() {
  window.addEventListener("resize", () => fitFoot(true));
  const list = exitList();
  list?.addEventListener("click", () => list.popover && list.hidePopover());
  list?.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") goToExits();
    else fitFoot(true);
  });
}

/**
 * Folds the exits where the foot would take too much of the window; nothing is measured while they stay the same.
 * @param {boolean} [anew] the window is another, or the list was closed
 */
export function fitFoot(anew = false) {
  const foot = byId("foot");
  const list = exitList();
  const open = list ? all(list, "li:not([hidden])").map((exit) => exit.dataset.exit).join() : "";
  if (list?.matches(":popover-open") || (open === fitted && !anew)) return;
  fitted = open;
  for (const fit of FITS) {
    foot.className = `foot ${fit}`;
    if (list) list.popover = fit ? "auto" : null;
    if (foot.offsetHeight * SHARE <= window.innerHeight) break;
  }
  const isLoose = foot.classList.contains("loose");
  document.documentElement.style.setProperty("--foot", isLoose ? "0px" : `${foot.offsetHeight}px`);
}

function exitList() {
  return document.getElementById("exits");
}
