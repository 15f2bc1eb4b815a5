// Shows one step: moves its section from the store to the stage and fills in what the call has brought. Decides nothing.

import { treeOf } from "./data.js";
import { all, byId, one } from "./dom.js";
import { filterAnswers, unfilter } from "./filter.js";
import { fold } from "./fold.js";
import { putIn, typedForms } from "./form.js";
import { number, unnumber } from "./numbers.js";
import { tellKey } from "./shortcuts.js";
import { startTimers, stopTimers } from "./timer.js";
import { showVerdict } from "./verdict.js";
import { fill } from "./walk.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./walk.js").Presented} Presented */
/** @typedef {import("./walk.js").Answer} Answer */
/** @typedef {{ data: Data, state: State, now: Presented, before: Answer | null, since: number }} View
 *   `since`: when the step was come to */

const LIMIT = /^(no limit|none)$/;

/**
 * @param {View} view
 * @returns {HTMLElement} the section shown
 */
export function showStep(view) {
  const { now } = view;
  const section = now.asks === "facts" ? factsSection(view) : byId(now.section);
  putOnStage(section);
  if (now.asks === "facts") putIn(section, typedForms(now.fields, treeOf(view.data, now.tree).writes));
  else dress(section, view);
  fold(section);
  startTimers(section, view.since);
  return section;
}

/**
 * Puts right what depends on the time, and leaves alone what a hand may be at.
 * @param {HTMLElement} section
 * @param {View} view
 */
export function freshen(section, view) {
  if (view.now.asks === "facts") return;
  fillIn(section, view.data, view.state);
  if (showTexts(section, view.now.absent)) showVariant(section, 0);
  showWays(section, view);
}

/** @param {HTMLElement} section */
export function putOnStage(section) {
  const stage = byId("stage");
  for (const child of [...stage.children]) {
    if (child !== section) putAway(/** @type {HTMLElement} */ (child));
  }
  stopTimers();
  if (section.parentElement !== stage) stage.append(section);
}

/** @param {HTMLElement} section */
function putAway(section) {
  blank(section);
  for (const part of all(section, "#go-on, #summary, #narrow, #whole")) byId("parts").append(part);
  byId(section.id.startsWith("n-") ? "store" : "parts").append(section);
}

/**
 * @param {HTMLElement} section
 * @param {View} view
 */
function dress(section, view) {
  const { now, data, state, before } = view;
  blank(section);
  fillIn(section, data, state);
  showTexts(section, now.absent);
  showWays(section, view);
  const ticks = (before && "ticks" in before && before.ticks) || [];
  for (const box of /** @type {HTMLInputElement[]} */ (all(section, "[data-tick]"))) box.checked = ticks.includes(box.dataset.tick ?? "");
  if (now.asks === "fill") {
    const { values = {}, tried = null } = before?.kind === "fill" ? before : {};
    const fields = now.fields.map((field) => (Object.hasOwn(values, field.id) ? { ...field, value: values[field.id] ?? null } : field));
    const ticked = now.tags.filter((tag) => tag.ticked).map((tag) => tag.tag);
    putIn(section, typedForms(fields, treeOf(data, now.tree).writes), tried ?? ticked);
  }
  const verdict = one(section, "[data-verdict]");
  if (verdict) showVerdict(verdict, now.verdict ?? null, view);
  for (const row of all(section, "tr[data-role]")) row.classList.toggle("mine", row.dataset.role === state.role);
  showVariant(section, 0);
}

/**
 * Puts values where placeholders stand, as text.
 * @param {HTMLElement} place
 * @param {Data} data
 * @param {State} state
 */
export function fillIn(place, data, state) {
  for (const span of all(place, "[data-fact]")) {
    const name = span.dataset.fact ?? "";
    const { text, missing } = fill(data, state, name);
    span.dataset.standIn ??= span.textContent ?? "";
    span.textContent = text;
    span.lang = LIMIT.test(text) ? "en" : "";
    span.classList.toggle("missing", missing);
    const isPrivate = fill(data, state, name, { withPrivate: false }).text !== text;
    span.classList.toggle("private", isPrivate);
    span.translate = !isPrivate;
  }
}

/**
 * Puts the stand-ins back where values were filled in.
 * @param {ParentNode} place
 * @param {string} [which]
 */
export function unfill(place, which = "") {
  for (const span of all(place, `[data-stand-in]${which}`)) {
    span.textContent = span.dataset.standIn ?? "";
    for (const name of ["class", "lang", "translate", "data-stand-in"]) span.removeAttribute(name);
  }
}

/**
 * Takes off what a call has put into sections: words, fields, ticks, the answer taken, what may be decided.
 * @param {ParentNode} place
 */
