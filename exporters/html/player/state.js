// Where a walk stands: frozen, and wholly made by its origin and its moves.

/** @typedef {import("./data.js").Value} Value */
/** @typedef {{readonly tree: string, readonly role: string | null, readonly given: Readonly<Record<string, Value>>,
 *   readonly incident: string | readonly string[] | null, readonly today?: number | undefined, readonly asks?: readonly string[]}} Origin `incident`: the
 *   one that is open at the beginning, or all that are; `today`: the number of the day on which the call begins; `asks`: facts that are asked
 *   first, besides those of the tree */
/** @typedef {{readonly tree: string, readonly node: string, readonly facts: ReadonlyMap<string, Value>, readonly entered: boolean}} Frame */
/** @typedef {{readonly authority: string, readonly amount: number | null, readonly approver: string | null, readonly firstRole: string | null,
 *   readonly approved: boolean, readonly level: number, readonly fact: string | null, readonly void: boolean,
 *   readonly private: boolean}} Decided */
/** @typedef {{readonly authority: string, readonly amount: number | null, readonly by: string, readonly approved: boolean, readonly private: boolean}} Grant */
/** @typedef {{readonly authority: string, readonly reason: string}} Withheld */
/** @typedef {{kind: "option", key: string, ticks?: string[]} | {kind: "continue" | "agreed" | "corrected", ticks?: string[]}
 *   | {kind: "fill", values: Record<string, Value | null>, tried?: string[], ticks?: string[]}
 *   | {kind: "exit", key: string} | {kind: "jump", node: string, reason: string} | {kind: "fact", fact: string, value: Value}} Answer */
/** @typedef {{readonly path: string, readonly answer: Answer, readonly facts?: true, readonly decided?: Decided, readonly exit?: string, readonly incidents?: readonly string[]}} Move
 *   `facts`: it gave facts that were asked; `decided`: what had been decided at the node it left; `exit`: the label of the exit that it took; `incidents`: those that were open when it was given */
/** @typedef {{readonly path: string, readonly tags?: readonly string[], readonly way?: number}} Passed a node that passed by itself:
 *   `tags` are those it was skipped for; `way` is what a branch took, counted from 0 with `else` last */
/** @typedef {{readonly origin: Origin, readonly stack: readonly Frame[], readonly facts: ReadonlyMap<string, Value>, readonly role: string | null,
 *   readonly incidents: readonly string[], readonly decided: readonly Decided[], readonly grants: readonly Grant[], readonly withheld: readonly Withheld[],
 *   readonly tried: readonly string[], readonly needs: readonly string[], readonly leftEmpty: readonly string[], readonly moves: readonly Move[],
 *   readonly passed: readonly Passed[], readonly outcome: {tree: string, node: string} | null}} State `passed`: what a rep may miss of what passed
 *   by itself since the last answer */
/** @typedef {"bad-answer" | "bad-value" | "needs-fact" | "needs-day" | "must-say" | "no-way" | "endless-loop" | "finished"} RefusalKind */
/** @typedef {{readonly refused: RefusalKind, readonly message: string, readonly fact: string | null}} Refusal */

/** Carries a refusal up to `advance`, which returns it. */
export class Refused extends Error {
  /**
   * @param {RefusalKind} kind
   * @param {string} message
   * @param {string | null} [fact]
   */
  constructor(kind, message, fact = null) {
    super(message);
    /** @type {Refusal} */
    this.refusal = Object.freeze({ refused: kind, message, fact });
  }
}

/**
 * Whether an answer was not taken.
 * @template {object} T
 * @param {T | Refusal} result
 * @returns {result is Refusal}
 */
export function isRefusal(result) {
  return "refused" in result;
}

/**
 * The ids of all incidents that are open at the beginning.
 * @param {Origin} origin
 * @returns {readonly string[]}
 */
export function incidentsAtFirst({ incident }) {
  return typeof incident === "string" ? [incident] : (incident ?? []);
}

/**
 * The state with some of it replaced.
 * @param {State} state
 * @param {Partial<State>} changes
 * @returns {State}
 */
export function changed(state, changes) {
  return Object.freeze({ ...state, ...changes });
}

/**
 * The innermost tree.
 * @param {State} state
 * @returns {Frame}
 */
export function frameOf(state) {
  const frame = state.stack[state.stack.length - 1];
  if (!frame) throw new Error("the call is in no tree");
  return frame;
}

/**
 * The state with its innermost tree changed.
 * @param {State} state
 * @param {Partial<Frame>} changes
 */
export function inFrame(state, changes) {
  const frame = Object.freeze({ ...frameOf(state), ...changes });
  return changed(state, { stack: [...state.stack.slice(0, -1), frame] });
}

/**
 * The node as logs and tests name it: `verify`, in a called tree `refund/verify`.
 * @param {State} state
 */
export function pathOf(state) {
  const frame = frameOf(state);
  return state.stack.length === 1 ? frame.node : `${frame.tree}/${frame.node}`;
}

/**
 * Every fact that is known here: the library's and this tree's own.
 * @param {State} state
 * @returns {Map<string, Value>}
 */
export function factsOf(state) {
  return new Map([...state.facts, ...frameOf(state).facts]);
}

/**
 * The called tree that a path names, undefined for the page's own.
 * @param {string} path
 */
export function treeOn(path) {
  return path.split("/").at(-2);
}

/**
 * The node that a path names.
 * @param {string} path
 */
export function nodeOn(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}
