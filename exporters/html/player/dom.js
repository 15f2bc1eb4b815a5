// Finding and making elements. Texts are only ever put in as text.

/**
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} place
 * @param {string} selector
 * @returns {T | null}
 */
export function one(place, selector) {
  return /** @type {T | null} */ (place.querySelector(selector));
}

/**
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} place
 * @param {string} selector
 * @returns {T[]}
 */
export function all(place, selector) {
  return /** @type {T[]} */ ([...place.querySelectorAll(selector)]);
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no '${id}'`);
  return found;
}

export function closeDialogs() {
  for (const dialog of /** @type {HTMLDialogElement[]} */ (all(document, "dialog[open]"))) dialog.close();
}

/**
 * @param {string} tag
 * @param {string} text
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElement}
 */
export function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.append(...parts(text));
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Of words that paper does not show, and translators leave alone. @type {Record<string, string>} */
export const PRIVATE = { class: "private", translate: "no" };

/**
 * What an author wrote, told from the page's own words around it.
 * @param {string} text
 */
export function own(text) {
  return text && `\u2068${text}\u2069`;
}

/**
 * Words of the page, with what an author wrote in them marked as of the tree's language.
 * @param {string} text
 */
export function parts(text) {
  const lang = document.documentElement.lang;
  return text.split(/[\u2068\u2069]/).map((part, each) => (each % 2 ? element("span", part, { lang }) : part));
}
