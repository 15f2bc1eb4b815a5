// Who is on the calls at this computer. On the disk a browser may keep a storage for each file, as Firefox does:
// there the links between the pages of an export tell it, too.

import { settingsStore } from "./storage.js";

const MARK = "role=";
const LINKS = "a.home, .card h3 a, #hits a";

const key = () => `role/${document.documentElement.dataset.library ?? ""}`;

/** @returns {string | null} */
export function keptRole() {
  const role = settingsStore.read(key());
  return typeof role === "string" ? role : null;
}

/** @param {string} role */
export function keepRole(role) {
  settingsStore.write(key(), role);
}

/**
 * Takes the role that the address tells, and has the links tell it on.
 * @param {(role: string) => boolean} isKnown
 */
export function shareRole(isKnown) {
  if (location.protocol !== "file:") return;
  const told = location.hash.slice(1).split("&").find((each) => each.startsWith(MARK));
  const role = told && read(told.slice(MARK.length));
  if (role && isKnown(role)) keepRole(role);
  for (const press of ["click", "auxclick"]) document.addEventListener(press, ({ target }) => tell(target), true);
}

/** @param {EventTarget | null} target of a press: whoever copies the link's address gets it without a role */
function tell(target) {
  const link = target instanceof Element ? target.closest(LINKS) : null;
  const href = link?.getAttribute("href");
  const role = keptRole();
  if (!link || !href || !role || href.includes(MARK)) return;
  link.setAttribute("href", `${href}${href.includes("#") ? "&" : "#"}${MARK}${encodeURIComponent(role)}`);
  setTimeout(() => link.setAttribute("href", href));
}

/** @param {string} text */
function read(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
