// The library's list: what is broken now, narrowing it by words, and the steps of all its trees that have these words.

import { now, whileOpen } from "./clock.js";
import { all, byId, element, one } from "./dom.js";
import { isOpen } from "./incidents.js";
import { ask } from "./sibling.js";
import { arrowed, folded, hits, wordsOf } from "./words.js";

/** @typedef {import("./words.js").Searched & { address: string, tree: string }} Step */

const MOST = 30;
/** The steps of the trees that have told theirs. @type {Step[]} */
const steps = [];
/** Whether the trees were asked, and whether all of them have answered. @type {"not yet" | "asking" | "done"} */
let asked = "not yet";

export function wireShelf() {
  const filter = /** @type {HTMLInputElement | null} */ (document.getElementById("filter"));
  showOpen();
  whileOpen(showOpen);
  if (!filter) return;
  filter.addEventListener("input", () => {
    search(filter.value);
    if (asked === "not yet" && document.getElementById("hits")) askAll(filter);
  });
  // a list that the browser keeps for its Back button is whole for the next call, too
  window.addEventListener("pagehide", () => {
    filter.value = "";
    search("");
  });
  window.addEventListener("pageshow", () => filter.focus());
  document.addEventListener("keydown", (event) => press(event, filter));
  filter.focus();
}

function showOpen() {
  for (const flag of all(document, ".flag-now")) flag.hidden = !isOpen(flag.dataset, now());
}

/**
 * Asks every tree for its steps, one after the other: each page is as large as it is.
 * @param {HTMLInputElement} filter
 */
async function askAll(filter) {
  asked = "asking";
  const links = /** @type {HTMLAnchorElement[]} */ (all(document, ".card h3 a"));
  const pages = new Map(links.map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""]));
  for (const [page, tree] of pages) {
    const told = await ask(`${page}#words`);
    // where one page may not be asked, none may
    if (!told && steps.length === 0) break;
    for (const [id, title, lang, words] of /** @type {ReturnType<typeof import("./words.js").told>} */ (told ?? [])) {
      const [run, node] = id.slice(2).split(".");
      if (node && pages.has(`${run}.html`)) continue; // it is found in its own tree
      steps.push({ title, words, titleWords: folded(title), address: `${page}#${id}`, tree, lang });
    }
    if (!byId("hits").contains(document.activeElement)) search(filter.value);
  }
  asked = "done";
  search(filter.value);
}

/** @param {string} text */
function search(text) {
  const wanted = wordsOf(text);
  const trees = narrow(wanted);
  const list = document.getElementById("hits");
  const found = hits(steps, wanted);
  if (list) {
    const same = new Set(found.map(nameOf).filter((name, at, all) => all.indexOf(name) !== at));
    list.replaceChildren(...found.slice(0, MOST).map((step) => line(step, same.has(nameOf(step)))));
    list.hidden = found.length === 0;
  }
  byId("found").textContent = wanted.length === 0 ? "" : countOf(trees, list ? found.length : null);
  const none = one(document, "[data-none]");
  if (none) none.hidden = wanted.length === 0 || asked === "asking" || trees + found.length > 0;
}

/** @param {number} trees @param {number | null} found */
function countOf(trees, found) {
  if (found === null) return `Found: ${trees}`;
  if (asked === "asking") return `Trees: ${trees}. Steps so far: ${found}.`;
  if (steps.length === 0) return `Trees: ${trees}. Only titles and purposes can be searched here.`;
  return found > MOST ? `Trees: ${trees}. Steps: ${found}, the first ${MOST} are shown.` : `Trees: ${trees}. Steps: ${found}.`;
}

/** @param {Step} step */
function nameOf({ tree, title }) {
  return `${tree}\n${title}`;
}

/**
 * @param {Step} step
 * @param {boolean} isAlike whether another one looks the same
 */
function line({ address, lang, title, tree }, isAlike) {
  const item = document.createElement("li");
  const link = element("a", "", { href: address });
  const where = isAlike ? `${tree} · ${address.slice(address.indexOf("#n-") + 3)}` : tree;
  link.append(element("span", title, { lang }), " ", element("span", where, { class: "where" }));
  item.append(link);
  return item;
}

/**
 * Shows the cards that have all words; gives their number.
 * @param {readonly string[]} wanted
 */
function narrow(wanted) {
  let left = 0;
  for (const group of all(document, ".group")) {
    let inGroup = 0;
    for (const card of all(group, "[data-card]")) {
      const words = folded(all(card, ":scope > :not([hidden])").map((part) => part.textContent).join(" "));
      card.hidden = !wanted.every((word) => words.includes(word));
      if (!card.hidden) inGroup += 1;
    }
    group.hidden = inGroup === 0;
    left += inGroup;
  }
  return left;
}

/**
 * `/` goes to the words, arrows go through what is found, Enter opens the only one.
 * @param {KeyboardEvent} event
 * @param {HTMLInputElement} filter
 */
function press(event, filter) {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const links = all(document, ".card h3 a, #hits a").filter((link) => link.checkVisibility());
  if (key === "/" && target !== filter) filter.select();
  else if (key === "Enter" && target === filter && links.length > 0) {
    if (links.length === 1 && asked === "done" && !event.repeat) links[0]?.click();
    else links[0]?.focus();
  } else if (!arrowed(filter, links, event)) return;
  event.preventDefault();
}
