// What the rep sees at a state, but for the words, which stand in the page. Twin of decisiontree/walk/present.py.
import { current } from "./arrive.js";
import { labelOf, sectionOf, titleOf } from "./data.js";
import { factHere, incidentHere, treeHere } from "./known.js";
import { verdict } from "./limits.js";
import { absentTexts, toBeSaid } from "./shown-texts.js";
import { factsOf, frameOf, pathOf } from "./state.js";
import { fillText } from "./fill.js";
import { shownEntries } from "./entries.js";
import { visibleOptions, waysOut } from "./walk.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Incident} Incident */
/** @typedef {import("./data.js").Node} Node */
/** @typedef {import("./data.js").Value} Value */
/** @typedef {import("./limits.js").Verdict} Verdict */
/** @typedef {import("./state.js").Grant} Grant */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Withheld} Withheld */
/** @typedef {"option" | "continue" | "fill" | "listen" | "facts" | "end"} Asks */
/** @typedef {{tree: string, node: string, title: string, resolution: string | null, team: string | null,
 *   grants: readonly Grant[], withheld: readonly Withheld[]}} Ending */
/** @typedef {{path: string, section: string, tree: string, node: string, kind: Node["kind"], asks: Asks,
 *   options: {index: number, key: string, label: string}[], fields: (Fact & {value: Value | null, mayBeEmpty: boolean, entry: number | null})[],
 *   tags: {tag: string, ticked: boolean}[], shownEntries: boolean[], mustSay: string[], absent: string[], verdict: Verdict | null,
 *   exits: {key: string, label: string, tree: string}[], incident: Incident | null, outcome: Ending | null}} Presented */

/**
 * What the rep sees now.
 * @param {Data} data
 * @param {State} state
 * @returns {Presented}
 */
export function present(data, state) {
  const node = current(data, state);
  const { tree } = frameOf(state);
  const asks = asksOf(state, node);
  return {
    path: pathOf(state),
    section: sectionOf(data, tree, node.id),
    tree,
    node: node.id,
    kind: node.kind,
    asks,
    options: asks === "option" ? optionsOf(data, state, node) : [],
    fields: fieldsOf(data, state, node, asks),
    tags: asks === "fill" ? tagsOf(data, state, node) : [],
    shownEntries: node.kind === "form" && asks === "fill" ? shownEntries(data, state, node) : [],
    mustSay: asks === "facts" || asks === "end" ? [] : toBeSaid(data, state, node),
    absent: absentTexts(data, state, node),
    verdict: node.kind === "decision" && asks === "continue" ? verdict(data, state, node) : null,
    exits: asks === "end" ? [] : exitsOf(data, state),
    incident: incidentHere(data, state).incident,
    outcome: asks === "end" && node.kind === "outcome" ? endingOf(data, state, node) : null,
  };
}

/**
 * @param {State} state
 * @param {Node} node
 * @returns {Asks}
 */
function asksOf(state, node) {
  if (state.outcome !== null) return "end";
  if (state.needs.length > 0) return "facts";
  if (node.kind === "question") return "option";
  if (node.kind === "form") return "fill";
  return node.kind === "listen" ? "listen" : "continue";
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Node} node
 */
function optionsOf(data, state, node) {
  if (node.kind !== "question") return [];
  return visibleOptions(data, state, node).map(({ index, option }) => ({
    index,
    key: option.key,
    // the page has it already
    get label() {
      return fillText(data, state, labelOf(data, frameOf(state).tree, node, option));
    },
  }));
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Node} node
 * @param {Asks} asks
 */
function fieldsOf(data, state, node, asks) {
  const collected = node.kind === "form" && asks === "fill" ? node.collect.map(({ fact }) => fact) : [];
  const known = factsOf(state);
  // a fact that a condition needs cannot be left empty, one that is asked on entering a tree can
  const mayBeEmpty = asks === "fill" || !frameOf(state).entered;
  return (asks === "facts" ? state.needs : collected)
    .map((id, entry) => ({ fact: factHere(data, state, id), entry: asks === "fill" ? entry : null }))
    .flatMap(({ fact, entry }) => (fact ? [{ ...fact, entry }] : []))
    .map((fact) => ({
      ...fact,
      value: known.get(fact.id) ?? fact.default ?? null,
      mayBeEmpty: mayBeEmpty && fact.optional === true,
    }));
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Node} node
 */
function tagsOf(data, state, node) {
  if (node.kind !== "form" || !node.collect.some(({ fact }) => fact === "tried")) return [];
  return treeHere(data, state).tags.map((tag) => ({ tag, ticked: state.tried.includes(tag) }));
}

/**
 * @param {Data} data
 * @param {State} state
 */
function exitsOf(data, state) {
  return waysOut(data, state).map(({ depth, exit: { key, label } }) => ({
    key,
    label: fillText(data, state, label),
    tree: state.stack[depth - 1]?.tree ?? "",
  }));
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {import("./data.js").Outcome} node
 * @returns {Ending}
 */
function endingOf(data, state, node) {
  return {
    tree: frameOf(state).tree,
    node: node.id,
    title: titleOf(data, frameOf(state).tree, node),
    resolution: node.resolution ?? null,
    team: node.team ? fillText(data, state, node.team) : null,
    grants: state.grants,
    withheld: state.withheld,
  };
}
