// The walk itself: data, a state and an answer give the next state, or the reason why not. Twin of decisiontree/walk/advance.py and replay.py.
// No DOM, no clock, no side effects. docs/reference/player-json.md describes everything that is exported here.
import { askedAnew, current, enter, goTo, left, onward, passes, settle, skipTo, unwound } from "./arrive.js";
import { factOf, treeOf } from "./data.js";
import { askedFacts, withoutHidden } from "./entries.js";
import { assigned, checked, factHere, holds, treeHere, write } from "./known.js";
import { approve, verdict } from "./limits.js";
import { toBeSaid } from "./shown-texts.js";
import { changed, factsOf, frameOf, inFrame, incidentsAtFirst, isRefusal, nodeOn, pathOf, Refused, treeOn } from "./state.js";
import { inDomain } from "./values.js";

export { load } from "./data.js";
export { present } from "./present.js";
export { isRefusal } from "./state.js";
export { summary } from "./summary.js";
export { fill } from "./fill.js";
export { verdictWords } from "./verdict-words.js";

/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Exit} Exit */
/** @typedef {import("./data.js").Form} Form */
/** @typedef {import("./data.js").Node} Node */
/** @typedef {import("./data.js").Option} Option */
/** @typedef {import("./data.js").Question} Question */
/** @typedef {import("./data.js").Fact} Fact */
/** @typedef {import("./data.js").Value} Value */
/** @typedef {import("./data.js").Value} FactValue */
/** @typedef {import("./limits.js").Allowance} Limit */
/** @typedef {import("./limits.js").Verdict} Verdict */
/** @typedef {import("./present.js").Presented} Presented */
/** @typedef {import("./present.js").Presented["fields"][number]} Field */
/** @typedef {import("./summary.js").Summary} Summary */
/** @typedef {import("./state.js").Answer} Answer */
/** @typedef {import("./state.js").Origin} Origin */
/** @typedef {import("./state.js").Refusal} Refusal */
/** @typedef {import("./state.js").State} State */

/**
 * The state before the first answer; without a role, the one with the least authority answers.
 * @param {Data} data
 * @param {Partial<Origin>} [from]
 * @returns {State}
 */
export function start(data, from = {}) {
  const origin = Object.freeze({
    tree: from.tree ?? data.tree,
    role: from.role ?? null,
    given: Object.freeze({ ...from.given }),
    incident: from.incident ?? null,
    ...(from.today !== undefined && { today: from.today }),
    ...(from.asks && { asks: from.asks }),
  });
  checkOrigin(data, origin);
  /** @type {State} */
  let state = Object.freeze({
    origin,
    stack: [],
    facts: new Map(),
    role: origin.role ?? data.roles[0]?.id ?? null,
    incidents: incidentsAtFirst(origin),
    decided: [],
    grants: [],
    withheld: [],
    tried: [],
    needs: [],
    leftEmpty: [],
    moves: [],
    passed: [],
    outcome: null,
  });
  try {
    state = enter(data, state, origin.tree);
    for (const [fact, value] of Object.entries(origin.given)) state = write(data, state, fact, value);
    return settle(data, state);
  } catch (error) {
    if (error instanceof Refused) throw new Error(`tree '${origin.tree}' cannot be played: ${error.message}`);
    throw error;
  }
}

/**
 * The state after an answer, or why it is not taken.
 * @param {Data} data
 * @param {State} state
 * @param {Answer} answer
 * @returns {State | Refusal}
 */
