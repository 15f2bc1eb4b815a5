// Asks before an earlier answer is changed where later ones would be set aside by it.

import { byId, element, one } from "./dom.js";
import { stepWasShown, tooSoon } from "./guard.js";

/**
 * @param {readonly { title: string, answer: string }[]} lines the answers that would be set aside
 * @param {{ change: () => void, leave: () => void }} choice
 */
export function askToDrop(lines, { change, leave }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("drops"));
  one(dialog, "ul")?.replaceChildren(...lines.map(({ title, answer }) => element("li", `${title}: ${answer || "done"}`)));
  dialog.returnValue = "";
  const button = /** @type {HTMLElement} */ (one(dialog, "[data-change]"));
  button.onclick = () => {
    if (!tooSoon()) dialog.close("change");
  };
  dialog.onclose = () => {
    forgetDrops();
    if (dialog.returnValue) change();
    else leave();
  };
  dialog.showModal();
  stepWasShown();
}

/** Leaves nothing of what was asked. */
export function forgetDrops() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("drops"));
  dialog.onclose = null;
  one(dialog, "ul")?.replaceChildren();
}
