// What stands around the step: the exits, the incidents, the list of answers, the ending.

import { showAhead } from "./ahead.js";
import { showLost } from "./changed.js";
import { all, byId, one, own, parts } from "./dom.js";
import { tellStep } from "./embed.js";
import { showEnding } from "./ending.js";
import { fitFoot } from "./foot.js";
import { showReview } from "./fresh.js";
import { showIncidents } from "./incidents.js";
import { showKnown } from "./known-facts.js";
import { isHeld, shown } from "./moves.js";
import { markTrail } from "./remark.js";
import { showTrail } from "./trail.js";

/** @param {import("./call.js").Call} call */
export function showSides(call) {
  const { data, journal, now, page } = call;
  const state = shown(journal);
  const role = page.usesRole ? data.roles.find((each) => each.id === state.role) : undefined;
  const open = new Set(now.exits.map((exit) => `${exit.tree}/${exit.key}`));
  const foot = byId("foot");
  for (const exit of all(foot, "[data-exit]")) exit.hidden = !open.has(exit.dataset.exit ?? "");
  for (const exits of all(foot, ".exits")) exits.hidden = open.size === 0;
  fitFoot();
  const root = document.documentElement;
  root.classList.toggle("sticks", one(call.section, ".go-on") !== null);
  root.classList.toggle("ended", call.isFinished);
  showIncidents(data, state, now);
  const inside = byId("inside");
  inside.hidden = now.tree === data.tree;
  inside.replaceChildren(...parts(`in: ${own(data.trees.get(now.tree)?.title ?? "")}`));
  for (const name of all(byId("top"), "[data-role-name]")) {
    name.replaceChildren(...parts(role ? own(role.label) : "Settings"));
  }
  for (const button of /** @type {HTMLButtonElement[]} */ (all(foot, "[data-do=back]"))) {
    button.disabled = !call.canGoBack;
  }
  showLost(journal);
  showReview();
  byId("once-more").hidden = !isHeld(data, journal) || state.needs.includes(call.correcting);
  showKnown(call);
  showTrail(data, journal, (at) => call.goBackTo(at));
  markTrail(state, journal.trace.remarks);
  showAhead(call.section, data, state);
  showEnding(data, call.isFinished ? state : null, (withPrivate) => call.summary(withPrivate));
  tellStep(call);
}

/**
 * The same while a step is read: strips that come and go above it leave it where it is.
 * @param {import("./call.js").Call} call
 */
export function showSidesAround(call) {
  const stage = byId("stage");
  const place = stage.getBoundingClientRect().top;
  showSides(call);
  window.scrollBy(0, stage.getBoundingClientRect().top - place);
}
