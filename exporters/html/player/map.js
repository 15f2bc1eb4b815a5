// The map: the list's lines as boxes, with the ways between them. In em, so that it grows with the page's letters; the browser scrolls it.

import { element, one } from "./dom.js";
import { placed } from "./graph.js";

/** @typedef {import("./graph.js").Entry} Entry */
/** @typedef {import("./outline.js").Way} Way */

const MOST = 500; // steps; of more, only the nearest are drawn
const DEEPEST = 4;
// in em
const [WIDTH, HEIGHT, COLUMN, ROW] = [12, 4, 15, 4.75];
const MIDDLE = 2.6; // of a box, below the answer that leads there
const [SMALLEST, LARGEST] = [0.6, 2];
const SVG = "http://www.w3.org/2000/svg";

let zoom = 1;

/**
 * @param {HTMLElement} place
 * @param {readonly Entry[]} roots
 * @param {Way} way
 * @param {(entry: Entry, way: Way) => HTMLElement} line
 */
export function drawMap(place, roots, way, line) {
  const whole = placed(roots);
  const isWhole = whole.filter(({ entry }) => !entry.isStub).length <= MOST;
  const boxes = isWhole ? whole : placed([around(whole, way.here)], DEEPEST);
  const at = new Map(boxes.map((box) => [box.entry, box]));
  const [width, height] = [COLUMN * Math.max(...boxes.map(({ x }) => x)) + WIDTH, ROW * Math.max(...boxes.map(({ y }) => y)) + HEIGHT];
  const list = document.createElement("ul");
  let [lines, taken] = ["", ""];
  for (const { entry, x, y } of boxes) {
    const item = line(entry, way);
    item.style.insetInlineStart = `${x * COLUMN}em`;
    item.style.top = `${y * ROW}em`;
    list.append(item);
    const from = at.get(/** @type {Entry} */ (entry.from));
    if (!from) continue;
    const [start, middle, end] = [from.x * COLUMN + WIDTH, x * COLUMN - (COLUMN - WIDTH) / 2, x * COLUMN];
    const [high, low] = [from.y * ROW + MIDDLE, y * ROW + MIDDLE];
    const curve = `M${start} ${high}C${middle} ${high} ${middle} ${low} ${end} ${low}`;
    if (way.route.has(`${from.entry.section} ${entry.section}`)) taken += curve;
    else lines += curve;
  }
  const sheet = element("div", "", { class: "map" });
  [sheet.style.width, sheet.style.height] = [`${width}em`, `${height}em`];
  sheet.append(drawn([lines, taken], width, height), list);
  place.replaceChildren(sheet);
  if (!isWhole) place.prepend(element("p", "There are too many steps for a map of all: these are the nearest ones.", { class: "hint" }));
  zoomTo(place, zoom);
}

/**
 * @param {readonly { entry: Entry }[]} boxes
 * @param {string} here
 * @returns {Entry} two steps before the one where the call is
 */
function around(boxes, here) {
  const found = /** @type {{ entry: Entry }} */ (boxes.find(({ entry }) => entry.section === here && !entry.isStub));
  return found.entry.from?.from ?? found.entry.from ?? found.entry;
}

/**
 * @param {string[]} curves
 * @param {number} width
 * @param {number} height
 */
function drawn(curves, width, height) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("aria-hidden", "true");
  for (const d of curves) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/**
 * @param {HTMLElement} place that scrolls
 * @param {string} key `+`, `-`, or `0` for as much as fits
 */
export function zoomBy(place, key) {
  const sheet = /** @type {HTMLElement | null} */ (one(place, ".map"));
  if (!sheet) return;
  const fit = Math.min(place.clientWidth / sheet.offsetWidth, place.clientHeight / sheet.offsetHeight);
  const factor = new Map([["+", 1.25], ["=", 1.25], ["-", 0.8], ["0", fit]]).get(key);
  if (factor) zoomTo(place, Math.min(Math.max(zoom * factor, SMALLEST), LARGEST));
}

/**
 * What is in the middle stays there.
 * @param {HTMLElement} place
 * @param {number} wanted
 */
function zoomTo(place, wanted) {
  const sheet = /** @type {HTMLElement} */ (one(place, ".map"));
  const [left, top] = [(getComputedStyle(place).direction === "rtl" ? -1 : 1) * (place.clientWidth / 2), place.clientHeight / 2];
  const factor = wanted / zoom;
  const [x, y] = [(place.scrollLeft + left) * factor - left, (place.scrollTop + top) * factor - top];
  zoom = wanted;
  sheet.style.fontSize = `${zoom}rem`;
  place.scrollTo(x, y);
}
