// What a walk came to, as lines to keep or copy. Twin of decisiontree/walk/summary.py; private facts only on request.
import { current } from "./arrive.js";
import { factOf, labelOf, titleOf, treeOf } from "./data.js";
import { displayMoney, displayValue } from "./display.js";
import { treeHere } from "./known.js";
import { factsOf, frameOf, nodeOn, treeOn } from "./state.js";
import { fillText, ownLimit } from "./fill.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Value} Value */
/** @typedef {import("./state.js").Answer} Answer */
/** @typedef {import("./state.js").Grant} Grant */
/** @typedef {import("./state.js").Move} Move */
/** @typedef {import("./state.js").State} State */
/** @typedef {{withPrivate: boolean, own: (text: string) => string}} How `own`: marks what an author wrote among the page's words */
/** What a walk does not know of its call: date, time, duration, notes. @typedef {ReadonlyMap<string, string>} Told */
/** @typedef {{authority: string, label: string, text: string, by: string, limit: string, approved: boolean}} Given */
/** @typedef {{tree: string, title: string, version: string, role: string | null, steps: {path: string, title: string, answer: string}[],
 *   facts: {id: string, label: string, text: string}[], grants: Given[], withheld: string[], outcome: string | null, team: string | null, note: string, text: string | null}} Summary `text`: what the outcome has instead of all this */

/**
 * The walk so far in words.
 * @param {Data} data
 * @param {State} state
 * @param {Partial<How> & { told?: Told }} [how]
 * @returns {Summary}
 */
export function summary(data, state, { withPrivate = false, own = (text) => text, told } = {}) {
  const how = { withPrivate, own };
  const tree = treeOf(data, state.origin.tree);
  const grants = state.grants.map((grant) => givenOf(data, state, grant, how));
  const node = current(data, state);
  const found = {
    tree: tree.id,
    title: tree.title,
    version: data.version,
    role: roleLabel(data, state.role),
    steps: state.moves.map((move) => lineOf(data, state, move, how)),
    facts: knownFacts(data, state, how),
    grants,
    withheld: state.withheld.map(({ authority, reason }) => `${own(data.authority.get(authority)?.label ?? authority)}: ${reason}`),
    team: teamOf(data, state, how),
    outcome: state.outcome === null ? null : fillText(data, state, titleOf(data, frameOf(state).tree, current(data, state)), how),
    note: grants.map((grant) => noteOf(grant, tree.id, data.version)).join("\n"),
  };
  const template = state.outcome !== null && node.kind === "outcome" ? node.summary : undefined;
  const text = template === undefined ? null : fillText(data, state, template, { withPrivate, call: new Map([...(told ?? []), ...ofTheWalk(found)]) });
  return { ...found, text };
}

/**
 * What the walk itself tells of the call, by the names after `call.`.
 * @param {Omit<Summary, "text">} summary
 * @returns {[string, string][]}
 */
function ofTheWalk({ version, outcome, steps, grants }) {
  return [
    ["version", version],
    ["outcome", outcome ?? ""],
    ["steps", stepLines(steps)],
    ["grants", grants.map(({ label, text }) => `${label}, ${text}`).join("; ")],
  ];
}

