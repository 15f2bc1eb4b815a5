// Numbers on answers and exits, for the digits that take them.

import { tellKey } from "./shortcuts.js";

const DIGITS = 9;

/**
 * Numbers links in their order, which the style shows. A digit takes one where there is a digit for each.
 * @param {HTMLElement[]} links
 */
export function number(links) {
  for (const [at, link] of links.entries()) {
    const each = String(at + 1);
    link.dataset.number = each;
    if (isMany(links)) link.removeAttribute("aria-keyshortcuts");
    else tellKey(link, each);
  }
}

/** @param {HTMLElement[]} links */
export function unnumber(links) {
  for (const link of links) {
    link.removeAttribute("data-number");
    link.removeAttribute("aria-keyshortcuts");
  }
}

/**
 * Whether there are more than digits.
 * @param {readonly HTMLElement[]} links
 */
export function isMany(links) {
  return links.length > DIGITS;
}
