// Which keys work, told to those who do not see them.

import { all } from "./dom.js";
import { settingsStore } from "./storage.js";

/** Whether keys work without Alt. */
export function singleKeys() {
  return settingsStore.read("keys") !== false;
}

/** @param {boolean} single */
export function keepSingleKeys(single) {
  settingsStore.write("keys", single);
  for (const place of all(document, "[aria-keyshortcuts]:not(dialog *)")) tellKey(place, place.getAttribute("aria-keyshortcuts")?.replace("Alt+", "") ?? "");
}

/**
 * Tells of the key of a link or button.
 * @param {HTMLElement} place
 * @param {string} key
 */
export function tellKey(place, key) {
  place.setAttribute("aria-keyshortcuts", singleKeys() || key === "Enter" ? key : `Alt+${key}`);
}
