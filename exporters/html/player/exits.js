// The exits by key: one key goes to them, and a digit takes one. They show their digits as long as the focus is among them.

import { all, byId } from "./dom.js";
import { number, unnumber } from "./numbers.js";

/** Goes to the first exit; where they are folded into a list, opens it. */
export function goToExits() {
  const list = document.getElementById("exits");
  if (list?.popover && all(list, "li:not([hidden]) a").length > 0) list.showPopover();
  const exits = all(byId("foot"), ".exits a").filter((link) => link.offsetParent !== null);
  exits[0]?.closest(".exits")?.addEventListener("focusout", leave);
  number(exits);
  exits[0]?.focus();
}

/** The exits that digits take now. */
export function numberedExits() {
  return all(byId("foot"), ".exits [data-number]");
}

/** @param {Event} event */
function leave(event) {
  const place = /** @type {HTMLElement} */ (event.currentTarget);
  const { relatedTarget } = /** @type {FocusEvent} */ (event);
  if (relatedTarget instanceof Node && place.contains(relatedTarget)) return;
  place.removeEventListener("focusout", leave);
  unnumber(numberedExits());
}
