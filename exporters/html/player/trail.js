// What was answered so far: each line goes back to its step, to answer it otherwise.

import { byId, element, one, own } from "./dom.js";
import { shown } from "./journal.js";
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
  const steps = summary(data, state, { withPrivate: true, own }).steps;
  trail.hidden = steps.length === 0;
  const now = document.createElement("li");
  now.append(element("span", `Now: ${headingOf(present(data, state).section)}`, { "aria-current": "step" }));
  const onPaper = summary(data, state, { withPrivate: false, own }).steps;
  list.replaceChildren(...steps.map((step, at) => line(step, onPaper[at] ?? step, at, goBack)), now);
  list.scrollTop = list.scrollHeight;
}

/**
 * The words of a step's heading, as it stands in the page.
 * @param {string} section
 */
export function headingOf(section) {
  const heading = document.getElementById(`t-${section}`);
  const words = heading?.textContent ?? "";
  return heading?.lang ? words : own(words);
}

/**
 * @param {{ title: string, answer: string }} step
 * @param {{ title: string, answer: string }} paper as it is printed: whole, and nothing private
 * @param {number} at
 * @param {(at: number) => void} goBack
 */
function line(step, paper, at, goBack) {
  const entry = document.createElement("li");
  const link = element("a", "", { href: "#main", title: "Go back to this step" });
  link.append(
    element("span", short(step.title), { class: "where" }),
    " ",
    element("span", short(step.answer) || "done", { class: "what" }),
    element("span", `${paper.title}: ${paper.answer || "done"}`, { class: "paper" }),
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
