// One call: keeps the journal, the address bar, the time and the page in step. The only place that changes what is shown.

import { atTime, caughtUp, onDay, restarted, setAside } from "./again.js";
import { ticksOf } from "./answer.js";
import { current } from "./arrive.js";
import { showRefused } from "./changed.js";
import { clearPage } from "./clear.js";
import { now, today } from "./clock.js";
import { count } from "./count.js";
import { point } from "./cue.js";
import { treeOf } from "./data.js";
import { byId, one, own } from "./dom.js";
import { drafted, draftOf, undrafted } from "./drafts.js";
import { askToDrop } from "./drops.js";
import { writeSummary } from "./ending.js";
import { shownEntries } from "./entries.js";
import { complain, draftIn, putBack, showEntries, soFar, takeOut } from "./form.js";
import { askForNewer } from "./fresh.js";
import { stepWasShown } from "./guard.js";
import { history } from "./history.js";
import { ALL, answered, begin, hasBegun, isRefused, wentTo } from "./journal.js";
import { land } from "./landing.js";
import { givenAt, isHeld, remembered, shown } from "./moves.js";
import { freshen, openWords, showStep } from "./page.js";
import { passedWords } from "./passed.js";
import { recap } from "./recap.js";
import { showRemark } from "./remark.js";
import { opened, saved } from "./saved.js";
import { summaryFormat } from "./settings.js";
import { showSides, showSidesAround } from "./sides.js";
import { say } from "./status.js";
import { forgetCall, keepCall, keptCall, keyOf } from "./stored.js";
import { arrived, remarkAt, remarked, timed } from "./trace.js";
import { present } from "./walk.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./journal.js").Journal} Journal */
/** @typedef {import("./journal.js").Origin} Origin */
/** @typedef {import("./walk.js").Answer} Answer */
/** @typedef {{ tree: string, title: string, version: string, language: string, usesRole: boolean, origins?: string[] }} Page
 *   `origins`: of the programs that may talk to the page in a frame */

/** What the walk refuses, in words for a rep. @type {Record<string, string | undefined>} */
const REFUSALS = {
  "must-say": "Say it word for word, then tick “I said it”.",
  "no-way": "This leads nowhere: a step is missing. Tell the owner of this tree.",
};
const UNDO = "Press Back to return to where you were.";
const ONCE_MORE = "Private details are not kept: please answer this step again.";

const TRIED = "Already tried";

export class Call {
  /**
   * @param {{ data: Data, page: Page, origin: Origin, linked: () => Origin | null, openNow: () => readonly string[], refused: () => string[] }} from
   *   linked: the beginning that the address tells of, null where it tells of none; openNow: the incidents that are open;
   *   refused: why some of what the address tells was not taken
   */
  constructor({ data, page, origin, linked, openNow, refused }) {
    this.data = data;
    this.page = page;
    this.linked = linked;
    this.openNow = openNow;
    this.refused = refused;
    this.key = keyOf(page.tree);
    /** @type {Journal | null} the call that was ended before its outcome, so that Back can bring it back; stored until the next one has an answer */
    this.previous = null;
    /** the run that began instead: before its first step lies the call before */
    this.again = "";
    /** @type {number | null} the place gone back to in order to answer it otherwise */
    this.changing = null;
    /** @type {number | null} the place at which an answer set others aside: once it is gone back to, the former answer brings them back */
    this.changed = null;
    /** the fact of a link that is corrected */
    this.correcting = "";
    // what a host tells in the address belongs to a new call
    if (linked()) forgetCall();
    const stored = keptCall(this.key);
    const kept = opened(data, stored, origin);
    const previous = kept && opened(data, stored?.previous, origin);
    if (kept && previous) {
      this.previous = previous;
      this.again = kept.run;
    }
    /** whether the call began in another version of the tree */
    this.hasChanged = kept !== null && stored?.version !== data.version;
    /** @type {Journal} */
    this.journal = kept ?? begin(data, origin, newRun());
    /** @type {number | null} where the browser's history stands in this call */
    this.place = history.state?.run === this.journal.run ? Number(history.state.at) : null;
    this.journal = wentTo(this.journal, this.place ?? this.journal.at);
    this.#toTime();
  }

  get now() {
    return present(this.data, shown(this.journal));
  }

  get isFinished() {
    return this.now.asks === "end";
  }

