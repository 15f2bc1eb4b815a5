// Who may decide what: amounts and earlier uses against the roles' limits. Twin of decisiontree/walk/limits.py.
import { factHere } from "./known.js";
import { changed, factsOf, frameOf, Refused } from "./state.js";

/** @typedef {import("./data.js").Authority} Authority */
/** @typedef {import("./data.js").Data} Data */
/** @typedef {import("./data.js").Decision} Decision */
/** @typedef {import("./data.js").Limit} Limit */
/** @typedef {import("./state.js").State} State */
/** @typedef {{readonly none?: true, readonly any?: true, readonly most?: number}} Allowance none at all, no ceiling, or up to `most` */
/** @typedef {{authority: string, label: string, currency: string | null, exponent: number, amount: number | null, within: boolean,
 *   role: string | null, limit: Allowance | null, usesFact: string | null, usesCount: number | null, usesLimit: Allowance | null, firstRole: string | null,
 *   suggest: number | null}} Verdict */

/**
 * What a row of limits gives a role.
 * @param {readonly Limit[]} limits
 * @param {string | null} role
 * @returns {Allowance}
 */
export function allowance(limits, role) {
  const found = limits.find(([one]) => one === role);
  if (!found) return { none: true };
  return found[1] === null ? { any: true } : { most: found[1] };
}

/**
 * The facts that must be known before the decision can be taken, and are not.
 * @param {Data} data
 * @param {State} state
 * @param {Decision} node
 * @returns {string[]}
 */
export function factsNeeded(data, state, node) {
  const authority = authorityOf(data, node);
  const wanted = [authority.limits ? node.amount : undefined, authority.uses?.fact];
  const known = factsOf(state);
  return wanted.filter((fact) => fact !== undefined).filter((fact) => !known.has(fact));
}

/**
 * The decision as this role would take it now; its facts must be known.
 * @param {Data} data
 * @param {State} state
 * @param {Decision} node
 * @returns {Verdict}
 */
export function verdict(data, state, node) {
  const authority = authorityOf(data, node);
  const amount = authority.limits && node.amount !== undefined ? numberOf(state, node.amount) : null;
  const uses = authority.uses ? numberOf(state, authority.uses.fact) : null;
  const able = data.roles.map((role) => role.id).filter((role) => may(authority, role, amount, uses));
  return {
    authority: authority.id,
    label: authority.label,
    currency: authority.currency ?? null,
    exponent: authority.exponent ?? 0,
    amount,
    within: state.role !== null && able.includes(state.role),
    role: state.role,
    limit: authority.limits ? allowance(authority.limits, state.role) : null,
    usesFact: authority.uses?.fact ?? null,
    usesCount: uses,
    usesLimit: authority.uses ? allowance(authority.uses.limits, state.role) : null,
    firstRole: able[0] ?? null,
    suggest: node.suggest?.find(([role]) => role === state.role)?.[1] ?? null,
  };
}

/**
 * Take the decision; it replaces an earlier one on the same authority and becomes the last one.
 * @param {Data} data
 * @param {State} state
 * @param {Decision} node
 * @returns {State}
 */
export function decide(data, state, node) {
  const taken = verdict(data, state, node);
  const own = node.amount !== undefined && frameOf(state).facts.has(node.amount);
  const decided = Object.freeze({
    authority: node.decide,
    amount: taken.amount,
    approver: taken.within ? state.role : null,
    firstRole: taken.firstRole,
    approved: false,
    level: own ? state.stack.length : 0,
    fact: taken.amount === null ? null : (node.amount ?? null),
    void: false,
    private: node.amount !== undefined && factHere(data, state, node.amount)?.private === true,
  });
  return changed(state, { decided: [...state.decided.filter((one) => one.authority !== node.decide), decided] });
}

/**
 * Somebody who may take the last decision said yes: it counts to the first role that may.
 * @param {State} state
 * @returns {State}
 */
export function approve(state) {
  const last = state.decided[state.decided.length - 1];
  if (!last || last.void || last.approver !== null || last.firstRole === null) return state;
  const approved = Object.freeze({ ...last, approver: last.firstRole, approved: true });
  return changed(state, { decided: [...state.decided.slice(0, -1), approved] });
}

/**
 * Give what the outcome grants and the route has decided; the rest is withheld with its reason, whatever a later outcome gives.
 * @param {State} state
 * @param {readonly string[]} granted
 * @returns {State}
 */
export function pay(state, granted) {
  for (const authority of granted) {
    const taken = state.decided.find((one) => one.authority === authority);
    const reason = withheldBecause(taken);
    if (reason !== null || !taken) {
      const withheld = state.withheld.filter((one) => one.authority !== authority);
      state = changed(state, { withheld: [...withheld, Object.freeze({ authority, reason: reason ?? "" })] });
      continue;
    }
    const { amount, approver, approved, private: isPrivate } = taken;
    const grant = Object.freeze({ authority, amount, by: approver ?? "", approved, private: isPrivate });
    state = changed(state, { grants: [...state.grants.filter((one) => one.authority !== authority), grant] });
  }
  return state;
}

/**
 * @param {Data} data
 * @param {Decision} node
 * @returns {Authority}
 */
function authorityOf(data, node) {
  const authority = data.authority.get(node.decide);
  if (!authority) throw new Refused("no-way", `node '${node.id}' decides '${node.decide}', which library.yaml does not define`);
  if (authority.limits && node.amount === undefined) {
    throw new Refused("no-way", `node '${node.id}' decides '${node.decide}' but names no amount`);
  }
  return authority;
}

/**
 * @param {Authority} authority
 * @param {string} role
 * @param {number | null} amount
 * @param {number | null} uses
 */
function may(authority, role, amount, uses) {
  if (authority.limits && !covers(allowance(authority.limits, role), amount ?? 0)) return false;
  // `uses` counts earlier times only, so this one is one more
  return !authority.uses || covers(allowance(authority.uses.limits, role), (uses ?? 0) + 1);
}

/**
 * @param {Allowance} limit
 * @param {number} amount
 */
export function covers(limit, amount) {
  return limit.any === true || (limit.most !== undefined && amount <= limit.most);
}

/** @param {import("./state.js").Decided | undefined} taken */
function withheldBecause(taken) {
  if (!taken) return "no decision was made";
  if (taken.void) return "the amount has changed since the decision";
  return taken.approver === null ? "no one who may decide it has approved it" : null;
}

/**
 * @param {State} state
 * @param {string} fact
 */
function numberOf(state, fact) {
  const value = factsOf(state).get(fact);
  return typeof value === "number" ? value : null;
}
