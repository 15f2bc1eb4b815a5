// The banners of what is broken now: the one that concerns this call, and those that may.

import { all, byId, one } from "./dom.js";
import { evaluate } from "./guards.js";
import { fillIn } from "./page.js";
import { openIncidents } from "./state.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Incident} Incident */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./walk.js").Presented} Presented */

/**
 * @param {Data} data
 * @param {State} state
 * @param {Presented} now
 */
export function showIncidents(data, state, now) {
  const open = new Set(openIncidents(state.origin));
  for (const banner of all(byId("incidents"), "[data-incident]")) {
    const incident = data.incidents.find((each) => each.id === banner.dataset.incident);
    const isHere = incident !== undefined && incident.id === now.incident?.id;
    const mayBe = incident !== undefined && open.has(incident.id) && now.incident === null && mayConcern(incident, state, now);
    banner.hidden = !isHere && !mayBe;
    const condition = one(banner, "[data-condition]");
    if (condition) condition.hidden = isHere;
    if (!banner.hidden) fillIn(banner, data, state);
  }
}

/**
 * Whether it depends on something that is not known yet.
 * @param {Incident} incident
 * @param {State} state
 * @param {Presented} now
 */
function mayConcern(incident, state, now) {
  if (!incident.when || !incident.trees.includes(now.tree)) return false;
  const values = new Map(state.facts);
  if (state.role !== null) values.set("role", state.role);
  return typeof evaluate(incident.when, values) !== "boolean";
}
