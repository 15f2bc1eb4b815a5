// Shows what a link in a text leads to, for reading: the call stays at its step.

import { all, byId, one } from "./dom.js";
import { offerJump } from "./jump.js";
import { fillIn } from "./page.js";
import { reading } from "./read.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./walk.js").State} State */

/** The sections that were shown, the last one on top. @type {string[]} */
let shown = [];

/** @param {() => { data: Data, state: State, prefix: string }} call */
export function wireSee(call) {
  const dialog = document.getElementById("see");
  if (!dialog) return;
  dialog.addEventListener("close", forgetSee);
  /** @type {HTMLElement} */ (one(dialog, "[data-see-back]")).addEventListener("click", () => {
    shown.pop();
    show(call());
  });
}

/**
 * @param {HTMLAnchorElement} link
 * @param {{ data: Data, state: State, prefix: string }} call
 */
export function see(link, call) {
  shown.push(link.hash.slice(1));
  show(call);
  if (!dialogOf().open) dialogOf().showModal();
  byId("see-title").focus();
}

/** Leaves nothing of what was shown, which may hold values of the call. */
export function forgetSee() {
  shown = [];
  for (const place of all(document, "#see-title, #see-words")) place.replaceChildren();
  if (document.getElementById("see")) offerJump(dialogOf());
}

/** @param {{ data: Data, state: State, prefix: string }} call */
function show({ data, state, prefix }) {
  const id = decodeURIComponent(shown.at(-1) ?? "");
  const section = byId(id);
  const heading = /** @type {HTMLElement} */ (section.querySelector("h2"));
  const copy = /** @type {HTMLElement} */ (heading.cloneNode(true));
  const [title, words] = [byId("see-title"), byId("see-words")];
  title.replaceChildren(...copy.childNodes);
  title.lang = heading.lang || section.lang || document.documentElement.lang;
  words.lang = section.lang || document.documentElement.lang;
  words.replaceChildren(...reading(section));
  /** @type {HTMLElement} */ (one(dialogOf(), "[data-see-back]")).hidden = shown.length < 2;
  offerJump(dialogOf(), id);
  dialogOf().scrollTop = 0;
  // a fact of another tree is not known here: its label stays
  if (id.startsWith(prefix) && !id.slice(prefix.length).includes(".")) fillIn(dialogOf(), data, state);
}

function dialogOf() {
  return /** @type {HTMLDialogElement} */ (byId("see"));
}
