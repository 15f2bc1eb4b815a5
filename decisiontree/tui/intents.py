"""What an author does in the editor → changes as data. Knows the format's words; applies nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from decisiontree.editing import body_of
from decisiontree.model import (
    NEEDED_BY_RESOLUTION,
    AddItem,
    AddNode,
    Change,
    ChangeShared,
    MoveItem,
    Path,
    Plain,
    Question,
    RemoveItem,
    SetField,
    Together,
    Tree,
    free_name,
    id_from,
)
from decisiontree.transitions import Link, head_links, links
from decisiontree.tui.card import CardField
from decisiontree.tui.outcome_words import resolution_of
from decisiontree.tui.raw import OF_SHARED, Raw

LISTS: Mapping[str, Plain] = {
    "options": {"label": ""},
    "cases": {"when": ""},
    "anytime": {"label": ""},
    "requires": {},
    "links": {"label": ""},
}
"""The collections that a card adds groups to, with the group that is added."""
MAPPINGS: Mapping[str, Plain] = {"facts": {"type": "text", "label": ""}, "returns": "", "values": ""}
"""The collections that a card adds named entries to, with what a new entry holds."""


_OF_WORDS = frozenset({"question", "step", "outcome"})
"""The kinds whose first words are what one calls them by."""


def write_text(node: str | None, field: CardField, text: str, *, final: bool) -> Change | None:
    """The change for a text as it stands in the editor; leaving an optional field empty takes it away."""
    if text == field.value and not (final and not text):
        return None
    if field.path[0] == OF_SHARED:
        within = replace(field, path=field.path[1:])
        change = write_text(None, within, text, final=final)
        return None if change is None else ChangeShared(change, node, field.path)
    if text or field.keeps_empty:
        return SetField(node, field.path, text)
    if final and isinstance(field.path[-1], int):
        return RemoveItem(node, field.path[:-1], field.path[-1])
    return SetField(node, field.path, None if final else "") if field.present else None


def written(value: Raw) -> Plain:
    """A raw value as a change writes it; nothing is an empty text."""
    if isinstance(value, dict):
        return {key: written(part) for key, part in value.items()}
    if isinstance(value, list):
        return [written(part) for part in value]
    return value or ""


def link_to_new(node: str | None, link: Path, kind: str, new: str, words: str) -> Change:
    """Create a node with some first words and let a link lead to it; where its kind has no words of its own, they are its title."""
    body = body_of(kind, words if kind in _OF_WORDS else "")
    if kind == "outcome":  # above a limit someone else decides, whom its form asks for
        resolution = "escalated" if link[-1] == "above" else resolution_of(words)
        needed = dict.fromkeys(NEEDED_BY_RESOLUTION.get(resolution, ()), "")
        body = {**body, **({"resolution": resolution} if resolution else {}), **needed}
    titled = {"title": words, **body} if words and kind not in _OF_WORDS else body
    return Together((AddNode(new, titled, after=node), SetField(node, link, new)))


def unlink(node: str | None, link: Path) -> Change:
    """Take a link away: the whole option or case where it stands in one, else the field."""
    return take_away(node, link[:2] if len(link) == 3 and isinstance(link[1], int) else link)


def move_item(node: str | None, path: Path, by: int, count: int) -> Change | None:
    """Move the option or case that a path lies in; None at the end of the list."""
    if len(path) < 2 or not isinstance(path[1], int):
        return None
    to = path[1] + by
    return MoveItem(node, path[:1], path[1], to) if 0 <= to < count else None


def add_to(node: str | None, field: Path, count: int, value: Plain, held: Raw) -> Change:
    """Put a value at the end of a list, which is made where the file has none, or one value alone."""
    if held is None or isinstance(held, str):
        return SetField(node, field, [value] if held is None else [held, value])
    return AddItem(node, field, count, value)


def take_away(node: str | None, field: Path) -> Change:
    """Take a field, or an item of a list, away."""
    if isinstance(field[-1], int):
        return RemoveItem(node, field[:-1], field[-1])
    return SetField(node, field, None)


def add_option(node: Question, to: str | None) -> Change:
    """An empty option at the end of a question, leading to a node where one is given."""
    option: dict[str, Plain] = {"label": ""}
    if to is not None:
        option["to"] = to
    return AddItem(node.id, ("options",), len(node.options), option)


def label_each(node: str | None, label: Path, texts: tuple[str, ...]) -> Change:
    """Write the first text into a label, and put an option or a way out behind it for each of the others."""
    group, index = label[:1], int(label[1])
    more = (AddItem(node, group, index + at, {"label": text}) for at, text in enumerate(texts[1:], 1))
    return Together((SetField(node, label, texts[0]), *more))


def new_id(tree: Tree, words: str) -> str:
    """An id made from words that no node has yet."""
    return free_name(id_from(words, "new"), tree.nodes)


def referrers(tree: Tree, node: str) -> tuple[tuple[str | None, Link], ...]:
    """Every field that names a node, with the node it stands in; None is the head of the tree."""
    heads = ((None, link) for link in head_links(tree))
    ways = ((each.id, link) for each in tree.nodes.values() for link in links(each))
    return tuple((source, link) for source, link in (*heads, *ways) if link.target == node)
