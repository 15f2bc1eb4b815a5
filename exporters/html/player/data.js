// The page's JSON (docs/reference/player-json.md) as Maps, once. Author keys never become properties of objects.

/** Of choices, the ids that are ticked, in the order of the fact.
 * @typedef {boolean | number | string | readonly string[]} Value */
/** @typedef {["and" | "or" | "not" | "in" | "is" | "has" | "known" | "true" | "false", ...any[]]} Guard */
/** @typedef {{id: string, label: string}} Labelled */
/** @typedef {{id: string, type: "boolean" | "choice" | "choices" | "integer" | "money" | "date" | "text", label: string, expected: string,
 *   hint?: string, values?: Labelled[], none?: string, currency?: string, exponent?: number, min?: number, max?: number,
 *   shape?: string, default?: Value, optional?: true, private?: true}} Fact */
/** @typedef {[role: string, limit: number | null]} Limit */
/** @typedef {{id: string, label: string, currency?: string, exponent?: number, limits?: Limit[],
 *   uses?: {fact: string, limits: Limit[]}}} Authority */
/** @typedef {{id: string, trees: string[], when?: Guard | null, starts?: string, expires?: string, banner?: string, say?: string,
 *   next_update?: string, reference?: string, known?: string, unknown?: string, do_not_say?: string[]}} Incident */
/** @typedef {[fact: string, value: Value | null]} Write null makes the fact unknown again */
/** @typedef {{set?: Write[], add?: [fact: string, values: string[]][]}} Assigns what an option or a step changes by itself */
/** @typedef {{key: string, label?: string, to?: string, when?: Guard | null, approves?: true} & Assigns} Option */
/** @typedef {{id: string, title?: string | true, untitled?: true, was?: string[], must_say?: true | number, stops?: true | Guard, satisfies?: string[], skip_if?: string[],
 *   skip_to?: string, texts?: [field: string, at: number, when: Guard | null][]}} Shared `texts` are those that have a condition;
 *   a title that is missing is the heading of the section, one that is true the words above it; a label that is missing stands in the section, too */
/** @typedef {Shared & {kind: "question", options: Option[]}} Question */
/** @typedef {Shared & {kind: "step", to?: string, passes?: true} & Assigns} Step */
/** @typedef {{fact: string, when?: Guard | null}} Entry */
/** @typedef {Shared & {kind: "form", collect: Entry[], to?: string}} Form */
/** @typedef {Shared & {kind: "listen", agreed?: string, corrected?: string}} Listen */
/** @typedef {Shared & {kind: "branch", cases: {when: Guard | null, to?: string}[], else?: string}} Branch */
/** @typedef {Shared & {kind: "decision", decide: string, amount?: string, within?: string, above?: string, suggest?: [string, number][]}} Decision */
/** @typedef {Shared & {kind: "subtree", run: string, returns: [string, string | null][], else?: string}} Subtree */
/** @typedef {Shared & {kind: "outcome", resolution?: string, grants: string[], team?: string, summary?: string}} Outcome */
/** @typedef {Question | Step | Form | Listen | Branch | Decision | Subtree | Outcome} Node */
/** @typedef {{key: string, label: string, to?: string}} Exit */
/** How a language writes numbers and dates; `native` and `latin`: which of `.` and `,` part decimals and groups among its own digits and among 0 to 9.
 * @typedef {{yes: string, no: string, decimal: string, group: string, minus: string, zero: string, sizes: [number, number],
 *   native: [string, string], latin?: [string, string], months: string[], long: string, short: string, order: string, lists?: [string, string, string, string],
 *   money: Map<string, [string, string, string, string, string[]]>}} Writes */
/** @typedef {{id: string, title: string, language: string, writes: Writes, start?: string, facts: Map<string, Fact>,
 *   given: string[], tags: string[], anytime: Exit[], nodes: Map<string, Node>}} Tree */
/** @typedef {{tree: string, version: string, roles: Labelled[], authority: Map<string, Authority>, facts: Map<string, Fact>,
 *   snippets: Map<string, string>, incidents: Incident[], trees: Map<string, Tree>, read: Read}} Data */
/** Reads words that stand only in a section: its heading, the words above it, or the label of a way.
 * @typedef {(section: string, what: "heading" | "eyebrow" | "way", key?: string) => string} Read */

export const FORMAT = 1;

/**
 * The JSON of a page, made ready; throws when it is of another format.
 * @param {any} json
 * @param {Read} [read]
 * @returns {Data}
 */
export function load(json, read = () => "") {
  if (json.format !== FORMAT) throw new Error(`this page contains format ${json.format}; its script reads ${FORMAT}`);
  const languages = new Map(
    json.languages.map((/** @type {any} */ each) => {
      const money = new Map(each.money.map((/** @type {any[]} */ [currency, ...around]) => [currency, around]));
      return [each.language, { ...each, money }];
    }),
  );
  return Object.freeze({
    read,
    tree: json.tree,
    version: json.version,
    roles: json.roles,
    authority: byId(json.authority),
    facts: byId(json.facts),
    snippets: new Map(json.snippets),
    incidents: json.incidents,
    trees: byId(
      json.trees.map((/** @type {any} */ tree) => ({
        ...tree,
        writes: languages.get(tree.language),
        facts: byId(tree.facts),
        nodes: byId(tree.nodes.map(withEntries)),
      })),
    ),
  });
}

/**
 * The section of the page that shows a node.
 * @param {Data} data
 * @param {string} tree
 * @param {string} node
 */
export function sectionOf(data, tree, node) {
  return tree === data.tree ? `n-${node}` : `n-${tree}.${node}`;
}

/**
 * What a node is called.
 * @param {Data} data
 * @param {string} tree
 * @param {Node} node
 */
export function titleOf(data, tree, { id, title }) {
  return typeof title === "string" ? title : data.read(sectionOf(data, tree, id), title ? "eyebrow" : "heading");
}

/**
 * The words of an option.
 * @param {Data} data
 * @param {string} tree
 * @param {Node} node
 * @param {Option} option
 */
export function labelOf(data, tree, node, { key, label }) {
  return label ?? data.read(sectionOf(data, tree, node.id), "way", key);
}

/**
 * A form with its entries written out: in the JSON a fact alone is short for an entry that is always shown.
 * @param {any} node
 */
function withEntries(node) {
  if (node.kind !== "form") return node;
  return { ...node, collect: node.collect.map((/** @type {any} */ each) => (typeof each === "string" ? { fact: each } : each)) };
}

/**
 * The tree of this name; it is there, because the page was made with it.
 * @param {Data} data
 * @param {string} id
 */
export function treeOf(data, id) {
  const tree = data.trees.get(id);
  if (!tree) throw new Error(`there is no tree '${id}'`);
  return tree;
}

/**
 * A fact as this tree sees it.
 * @param {Data} data
 * @param {string} tree
 * @param {string} id
 * @returns {Fact | undefined}
 */
export function factOf(data, tree, id) {
  return treeOf(data, tree).facts.get(id) ?? data.facts.get(id);
}

/**
 * @param {any[]} items
 * @returns {Map<string, any>}
 */
function byId(items) {
  return new Map(items.map((item) => [item.id, item]));
}
