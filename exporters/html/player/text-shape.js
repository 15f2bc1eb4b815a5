// The shape of a text, such as `AA-9999`. Twin of decisiontree/model/text_shape.py, which has refused the shapes that are none.

/** @typedef {{kind: "A" | "9" | "X" | "itself" | " ", char: string, skipTo?: number}} Element */

// tables, not \p{L}: Python and browsers know different versions of Unicode
const LETTER =
  /^[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03f5\u03f7-\u0481\u048a-\u052f\u0531-\u0556\u0561-\u0586\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3\u0904-\u0939\u0e01-\u0e30\u10d0-\u10fa\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]$/;
const BLANK = /^[\t\n\r \u00a0\u2000-\u200a\u202f\u205f\u3000]$/;
const UNSEEN = /^[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]$/;
const ZEROS = [0x660, 0x6f0, 0x966, 0xe50];

/**
 * The text with the capitals, blanks and dashes of the shape; null where it does not fit.
 * @param {string} shape
 * @param {string} text
 */
export function putRight(shape, text) {
  const elements = read(shape);
  const typed = [...text.normalize("NFC")].filter((char) => !BLANK.test(char) && !UNSEEN.test(char)).map(plain);
  if (typed.length > elements.length) return null;
  const rests = restsOf(elements, typed);
  if (!rests[0]?.has(0)) return null;
  let written = "";
  for (let at = 0, place = 0; at < elements.length; ) {
    const { kind, char, skipTo } = /** @type {Element} */ (elements[at]);
    const step = kind === " " ? 0 : 1;
    const fits = step === 0 || takes(kind, char, typed[place] ?? "");
    if (skipTo !== undefined && !(fits && rests[at + 1]?.has(place + step))) {
      at = skipTo;
      continue;
    }
    written += kind === " " || kind === "itself" ? char : typed[place];
    place += step;
    at += 1;
  }
  return written.replace(/^ +| +$/g, "");
}

/**
 * For each element, and for the end, from which places on the rest of the text fits the rest of the shape.
 * @param {readonly Element[]} elements
 * @param {readonly string[]} typed
 */
function restsOf(elements, typed) {
  /** @type {Set<number>[]} */
  const rests = [];
  rests[elements.length] = new Set([typed.length]);
  for (let at = elements.length - 1; at >= 0; at -= 1) {
    const { kind, char, skipTo } = /** @type {Element} */ (elements[at]);
    const here = new Set(skipTo === undefined ? [] : rests[skipTo]);
    for (const place of rests[at + 1] ?? []) {
      if (kind === " ") here.add(place);
      else if (place > 0 && takes(kind, char, typed[place - 1] ?? "")) here.add(place - 1);
    }
    rests[at] = here;
  }
  return rests;
}

/**
 * Whether a character, as `plain` writes it, may be at a place.
 * @param {Element["kind"]} kind
 * @param {string} own
 * @param {string} char
 */
function takes(kind, own, char) {
  if (kind === "itself") return char === plain(own);
  return (kind !== "9" && LETTER.test(char)) || (kind !== "A" && /^[0-9]$/.test(char));
}

/**
 * @param {string} shape
 * @returns {Element[]}
 */
function read(shape) {
  /** @type {Element[]} */
  const elements = [];
  let first = 0;
  let itself = false;
  for (const char of shape.normalize("NFC")) {
    if (BLANK.test(char)) elements.push({ kind: " ", char: " " });
    else if (!itself && char === "[") first = elements.length;
    else if (!itself && char === "]") elements[first] = { .../** @type {Element} */ (elements[first]), skipTo: elements.length };
    else if (!itself && (char === "A" || char === "9" || char === "X")) elements.push({ kind: char, char });
    else if ((itself || char !== "\\") && !UNSEEN.test(char)) elements.push({ kind: "itself", char });
    itself = char === "\\" && !itself;
  }
  return elements;
}

/**
 * A character as shapes compare it: a capital, a digit from 0 to 9, a narrow form, a hyphen for every dash.
 * @param {string} given
 */
function plain(given) {
  let char = given;
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) char = String.fromCharCode(code - 0xfee0);
  if (/^[\u2010-\u2015\u2212\ufe63]$/.test(char)) return "-";
  const zero = ZEROS.find((each) => code >= each && code <= each + 9);
  if (zero !== undefined) return String(code - zero);
  const capital = LETTER.test(char) ? char.toUpperCase() : "";
  return LETTER.test(capital) ? capital : char;
}
