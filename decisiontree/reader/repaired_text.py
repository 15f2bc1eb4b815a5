"""A text as it was surely meant, to be read in its place, and the way back to where everything stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence as SequenceOf
from itertools import accumulate

from decisiontree.reader.conflicts import conflicts_in
from decisiontree.reader.odd_blanks import odd_blanks_in
from decisiontree.reader.yaml_fault import YamlFault
from decisiontree.reader.yaml_nodes import YamlNode, every_node
from decisiontree.text import Patch, Span


class RepairedText:
    """The text to read, and what was found on the way to it."""

    def __init__(
        self, text: str, findings: SequenceOf[YamlFault], patch: Patch, *, in_conflict: bool
    ) -> None:
        self.text = patch.apply(text)
        self.findings = findings
        self._in_conflict = in_conflict
        back = patch.invert(text).edits
        self._starts = [edit.span.start for edit in back]
        self._ends = [edit.span.end for edit in back]
        self._shifts = list(accumulate((edit.growth for edit in back), initial=0))

    def bring_back(self, root: YamlNode | None) -> None:
        """Move all nodes to where they stand in the file."""
        for node in every_node(root):
            node.start, node.end = self.span(Span(node.start, node.end))

    def span(self, span: Span) -> Span:
        """Where a span stands in the file: from behind what was taken out at its start to before that at its end."""
        start = self._offset(span.start)
        return Span(start, start if span.end == span.start else self._offset(span.end - 1) + 1)

    def finding(self, finding: YamlFault) -> YamlFault:
        """A finding in the file. Amid a merge nothing is mended: nobody has said yet what is to stand there."""
        return (finding._replace(fix=None) if self._in_conflict else finding).placed(self.span)

    def _offset(self, offset: int) -> int:
        at = bisect_right(self._ends, offset)
        if at < len(self._starts) and self._starts[at] < offset:
            offset = self._starts[at]
        return offset + self._shifts[at]


def mended(text: str) -> RepairedText | None:
    """What is to be read in the place of a text with traces of a merge or odd blanks; None for any other."""
    conflicts, first_sides = conflicts_in(text)
    one_side = first_sides.apply(text) if first_sides else text
    blanks, ordinary = odd_blanks_in(one_side)
    if not conflicts:
        return RepairedText(text, blanks, ordinary, in_conflict=False) if blanks else None
    back = RepairedText(text, (), first_sides, in_conflict=True)
    findings = [*conflicts, *map(back.finding, blanks)]
    return RepairedText(text, findings, first_sides.then(ordinary, text), in_conflict=True)
