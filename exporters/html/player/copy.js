// Into the clipboard by the best way there is; pages from a plain http address have only the old one. Where it is refused, the text is shown.

import { byId } from "./dom.js";

const MOST_ROWS = 16;

/**
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.className = "offscreen";
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}

/**
 * Shows a text, selected, to be copied by hand.
 * @param {string} text
 */
export function showToCopy(text) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("copy"));
  const area = field();
  area.value = text;
  area.rows = Math.min(MOST_ROWS, text.split("\n").length + 1);
  dialog.addEventListener("close", forgetCopy, { once: true });
  dialog.showModal();
  area.select();
}

/** Takes the text out again. */
export function forgetCopy() {
  field().value = "";
}

function field() {
  return /** @type {HTMLTextAreaElement} */ (byId("copy-text"));
}
