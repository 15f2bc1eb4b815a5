// The call that a tab keeps for a reload.

import { now } from "./clock.js";
import { callStore } from "./storage.js";

/** What the names of all calls in the store begin with. */
export const CALLS = "call/";
const HOUR = 3600000; // milliseconds

/**
 * The call that this tab keeps for a tree. None that was left for too long is kept on.
 * @param {string} wanted
 * @returns {import("./saved.js").Saved | null}
 */
export function storedCall(wanted) {
  for (const key of callStore.keys().filter((each) => each.startsWith(CALLS))) {
    const call = /** @type {{ kept?: number } | null} */ (callStore.read(key));
    if (!(now() - Number(call?.kept) < HOUR)) callStore.remove(key);
  }
  return /** @type {import("./saved.js").Saved | null} */ (callStore.read(wanted));
}
