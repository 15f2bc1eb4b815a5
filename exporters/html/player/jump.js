// Going to a step that is read, though no answer leads there: with a reason, which stands in the summary.

import { all, closeDialogs, one } from "./dom.js";
import { shown } from "./moves.js";
import { pathOf } from "./state.js";

/** @type {(section: string) => string} the node of a section that the call may go to now, as the walk names it; empty where it may not */
let nodeAt = () => "";

/** @param {import("./call.js").Call} call */
export function wireJumps(call) {
  nodeAt = (section) => nodeOf(call, section);
  for (const form of /** @type {HTMLFormElement[]} */ (all(document, "[data-jump]"))) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const field = fieldOf(form);
      field.value = field.value.trim();
      if (!form.reportValidity()) return;
      const answer = { kind: /** @type {const} */ ("jump"), node: form.dataset.jump ?? "", reason: field.value };
      closeDialogs();
      call.answer(answer);
    });
  }
}

/**
 * Offers to go to the step that a dialog shows; where the call cannot go there, nothing is offered.
 * @param {HTMLElement} dialog
 * @param {string} [section]
 */
export function offerJump(dialog, section = "") {
  const form = /** @type {HTMLFormElement} */ (one(dialog, "[data-jump]"));
  const node = nodeAt(section);
  form.dataset.jump = node;
  form.hidden = node === "";
  fieldOf(form).value = "";
}

/** @param {HTMLFormElement} form */
function fieldOf(form) {
  return /** @type {HTMLInputElement} */ (one(form, "input"));
}

/**
 * @param {import("./call.js").Call} call
 * @param {string} section
 */
function nodeOf(call, section) {
  // what a link shows of another tree is no step here, and nobody is on the call yet while it asks who is
  if (!section.startsWith("n-") || call.isFinished || call.section.id === "who") return "";
  const { data, journal } = call;
  const [node = "", tree = data.tree] = section.slice(2).split(".").reverse();
  const state = shown(journal);
  const depth = state.stack.findIndex((frame) => frame.tree === tree);
  const path = depth > 0 ? `${tree}/${node}` : node;
  return depth >= 0 && data.trees.get(tree)?.nodes.has(node) && path !== pathOf(state) ? path : "";
}
