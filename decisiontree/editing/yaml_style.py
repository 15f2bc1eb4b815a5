"""How the author of a document writes: steps of indent, flow or block, quotes. Looks at neighbours; decides nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from decisiontree.editing.layout import TYPED, TYPED_IN_SCENARIOS
from decisiontree.editing.typed_words import is_scenarios
from decisiontree.reader import Document, Scalar, Sequence, YamlNode, unplaced
from decisiontree.reader import Mapping as MappingNode

_SCENARIO_ITEMS = {"scenarios": -1}
_SCENARIO_VALUES = {"given": 1, "facts": 1, "answers": 1, "expect": 1, "grants": 1}
_SIBLINGS = 100
_SAMPLE = 1500
"""Values looked at, and so many of one collection: enough to know a style, and a large file costs no more than a small
one."""


@dataclass(frozen=True, slots=True)
class YamlStyle:
    """Columns a mapping and a list stand deeper than their key, which keys hold flow text, the quotes of a key's texts."""

    newline: str = "\n"
    step: int = 2
    list_step: int = 2
    flow_items: Mapping[str, bool] = field(default_factory=dict)
    flow_values: Mapping[str, bool] = field(default_factory=dict)
    quotes: Mapping[str, str] = field(default_factory=dict)
    typed: frozenset[str] = TYPED
    """Keys whose values are no words."""

    def like(self, neighbour: YamlNode | None, name: str = "") -> YamlStyle:
        """This style with the quotes of a neighbour; `name` is the key whose list the neighbour is an item of."""
        if neighbour is None:
            return self
        styles: dict[str, set[str | None]] = {}
        for under, value in _named(neighbour, name):
            if isinstance(value, Scalar):
                styles.setdefault(under, set()).add(value.style)
        quotes = {under: seen.pop() or "" for under, seen in styles.items() if len(seen) == 1}
        return replace(self, quotes={under: style for under, style in quotes.items() if style in ("'", '"')})


@lru_cache(maxsize=1)
def style_of(document: Document) -> YamlStyle:
    """The style of most places of the document. Every key typed in a field is planned against one document."""
    steps: Counter[int] = Counter()
    list_steps: Counter[int] = Counter()
    items: dict[str, int] = {}
    values: dict[str, int] = {}
    if is_scenarios(document.file):  # as the samples are written, where the file itself shows nothing else
        items, values = dict(_SCENARIO_ITEMS), dict(_SCENARIO_VALUES)
    for name, parent_column, value in islice(_placed(document.root), _SAMPLE):
        if isinstance(value, Scalar) or not (
            value.entries if isinstance(value, MappingNode) else value.items
        ):
            continue
        values[name] = values.get(name, 0) + (1 if value.flow else -1)
        if value.flow:
            continue
        if isinstance(value, Sequence):
            list_steps[value.column - parent_column] += 1
            for item in islice(unplaced(value.items), _SIBLINGS):
                if isinstance(item, MappingNode):
                    items[name] = items.get(name, 0) + (1 if item.flow else -1)
        else:
            steps[value.column - parent_column] += 1
    step = _most(steps, 2)
    return YamlStyle(
        newline=document.newline,
        step=step,
        list_step=_most(list_steps, step),
        flow_items={name: count > 0 for name, count in items.items()},
        flow_values={name: count > 0 for name, count in values.items()},
        typed=TYPED_IN_SCENARIOS if is_scenarios(document.file) else TYPED,
    )


def _most(counts: Counter[int], otherwise: int) -> int:
    usual = [step for step, _count in counts.most_common() if step >= 0]
    return usual[0] if usual else otherwise


def _placed(root: YamlNode | None) -> Iterator[tuple[str, int, YamlNode]]:
    """Values of block mappings with their key's name and column, outer ones first."""
    waiting = [root] if root is not None else []
    for node in waiting:
        if isinstance(node, MappingNode) and not node.flow:
            entries = list(islice(unplaced(node.entries), _SIBLINGS))
            for name, value in entries:
                yield name.value or "", name.column, value
            waiting += [value for _name, value in entries if not isinstance(value, Scalar)]
        elif isinstance(node, Sequence) and not node.flow:
            items = islice(unplaced(node.items), _SIBLINGS)
            waiting += [item for item in items if not isinstance(item, Scalar)]


def _named(node: YamlNode, name: str) -> Iterator[tuple[str, YamlNode]]:
    yield name, node
    if isinstance(node, MappingNode):
        for under, value in node.entries:
            yield from _named(value, under.value or "")
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _named(item, name)
