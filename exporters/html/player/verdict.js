// Puts what a role may decide on the stage, with the note to copy.

import { element, own, PRIVATE } from "./dom.js";
import { verdictWords } from "./walk.js";

/** @typedef {import("./walk.js").Verdict} Verdict */

/**
 * @param {HTMLElement} place
 * @param {Verdict | null} verdict
 * @param {{ data: import("./data.js").Data, state: import("./walk.js").State }} view
 */
export function showVerdict(place, verdict, { data, state }) {
  place.hidden = verdict === null;
  if (verdict === null) return;
  place.classList.toggle("above", !verdict.within);
  const marked = (/** @type {{ label: string }} */ each) => /** @type {any} */ ({ ...each, label: own(each.label) });
  const facts = new Map([...data.facts].map(([id, fact]) => [id, marked(fact)]));
  const { headline, details, note } = verdictWords({ ...data, roles: data.roles.map(marked), facts }, state, marked(verdict), own);
  const isPrivate = state.decided.some((one) => one.authority === verdict.authority && one.private) || data.facts.get(verdict.usesFact ?? "")?.private;
  const look = isPrivate ? PRIVATE : {};
  place.replaceChildren(
    element("strong", headline, look),
    ...details.map((text) => element("p", text, look)),
    element("small", note),
    element("button", "Copy this note", { type: "button", class: "tool", "data-do": "copy-note" }),
  );
}
