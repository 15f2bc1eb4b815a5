// What was answered so far, nothing private: each line goes back to its step, to answer it otherwise.

import { byId, element, one, own } from "./dom.js";
import { shown } from "./journal.js";
import { openWords } from "./page.js";
import { present, summary } from "./walk.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./journal.js").Journal} Journal */

const LONGEST = 60;

/**
 * @param {Data} data
 * @param {Journal} journal
 * @param {(at: number) => void} goBack
 */
export function showTrail(data, journal, goBack) {
  const trail = /** @type {HTMLElement} */ (byId("trail-title").parentElement);
  const list = one(trail, "ol");
  if (!list) return;
  const state = shown(journal);
  const { steps } = summary(data, state, { own });
  trail.hidden = steps.length === 0;
  const now = document.createElement("li");
  now.append(element("span", `Now: ${headingOf(present(data, state).section)}`, { "aria-current": "step" }));
  list.replaceChildren(...steps.map((step, at) => line(step, at, goBack)), now);
  list.scrollTop = list.scrollHeight;
}

/**
 * The words of a step's heading, as it stands in the page.
 * @param {string} section
 */
export function headingOf(section) {
  const heading = document.getElementById(`t-${section}`);
  const words = openWords(heading);
  return heading?.lang ? words : own(words);
}

/**
 * @param {{ title: string, answer: string }} step
 * @param {number} at
 * @param {(at: number) => void} goBack
 */
function line(step, at, goBack) {
  const entry = document.createElement("li");
  const link = element("a", "", { href: "#main", title: "Go back to this step" });
  link.append(
    element("span", short(step.title), { class: "where" }),
    " ",
    element("span", short(step.answer) || "done", { class: "what" }),
    // on paper the whole of it
    element("span", `${step.title}: ${step.answer || "done"}`, { class: "paper" }),
  );
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goBack(at);
  });
  entry.append(link);
  return entry;
}

/** @param {string} text */
function short(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
}
