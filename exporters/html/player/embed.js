// A page in a frame and the program around it, its host: tells it where the call is, and takes what it knows of the caller.
// The contract is docs/reference/embedding.md. The host speaks first, and is heard only from an origin that was named at export.

import { one } from "./dom.js";
import { isFramed } from "./history.js";
import { openWords } from "./page.js";
import { prefilled } from "./prefill.js";
import { FORMATS } from "./recap.js";

/** @typedef {import("./call.js").Call} Call */

const APP = "decisiontree";
const VERSION = 1;
const MOST = 200; // facts
const NO_ORIGIN = "null";

/** The origin of the host that has spoken. */
let host = "";

/**
 * @param {string} type
 * @param {object} what
 */
function tell(type, what) {
  if (host) window.parent.postMessage({ app: APP, v: VERSION, type, ...what }, host === NO_ORIGIN ? "*" : host);
}

/**
 * Tells the host which step is shown, or how the call ended; of facts nothing.
 * @param {Call} call
 */
export function tellStep({ now: { tree, node, outcome }, section }) {
  const where = { tree, node, title: openWords(one(section, "h2"), "") };
  if (outcome) tell("outcome", { ...where, resolution: outcome.resolution });
  else tell("step", where);
}

/**
 * @param {Call} call
 * @param {readonly string[]} origins
 * @param {{ keepRole(role: string): void, askFirst(): void }} roles
 */
export function listenToHost(call, origins, { keepRole, askFirst }) {
  const { data, page } = call;
  /** @param {any} message */
  const start = ({ facts, role }) => {
    const given = Object.fromEntries(prefilled(data, addressOf(facts)).given);
    const known = data.roles.find(({ id }) => id === role)?.id;
    if (known) keepRole(known);
    tell("started", { facts: Object.keys(given) });
    call.startFor({ given, ...(known && { role: known }) });
    askFirst();
  };
  /** @type {Map<unknown, (message: any) => void>} */
  const actions = new Map(
    Object.entries({
      hello() {
        tell("ready", { tree: page.tree, title: page.title, version: page.version });
        tellStep(call);
      },
      start,
      restart: () => start({}),
      summary: (/** @type {any} */ { format }) => {
        const chosen = FORMATS.find((each) => each === format) ?? "text";
        tell("summary", { format: chosen, text: call.summary(false, chosen) });
      },
    }),
  );
  if (!isFramed) return;
  window.addEventListener("message", ({ source, origin, data: message }) => {
    if (source !== window.parent || !origins.includes(origin)) return;
    const action = message?.app === APP && message.v === VERSION ? actions.get(message.type) : undefined;
    if (!action) return;
    host = origin;
    action(message);
  });
}

/**
 * Facts as an address tells them, so that they are taken in the same way.
 * @param {unknown} facts
 */
function addressOf(facts) {
  const told = Object.entries(facts ?? {}).slice(0, MOST);
  const plain = told.filter(([, value]) => ["string", "number", "boolean"].includes(typeof value));
  return String(new URLSearchParams(plain.map(([name, value]) => [`f.${name}`, String(value)])));
}
