// Fields: what stands in them, what is wrong with it, and where the eye has to go.

import { all, element, one, own, parts } from "./dom.js";
import { displayValue, typedForm } from "./display.js";
import { typedValue } from "./typed.js";
import { parseValue, showValue, tickLimits } from "./values.js";

/** @typedef {import("./data.js").Writes} Writes */
/** @typedef {import("./walk.js").Field} Field */
/** @typedef {import("./walk.js").FactValue} FactValue */
/** @typedef {{ values: Record<string, FactValue | null>, tried: string[], mistakes: { id: string, label: string }[] }} Filled */

/**
 * The known values as they would be typed; of choices, the list of their ids.
 * @param {readonly Field[]} fields
 * @param {Writes} writes
 */
export function typedForms(fields, writes) {
  return new Map(fields.map((field) => [field.id, field.value === null ? "" : textOf(field, field.value, writes)]));
}

/**
 * @param {Field} field
 * @param {FactValue} value
 * @param {Writes} writes
 */
function textOf(field, value, writes) {
  return field.type === "choices" ? showValue(field, value) : typedForm(field, value, writes);
}

/**
 * Puts texts into the fields, nothing where there is none.
 * @param {ParentNode} place
 * @param {ReadonlyMap<string, string>} texts by fact
 * @param {readonly string[]} [ticked]
 */
export function putIn(place, texts, ticked = []) {
  for (const box of all(place, "[data-field]")) {
    const text = texts.get(box.dataset.field ?? "") ?? "";
    // of `[]` that is one empty id, as the box that says so has
    const boxes = box.dataset.field === "tried" ? ticked : text ? text.slice(1, -1).split(", ") : [];
    for (const input of inputs(box)) {
      if (input.type === "checkbox") input.checked = boxes.includes(input.value);
      else if (input.type === "radio") input.checked = input.value === text;
      else input.value = text;
    }
    mark(box, "");
    box.hidden = false;
  }
  for (const errors of all(place, ".errors")) {
    errors.hidden = true;
    for (const each of errors.children) each.replaceChildren();
  }
}

/**
 * Reads the fields. A field that is left empty counts as unknown where that is allowed.
 * @param {HTMLElement} place
 * @param {readonly Field[]} fields
 * @param {Writes} writes
 * @returns {Filled}
 */
export function takeOut(place, fields, writes) {
  const wanted = new Map(fields.map((field) => [field.id, field]));
  const values = new Map();
  /** @type {Filled["mistakes"]} */
  const mistakes = [];
  let tried = /** @type {string[]} */ ([]);
  for (const box of all(place, "[data-field]:not([hidden])")) {
    if (box.dataset.field === "tried") tried = ticked(box);
    const field = wanted.get(box.dataset.field ?? "");
    if (!field) continue;
    const { value, message } = readIn(box, field, writes);
    mark(box, message);
    if (message) mistakes.push({ id: inputs(box)[0]?.id ?? "", label: field.label });
    else values.set(field.id, value);
  }
  return { values: Object.fromEntries(values), tried, mistakes };
}

/**
 * @param {HTMLElement} box
 * @param {Field} field
 * @param {Writes} writes
 */
function readIn(box, field, writes) {
  if (field.type === "choices") return severalIn(box, field);
  const text = typedValue(field, chosen(box), writes);
  const value = typeof text === "string" && text !== "" ? parseValue(field, text) : null;
  return { value, message: typeof text === "string" ? wrong(field, text, value, writes) : text.doubt };
}

/**
 * What is ticked of choices; the box that says that none applies has no id.
 * @param {HTMLElement} box
 * @param {Field} field
 * @returns {{ value: FactValue | null, message: string }}
 */
function severalIn(box, field) {
  const ids = ticked(box);
  if (ids.length === 0) return { value: null, message: field.optional ? "" : `tick ${needed(field)}` };
  if (ids[0] === "") return { value: [], message: "" };
  const { least, most } = tickLimits(field);
  if (ids.length < least || ids.length > most) return { value: null, message: `tick ${needed(field)}; ${ids.length} ${ids.length === 1 ? "is" : "are"} ticked` };
  return { value: ids, message: "" };
}

/** @param {Field} field */
function needed(field) {
  const { least, most } = tickLimits(field);
  const up = field.max === undefined ? `at least ${least}` : `${least} to ${most}`;
  return `${least === most ? `exactly ${most}` : up}${field.none === undefined ? "" : `, or \u2068${field.none}\u2069`}`;
}

/** @param {HTMLElement} box */
function ticked(box) {
  return inputs(box).filter((input) => input.checked).map((input) => input.value);
}

/**
 * Takes off the ticks that a fresh one rules out: none of the values applies, or one does.
 * @param {HTMLInputElement} input
 */
export function ruleOut(input) {
  const box = /** @type {HTMLElement | null} */ (input.closest("[data-control=ticks]"));
  if (!box || !input.checked) return;
  for (const other of inputs(box)) if (other !== input && (input.value === "" || other.value === "")) other.checked = false;
}

/**
 * What is in the fields of a form so far, by their places in it: null for nothing, and for nothing that can be read.
 * @param {HTMLElement} place
 * @param {readonly Field[]} fields
 * @param {Writes} writes
 */
