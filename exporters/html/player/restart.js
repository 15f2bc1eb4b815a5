// Starting again: asked once, where a call would be thrown away.

import { byId, one } from "./dom.js";
import { stepWasShown } from "./guard.js";
import { hasBegun } from "./journal.js";

/** @param {import("./call.js").Call} call */
export function askToRestart(call) {
  // nobody is on the call yet
  if (byId("stage").contains(byId("who"))) return;
  if (call.isFinished || !hasBegun(call.journal)) {
    call.restart();
    return;
  }
  const dialog = /** @type {HTMLDialogElement} */ (byId("again"));
  dialog.showModal();
  one(dialog, "[data-do=close]")?.focus();
  stepWasShown();
}