/** @param {Summary["steps"]} steps */
export function stepLines(steps) {
  return steps.map(({ title, answer }) => (answer ? `- ${title}: ${answer}` : `- ${title}`)).join("\n");
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {How} how
 */
function teamOf(data, state, how) {
  const node = current(data, state);
  return state.outcome === null || node.kind !== "outcome" || !node.team ? null : fillText(data, state, node.team, how);
}

/**
 * @param {Given} grant
 * @param {string} tree
 * @param {string} version
 */
function noteOf(grant, tree, version) {
  const how = grant.approved ? "approved by" : "decided by";
  return `${grant.label}: ${grant.text}, ${how} ${grant.by} (limit: ${grant.limit}), tree ${tree} ${version}.`;
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Grant} grant
 * @param {How} how
 * @returns {Given}
 */
function givenOf(data, state, grant, { withPrivate, own }) {
  const authority = data.authority.get(grant.authority);
  if (!authority) throw new Error(`there is no authority '${grant.authority}'`);
  const { writes } = treeHere(data, state);
  return {
    authority: authority.id,
    label: own(authority.label),
    text: grant.amount === null || (grant.private && !withPrivate) ? "granted" : own(displayMoney(grant.amount, authority, writes)),
    by: own(roleLabel(data, grant.by) ?? grant.by),
    limit: ownLimit(authority, grant.by, writes, own),
    approved: grant.approved,
  };
}

/**
 * The last answer of a walk, in the words of the moment at which it was given.
 * @param {Data} data
 * @param {State} state
 * @param {Partial<How>} [how]
 * @returns {Summary["steps"][number]}
 */
export function lastLine(data, state, { withPrivate = false, own = (text) => text } = {}) {
  return lineOf(data, state, /** @type {Move} */ (state.moves.at(-1)), { withPrivate, own });
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Move} move
 * @param {How} how
 */
function lineOf(data, state, { path, answer, facts, decided, exit }, how) {
  const { tree, node, heading } = at(data, state, path, how);
  const { own } = how;
  const title = facts ? "Asked first" : heading;
  if (node?.kind === "question" && answer.kind === "option") {
    const option = node.options.find(({ key }) => key === answer.key);
    const label = option ? labelOf(data, tree.id, node, option) : answer.key;
    return { path, title, answer: own(fillText(data, state, label, how)) };
  }
  if (answer.kind === "exit") return { path, title, answer: own(fillText(data, state, exit ?? answer.key, how)) };
  if (answer.kind === "jump") return { path, title, answer: `Jumped to ${at(data, state, answer.node, how).heading}: ${own(answer.reason) || "reason not kept"}` };
  return { path, title, answer: decided ? verdictText(data, tree.id, decided, how) : answerText(data, tree.id, answer, how) };
}

/**
 * The tree and the node that a path names, and what the node is called.
 * @param {Data} data
 * @param {State} state
 * @param {string} path
 * @param {How} how
 */
function at(data, state, path, how) {
  const tree = treeOf(data, treeOn(path) ?? state.origin.tree);
  const node = tree.nodes.get(nodeOn(path));
  const words = fillText(data, state, node ? titleOf(data, tree.id, node) : path, how);
  return { tree, node, heading: node?.untitled ? words : how.own(words) };
}

/**
 * @param {Data} data
 * @param {string} tree
 * @param {import("./state.js").Decided} decided
 * @param {How} how
 */
function verdictText(data, tree, decided, { withPrivate, own }) {
  const words = decided.approver === null ? "above my limit, approval needed" : "within my limit";
  if (decided.amount === null || (decided.private && !withPrivate)) return words;
  return `${own(displayMoney(decided.amount, data.authority.get(decided.authority) ?? {}, treeOf(data, tree).writes))}: ${words}`;
}

/**
 * @param {Data} data
 * @param {string} tree
 * @param {Answer} answer
 * @param {How} how
 * @returns {string}
 */
function answerText(data, tree, answer, how) {
  switch (answer.kind) {
    case "option":
      return answer.key;
    case "continue":
      return "";
    case "fact":
      return valueText(data, tree, answer.fact, answer.value, how);
    case "fill": {
      const parts = Object.entries(answer.values ?? {}).map(([fact, value]) => valueText(data, tree, fact, value, how));
      const tried = answer.tried?.length ? [`already tried: ${answer.tried.join(", ")}`] : [];
      return [...parts, ...tried].join(", ");
    }
    default:
      return answer.kind;
  }
}

/**
 * @param {Data} data
 * @param {string} tree
 * @param {string} id
 * @param {Value | null} value
 * @param {How} how
 */
function valueText(data, tree, id, value, { withPrivate, own }) {
  const fact = factOf(data, tree, id);
  if (!fact) return id;
  const label = own(fact.label);
  if (fact.private && !withPrivate) return `${label}: not shown`;
  return `${label}: ${value === null ? "left empty" : own(displayValue(fact, value, treeOf(data, tree).writes))}`;
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {How} how
 */
function knownFacts(data, state, { withPrivate }) {
  const { writes } = treeHere(data, state);
  const found = [];
  for (const [id, value] of factsOf(state)) {
    const fact = factOf(data, frameOf(state).tree, id);
    if (fact && (withPrivate || !fact.private)) found.push({ id, label: fact.label, text: displayValue(fact, value, writes) });
  }
  return found;
}

/**
 * @param {Data} data
 * @param {string | null} id
 */
export function roleLabel(data, id) {
  return data.roles.find((role) => role.id === id)?.label ?? id;
}