export function soFar(place, fields, writes) {
  const boxes = all(place, "[data-field]");
  return new Map(fields.map((field) => [field.entry, readIn(/** @type {HTMLElement} */ (boxes[field.entry ?? 0]), field, writes).value]));
}

/**
 * Shows those entries of a form that are asked for. What was typed into one that goes is there again if it comes back; what was
 * wrong with it is not listed any longer.
 * @param {HTMLElement} place
 * @param {readonly boolean[]} shown
 * @returns {{ came: number[], went: number[] }}
 */
export function showEntries(place, shown) {
  const changed = [...all(place, "[data-field]").entries()].filter(([at, box]) => box.hidden === shown[at]);
  for (const [, box] of changed) {
    box.hidden = !box.hidden;
    mark(box, "");
  }
  for (const errors of all(place, ".errors:not([hidden])")) {
    for (const link of all(errors, "a")) {
      if (document.getElementById(link.dataset.goto ?? "")?.closest("[data-field][hidden]")) link.closest("li")?.remove();
    }
    countMistakes(errors);
  }
  const places = (/** @type {boolean} */ isShown) => changed.map(([at]) => at).filter((at) => shown[at] === isShown);
  return { came: places(true), went: places(false) };
}

/**
 * Shows what is wrong above the fields and brings the reader there; where nothing is wrong, nothing is shown.
 * @param {HTMLElement} place
 * @param {Filled["mistakes"]} mistakes
 */
export function complain(place, mistakes) {
  const errors = one(place, ".errors");
  const list = errors && one(errors, "ul");
  if (!errors || !list) return;
  list.replaceChildren(
    ...mistakes.map(({ id, label }) => {
      const entry = document.createElement("li");
      entry.append(element("a", own(label), { href: `#${id}`, "data-goto": id }));
      return entry;
    }),
  );
  countMistakes(errors);
  errors.focus();
}

/** @param {HTMLElement} errors */
function countMistakes(errors) {
  const number = all(errors, "li").length;
  const title = one(errors, "p");
  if (title) title.textContent = number === 1 ? "Check this field:" : `Check these ${number} fields:`;
  errors.hidden = number === 0;
}

/**
 * What stands in the fields and ticks of a step, finished or not; fields that are not shown are left out.
 * @param {HTMLElement} place
 */
export function draftIn(place) {
  const inUse = touched(place).filter((input) => !input.closest("[data-field][hidden]"));
  return Object.fromEntries(inUse.map((input) => [nameOf(input), isTick(input) ? input.checked : input.value]));
}

/**
 * Puts it back.
 * @param {HTMLElement} place
 * @param {Readonly<Record<string, string | boolean>>} draft
 */
export function putBack(place, draft) {
  for (const input of touched(place)) {
    const kept = draft[nameOf(input)];
    if (typeof kept === "boolean") input.checked = kept;
    else if (kept !== undefined) input.value = kept;
  }
}

/**
 * What a field or a choice is kept under; a tick's name holds no blank.
 * @param {HTMLInputElement} input
 */
function nameOf(input) {
  const field = /** @type {HTMLElement | null} */ (input.closest("[data-field]"));
  return input.dataset.tick ?? `${field?.dataset.field} ${isTick(input) ? input.value : ""}`;
}

/** @param {HTMLElement} place @returns {HTMLInputElement[]} */
function touched(place) {
  return all(place, "[data-tick], [data-field] input:not([type=search]), [data-field] select");
}

/** @param {HTMLInputElement} input */
function isTick(input) {
  return input.type === "checkbox" || input.type === "radio";
}

/** @param {HTMLElement} box @returns {HTMLInputElement[]} */
function inputs(box) {
  return all(box, "input:not([type=search]), select");
}

/**
 * @param {Field} field
 * @param {string} text
 * @param {FactValue | null} value
 * @param {Writes} writes
 */
function wrong(field, text, value, writes) {
  if (text === "") return field.optional ? "" : "please fill it in";
  return value === null ? (outOfRange(field, text, writes) ?? `enter ${field.expected}`) : "";
}

/**
 * That a number is too small or too large, null where it is not that.
 * @param {Field} field
 * @param {string} text
 * @param {Writes} writes
 */
function outOfRange({ min, max, ...field }, text, writes) {
  const number = parseValue(field, text);
  if (typeof number !== "number") return null;
  const shown = (/** @type {number} */ value) => own(displayValue(field, value, writes));
  if (max !== undefined && number > max) return `${shown(number)} is more than ${shown(max)}`;
  return min !== undefined && number < min ? `${shown(number)} is less than ${shown(min)}` : null;
}

/**
 * @param {HTMLElement} box
 * @param {string} message
 */
function mark(box, message) {
  box.classList.toggle("wrong", message !== "");
  const place = one(box, ".error");
  place?.replaceChildren(...parts(message));
  for (const input of inputs(box)) {
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

/**
 * What was written or chosen in a field.
 * @param {HTMLElement} box
 */
function chosen(box) {
  const each = inputs(box);
  return ((each[0]?.type === "radio" ? each.find((input) => input.checked)?.value : each[0]?.value) ?? "").trim();
}
