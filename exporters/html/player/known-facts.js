// What is known now, next to the step: each fact goes back to where it was given, a private one is shown on request until the next step.

import { factOf } from "./data.js";
import { displayValue } from "./display.js";
import { byId, element, one, own, PRIVATE } from "./dom.js";
import { isSame, treeHere } from "./known.js";
import { shown } from "./moves.js";
import { factsOf, frameOf } from "./state.js";

/** @typedef {import("./data.js").Fact} Fact */

const MASK = "•••";

/** The rows on the page by their facts, with what they say. @type {Map<string, { words: string, row: HTMLElement }>} */
const rows = new Map();

/**
 * Puts the rows right that say something else than before.
 * @param {import("./call.js").Call} call
 */
export function showKnown(call) {
  const { data, journal } = call;
  const state = shown(journal);
  const known = factsOf(state);
  const place = byId("known");
  for (const [id, { row }] of rows) {
    if (known.has(id)) continue;
    row.remove();
    rows.delete(id);
  }
  for (const [id, value] of known) {
    const fact = factOf(data, frameOf(state).tree, id);
    if (!fact) continue;
    const text = displayValue(fact, value, treeHere(data, state).writes);
    const isTold = isSame(state.origin.given[id] ?? null, value);
    const words = `${fact.label}: ${text} ${isTold}`;
    const before = rows.get(id);
    if (before?.words === words && !fact.private) continue;
    const row = rowOf(fact, { text, isTold, correct: () => call.correct(id) });
    if (before) before.row.replaceWith(row);
    else one(place, "ul")?.append(row);
    rows.set(id, { words, row });
  }
  place.hidden = rows.size === 0;
}

/** Takes all of it out again. */
export function emptyKnown() {
  for (const { row } of rows.values()) row.remove();
  rows.clear();
  byId("known").hidden = true;
}

/**
 * @param {Fact} fact
 * @param {{ text: string, isTold: boolean, correct: () => void }} how
 */
function rowOf(fact, { text, isTold, correct }) {
  const row = document.createElement("li");
  const button = element("button", "", { type: "button", title: "Correct this" });
  const value = element("span", fact.private ? MASK : own(text), { class: "what" });
  button.append(element("span", own(fact.label), { class: "where", id: `k-${fact.id}` }), " ", value);
  if (isTold) button.append(" ", element("span", "from the link", { class: "told" }));
  button.addEventListener("click", correct);
  row.append(button);
  if (fact.private) row.append(reveal(fact, value, text));
  return row;
}

/**
 * @param {Fact} fact
 * @param {HTMLElement} value
 * @param {string} text
 */
function reveal({ id }, value, text) {
  // its name is that of the fact, in its own language
  const button = element("button", "Show", { type: "button", class: "tool", "aria-pressed": "false", id: `show-${id}`, "aria-labelledby": `show-${id} k-${id}` });
  button.addEventListener("click", () => {
    const isOpen = button.getAttribute("aria-pressed") === "false";
    button.setAttribute("aria-pressed", String(isOpen));
    value.replaceChildren(...element("span", isOpen ? own(text) : MASK).childNodes);
    value.className = isOpen ? `what ${PRIVATE.class}` : "what";
    value.translate = !isOpen;
  });
  return button;
}
