// How fresh the page is: whether its review is due by the rep's clock, and whether the index knows another version of its tree.

import { now, today } from "./clock.js";
import { momentOf } from "./days.js";
import { all, byId, one } from "./dom.js";
import { stepWasShown } from "./guard.js";
import { ask } from "./sibling.js";

/** What the address of an index ends with that is asked for versions, not shown. */
export const VERSIONS = "#versions";

const HOUR = 3600000; // milliseconds

export function showReview() {
  const review = one(document, "[data-review]");
  const day = momentOf(today()).toISOString().slice(0, 10);
  review?.classList.toggle("late", String(review.dataset.review) < day);
}

/**
 * What the index tells a page: the version of each of its trees.
 * @returns {[tree: string, version: string][]}
 */
export function versions() {
  return all(document, "[data-version]").map(({ dataset }) => [dataset.card ?? "", dataset.version ?? ""]);
}

/**
 * Asks the index whether it knows another version of the page's tree; where nothing answers, nothing is said.
 * @param {import("./call.js").Page} page
 */
export async function askForNewer({ tree, version }) {
  const index = one(document, "a.home")?.getAttribute("href");
  const told = index ? await ask(index + VERSIONS) : null;
  const known = new Map(Array.isArray(told) ? told : []).get(tree);
  const strip = byId("newer");
  if (!known || known === version || !strip.hidden) return;
  const place = byId("stage").getBoundingClientRect().top;
  strip.hidden = false;
  // the step stays where it is; where that cannot be, no press is taken that was meant for what was there before
  window.scrollBy(0, byId("stage").getBoundingClientRect().top - place);
  stepWasShown();
}

/**
 * Asks when the page comes back into view that was out of it for long.
 * @param {import("./call.js").Page} page
 */
export function watchForNewer(page) {
  let left = now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) left = now();
    else if (now() - left >= HOUR) askForNewer(page);
  });
}
