"""The text of a tree that is made of a part of another: its head as that one's, its entries as they were written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from decisiontree.editing import scalar
from decisiontree.editing.compose import entry_text
from decisiontree.editing.operations import Read, data_of, opened, same
from decisiontree.editing.prove import refuse_unfit
from decisiontree.editing.regions import are_spaced, column_of, entry_start, is_block, region, size
from decisiontree.editing.shapes.boundary_checks import FactsApart
from decisiontree.editing.shapes.passages import Passage, dedented, taken
from decisiontree.editing.yaml_style import YamlStyle, style_of
from decisiontree.errors import EditRefused
from decisiontree.model import Form, Listen, Node, Outcome, Question, Tree, readable
from decisiontree.reader import Document, Sequence, read_document
from decisiontree.reader import Mapping as MappingNode

_NEED_NO_MORE = ("resolved", "scheduled", "informed", "abandoned")
"""Ways for a call to end that need no team and no reasons."""
_ALSO = ("kind", "owner", "review_by", "language", "tags", "alone")
"""What a part says of itself as the whole did."""


@dataclass(frozen=True, slots=True)
class ExtractedPart:
    """The nodes that go, in the order of the file, where they are entered, and where they lead to.

    `gates` are the requirements that go along.
    """

    nodes: tuple[str, ...]
    entry: str
    exits: tuple[str, ...]
    facts: FactsApart
    gates: tuple[int, ...]


def _words_of(node: Node) -> str:
    """What people call a node, in words that need no fact; its id where it says nothing such."""
    own = node.ask if isinstance(node, Question | Form) else None
    own = node.outcome if isinstance(node, Outcome) else node.listen if isinstance(node, Listen) else own
    for text in (node.content.title, own, *(item.text for item in node.content.say[:1])):
        if text and "{" not in text:
            return " ".join(text.split())
    return readable(node.id)


def _end_of(node: Node) -> Passage:
    """The outcome that leads back to a node."""
    held = node.resolution if isinstance(node, Outcome) else None
    resolution = held if held in _NEED_NO_MORE else "resolved"
    return Passage(node.id, {"outcome": _words_of(node), "resolution": resolution})


def tree_file(document: Document, tree: Tree, part: ExtractedPart) -> str:
    """The text of the new tree, proved: it reads as what was to go into it. Raises EditRefused."""
    style = replace(style_of(document), quotes={})
    facts = tuple(taken(document, ("facts", fact)) for fact in part.facts.moved)
    nodes = tuple(taken(document, ("nodes", node)) for node in part.nodes)
    title = _words_of(tree.nodes[part.entry])
    wanted: dict[str, Read] = {"format": "1", "title": title}
    lines = ["format: 1", f"title: {scalar.inline(title, None, flow=False)}"]
    root = document.root
    for key in _ALSO:
        if isinstance(root, MappingNode) and root.entry(key) is not None:
            passage = taken(document, (key,))
            wanted[key] = passage.value
            lines += _lines(passage, 0, style)
    if "alone" not in wanted and _grants_undecided(nodes):
        wanted["alone"] = "false"
        lines.append("alone: false")
    wanted["start"] = part.entry
    lines.append(f"start: {scalar.inline(part.entry, None, flow=False)}")
    if part.gates:
        wanted["requires"] = _gates(document, part.gates)
        lines += ["requires:", *_gate_lines(document, part.gates, style)]
    if document.key(("phrases", "banned")) is not None:
        banned = taken(document, ("phrases", "banned"))
        wanted["phrases"] = {"banned": banned.value}
        lines += ["phrases:", *_lines(banned, style.step, style)]
    if facts:
        wanted["facts"] = {fact.key: fact.value for fact in facts}
        lines += ["facts:", *block_lines(facts, style, spaced=False)]
    nodes = (*nodes, *(_end_of(tree.nodes[node]) for node in part.exits))
    wanted["nodes"] = {node.key: node.value for node in nodes}
    lines += ["nodes:", *block_lines(nodes, style, spaced=is_spaced(document))]
    return proved_text(document, lines, wanted)


def _grants_undecided(nodes: tuple[Passage, ...]) -> bool:
    """Whether the part grants what only the tree that runs it decides, so that no call may begin with it."""
    values = [value for node in nodes if isinstance(value := opened(node.value), dict)]
    granted = {name for value in values for name in opened(value.get("grants")) or ()}
    return bool(granted - {opened(value.get("decide")) for value in values})


def shared_file(document: Document, facts: tuple[Passage, ...]) -> str:
    """The text of a library.yaml that holds some facts."""
    lines = ["format: 1", "facts:", *block_lines(facts, style_of(document), spaced=False)]
    return proved_text(document, lines, {"format": "1", "facts": {fact.key: fact.value for fact in facts}})


def proved_text(document: Document, lines: list[str], wanted: Read) -> str:
    """The text of the lines, which reads as what was to be written. Raises EditRefused."""
    text = "".join(line + document.newline for line in lines)
    read = read_document(text, document.file)
    refuse_unfit(read)
    if not same(wanted, read.root):
        raise EditRefused("the part cannot be written separately; nothing was changed")
    return text


def block_lines(passages: tuple[Passage, ...], style: YamlStyle, *, spaced: bool) -> Iterator[str]:
    """The lines of entries, one step in from their collection."""
    for at, passage in enumerate(passages):
        if spaced and at:
            yield ""
        yield from _lines(passage, style.step, style)


def _lines(passage: Passage, column: int, style: YamlStyle) -> Iterator[str]:
    pad = " " * column
    if passage.lines:
        yield from (pad + line if line else "" for line in passage.lines)
        return
    text = pad + entry_text(passage.key, passage.value, column, style)
    yield from text.split(style.newline)


def _gates(document: Document, gates: tuple[int, ...]) -> list[Read]:
    items = document.at(("requires",))
    return [data_of(items.items[index]) for index in gates] if isinstance(items, Sequence) else []


def _gate_lines(document: Document, gates: tuple[int, ...], style: YamlStyle) -> Iterator[str]:
    items, text = document.at(("requires",)), document.text
    if not isinstance(items, Sequence):
        return
    pad = " " * style.list_step
    for index in gates:
        if items.flow:
            gate = data_of(items.items[index])
            yield f"{pad}- {{before: {gate['before']}, pass: {gate['pass']}}}"
            continue
        place = region(text, items, index)
        for line in dedented(text[place.start : place.end], column_of(text, entry_start(text, items, index))):
            yield pad + line


def is_spaced(document: Document) -> bool:
    """Whether blank lines set its nodes apart."""
    nodes = document.at(("nodes",))
    return nodes is not None and is_block(nodes) and are_spaced(document.text, nodes, 0, size(nodes))