export function blank(place) {
  unfill(place);
  putIn(place, new Map());
  unfilter(place);
  for (const box of /** @type {HTMLInputElement[]} */ (all(place, "[data-tick]"))) box.checked = false;
  showTexts(place, []);
  for (const must of all(place, ".must")) must.classList.remove("wrong");
  for (const way of all(place, "li[data-way]")) {
    way.hidden = false;
    way.classList.remove("chosen");
  }
  unnumber(all(place, "[data-number]"));
  for (const verdict of all(place, "[data-verdict]")) {
    verdict.hidden = true;
    verdict.classList.remove("above");
    verdict.replaceChildren();
  }
}

/**
 * Takes out the texts whose condition is not true, and lists of which no text is left; whether that changed anything.
 * @param {ParentNode} place
 * @param {readonly string[]} absent
 */
function showTexts(place, absent) {
  const texts = all(place, "[data-text]");
  const before = texts.map((text) => text.classList.contains("absent"));
  for (const text of texts) text.classList.toggle("absent", absent.includes(text.dataset.text ?? ""));
  for (const list of all(place, "[data-texts]")) {
    list.classList.toggle("absent", all(list, "[data-text]").every((text) => text.classList.contains("absent")));
  }
  return texts.some((text, at) => text.classList.contains("absent") !== before[at]);
}

/**
 * The words of a heading as it stands in the page, with stand-ins for what is private, or for all that was filled in.
 * @param {Element | null} heading
 * @param {string} [which]
 */
export function openWords(heading, which = ".private") {
  const copy = /** @type {Element | undefined} */ (heading?.cloneNode(true));
  if (copy) unfill(copy, which);
  return copy?.textContent ?? "";
}

/**
 * Shows the ways that are open and numbers them; adds a button to go on where the section has none of its own.
 * @param {HTMLElement} section
 * @param {View} view
 */
function showWays(section, { now, before }) {
  const open = openWays(now);
  const links = [];
  let found = false;
  for (const way of all(section, "li[data-way]")) {
    const key = way.dataset.way ?? "";
    const link = one(way, "a.answer");
    if (way.closest(".no-js")) continue;
    way.hidden = !open.has(key);
    way.classList.toggle("chosen", !way.hidden && isThisWay(before, key));
    if (way.hidden) continue;
    found = true;
    if (link && key === "next") tellKey(link, "Enter");
    else if (link) links.push(link);
  }
  number(links);
  filterAnswers(links);
  if (now.asks === "continue" && !found) addGoOn(section);
}

/** @param {HTMLElement} section */
function addGoOn(section) {
  const goOn = byId("go-on");
  const after = one(section, ".limits, .links, .why");
  if (after) after.before(goOn);
  else section.append(goOn);
}

/** @param {Presented} now @returns {Set<string>} */
function openWays(now) {
  switch (now.asks) {
    case "option":
      return new Set(now.options.map((option) => option.key));
    case "listen":
      return new Set(["agreed", "corrected"]);
    case "continue":
      return new Set(["next"]);
    default:
      return new Set();
  }
}

/**
 * @param {Answer | null} before
 * @param {string} key
 */
function isThisWay(before, key) {
  return before?.kind === "option" ? before.key === key : before?.kind === key;
}

/**
 * @param {View} view
 * @returns {HTMLElement}
 */
function factsSection({ now, state }) {
  const section = byId("facts");
  blank(section);
  const heading = one(section, "h2");
  if (heading) heading.textContent = state.moves.length === 0 ? "Before the call" : "Before you continue";
  const place = /** @type {HTMLElement} */ (one(section, "[data-fields]"));
  byId("loose").append(...place.children);
  place.append(...now.fields.flatMap((field) => looseField(field.id, now.tree) ?? []));
  return section;
}

/**
 * The field for a fact of this tree, else the library's.
 * @param {string} fact
 * @param {string} tree
 */
function looseField(fact, tree) {
  const fields = all(byId("loose"), "[data-field]").filter((field) => field.dataset.field === fact);
  const own = fields.find((field) => field.querySelector(`[id^="f-loose-${CSS.escape(tree)}-"]`));
  return own ?? fields.find((field) => field.querySelector('[id^="f-loose--"]')) ?? fields[0] ?? null;
}

/**
 * Of several wordings one is shown; the button brings the next.
 * @param {HTMLElement} section
 * @param {number} number
 */
function showVariant(section, number) {
  for (const say of all(section, "[data-variants]")) {
    const variants = all(say, ".variant:not(.absent)");
    variants.forEach((variant, each) => {
      variant.hidden = each !== number % variants.length;
    });
    const button = one(say, ".another") ?? another(section, say);
    button.hidden = variants.length < 2;
    button.dataset.next = String((number + 1) % variants.length);
  }
}

/**
 * @param {HTMLElement} section
 * @param {HTMLElement} say
 */
function another(section, say) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "another";
  button.lang = "en";
  button.textContent = "Say it another way";
  button.addEventListener("click", () => showVariant(section, Number(button.dataset.next)));
  say.append(button);
  return button;
}
