"""A box of the map as lines of text: its border with what is to be known at a glance, its title, its links."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from decisiontree.display import fit, one_line, pad, width, wrap
from decisiontree.model import HANDED_ON, Node, Outcome, Tree
from decisiontree.transitions import exits
from decisiontree.tui.headline import headline, kind_of
from decisiontree.tui.map.picture import NodeBox, Port
from decisiontree.tui.marks import Sign

TITLE_LINES = 2
ENTERS = 1
"""The row of a box, counted from its top, in which lines arrive: the first one of its title."""
_REFUSED = frozenset({"declined", "abandoned"})


class StyledText(NamedTuple):
    """Some text of a line and the name of its style."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """The lines of a box, all of one width, and the row of each link from which a line leaves."""

    lines: tuple[tuple[StyledText, ...], ...]
    leaves: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """The tree of a map with what its boxes show of it."""

    tree: Tree
    worst: Mapping[str, Sign]
    """The worst finding of each node that has one."""
    bookmarked: Collection[str] = ()

    def title(self, node: str) -> str:
        """What a node is called."""
        found = self.tree.nodes.get(node)
        return (headline(found) if found is not None else "") or one_line(node)


def face(shown: Shown, box: NodeBox, cells: int) -> Face:
    """A box of a width."""
    node, inner = shown.tree.nodes[box.node], cells - 2
    title = wrap(shown.title(box.node), inner - 2)
    if len(title) > TITLE_LINES:
        title = [*title[: TITLE_LINES - 1], fit(" ".join(title[TITLE_LINES - 1 :]), inner - 2)]
    lines = [_upper_border(shown, box, node, cells)]
    lines += [
        (StyledText("│", "frame"), StyledText(f" {pad(line, inner - 1)}", "strong"), StyledText("│", "frame"))
        for line in title
    ]
    leaves: dict[str, tuple[int, ...]] = {}
    for port in box.ports:
        if port.drawn:
            leaves[port.target] = (*leaves.get(port.target, ()), len(lines))
        lines.append(_port_line(shown, port, inner, numbered=len(box.ports) + box.more_out > 1))
    return Face((*lines, _lower_border(box, cells)), leaves)


def _upper_border(shown: Shown, box: NodeBox, node: Node, cells: int) -> tuple[StyledText, ...]:
    """The kind, or how a call ends; start and exits; on the right what the outline has there, too."""
    word, style = kind_word(node)
    if node.id == shown.tree.start:
        word = f"start · {word}"
    elif node.id in exits(shown.tree):
        word = f"exit · {word}"
    worst = shown.worst.get(node.id)
    star = "★" if node.id in shown.bookmarked else ""
    count = f"×{box.arrivals}" if box.arrivals > 1 else ""
    all_signs = ((star, "accent"), (count, "dim"), (worst or "", worst.style if worst is not None else ""))
    signs = [StyledText(sign, style) for sign, style in all_signs if sign]
    room = cells - 5 - sum(width(sign.text) + 1 for sign in signs)
    word = fit(word, room)
    line = [
        StyledText("╭ ", "frame"),
        StyledText(word, style),
        StyledText(f" {'─' * (room - width(word) + 1)}", "frame"),
    ]
    for sign in signs:
        line += (sign, StyledText("─", "frame"))
    return (*line, StyledText("╮", "frame"))


def _lower_border(box: NodeBox, cells: int) -> tuple[StyledText, ...]:
    """How many links there are to nodes that the map does not show."""
    before = f" ◂{box.more_in} " if box.more_in else ""
    after = f" {box.more_out}▸ " if box.more_out else ""
    rest = "─" * (cells - 4 - width(before) - width(after))
    return (
        StyledText("╰─", "frame"),
        StyledText(before, "dim"),
        StyledText(rest, "frame"),
        StyledText(after, "dim"),
        StyledText("─╯", "frame"),
    )


def _port_line(shown: Shown, port: Port, inner: int, *, numbered: bool) -> tuple[StyledText, ...]:
    """A link: its words, and on the right the line that leaves, or what it leads to where no line does."""
    number = f"{port.number} " if numbered else ""
    room = inner - 1 - len(number)
    label = one_line(port.label)
    left, edge = StyledText("│ ", "frame"), StyledText("├" if port.drawn else "│", "frame")
    if port.drawn:
        return (left, StyledText(number, "dim"), StyledText(pad(label, room)), edge)
    sign = "?" if port.missing else "↺" if port.loops else "↪"
    target = one_line(port.target) if port.missing else shown.title(port.target)
    half = fit(label, max(4, room // 2 - 2))
    words = f"{sign} {fit(target, room - width(half) - 3)}"
    style = "error" if port.missing else "link"
    gap = " " * (room - width(half) - width(words))
    return (
        left,
        StyledText(number, "dim"),
        StyledText(half),
        StyledText(gap),
        StyledText(words, style),
        edge,
    )


def kind_word(node: Node) -> tuple[str, str]:
    """The kind of a node, or how a call ends there, with the name of its style: a sign and a word beside the colour."""
    if not isinstance(node, Outcome):
        return kind_of(node), "kind"
    end = node.resolution or "outcome"
    if end in HANDED_ON:
        return f"⇢ {end}", "warning"
    return (f"✗ {end}", "error") if end in _REFUSED else (f"✓ {end}", "success")
