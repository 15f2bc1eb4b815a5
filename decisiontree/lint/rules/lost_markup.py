"""Markdown that the page does not show as intended, such as a link in a label or a picture in a text.

Why: the rep reads the symbols out, or looks for an address that is not there.

Bad:
    start: which
    nodes:
      which:
        ask: Which one, see [the list](https://intranet.example/list)?
        note: "**Ask first:**then look."
        options:
          - {label: The first, to: done}
          - {label: The second, to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: which
    nodes:
      which:
        ask: Which one?
        note: "**Ask first:** then look."
        links:
          - {label: The list, url: "https://intranet.example/list"}
        options:
          - {label: The first, to: done}
          - {label: The second, to: done}
      done: {outcome: Done, resolution: resolved}

Fix: put the address under `links` and the picture under `media`. A heading has three `#` and a space; a table
has a line such as `|---|---|` below the names of its columns; both belong into a text in paragraphs. `ask`, titles, labels, hints, teams and the
entries of a checklist show emphasis but no links; names of trees, facts, values and roles are plain words.
The symbols for emphasis touch the words they surround; if a full stop or bracket is inside them, put a space
outside. Write `\\*` for a star that is meant as a star. `decisiontree docs texts` shows all markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.lint.lost_blocks import lost_blocks, unknown_blocks
from decisiontree.lint.lost_emphasis import emphasised, lost_emphasis
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.lint.wording import field_of, reworded
from decisiontree.model import (
    FOLDED,
    AddItem,
    NodeText,
    Path,
    SetField,
    Together,
    is_within,
    links,
    shown_as,
    without_addresses,
)

_BRACKETED = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>", re.IGNORECASE)
_SCHEMES = ("http:", "https:", "mailto:", "tel:")


@rule(severity=Severity.WARNING, family=Family.CONTENT)
def lost_markup(context: RuleContext) -> Iterator[Finding]:
    """Every link that a field cannot open, every picture, and all markup that is shown otherwise than it was meant."""
    for text in context.texts_with("]("):
        yield from _links(context, text)
    for node, field, written in context.texts_with("<"):
        bracketed = _BRACKETED.search(without_addresses(written, words=False))
        if bracketed:
            message = f"'{bracketed[0]}' is shown with its brackets and cannot be opened; write [words]({bracketed[0][1:-1]})"
            yield context.at(node, *field, message=message, words=bracketed[0])
    for text in dict.fromkeys((*context.texts_with("# "), *context.texts_with("|"))):
        yield from _blocks(context, text)
    marked = {*context.texts_with("*"), *context.texts_with("_")}
    for text in context.texts if marked else ():
        if text in marked:
            yield from _emphasis(context, text)


def _links(context: RuleContext, text: NodeText) -> Iterator[Finding]:
    node, field, written = text
    for link in links(written):
        address = link[2].strip("<>")
        if not address.lower().startswith(_SCHEMES) and not is_within(address):
            continue  # 'unsafe-url' speaks of it
        if written[: link.start()].endswith("!"):
            message = "a text shows no picture; put it under 'media' with an 'alt'"
            yield context.at(node, *field, message=message, words=f"!{link[0]}")
        elif shown_as(context.tree, text) != "blocks" and not _folds(text):
            message = (
                f"the link '{link[1]}' cannot be opened in {_called(field)}; {_advice(node, field, address)}"
            )
            fixes = _beneath(context, text, link)
            yield context.at(node, *field, message=message, words=link[0], fixes=fixes)


def _beneath(context: RuleContext, text: NodeText, link: re.Match[str]) -> tuple[Fix, ...]:
    """The fix that puts a link of a node's text under its `links`; the words stay where they are."""
    node, field, written = text
    address = link[2].strip("<>")
    if node is None or field[0] in ("links", "title") or is_within(address) or "{" in address:
        return ()
    words = written[: link.start()] + link[1] + written[link.end() :]
    item = {"label": link[1], "url": address}
    held = len(context.tree.nodes[node].content.links)
    change = Together((SetField(node, field_of(context, text), words), AddItem(node, ("links",), held, item)))
    # tests and logs know an option without an id by its words
    is_safe = field[0] != "options" or field[-1] != "label" or context.is_written(node, *field[:2], "id")
    return (Fix("put the link under 'links'", change, safe=is_safe),)


def _blocks(context: RuleContext, text: NodeText) -> Iterator[Finding]:
    """Headings and tables."""
    node, field, written = text
    if shown_as(context.tree, text) != "blocks":
        for lost in unknown_blocks(written):
            message = f"{lost.message} in {_called(field)}; put it into 'note'"
            yield context.at(node, *field, message=message, words=lost.words)
        return
    for lost in lost_blocks(written):
        fixes = reworded(context, text, lost.better, lost.fix)
        yield context.at(node, *field, message=lost.message, words=lost.words, fixes=fixes)


def _emphasis(context: RuleContext, text: NodeText) -> Iterator[Finding]:
    node, field, written = text
    manner = shown_as(context.tree, text)
    if manner == "plain":
        for words in emphasised(written):
            message = (
                f"{_called(field)} is shown as written, so the symbols in '{words}' appear too; remove them"
            )
            yield context.at(node, *field, message=message, words=words)
        return
    for lost in lost_emphasis(written, in_blocks=manner == "blocks"):
        fixes = context.rewording(node, *field, words=lost.words, better=lost.better)
        yield context.at(node, *field, message=lost.message, words=lost.words, fixes=fixes)


def _folds(text: NodeText) -> bool:
    """A long hint of an option opens like a note, and so do its links."""
    return text.field[0] == "options" and text.field[-1] == "hint" and len(text.text) > FOLDED


def _called(field: Path) -> str:
    """The field by the word that an author knows it by; for a text with a condition, that of its list."""
    words = [part for part in field if isinstance(part, str)]
    if field[-1] == "text" and isinstance(field[-2], int):
        return f"'{words[-2]}'"
    return "a value's label" if "values" in words else f"'{words[-1]}'"


def _advice(node: str | None, field: Path, address: str) -> str:
    if node is None:
        return "put it under 'links' of the node where it is needed"
    if is_within(address):
        return "put it into 'note'"
    return "give its address as 'url'" if field[0] == "links" else "put it under 'links', or into 'note'"
