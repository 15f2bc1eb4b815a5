// The page's beginning: wires clicks, keys and dialogs to the call, or to the library's list.

import { answerOf } from "./answer.js";
import { Call } from "./call.js";
import { now, today, whileOpen } from "./clock.js";
import { copy, showToCopy } from "./copy.js";
import { openAnswers, showAnswers, watchAnswers } from "./cue.js";
import { displayValue, typedForm } from "./display.js";
import { all, byId, closeDialogs, one, own } from "./dom.js";
import { listenToHost } from "./embed.js";
import { wireEnding, withPrivate } from "./ending.js";
import { goToExits, numberedExits } from "./exits.js";
import { answersFilter, filterLists } from "./filter.js";
import { unfold, wireFolds } from "./fold.js";
import { watchFoot } from "./foot.js";
import { openFind, wireFind } from "./find.js";
import { ruleOut } from "./form.js";
import { watchForNewer } from "./fresh.js";
import { guardPresses } from "./guard.js";
import { evaluate } from "./guards.js";
import { openAt } from "./incidents.js";
import { shown } from "./journal.js";
import { wireJumps } from "./jump.js";
import { listenToKeys } from "./keys.js";
import { openOutline, wireOutline } from "./outline.js";
import { datePaper } from "./paper.js";
import { labelsOf, prefilled } from "./prefill.js";
import { openNote, openTopics, showRemark, wireRemark } from "./remark.js";
import { askToRestart } from "./restart.js";
import { keepRole, keptRole, shareRole } from "./role.js";
import { see, wireSee } from "./see.js";
import { openSettings, wireSettings } from "./settings.js";
import { singleKeys } from "./shortcuts.js";
import { frameOf } from "./state.js";
import { tell } from "./sibling.js";
import { say } from "./status.js";
import { isForAnotherTab, linkOf, readLinked } from "./step-link.js";
import { paint, turnTheme } from "./theme.js";
import { typedValue } from "./typed.js";
import { parseValue, showValue } from "./values.js";
import { askWho } from "./who.js";
import { advance, back, fill, isRefusal, load, present, replay, resume, start, summary, verdictWords, withIncidents } from "./walk.js";
import { wordsIn } from "./section-words.js";
import { told } from "./words.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./call.js").Page} Page */

const walk = { advance, back, fill, isRefusal, load, present, replay, resume, start, summary, verdictWords, withIncidents };
const player = { ...walk, displayValue, evaluate, parseValue, showValue, typedForm, typedValue };
Object.defineProperty(globalThis, "decisiontreePlayer", { value: Object.freeze(player) });

document.documentElement.classList.add("js");
paint();

/** @param {string} id */
function jsonOf(id) {
  return JSON.parse(byId(id).textContent ?? "null");
}

/** @param {Data} data @param {Page} page */
function beginning(data, page) {
  const role = data.roles.some((each) => each.id === keptRole()) ? keptRole() : (data.roles[0]?.id ?? null);
  const given = Object.fromEntries(prefilled(data, location.hash.slice(1)).given);
  return { tree: page.tree, role, given, incident: openAt(data, now()), today: today() };
}

function play() {
  const data = load(jsonOf("data"), wordsIn);
  const page = /** @type {Page} */ (jsonOf("page"));
  shareRole((role) => data.roles.some(({ id }) => id === role));
  const first = beginning(data, page);
  const linked = () => {
    const told = beginning(data, page);
    return Object.keys(told.given).length > 0 ? told : null;
  };
  const call = new Call({ data, page, origin: first, linked, openNow: () => openAt(data, now()), refused: () => prefilled(data, location.hash.slice(1)).refused });
  const actions = actionsOf(call);
  guardPresses();
  wireClicks(call, actions);
  wireForms(call);
  wireSettings(call);
  wireRemark((change) => {
    call.write(change);
    if ("topic" in change) showRemark(call.remark);
  });
  wireEnding((withPrivate) => call.summary(withPrivate));
  wireFind({
    data,
    taken: (section) => call.placeOf(section),
    goBack: (at) => {
      closeDialogs();
      call.goBackTo(at);
    },
  });
  wireSee(() => whereOf(call));
  wireOutline(() => whereOf(call));
  wireJumps(call);
  filterLists();
  listenToKeys({ digit: pressDigit, go: pressOnly, run: (action) => actions.get(action)?.(document.body) }, singleKeys);
  byId("known").toggleAttribute("open", matchMedia("(min-width: 60em)").matches);
  for (const limits of all(document, "[data-limits]")) limits.removeAttribute("open");
  datePaper();
  watchFoot();
  wireFolds();
  watchAnswers();
  watchForNewer(page);
  const { hash } = location;
  const isReloaded = window.history.state !== null;
  window.addEventListener("popstate", ({ state }) => state === null && readLinked(data, location.hash, call.section.id));
  call.open();
  if (data.incidents.length > 0) whileOpen(() => call.keepTime());
  const askFirst = () => {
    if (page.usesRole && data.roles.length > 1 && keptRole() === null && call.journal.at === 0) askWho(call);
  };
  askFirst();
  listenToHost(call, page.origins ?? [], { keepRole, askFirst });
  // until then the browser is at the link as well, and takes the focus
  if (!isReloaded) window.addEventListener("load", () => readLinked(data, hash, call.section.id));
  const given = Object.keys(first.given);
  if (given.length > 0) say(`Known from the link: ${own(labelsOf(data, given))}`);
}