  /** Shows the first step of this page view. */
  open() {
    // a step is read from its top, whatever was scrolled before
    window.history.scrollRestoration = "manual";
    window.addEventListener("popstate", (event) => this.#arrive(event.state));
    window.addEventListener("pagehide", () => this.#leave());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#comeBack());
    const { at } = this.journal;
    const refused = this.refused(); // the address is wiped below
    if (this.place === null) this.#lay(at);
    else if (this.place > at) history.go(at - this.place);
    this.#show(false);
    showRefused(refused);
    if (this.hasChanged) {
      if (this.journal.moves.length > this.journal.at) this.changing = this.journal.at;
      say("The tree has changed since this call began.");
    }
    if (isHeld(this.data, this.journal)) say(ONCE_MORE);
  }

  /** Leaves nothing behind in a page that the browser may keep; what a reload needs is stored. */
  #leave() {
    this.#keep();
    clearPage(this.page.title);
  }

  /** The browser kept the page: the call goes on, unless it was ended elsewhere in this tab or is long over. */
  #comeBack() {
    if (hasBegun(this.journal) && keptCall(this.key)?.run !== this.journal.run) {
      this.#end({ undo: false });
      this.#route("replace");
    }
    this.#show(false);
  }

  /**
   * Puts a call that was opened by a link into the history, a place for each step.
   * @param {number} last
   */
  #lay(last) {
    for (let at = 0; at <= last; at += 1) {
      this.journal = wentTo(this.journal, at);
      this.#route(at === 0 ? "replace" : "push");
    }
  }

  /** Puts right what is shown where an incident has begun or is over. */
  keepTime() {
    const shownBefore = shown(this.journal);
    if (!this.#toTime()) return false;
    const before = present(this.data, shownBefore);
    this.#route("replace");
    const { data, journal, now } = this;
    const isSameStep = now.path === before.path && now.asks === before.asks;
    if (isSameStep) {
      freshen(this.section, { data, state: shown(journal), now, before: remembered(data, journal), since: journal.trace.since });
      this.#showFields();
      showSidesAround(this);
      stepWasShown();
    } else {
      this.#show(true);
    }
    if (now.incident && now.incident.id !== before.incident?.id) say("An incident is open now.");
    else if (before.incident && !now.incident) say("The incident is over.");
    return !isSameStep;
  }

  /**
   * @param {Answer} answer
   * @param {boolean} [isMeant] whether it may set later answers aside
   */
  answer(answer, isMeant = false) {
    // a page that slept has another step to show than the one that was answered
    if (this.keepTime()) return;
    const next = answered(this.data, this.journal, answer);
    if (isRefused(next)) {
      this.#refuse(next);
      return;
    }
    const drops = isMeant ? [] : setAside(this.data, this.journal, answer);
    if (drops.length > 0) {
      askToDrop(drops, { change: () => this.answer(answer, true), leave: () => this.#leaveAsItWas() });
      return;
    }
    const isChange = this.changing === this.journal.at || isHeld(this.data, this.journal);
    if (isMeant) this.changed = this.journal.at;
    this.changing = null;
    this.journal = next;
    showRefused([]);
    // what was said belongs to the step that is answered
    say(passedWords(this.data, shown(next)).join(" "));
    this.#route("push");
    if (isChange) this.#catchUp();
    this.#show(true);
  }

  /** Shows the step as it was answered before. */
  #leaveAsItWas() {
    this.journal = undrafted(this.data, this.journal);
    this.#show(true);
    say("Nothing was changed.");
  }

  /** Sends what stands in the form of the section shown. */
  fill() {
    const section = this.section;
    const fields = this.now.fields ?? [];
    const { values, tried, mistakes } = takeOut(section, fields, treeOf(this.data, this.now.tree).writes);
    complain(section, mistakes);
    if (mistakes.length === 0) this.answer({ kind: "fill", values, tried, ticks: ticksOf(section) });
  }

  /** After each touch of a field: shows what is asked for now, and keeps what was typed, for a reload and for coming back. */
  typed() {
    const { came, went } = this.#showFields();
    const changes = [came && `Now asked: ${came}.`, went && `No longer asked: ${went}.`].filter(Boolean);
    if (changes.length > 0) say(changes.join(" "));
    this.journal = drafted(this.data, this.journal, draftIn(this.section));
    this.#keep();
  }

  /** Shows the fields of a form that are asked for with what is in those above them; gives the labels of those that came and went. */
  #showFields() {
    const { data, now, section } = this;
    const state = shown(this.journal);
    const form = current(data, state);
    if (form.kind !== "form" || now.asks !== "fill" || form.collect.every(({ when }) => when === undefined)) return { came: "", went: "" };
    const typed = soFar(section, now.fields, treeOf(data, now.tree).writes);
    const { came, went } = showEntries(section, shownEntries(data, state, form, (_, entry) => typed.get(entry)));
    const labels = (/** @type {number[]} */ places) => places.map((at) => own(now.fields.find(({ entry }) => entry === at)?.label ?? TRIED)).join(", ");
    return { came: labels(came), went: labels(went) };
  }

  /** Whether a step lies behind, or the call that was started again. */
  get canGoBack() {
    return this.journal.at > 0 || (this.previous !== null && this.journal.run === this.again);
  }

  back() {
    if (this.canGoBack) history.back();
    else say("This is the first step.");
  }

  /** @param {number} at */
  goBackTo(at) {
    this.changing = at;
    history.go(at - this.journal.at);
  }

  /**
   * Goes to where a fact was given, to give it otherwise.
   * @param {string} id
   */
  correct(id) {
    const place = givenAt(this.journal, id);
    const { given, asks = [] } = shown(this.journal).origin;
    if (place >= 0) {
      this.goBackTo(place);
    } else if (Object.hasOwn(given, id)) {
      const { [id]: _, ...others } = given;
      this.changing = 0;
      this.correcting = id;
      this.reframe({ given: others, asks: [...asks, id] });
    } else {
      say("The tree sets this fact automatically: there is no step to go back to.");
    }
  }

  /** Begins anew; a call that was not finished can be had back by going back. */
  restart() {
    const undo = !this.isFinished;
    this.#end({ undo });
    this.#route("push");
    this.#show(true);
    say(undo ? `Started again. ${UNDO}` : "Ready for the next call.");
  }

  /**
   * Ends the call, in whatever way it ends: nothing of it is left on the page or in this tab, and another begins.
   * @param {{ undo: boolean } & Partial<Origin>} how `undo`: Back can bring it back; the others: what a host tells of the next one
   */
  #end({ undo, given = {}, role = shown(this.journal).origin.role }) {
    const { tree } = this.page;
    forgetCall();
    clearPage(this.page.title);
    this.changing = null;
    this.changed = null;
    this.previous = undo ? this.journal : null;
    this.journal = begin(this.data, { tree, role, given, incident: this.#open(), today: today() }, newRun(), this.journal.chosen);
    this.again = this.journal.run;
    askForNewer(this.page);
  }

  /** @param {string} incident the one that this call goes by, all that are open or none */
  choose(incident) {
    const open = this.#open(incident);
    const moves = this.journal.moves.map((move) => ({ ...move, incidents: open }));
    this.journal = { ...this.journal, chosen: incident, moves };
    this.reframe({ incident: open });
  }

  /** @param {Partial<Origin>} change another role, another incident */
  reframe(change) {
    const origin = { ...shown(this.journal).origin, ...change };
    const before = this.journal.at;
    this.journal = restarted(this.data, this.journal, origin);
    this.#toTime();
    const again = before - this.journal.at;
    if (again === 0) {
      this.#route("replace");
      this.#show(true);
      return;
    }
    say("This changes the route: some steps are asked again.");
    // the entries of the steps that fell away; arriving there shows the step
    history.go(-again);
  }

  /**
   * Begins anew for a host, which does not take the focus: the rep may be typing there. A call that somebody has begun can be had back.
   * @param {Partial<Origin>} told
   */
  startFor(told) {
    const { moves, drafts, trace } = this.journal;
    const isUntouched = moves.length + trace.remarks.length === 0 && Object.keys(drafts).length === 0;
    const previous = isUntouched && this.journal.run === this.again ? this.previous : null;
    const undo = !isUntouched && !this.isFinished;
    this.#end({ undo, ...told });
    this.previous ??= previous;
    this.#route(isUntouched ? "replace" : "push");
    this.#show(false);
    say(undo ? `The program around this page started a new call. ${UNDO}` : "The program around this page started a new call.");
  }

  /** What was written down at the step shown. */
  get remark() {
    return remarkAt(this.journal.trace, { path: this.now.path, title: openWords(one(this.section, "h2")) });
  }

  /** @param {Partial<import("./trace.js").Remark>} change of what was written down at the step shown */
  write(change) {
    this.journal = { ...this.journal, trace: remarked(this.journal.trace, { ...this.remark, cut: false, ...change }) };
    this.#keep();
    if (this.isFinished) writeSummary((withPrivate) => this.summary(withPrivate));
  }

  /**
   * @param {boolean} withPrivate
   * @param {string} [format]
   */
  summary(withPrivate, format = summaryFormat()) {
    const { trace } = this.journal;
    return recap(this.data, shown(this.journal), { withPrivate, withRole: this.page.usesRole, trace, format });
  }

  /**
   * At which place of the call a section was last shown, null if it was not.
   * @param {string} id
   */
  placeOf(id) {
    for (let at = this.journal.at - 1; at >= 0; at -= 1) {
      const state = this.journal.states[at];
      if (state && present(this.data, state).section === id) return at;
    }
    return null;
  }

  get section() {
    return /** @type {HTMLElement} */ (one(byId("stage"), ":scope > section"));
  }

  /** @param {string} chosen */
  #open(chosen = this.journal.chosen) {
    return this.openNow().filter((id) => chosen === ALL || id === chosen);
  }

  /** Lets the step shown go by the incidents that are open now; whether that is another step than before. */
  #toTime() {
    const before = this.journal;
    this.journal = atTime(this.data, onDay(this.data, before, today()), this.#open());
    return this.journal !== before;
  }

  /** After a change of an earlier answer: the later ones that still fit are taken again. */
  #catchUp() {
    const { journal, kept, dropped } = caughtUp(this.data, this.journal);
    for (let at = this.journal.at + 1; at <= journal.at; at += 1) {
      this.journal = wentTo(journal, at);
      this.#route("push");
    }
    this.journal = journal;
    if (isHeld(this.data, journal)) say(ONCE_MORE);
    else if (kept + dropped > 0) say(`${count(kept, "later answer")} kept, ${dropped} dropped.`);
  }

  /** @param {{ run?: string, at?: number } | null} place */
  #arrive(place) {
    const linked = place === null ? this.linked() : null;
    const refused = this.refused();
    const undo = !this.isFinished && hasBegun(this.journal);
    if (linked) this.#end({ undo, given: linked.given });
    if (place?.run !== undefined && place.run === this.previous?.run) {
      [this.journal, this.previous] = [this.previous, this.journal];
    }
    const last = this.journal.states.length - 1;
    if (place?.run === this.journal.run) {
      if (Number(place.at) > last) {
        // forward to a step that fell away with a change of role
        history.go(last - Number(place.at));
        return;
      }
      this.journal = wentTo(this.journal, Number(place.at));
      if (this.journal.at === this.changed) this.changing = this.changed;
    }
    this.#toTime();
    // the step may be another one than when the browser came by here
    this.#route("replace");
    this.#show(true);
    if (refused.length > 0) showRefused(refused);
    if (linked) say(undo ? `The link started a new call. ${UNDO}` : "The link started a new call.");
  }

  /** @param {"push" | "replace"} how */
  #route(how) {
    const place = { run: this.journal.run, at: this.journal.at };
    const address = `#${this.now.section}`;
    if (how === "push") history.pushState(place, "", address);
    else history.replaceState(place, "", address);
    this.#keep();
  }

  /** Notes the time, and stores the call for a reload, before its first answer with the one that can be had back; what has not begun leaves nothing. */
  #keep() {
    this.journal = { ...this.journal, trace: timed(this.journal.trace, now(), { hasBegun: hasBegun(this.journal), isFinished: this.isFinished }) };
    const isBegun = hasBegun(this.journal);
    const previous = !isBegun && this.again === this.journal.run && this.previous ? saved(this.data, this.previous) : null;
    if (isBegun || previous || this.journal.chosen !== ALL) keepCall(this.key, { ...saved(this.data, this.journal), previous });
    else forgetCall(this.key);
  }

  /** @param {boolean} focus */
  #show(focus) {
    const { data, now: step, page } = this;
    const journal = { ...this.journal, trace: arrived(this.journal.trace, `${this.journal.at} ${step.path}`, now()) };
    this.journal = journal;
    const section = showStep({ data, state: shown(journal), now: step, before: remembered(data, journal), since: journal.trace.since });
    const draft = draftOf(data, journal);
    if (draft) putBack(section, draft);
    this.#showFields();
    showSides(this);
    showRemark(this.remark);
    document.title = `${openWords(section.querySelector("h2"))} – ${page.title}`;
    this.#keep();
    stepWasShown();
    window.scrollTo(0, 0);
    point();
    // scrolls where something tall stands before the heading
    land(section, focus);
  }

  /** @param {{ refused: string, message: string }} refusal */
  #refuse(refusal) {
    say(REFUSALS[refusal.refused] ?? refusal.message);
    if (refusal.refused !== "must-say") return;
    one(this.section, ".must")?.classList.add("wrong");
    const unsaid = this.now.mustSay.map((tick) => one(this.section, `[data-tick="${tick}"]:not(:checked)`));
    unsaid.find((box) => box)?.focus();
  }
}

function newRun() {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");
}
