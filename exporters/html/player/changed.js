// What was answered before the tree was exported anew, and does not fit it any more.

import { byId, element, one } from "./dom.js";

/**
 * Shows it until the step is answered again or the call is over.
 * @param {Pick<import("./journal.js").Journal, "lost">} journal
 */
export function showLost({ lost }) {
  const place = byId("changed");
  place.hidden = lost.length === 0;
  one(place, "ul")?.replaceChildren(...lost.map(({ title, answer }) => element("li", `${title}: ${answer || "done"}`)));
}
