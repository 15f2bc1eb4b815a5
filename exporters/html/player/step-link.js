// A link to a step, `refund.html#n-cause`: it is there to read the step, and the call stays where it is. It holds nothing of a call.

import { byId } from "./dom.js";
import { readStep } from "./find.js";
import { say } from "./status.js";
import { present } from "./walk.js";

/** @typedef {import("./data.js").Data} Data */

/**
 * Shows the step that the address names by the id that it has or had, also in a tree that is run; says so where there is none.
 * @param {Data} data
 * @param {string} hash of the address, before the call writes its own step there
 * @param {string} here the section of the step shown
 */
export function readLinked(data, hash, here) {
  if (!hash.startsWith("#n-")) return;
  const [name = ""] = hash.slice(3).split("&");
  const dot = name.indexOf(".");
  const tree = dot < 0 ? data.tree : name.slice(0, dot);
  const id = name.slice(dot + 1);
  const nodes = data.trees.get(tree)?.nodes;
  const node = nodes?.get(id) ?? [...(nodes?.values() ?? [])].find(({ was }) => was?.includes(id));
  const section = `n-${tree === data.tree ? "" : `${tree}.`}${node?.id}`;
  if (!node) say(`This link names a step that is not in this tree: ${name}`);
  else if (section !== here) readStep(byId(section));
}

/**
 * The address of the step where the call is.
 * @param {{ data: Data, state: import("./state.js").State }} moment
 */
export function linkOf({ data, state }) {
  const address = new URL(location.href);
  address.search = "";
  address.hash = present(data, state).section;
  return address.href;
}

/**
 * Whether a link is clicked for another tab or window.
 * @param {MouseEvent} event
 */
export function isForAnotherTab({ ctrlKey, metaKey, shiftKey }) {
  return ctrlKey || metaKey || shiftKey;
}