/** @param {Call} call */
function whereOf(call) {
  const state = shown(call.journal);
  const { tree } = frameOf(state);
  return { data: call.data, state, prefix: tree === call.data.tree ? "n-" : `n-${tree}.` };
}

/**
 * What buttons do, by their `data-do`; keys do the same.
 * @param {Call} call
 * @returns {Map<string, (button: HTMLElement) => unknown>}
 */
function actionsOf(call) {
  return new Map(
    Object.entries({
      back: () => call.back(),
      restart: () => askToRestart(call),
      again: () => call.restart(),
      exits: goToExits,
      copy: () => copySummary(call),
      "copy-note": copyNote,
      link: () => copyLink(call),
      whole: unfold,
      note: openNote,
      grievance: openTopics,
      find: openFind,
      outline: () => openOutline(whereOf(call)),
      settings: () => openSettings({ role: shown(call.journal).role, chosen: call.journal.chosen, open: call.openNow() }),
      keys: openKeys,
      theme: turnTheme,
      load: () => location.reload(),
      close: (/** @type {HTMLElement} */ button) => button.closest("dialog")?.close(),
      answers: showAnswers,
    }),
  );
}

/**
 * @param {Call} call
 * @param {ReturnType<typeof actionsOf>} actions
 */
function wireClicks(call, actions) {
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = /** @type {HTMLElement | null} */ (target?.closest("[data-do]") ?? null);
    if (button) actions.get(button.dataset.do ?? "")?.(button);
    const link = /** @type {HTMLAnchorElement | null} */ (target?.closest("a[href^='#']") ?? null);
    if (!link || event.defaultPrevented || link.classList.contains("skip")) return;
    if (link.dataset.see !== undefined && isForAnotherTab(event)) return;
    event.preventDefault();
    if (link.dataset.see !== undefined) {
      see(link, whereOf(call));
      return;
    }
    const field = link.dataset.goto;
    if (field) document.getElementById(field)?.focus();
    const answer = answerOf(call, link);
    if (answer) call.answer(answer);
  });
}

/** @param {Call} call */
function wireForms(call) {
  byId("stage").addEventListener("input", ({ target }) => {
    ruleOut(/** @type {HTMLInputElement} */ (target));
    call.typed();
  });
  for (const form of all(document, "[data-form]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      call.fill();
    });
  }
}

function openKeys() {
  /** @type {HTMLDialogElement} */ (byId("keys")).showModal();
  byId("keys-title").focus();
}

/** @param {number} digit */
function pressDigit(digit) {
  const exits = numberedExits();
  if (exits.length === 0 && answersFilter()) return;
  const ways = exits.length > 0 ? exits : openAnswers();
  const numbered = ways.find((link) => link.dataset.number === String(digit));
  // the only way on is the first one, so a hand that stays on the digits can take it
  const only = digit === 1 && ways.length === 1 ? ways[0] : undefined;
  (numbered ?? only)?.click();
}

function pressOnly() {
  const ways = openAnswers();
  const submit = one(byId("stage"), "[data-form] [type=submit]");
  if (submit) submit.click();
  else if (ways.length === 1) ways[0]?.click();
}

/** @param {Call} call */
function copySummary(call) {
  return copyOut("Copied the summary.", call.summary(call.isFinished && withPrivate()));
}

/** @param {Call} call */
function copyLink(call) {
  closeDialogs();
  return copyOut("Copied a link to this step.", linkOf(whereOf(call)));
}

function copyNote() {
  return copyOut("Copied the note.", one(byId("stage"), "[data-verdict] small")?.textContent ?? "");
}

/**
 * @param {string} done
 * @param {string} text
 */
async function copyOut(done, text) {
  if (await copy(text)) say(done);
  else showToCopy(text);
}

/** A page that cannot play is still a page to read: the links work without us. */
function playOrRead() {
  try {
    play();
  } catch (error) {
    document.documentElement.classList.remove("js");
    byId("trouble").hidden = false;
    byId("store").append(...byId("stage").children);
    console.error(error);
  }
}

// the index asks for the words, of a page that nobody sees
if (location.hash === "#words" && window !== top) tell(told);
else if (document.getElementById("data")) playOrRead();
