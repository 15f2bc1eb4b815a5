// What this computer remembers: role, keys, colours, the format of the summary.

import { all, byId, one } from "./dom.js";
import { ALL, NONE } from "./journal.js";
import { FORMATS } from "./recap.js";
import { keepRole } from "./role.js";
import { keepSingleKeys, singleKeys } from "./shortcuts.js";
import { settingsStore } from "./storage.js";
import { setTheme, theme } from "./theme.js";

/** @typedef {import("./call.js").Call} Call */

/** The format in which the summary is copied. */
export function summaryFormat() {
  const kept = settingsStore.read("summary");
  return FORMATS.find((format) => format === kept) ?? "text";
}

/** @param {string} format */
export function keepSummaryFormat(format) {
  settingsStore.write("summary", format);
}

/** @param {Call} call */
export function wireSettings(call) {
  let isOther = false;
  // closing gives the focus back to the button, where Enter would open this again
  byId("settings").addEventListener("close", () => {
    if (isOther) one(call.section, "h2")?.focus();
    isOther = false;
  });
  const role = select("set-role");
  role?.addEventListener("change", () => {
    isOther = true;
    keepRole(role.value);
    call.reframe({ role: role.value });
  });
  const incident = select("set-incident");
  incident?.addEventListener("change", () => {
    isOther = true;
    call.choose(incident.value);
  });
  const keys = /** @type {HTMLInputElement} */ (byId("set-keys"));
  keys.addEventListener("change", () => keepSingleKeys(keys.checked));
  for (const choice of /** @type {HTMLInputElement[]} */ (all(document, "input[name=theme]"))) {
    choice.addEventListener("change", () => setTheme(choice.value));
  }
}

/**
 * Opens the settings as they are now.
 * @param {{ role: string | null, chosen: string, open: readonly string[] }} now
 */
export function openSettings(now) {
  const role = select("set-role");
  if (role) role.value = now.role ?? "";
  const incident = select("set-incident");
  for (const option of incident?.options ?? []) {
    option.hidden = option.disabled = ![ALL, NONE, now.chosen, ...now.open].includes(option.value);
  }
  if (incident) incident.value = now.chosen;
  /** @type {HTMLInputElement} */ (byId("set-keys")).checked = singleKeys();
  for (const choice of /** @type {HTMLInputElement[]} */ (all(document, "input[name=theme]"))) {
    choice.checked = choice.value === theme();
  }
  /** @type {HTMLDialogElement} */ (byId("settings")).showModal();
}

/** @param {string} id */
function select(id) {
  return /** @type {HTMLSelectElement | null} */ (document.getElementById(id));
}
