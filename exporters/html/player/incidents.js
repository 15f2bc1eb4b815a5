// What is broken now: which incidents are open at a moment, and the banners of the one that concerns this call and of those that may.

import { all, byId, one } from "./dom.js";
import { evaluate } from "./guards.js";
import { fillIn, unfill } from "./page.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Incident} Incident */
/** @typedef {import("./walk.js").State} State */
/** @typedef {import("./walk.js").Presented} Presented */

/**
 * Whether an incident has begun and is not over.
 * @param {{ starts?: string, expires?: string }} times
 * @param {number} moment
 */
export function isOpen({ starts, expires }, moment) {
  return (!starts || Date.parse(starts) <= moment) && (!expires || Date.parse(expires) > moment);
}

/**
 * The ids of the incidents that are open at a moment; the page holds those that begin later, too.
 * @param {Data} data
 * @param {number} moment
 */
export function openAt(data, moment) {
  return data.incidents.filter((incident) => isOpen(incident, moment)).map((incident) => incident.id);
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Presented} now
 */
export function showIncidents(data, state, now) {
  const open = new Set(state.incidents);
  for (const banner of all(byId("incidents"), "[data-incident]")) {
    const incident = data.incidents.find((each) => each.id === banner.dataset.incident);
    const isHere = incident !== undefined && incident.id === now.incident?.id;
    const mayBe = incident !== undefined && open.has(incident.id) && now.incident === null && mayConcern(incident, state, now);
    banner.hidden = !isHere && !mayBe;
    const condition = one(banner, "[data-condition]");
    if (condition) condition.hidden = isHere;
    if (banner.hidden) unfill(banner);
    else fillIn(banner, data, state);
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
