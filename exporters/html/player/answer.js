// The answer that a press on the page means.

import { all } from "./dom.js";

/** @typedef {import("./call.js").Call} Call */
/** @typedef {import("./walk.js").Answer} Answer */

/**
 * What is ticked in a section.
 * @param {HTMLElement} section
 * @returns {string[]}
 */
export function ticksOf(section) {
  const boxes = /** @type {HTMLInputElement[]} */ (all(section, "[data-tick]"));
  return boxes.filter((box) => box.checked).map((box) => box.dataset.tick ?? "");
}

/**
 * The answer that a click on a link means, null where it means none.
 * @param {Call} call
 * @param {HTMLElement} link
 * @returns {Answer | null}
 */
export function answerOf(call, link) {
  const exit = link.closest("[data-exit]");
  if (exit instanceof HTMLElement) {
    const key = exit.dataset.exit ?? "";
    return { kind: "exit", key: key.slice(key.indexOf("/") + 1) };
  }
  const way = link.closest("[data-way]");
  if (!(way instanceof HTMLElement)) return null;
  const key = way.dataset.way ?? "";
  const ticks = ticksOf(call.section);
  switch (call.now.asks) {
    case "option":
      return { kind: "option", key, ticks };
    case "listen":
      return { kind: key === "agreed" ? key : "corrected", ticks };
    case "continue":
      return { kind: "continue", ticks };
    default:
      return null;
  }
}
