// A link to a step, `refund.html#n-cause`, is there to read the step: the call stays where it is.

import { byId } from "./dom.js";
import { readStep } from "./find.js";
import { say } from "./status.js";

/** @typedef {import("./data.js").Data} Data */

/**
 * Shows the step that the address names by the id that it has or had, also in a tree that is run; says so where there is none.
 * @param {Data} data
 * @param {string} hash of the address, before the call writes its own step there
 * @param {string} here the section of the step shown
 */
export function readLinked(data, hash, here) {
  if (!hash.startsWith("#n-")) return;
  const name = hash.slice(3);
  const dot = name.indexOf(".");
  const tree = dot < 0 ? data.tree : name.slice(0, dot);
  const id = name.slice(dot + 1);
  const nodes = data.trees.get(tree)?.nodes;
  const node = nodes?.get(id) ?? [...(nodes?.values() ?? [])].find(({ was }) => was?.includes(id));
  const section = `n-${tree === data.tree ? "" : `${tree}.`}${node?.id}`;
  if (!node) say(`This link names a step that is not in this tree: ${name}`);
  else if (section !== here) readStep(byId(section));
}
