// What was answered so far, nothing private: each line goes back to its step, to answer it otherwise.

import { byId, element, own } from "./dom.js";
import { shown } from "./journal.js";
import { openWords } from "./page.js";
import { passedWords } from "./passed.js";
import { lastLine } from "./summary.js";
import { present } from "./walk.js";

/** @typedef {import("./walk.js").Data} Data */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./journal.js").Journal} Journal */

/** Each line with the state that its answer led to. @type {{ state: State, entry: Element }[]} */
let lines = [];

/**
 * Adds the lines that are new and takes out those that are no more: a long call costs no more than a short one.
 * @param {Data} data
 * @param {Journal} journal
 * @param {(at: number) => void} goBack
 */
export function showTrail(data, journal, goBack) {
  const { trail, list, now } = places();
  const { at, states } = journal;
  const firstOther = lines.findIndex(({ state }, each) => each >= at || state !== states[each + 1]);
  if (firstOther >= 0) for (const { entry } of lines.splice(firstOther)) entry.remove();
  for (const state of states.slice(lines.length + 1, at + 1)) {
    const entry = line(lastLine(data, state, { own }), lines.length, goBack);
    entry.append(...passedWords(data, state).map((words) => element("small", words)));
    lines.push({ state, entry });
    now.before(entry);
  }
  trail.hidden = at === 0;
  now.replaceChildren(element("span", `Now: ${headingOf(present(data, shown(journal)).section)}`, { "aria-current": "step" }));
  list.scrollTop = list.scrollHeight;
}

/** Takes all of it out again. */
export function emptyTrail() {
  lines = [];
  places().list.replaceChildren();
}

/** The trail, its list and the last line of that, which says where the call is. */
function places() {
  const trail = /** @type {HTMLElement} */ (byId("trail-title").parentElement);
  const list = /** @type {HTMLElement} */ (trail.querySelector("ol"));
  const now = list.lastElementChild ?? list.appendChild(document.createElement("li"));
  return { trail, list, now };
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
    element("span", step.title, { class: "where" }),
    " ",
    element("span", step.answer || "done", { class: "what" }),
  );
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goBack(at);
  });
  entry.append(link);
  return entry;
}
