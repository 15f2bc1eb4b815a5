"""The outline with some of its nodes only, each under the nodes that lead to it. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from decisiontree.transitions import Link
from decisiontree.tui.outline_rows import GUIDES_SHOWN, Homes, Row, Shape


def narrowed_rows(homes: Homes, nodes: Collection[str]) -> tuple[Row, ...]:
    """The rows in reading order: the head, the nodes, and the nodes above them; no links."""
    wanted = {*nodes}
    for node in nodes:
        for parent in homes.ancestors(node):
            if parent in wanted:
                break
            wanted.add(parent)
    rows = [Row(Shape.HEAD)]
    for title, roots in homes.roots:
        kept = [root for root in roots if root in wanted]
        if title and kept:
            rows.append(Row(Shape.SECTION, label=f"{title} ({len(kept)})"))
        for root in kept:
            guide = "" if not title else "└" if root == kept[-1] else "├"
            rows.extend(_branch(homes, Row(Shape.HOME, root, guides=guide), wanted))
    return tuple(rows)


def _branch(homes: Homes, top: Row, wanted: Collection[str]) -> Iterator[Row]:
    """Without recursion: a tree may be thousands deep."""
    stack = [top]
    while stack:
        row = stack.pop()
        yield row
        ways = _ways(homes, row.node or "", wanted)
        under = row.guides[:-1] + {"├": "│", "└": " "}.get(row.guides[-1:], row.guides[-1:])
        for way in reversed(ways):
            guides = under[-GUIDES_SHOWN:] + ("└" if way is ways[-1] else "├")
            stack.append(Row(Shape.HOME, way.target, way.label, row.node, way.field, guides))


def _ways(homes: Homes, node: str, wanted: Collection[str]) -> list[Link]:
    """The links to the nodes whose home is here, one for each."""
    ways: dict[str, Link] = {}
    for way in homes.ways[node]:
        if way.target in wanted and homes.parents.get(way.target) == node:
            ways.setdefault(way.target, way)
    return [*ways.values()]
