"""docs/reference/texts.md, written from the code's own lists: placeholders and light Markdown. Gives a text; writes no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from planted_texts import SHARED as SHARED_FILE
from planted_texts import TREE as TREE_FILE
from planted_texts import PlantedTexts
from texts_as_files import findings_in, read_texts

from decisiontree.display import OF_THE_CALL, display_value, stand_ins
from decisiontree.export.markdown import inline, markdown
from decisiontree.export.view import TextView
from decisiontree.guards import parse_value
from decisiontree.model import (
    CONTENT_LISTS,
    CONTENT_TEXTS,
    SNIPPET_ROOM,
    SPOKEN,
    Fact,
    FactType,
    Library,
    Manner,
    NodeText,
    Tree,
    shared_texts,
    shown_as,
    tree_texts,
)
from decisiontree.walk import State, fill_text, start

LIBRARY = """\
format: 1
title: Parcels
roles: [{id: rep, label: Customer rep}, {id: lead, label: Team lead}]
authority:
  refund: {label: Refund, currency: GBP, limits: {rep: 50.00, lead: any}}
facts:
  caller_name: {type: text, label: Caller's name, private: true}
snippets:
  greeting: Thanks for calling, {caller_name}.
incidents:
  - {id: inc_204, trees: [parcels], starts: 2026-11-20T08:00Z, expires: 2026-11-22T08:00Z, next_update: at three o'clock}
"""
TREE = """\
format: 1
title: Late parcels
start: decide
facts:
  owed: {type: money, currency: GBP, label: Amount owed, min: 0, max: 500, given: true}
  days_late: {type: integer, label: Days late, min: 0, max: 365, given: true}
  promised: {type: date, label: Promised for, given: true}
  tier: {type: choice, label: Customer tier, values: {standard: Standard, gold: Gold customer}, given: true}
  vulnerable: {type: boolean, label: Vulnerable customer, given: true}
  hour: {type: integer, label: Hour of the call}
nodes:
  decide: {say: Let me see., decide: refund, amount: owed, within: done, above: done}
  done: {outcome: Done, resolution: resolved}
"""
_KNOWN = {
    "owed": "40.00",
    "days_late": "4",
    "promised": "2026-11-19",
    "tier": "gold",
    "vulnerable": "true",
    "caller_name": "Ms Adams",
}
EXAMPLES: tuple[tuple[str, str], ...] = (
    ("The parcel is {days_late} days late.", "The parcel is 4 days late."),
    ("It was promised for {promised}.", "It was promised for November 19, 2026."),
    ("You pay {owed} less.", "You pay £40.00 less."),
    ("As a {tier} you pay nothing.", "As a Gold customer you pay nothing."),
    ("Needs care: {vulnerable}", "Needs care: yes"),
    ("It is {hour} o'clock.", "It is [Hour of the call] o'clock."),
    ("{greeting}", "Thanks for calling, Ms Adams."),
    ("You may give up to {limit.refund}.", "You may give up to £50.00."),
    ("We refund {decided}.", "We refund £40.00."),
    ("You are the {role}.", "You are the Customer rep."),
    ("We call you {incident.next_update}.", "We call you at three o'clock."),
    ("Type {{name}.", "Type {name}."),
    ("Spaces do not matter: { days_late }", "Spaces do not matter: 4"),
    ("No name, so as it is: {days late}", "No name, so as it is: {days late}"),
)
"""A text, and what the rep reads while the facts of the page are known."""
PRIVATE = ("Ask for {caller_name}.", "Ask for Ms Adams.", "Ask for [Caller's name].")
"""A text with a private fact: on the call, and in a summary."""


class Markup(NamedTuple):
    """A kind of Markdown: the parser's rule that knows it, if one does, what is written, the element that it becomes, and where."""

    what: str
    rule: str
    written: str
    element: str
    in_paragraphs: bool = True
    on_a_line: bool = True
    instead: str = "as written"
    """What is shown where it is not shown as this."""


MARKUP = (
    Markup("emphasis", "emphasis", "*gently* or _gently_", "em"),
    Markup("strong emphasis", "emphasis", "**not yet**", "strong"),
    Markup("words as they are typed", "backticks", "`Ctrl+S`", "code"),
    Markup("line break", "newline", "one\ntwo", "br"),
    Markup(
        "link",
        "link",
        "[policy](https://intranet.example/refunds)",
        "a",
        on_a_line=False,
        instead="its words only",
    ),
    Markup("list", "list", "- one\n- two", "ul", on_a_line=False),
    Markup("numbered list", "list", "1. one\n2. two", "ol", on_a_line=False),
    Markup("quotation", "blockquote", "> quoted", "blockquote", on_a_line=False),
    Markup("heading", "heading", "### heading", "h3", on_a_line=False),
    Markup("table", "table", "| a | b |\n|---|---|\n| 1 | 2 |", "table", on_a_line=False),
    Markup("heading of another level", "", "# heading", "h1", in_paragraphs=False, on_a_line=False),
    Markup("HTML", "", "<b>bold</b>", "b", in_paragraphs=False, on_a_line=False),
    Markup(
        "picture",
        "",
        "![lights](https://a.example/x.png)",
        "img",
        in_paragraphs=False,
        on_a_line=False,
        instead="its words only; use `media`",
    ),
    Markup("bare address", "", "https://a.example", "a", in_paragraphs=False, on_a_line=False),
    Markup("struck out", "", "~~gone~~", "s", in_paragraphs=False, on_a_line=False),
)
"""What is Markdown in a text, and what people expect to be."""
ESCAPED = (r"\*as it is\*", "*as it is*")

_OPENING = """\
# Texts: placeholders and light Markdown

<!-- Written by tests/support/texts_page.py from the code's lists; `pytest tests/export/test_texts_page.py --update-golden` writes it again. -->

A text of a tree can show facts of the call, and it can emphasize words. This page lists what you can write, and where you can write it.

## Placeholders

Write a name in braces. The page shows the value instead: `The parcel is {days_late} days late.`

| you write | it becomes |
|---|---|
"""
_NAMES = {
    "fact": ("`{days_late}`", "the value of this fact, which the tree or `library.yaml` declares"),
    "snippet": (
        "`{greeting}`",
        "the snippet with this name in `library.yaml`, with its placeholders filled in",
    ),
    "limit": ("`{limit.refund}`", "the limit of this authority for the role on the call"),
    "decided": ("`{decided}`", "the amount of the last decision on this call"),
    "role": ("`{role}`", "the label of the role on the call"),
    "incident.next_update": (
        "`{incident.next_update}`",
        "the field `next_update` of the incident that is open",
    ),
    "{{": ("`{{`", "an opening brace; you can write a closing brace as it is"),
}
"""What a placeholder can name, by its kind."""
OF_CALLS = {
    "call.date": "the day on which the call began",
    "call.time": "the time at which it began",
    "call.duration": "how long it took, in minutes and seconds",
    "call.version": "the version of the tree",
    "call.outcome": "the name of the outcome",
    "call.steps": "each step with its answer, one on each line",
    "call.grants": "what the caller was granted",
    "call.notes": "the notes and grievances that the rep wrote",
}
"""What only the summary of an outcome can name, in the order of the program."""
_SUMMARY = """\
### The summary of an outcome

With `summary`, you write the text that reps copy when the call ends at this outcome. It takes the place of the page's own text; the formats Markdown, JSON and CSV stay as they are. It is copied as it is written,
without Markdown. Besides the names above, it can have these. They work in no other text, so a snippet that contains one can only be used in a summary. What there is none of, such as notes, is left out.

| you write | it becomes |
|---|---|
"""
_RULES = f"""
- If a name is not in this table and is not a fact, the checker reports [unknown-placeholder](rules/unknown-placeholder.md). If a known name is similar, it is offered as a fix.
- If a value is not known yet, the page shows the label of the fact in square brackets. The rule [fact-before-known](rules/fact-before-known.md) reports where that can happen.
- A snippet may contain facts, but no other snippet. In one text, all snippets together may have up to {SNIPPET_ROOM >> 10} KB.
- The page never reads a value as Markdown or as another placeholder, so what a caller says cannot change the page.
- A fact without a value is unknown. It is not zero, and it is not an empty text: see [conditions](conditions.md#facts-that-are-not-known-yet).

In the examples, the role is `rep`, and the incident `inc_204` is open. These values are known:
{", ".join(f"`{name}` is `{value}`" for name, value in _KNOWN.items())}. `hour` is not known.
"""
_LANGUAGES = ("en", "en-GB", "de", "fr", "hi")
_MARKDOWN = """\
## Light Markdown

| | you write | in paragraphs | on one line |
|---|---|---|---|
"""
_AFTER_MARKDOWN = f"""
A link can open `http:`, `https:`, `mailto:` and `tel:` addresses, and it can show a [node or a tree](#links-to-nodes-and-trees). After a backslash, a character has no special meaning: `{ESCAPED[0]}` shows `{ESCAPED[1]}`.
In a list, each `-` or number must be at the beginning of a line. Write such a text as a block:

```yaml fragment
note: |
  Check first:

  - the cable
  - the light beside **Internet**
```

A heading has exactly three `#` and a space. A table has a line `|---|---|` below the names of its columns, and it ends at the first line without `|`.
With `---:`, a column is aligned at its end. If a table is wider than the page, it scrolls in a box of its own.

```yaml fragment
note: |
  ### What it costs

  | plan | per month |
  |---|---:|
  | Basic | 10 |
  | Family | 18 |
```

If the rep must read a list out, write one text with lines that begin with `- `. A YAML list means something else: see the next section.

The `hint` of an option is on one line, but if it contains a list, it is shown in paragraphs below the answer. In the `hint` of a fact, only lists have a meaning.
A `hint` or `note` of more than 240 characters shows its first sentence. The rest opens with *More*, and it is open on paper.

### Links to nodes and trees

A link can show a node or a tree of the library, so that the rep can look something up during the call:

| you write | it shows |
|---|---|
| `[the limits](#owed)` | the node `owed` of this tree |
| `[refunds](tree:refund)` | the tree `refund`: its title, its purpose and its first node |
| `[what is owed](tree:refund#owed)` | the node `owed` of the tree `refund` |

- The page shows the target for reading, next to the step. The call stays at its step: Esc closes what is shown.
- A link is not a way to its target. A node that is only linked is still [unreachable](rules/unreachable-node.md).
- A node of this tree is shown with the values of the call. In a node of another tree, a fact is shown by its label.
- If you rename a node or a tree in the editor, the links follow. If a link names nothing, the checker reports [dangling-link](rules/dangling-link.md).
- In `library.yaml`, a link needs its tree: `tree:refund#owed`. The list of all trees shows the words of such links only.
- In `play`, `s1` shows the target of the first link. When you play a tree in the editor, press `s`. The editor's preview names the targets.

### In words

In `play` and in the editor, texts are shown in words: a heading ends in a colon, and each row of a table is a line, such as `- Basic · per month: 10`.

Some fields show their text on one line or as written, so some of the Markdown in them has no effect. The rule [lost-markup](rules/lost-markup.md) reports it. The rule [raw-html](rules/raw-html.md) reports HTML.

## Lists of texts

Five fields take one text or a YAML list of texts:

| field | a list gives |
|---|---|
| `say` | variants; the rep chooses one |
| `must_say` | several texts to read out, each with its own tick box |
| `do` | a checklist |
| `note` | paragraphs |
| `because` | paragraphs |

An entry of such a list can have a condition. Write `when`, and the words as `text`:

```yaml fragment
say:
  - I can help you with that.
  - {{when: days_late >= 14, text: "I am sorry. {{days_late}} days is far too long."}}
note:
  - Most callers only want a date.
  - {{when: serial is known, text: "Look up serial {{serial}}."}}
```

- If the condition is not true, the text is not there: no variant, no box to tick, no paragraph.
- A condition of a text asks for nothing. If a fact may be unknown there, the checker reports [fact-before-known](rules/fact-before-known.md). Collect the fact first, or begin the condition with `serial is known and`.
- A placeholder counts only where the condition of its text is true. So `{{serial}}` in the example needs no further check.
- If all texts of a step can be absent at once, and it has nothing else to show, the checker reports [silent-node](rules/silent-node.md) with the values.
- A node that needs no answer, such as a branch, stops the call only if one of its texts is there.
- Without scripts, and in other exports, a text has its condition before it: `If Days late is at least 14: …`.

## Where each works

- *Filled*: you can use placeholders. In all other fields, a placeholder is an error.
- *Spoken*: the caller hears this text. Rules about wording check these fields.

| field | in | filled | Markdown | spoken |
|---|---|---|---|---|
"""


def texts_page() -> str:
    """The whole page."""
    return "\n".join(
        (
            _OPENING + "\n".join(f"| {sign} | {meaning} |" for sign, meaning in _NAMES.values()),
            _RULES,
            "| text | the rep reads |\n|---|---|",
            *(f"| `{text}` | {shown} |" for text, shown in EXAMPLES),
            "",
            "### How values are written",
            "",
            "The page writes a value by the type of its fact and the `language` of the tree:",
            "",
            *_values(),
            "",
            _SUMMARY + "\n".join(f"| `{{{name}}}` | {meaning} |" for name, meaning in OF_CALLS.items()),
            "",
            "### Private facts",
            "",
            "During a call, the page shows the value of a fact with `private: true`. Addresses and logs never contain it. The summary contains it only if the rep ticks *Include private details*.",
            "",
            f"| text | on the call | in the summary |\n|---|---|---|\n| `{PRIVATE[0]}` | {PRIVATE[1]} | {PRIVATE[2]} |",
            "",
            _MARKDOWN + "\n".join(_markup()),
            _AFTER_MARKDOWN + "\n".join(_places()),
            "",
        )
    )


@lru_cache(1)
def library() -> Library:
    """The library of the examples."""
    return read_texts({"library.yaml": LIBRARY, "parcels.yaml": TREE}).model


@lru_cache(1)
def on_the_call() -> State:
    """The state in which the examples are filled in."""
    tree = library().trees["parcels"]
    facts = tree.facts_in_scope(library().shared)
    values = {name: parse_value(facts[name], text) for name, text in _KNOWN.items()}
    given = {name: value for name, value in values.items() if value is not None}
    return start(library(), tree.id, role="rep", given=given, incident="inc_204")


def filled(text: str, *, with_private: bool = True) -> str:
    """A text as the call shows it."""
    return fill_text(library(), on_the_call(), text, with_private=with_private)


def kinds_of_names() -> set[str]:
    """The kinds of names that a placeholder can have, as the program itself lists them."""
    shared = library().shared
    tree = library().trees["parcels"]
    names = stand_ins(shared, tree.facts_in_scope(shared))
    return {
        "fact"
        if name in tree.facts_in_scope(shared)
        else name.split(".")[0]
        if name[:6] == "limit."
        else name
        for name in names
        if name not in OF_THE_CALL
    }


def becomes(markup: Markup, manner: Manner) -> bool:
    """Whether a page makes the element of it."""
    text = TextView(markup.written)
    return f"<{markup.element}" in (markdown(text) if manner == "blocks" else inline(text))


def _values() -> Iterator[str]:
    values = {
        FactType.INTEGER: ("12500", 12500),
        FactType.MONEY: ("1250.00", 125_000),
        FactType.DATE: ("2026-01-31", 739_647),
        FactType.BOOLEAN: ("true", True),
    }
    yield f"| type | value | {' | '.join(f'`{language}`' for language in _LANGUAGES)} |"
    yield "|---|---|" + "---|" * len(_LANGUAGES)
    for kind, (written, value) in values.items():
        fact = Fact(id="fact", type=kind, label="Fact", currency="GBP" if kind is FactType.MONEY else None)
        shown = " | ".join(display_value(fact, value, language) for language in _LANGUAGES)
        yield f"| {kind} | `{written}` | {shown} |"
    yield ""
    yield "A choice shows the label of its value. A text appears as the rep typed it."


def _markup() -> Iterator[str]:
    for each in MARKUP:
        written = each.written.replace("\n", " ⏎ ").replace("|", "\\|")
        marks = "``" if "`" in written else "`"
        code = f"{marks} {written} {marks}" if marks == "``" else f"`{written}`"
        shown = ("yes" if works else each.instead for works in (each.in_paragraphs, each.on_a_line))
        yield f"| {each.what} | {code} | {' | '.join(shown)} |"


def _places() -> Iterator[str]:
    """Every field with words, once."""
    files = PlantedTexts(lambda word: f"{word} {{plan}}").files()
    planted = read_texts(files).model
    tree, shared = planted.trees["planted"], Tree(id="library")
    refused = {
        (finding.place.file, finding.place.node, finding.place.field)
        for finding in findings_in(files)
        if finding.rule == "unknown-placeholder"
    }
    for_rows = [(text, tree, _owner(text), TREE_FILE) for text in _planted(tree_texts(tree))]
    for_rows += [
        (text, shared, "library.yaml", SHARED_FILE) for text in _planted(shared_texts(planted.shared))
    ]
    rows = dict.fromkeys(
        _row(
            text,
            of,
            shown_as(its, text),
            is_filled=(file, text.node, ".".join(map(str, text.field))) not in refused,
        )
        for text, its, of, file in for_rows
    )
    yield from rows


def _planted(texts: Iterable[NodeText]) -> Iterator[NodeText]:
    """Of a list of texts, those without a condition: the others are shown alike."""
    return (
        text
        for text in texts
        if text.text.startswith("plant")
        and not (text.node and text.field[0] in CONTENT_LISTS and text.field[-1] == "text")
    )


def _owner(text: NodeText) -> str:
    kind = (text.node or "tree").removeprefix("a_").replace("end", "outcome")
    is_of_all = text.node is not None and text.field[0] in CONTENT_TEXTS
    return "any node" if is_of_all and (kind, text.field) != ("outcome", ("title",)) else kind


def _row(text: NodeText, of: str, manner: Manner, *, is_filled: bool) -> str:
    name = ".".join(
        "…" if step in ("tier", "plan", "gold", "refund", "greeting") else str(step)
        for step in text.field
        if isinstance(step, str)
    )
    shown = {"blocks": "in paragraphs", "line": "on one line", "plain": "as written"}[manner]
    if name == "do":
        shown = "in paragraphs; in a list on one line"
    return f"| `{name}` | {of} | {'yes' if is_filled else ''} | {shown} | {'yes' if text.field[0] in SPOKEN and text.node else ''} |"