export function advance(data, state, answer) {
  if (state.outcome !== null) {
    return new Refused("finished", "the call has ended; go back or start again").refusal;
  }
  const node = current(data, state);
  if (answer.kind === "fill" && node.kind === "form" && state.needs.length === 0) answer = withoutHidden(data, state, node, answer);
  try {
    const moved = settle(data, answered(data, changed(state, { passed: [] }), answer));
    const about = state.needs.length > 0 && answer.kind !== "exit" && answer.kind !== "jump" ? { facts: /** @type {const} */ (true) } : {};
    const decided = decidedAt(data, state, answer);
    const exit = answer.kind === "exit" && { exit: wayOut(data, state, answer.key).exit.label };
    const move = Object.freeze({ path: pathOf(state), answer, ...about, ...(decided && { decided }), ...exit, ...during(state) });
    return changed(moved, { moves: [...state.moves, move] });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/**
 * The incidents that are open, where they are others than at the beginning.
 * @param {State} state
 */
function during({ origin, incidents }) {
  return sameIds(incidents, incidentsAtFirst(origin)) ? {} : { incidents };
}

/**
 * What was decided at the node that an answer leaves by its own way; nothing where it is no decision.
 * @param {Data} data
 * @param {State} state
 * @param {Answer} answer
 */
function decidedAt(data, state, answer) {
  const node = current(data, state);
  if (node.kind !== "decision" || answer.kind !== "continue") return undefined;
  return state.decided.find((one) => one.authority === node.decide);
}

/**
 * The state after all answers, or the refusal of the first one that does not fit.
 * @param {Data} data
 * @param {State} state
 * @param {readonly Answer[]} answers
 * @returns {State | Refusal}
 */
export function replay(data, state, answers) {
  for (const answer of answers) {
    const following = advance(data, state, answer);
    if (isRefusal(following)) return following;
    state = following;
  }
  return state;
}

/**
 * The state after as many answers as still fit (the tree may have changed meanwhile), and their number.
 * @param {Data} data
 * @param {State} state
 * @param {readonly Answer[]} answers
 * @returns {{state: State, used: number}}
 */
export function resume(data, state, answers) {
  let used = 0;
  for (const answer of answers) {
    const following = advance(data, state, answer);
    if (isRefusal(following)) break;
    state = following;
    used += 1;
  }
  return { state, used };
}

/**
 * The state before the last answer; the same state where there is none. What was answered stays as it was, with the incidents
 * that were open then; those of now are open at the step come back to.
 * @param {Data} data
 * @param {State} state
 * @returns {State}
 */
export function back(data, state) {
  if (state.moves.length === 0) return state;
  let before = start(data, state.origin);
  for (const move of state.moves.slice(0, -1)) {
    const following = advance(data, withIncidents(data, before, incidentsAt(move, state.origin)), move.answer);
    if (isRefusal(following)) break;
    before = following;
  }
  return withIncidents(data, before, state.incidents);
}

/**
 * The incidents that were open when an answer was given.
 * @param {{incidents?: readonly string[]}} move
 * @param {Origin} origin
 */
export function incidentsAt({ incidents }, origin) {
  return incidents ?? incidentsAtFirst(origin);
}

/**
 * The same step once these incidents are open; before the first answer, the walk begins anew.
 * Nothing moves on by itself where somebody has answered, but what a node has to ask first may be another.
 * @param {Data} data
 * @param {State} state
 * @param {readonly string[]} incidents
 * @returns {State}
 */
export function withIncidents(data, state, incidents) {
  if (sameIds(incidents, state.incidents)) return state;
  try {
    if (state.moves.length === 0) return start(data, { ...state.origin, incident: incidents });
  } catch {
    // a start that leads nowhere with these is no better
  }
  return askedAnew(data, changed(state, { incidents }));
}

/**
 * @param {readonly string[]} some
 * @param {readonly string[]} others
 */
function sameIds(some, others) {
  return some.length === others.length && some.every((id, at) => id === others[at]);
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Answer} answer
 * @returns {State}
 */
function answered(data, state, answer) {
  if (answer.kind === "exit") return takenOut(data, state, answer.key);
  if (answer.kind === "jump") return jumped(data, state, answer.node);
  if (state.needs.length > 0) return provided(data, state, answer);
  if (answer.kind === "fact") throw new Refused("bad-answer", `'${answer.fact}' is not asked here`, answer.fact);
  const node = current(data, state);
  if (toBeSaid(data, state, node).some((tick) => !answer.ticks?.includes(tick))) {
    throw new Refused("must-say", `the text of node '${node.id}' must be said and ticked before you move on`);
  }
  return moved(data, state, node, answer);
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Node} node
 * @param {Answer} answer
 * @returns {State}
 */
function moved(data, state, node, answer) {
  if (node.kind === "question" && answer.kind === "option") return chosen(data, state, node, answer.key);
  if (node.kind === "form" && answer.kind === "fill") return filled(data, state, node, answer);
  if (node.kind === "listen" && (answer.kind === "agreed" || answer.kind === "corrected")) {
    return goTo(data, left(state, node), node[answer.kind]);
  }
  if (answer.kind === "continue") {
    if (node.kind === "decision") {
      return goTo(data, left(state, node), verdict(data, state, node).within ? node.within : node.above);
    }
    if (node.kind === "step" || passes(node)) return onward(data, state, node);
  }
  throw new Refused("bad-answer", `node '${node.id}' does not take this kind of answer`);
}

/**
 * The options whose condition holds, each with its index among all; one whose condition is unreadable never shows.
 * @param {Data} data
 * @param {State} state
 * @param {Question} node
 * @returns {{index: number, option: Option}[]}
 */
export function visibleOptions(data, state, node) {
  const all = node.options.map((option, index) => ({ index, option }));
  return all.filter(({ option: { when } }) => when === undefined || (when !== null && holds(data, state, when) === true));
}

/**
 * The exits that are there now, each with the depth of its tree; of two with one key the inner one is shown.
 * @param {Data} data
 * @param {State} state
 * @returns {{depth: number, exit: Exit}[]}
 */
export function waysOut(data, state) {
  /** @type {Map<string, {depth: number, exit: Exit}>} */
  const found = new Map();
  state.stack.forEach((_, outer) => {
    const depth = state.stack.length - outer;
    const tree = state.stack[depth - 1]?.tree ?? "";
    for (const exit of treeOf(data, tree).anytime) if (!found.has(exit.key)) found.set(exit.key, { depth, exit });
  });
  return [...found.values()];
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Question} node
 * @param {string} key
 */
function chosen(data, state, node, key) {
  const visible = visibleOptions(data, state, node).map(({ option }) => option);
  const option = visible.find((one) => one.key === key);
  if (!option) {
    const known = visible.map((one) => `'${one.key}'`).join(", ") || "none";
    throw new Refused("bad-answer", `node '${node.id}' has no option '${key}' here; choose from: ${known}`);
  }
  state = assigned(data, state, option);
  if (option.approves) state = approve(state);
  return goTo(data, left(state, node), option.to);
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {Form} node
 * @param {{values?: Record<string, Value | null>, tried?: string[]}} answer values: what is not named stays as it was shown
 */
function filled(data, state, node, { values, tried }) {
  const asked = askedFacts(data, state, node, values ?? {});
  const collected = [...asked].filter((fact) => factHere(data, state, fact) !== undefined);
  state = stored(data, state, collected, values ?? {}, true);
  if (tried !== undefined && asked.has("tried")) {
    const shown = treeHere(data, state).tags;
    const kept = state.tried.filter((tag) => !shown.includes(tag) || tried.includes(tag));
    const fresh = shown.filter((tag) => tried.includes(tag) && !kept.includes(tag));
    state = changed(state, { tried: [...kept, ...fresh] });
  }
  return goTo(data, left(state, node), node.to);
}

/**
 * The state once facts that were asked for are there; the rest of them is asked again.
 * @param {Data} data
 * @param {State} state
 * @param {Answer} answer
 */
function provided(data, state, answer) {
  if (answer.kind === "fact" && state.needs.includes(answer.fact)) {
    state = stored(data, state, [answer.fact], { [answer.fact]: answer.value }, true);
  } else if (answer.kind === "fill") {
    state = stored(data, state, state.needs, answer.values ?? {}, !frameOf(state).entered);
    const known = factsOf(state);
    const empty = state.needs.filter((fact) => data.facts.has(fact) && !known.has(fact));
    state = changed(inFrame(state, { entered: true }), { leftEmpty: [...state.leftEmpty, ...empty] });
  } else {
    const fact = state.needs[0] ?? null;
    throw new Refused("needs-fact", `'${fact}' must be known first`, fact);
  }
  return changed(state, { needs: [] });
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {readonly string[]} asked
 * @param {Record<string, Value | null>} values
 * @param {boolean} mayBeEmpty
 */
function stored(data, state, asked, values, mayBeEmpty) {
  const given = new Map(Object.entries(values));
  for (const fact of given.keys()) {
    if (!asked.includes(fact)) throw new Refused("bad-value", `'${fact}' is not asked here`, fact);
  }
  for (const id of asked) {
    const fact = factHere(data, state, id);
    if (!fact) throw new Refused("no-way", `'${id}' is needed here but is not declared`, id);
    const shown = factsOf(state).get(id) ?? fact.default ?? null;
    const value = given.has(id) ? (given.get(id) ?? null) : shown;
    state = write(data, state, id, checked(fact, value, mayBeEmpty && fact.optional === true));
  }
  return state;
}

/**
 * @param {Data} data
 * @param {State} state
 * @param {string} key
 */
function takenOut(data, state, key) {
  const { depth, exit } = wayOut(data, state, key);
  return goTo(data, unwound(state, depth), exit.to);
}

/**
 * The state at the node that a jump names; tags that it would be skipped for count as not tried any more.
 * @param {Data} data
 * @param {State} state
 * @param {string} path
 */
function jumped(data, state, path) {
  const tree = treeOn(path) ?? state.origin.tree;
  const depth = state.stack.findIndex((frame) => frame.tree === tree) + 1;
  if (depth === 0) throw new Refused("bad-answer", `the call is not in tree '${tree}', so it cannot jump to '${path}'`);
  state = goTo(data, unwound(state, depth), nodeOn(path));
  const node = current(data, state);
  return skipTo(node, state) === null ? state : changed(state, { tried: state.tried.filter((tag) => !node.skip_if?.includes(tag)) });
}

/**
 * The exit that an answer names, with the depth of its tree.
 * @param {Data} data
 * @param {State} state
 * @param {string} key
 */
function wayOut(data, state, key) {
  const ways = waysOut(data, state);
  const found = ways.find(({ exit }) => exit.key === key);
  if (found) return found;
  const known = ways.map(({ exit }) => `'${exit.key}'`).join(", ") || "none";
  throw new Refused("bad-answer", `there is no exit '${key}' here; choose from: ${known}`);
}

/**
 * @param {Data} data
 * @param {Origin} origin
 */
function checkOrigin(data, origin) {
  const { tree, role, given } = origin;
  treeOf(data, tree);
  if (role !== null && !data.roles.some((one) => one.id === role)) throw new Error(`there is no role '${role}'`);
  for (const id of incidentsAtFirst(origin)) {
    if (!data.incidents.some((one) => one.id === id)) throw new Error(`there is no incident '${id}'`);
  }
  for (const [id, value] of Object.entries(given)) {
    const fact = factOf(data, tree, id);
    if (!fact) throw new Error(`tree '${tree}' has no fact '${id}'`);
    if (!inDomain(fact, value)) throw new Error(`'${value}' is not a value of fact '${id}'`);
  }
}
