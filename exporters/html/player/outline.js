// The page's steps as a list or a map, with the call's place among them. Made anew each time, and taken off when closed.

import { all, byId, element, one, own } from "./dom.js";
import { byLength, outlineOf, placesOf, routeOf } from "./graph.js";
import { drawMap, zoomBy } from "./map.js";
import { openWords } from "./page.js";
import { isForAnotherTab } from "./step-link.js";
import { settingsStore } from "./storage.js";
import { headingOf } from "./trail.js";
import { present } from "./walk.js";

/** @typedef {import("./graph.js").Entry} Entry */
/** @typedef {{ data: import("./walk.js").Data, state: import("./walk.js").State }} Moment */
/** @typedef {{ here: string, route: Set<string> }} Way where the call is, and what it went through */

const SMALL = 60; // entries that are all open at first
const KEPT = "outline";
const MAP = "map";

/** @param {() => Moment} call */
export function wireOutline(call) {
  const dialog = document.getElementById("outline");
  if (!dialog) return;
  dialog.addEventListener("close", forgetOutline);
  dialog.addEventListener("change", ({ target }) => {
    settingsStore.write(KEPT, /** @type {HTMLInputElement} */ (target).value);
    show(call());
  });
  dialog.addEventListener("keydown", ({ key }) => zoomBy(byId("outline-place"), key));
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    zoomBy(byId("outline-place"), /** @type {HTMLElement | null} */ (target.closest("[data-zoom]"))?.dataset.zoom ?? "");
    const stub = /** @type {HTMLAnchorElement | null} */ (target.closest(".stub"));
    if (!stub || isForAnotherTab(event)) return;
    event.preventDefault();
    goTo(all(dialog, "a:not(.stub)").find((link) => link.getAttribute("href") === stub.getAttribute("href")));
  });
}

/** @param {Moment} moment */
export function openOutline(moment) {
  /** @type {HTMLDialogElement} */ (byId("outline")).showModal();
  show(moment);
}

/** Leaves nothing of what was shown, which may hold values of the call. */
export function forgetOutline() {
  document.getElementById("outline-place")?.replaceChildren();
}

/** @param {Moment} moment */
function show({ data, state }) {
  const places = placesOf(data);
  const here = present(data, state).section;
  const way = { here, route: routeOf(places, [...state.moves.map(({ path }) => `n-${path.replace("/", ".")}`), here]) };
  const roots = outlineOf(data, places);
  const dialog = byId("outline");
  const isMap = settingsStore.read(KEPT) === MAP;
  for (const choice of /** @type {HTMLInputElement[]} */ (all(dialog, "[name=outline]"))) choice.checked = (choice.value === MAP) === isMap;
  for (const zoom of all(dialog, "[data-zoom]")) zoom.hidden = !isMap;
  dialog.classList.toggle("wider", isMap);
  const place = byId("outline-place");
  if (isMap) drawMap(place, roots, way, line);
  else place.replaceChildren(listOf(roots, way, roots.reduce((sum, { size }) => sum + size, 0) <= SMALL));
  goTo(one(place, "[aria-current]"));
}

/** @param {HTMLElement | null | undefined} link */
function goTo(link) {
  for (let fold = link?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "center", inline: "center" });
}

/**
 * Steps that follow each other stand below each other. Where ways part, the longest goes on here, and the others are indented.
 * @param {readonly Entry[]} entries
 * @param {Way} way
 * @param {boolean} isOpen
 */
function listOf(entries, way, isOpen) {
  const list = document.createElement("ul");
  for (const first of entries) {
    /** @type {Entry | undefined} */
    let next = first;
    while (next) {
      const [main, ...sides] = byLength(next);
      // what folds has the answer in its head
      const item = next === first && first.from ? line(next, way, "") : line(next, way);
      if (sides.length > 0) item.append(sidesOf(next.below.filter((each) => each !== main), way, isOpen));
      list.append(item);
      next = main;
    }
  }
  return list;
}

/**
 * @param {readonly Entry[]} sides
 * @param {Way} way
 * @param {boolean} isOpen
 */
function sidesOf(sides, way, isOpen) {
  const list = document.createElement("ul");
  for (const side of sides) {
    if (side.size === 1) {
      list.append(line(side, way));
      continue;
    }
    const fold = document.createElement("details");
    fold.open = isOpen;
    const item = document.createElement("li");
    fold.append(element("summary", labelOf(side) || headingOf(side.section)), listOf([side], way, isOpen));
    item.append(fold);
    list.append(item);
  }
  return list;
}

/**
 * A line: the answer that leads here, the step to read, and whether the call is or was there.
 * @param {Entry} entry
 * @param {Way} way
 * @param {string} [label]
 */
function line(entry, { here, route }, label = labelOf(entry)) {
  const { section, isStub } = entry;
  const item = document.createElement("li");
  if (label) item.append(element("span", label, { class: "where" }), " ");
  const link = element("a", headingOf(section), { href: `#${section}`, "data-see": "" });
  item.append(link);
  if (isStub) link.className = "stub";
  else if (section === here) {
    link.setAttribute("aria-current", "step");
    item.append(" ", element("b", "You are here"));
  } else if (route.has(section)) item.append(" ", element("span", "✓ taken", { class: "taken" }));
  return item;
}

/** @param {Entry} entry */
function labelOf({ from, at, exit }) {
  if (exit) return own(openWords(document.querySelector(`[data-exit="${CSS.escape(exit)}"] > *`)));
  if (!from || from.below.length < 2) return "";
  const label = all(byId(from.section), ".answers > li b")[at];
  return label ? label.lang ? openWords(label) : own(openWords(label)) : "";
}
