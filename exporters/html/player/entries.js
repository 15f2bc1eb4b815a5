// Which entries of a form are shown, once those above them are filled in. Twin of decisiontree/walk/shown_entries.py.
import { factHere, holds, write } from "./known.js";
import { factsOf } from "./state.js";
import { inDomain } from "./values.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Form} Form */
/** @typedef {import("./data.js").Value} Value */
/** @typedef {import("./state.js").Answer} Answer */
/** @typedef {import("./state.js").State} State */

/**
 * For each entry whether it is shown. A condition asks for nothing: while it cannot be decided, its entry is not shown.
 * @param {Data} data
 * @param {State} state
 * @param {Form} form
 * @param {(fact: string, entry: number) => unknown} [inField] what is in a field, null for nothing; undefined where it is as it was shown
 */
export function shownEntries(data, state, form, inField = () => undefined) {
  return form.collect.map(({ fact: id, when }, entry) => {
    const isShown = when === undefined || (when !== null && holds(data, state, when) === true);
    const fact = isShown && factHere(data, state, id);
    if (fact) {
      const filled = inField(id, entry);
      const value = filled === undefined ? (factsOf(state).get(id) ?? fact.default ?? null) : filled;
      state = write(data, state, id, inDomain(fact, value) ? /** @type {Value} */ (value) : null);
    }
    return isShown;
  });
}

/**
 * The facts of the entries that are shown, `tried` among them.
 * @param {Data} data
 * @param {State} state
 * @param {Form} form
 * @param {Record<string, Value | null>} values
 */
export function askedFacts(data, state, form, values) {
  const given = new Map(Object.entries(values));
  const shown = shownEntries(data, state, form, (fact) => given.get(fact));
  return new Set(form.collect.filter((_, entry) => shown[entry]).map(({ fact }) => fact));
}

/**
 * The answer without values and ticks for entries that are not shown: those facts stay as they are.
 * @param {Data} data
 * @param {State} state
 * @param {Form} form
 * @param {Answer & {kind: "fill"}} full
 * @returns {Answer}
 */
export function withoutHidden(data, state, form, full) {
  if (form.collect.every(({ when }) => when === undefined)) return full;
  const { tried, ...answer } = full;
  const { values = {} } = answer;
  const asked = askedFacts(data, state, form, values);
  const isHidden = (/** @type {string} */ id) => !asked.has(id) && form.collect.some(({ fact }) => fact === id);
  const kept = Object.fromEntries(Object.entries(values).filter(([fact]) => !isHidden(fact)));
  return { ...answer, values: kept, ...(tried !== undefined && !isHidden("tried") && { tried }) };
}
