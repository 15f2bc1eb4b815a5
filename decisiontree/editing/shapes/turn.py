"""TurnInto: a node becomes another kind. What fits stays as it is written; what does not is kept as a comment."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from decisiontree.editing.drafts import Drafts
from decisiontree.editing.layout import kind_of, node_specs, place_for
from decisiontree.editing.locate import refuse_missing, refuse_references
from decisiontree.editing.operations import Assign, Delete, Insert, Read, RenameKey, data_of
from decisiontree.editing.prove import refuse_unfit
from decisiontree.editing.regions import region
from decisiontree.editing.shapes.bodies import TITLE, body_of, turned
from decisiontree.editing.shapes.kept import Kept, at_end, commented, kept_in, opened, without_kept
from decisiontree.editing.shapes.passages import proved, taken
from decisiontree.errors import EditRefused
from decisiontree.model import Path, Plain, TurnInto
from decisiontree.reader import KINDS, Document, FieldSpec, Mapping, Scalar
from decisiontree.text import Patch, Span, TextEdit

_OWN = frozenset(spec.key for kind in KINDS.values() for spec in kind.fields)


@dataclass(slots=True)
class _Turning:
    """What becomes of each field: `fresh` are written, `again` come back from a comment, `moved` get another name."""

    fresh: dict[str, Plain]
    again: dict[str, Kept] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def turn_into(change: TurnInto, drafts: Drafts, tree_id: str) -> None:
    """Makes a node another kind. Raises EditRefused."""
    document = drafts.document(tree_id)
    refuse_unfit(document)
    if change.kind not in KINDS:
        raise EditRefused(f"'{change.kind}' is not a kind of node; choose from: {', '.join(KINDS)}")
    refuse_missing(document, change.node)
    root: Path = ("nodes", change.node)
    body = document.at(root)
    if isinstance(body, Scalar) and body.value is None:
        drafts.edit(document, Assign(root, body_of(change.kind)))
        return
    if not isinstance(body, Mapping):
        raise EditRefused(f"'{change.node}' has no fields, so it cannot become a {change.kind}")
    refuse_references(body)
    turning = _turning(document, root, change.kind)
    if turning.again:
        drafts.take(document, without_kept(document, tuple(turning.again.values())))
    if turning.kept:
        drafts.take(drafts.document(tree_id), opened(drafts.document(tree_id), root))
    drafts.edit(
        drafts.document(tree_id), *(RenameKey((*root, old), new) for old, new in turning.moved.items())
    )
    specs = node_specs(change.kind)
    for key, value in turning.fresh.items():
        _insert(drafts, tree_id, root, Insert((), 0, value, key), specs)
    for key, kept in turning.again.items():
        _insert(drafts, tree_id, root, Insert((), 0, kept.passage.value, key, kept.passage.lines), specs)
    _take_away(drafts, tree_id, root, turning, kind_of(data_of(body)))


def left_out(document: Document, node: str, kind: str) -> tuple[str, ...]:
    """The fields of a node that another kind has no place for, and that a comment would keep."""
    root: Path = ("nodes", node)
    is_known = kind in KINDS and isinstance(document.at(root), Mapping)
    return tuple(_turning(document, root, kind).kept) if is_known else ()


def _turning(document: Document, root: Path, kind: str) -> _Turning:
    node = document.at(root)
    held: dict[str, Read] = data_of(node) if isinstance(node, Mapping) else {}
    own = {spec.key for spec in KINDS[kind].fields}
    unfit = [key for key in held if key in _OWN - own]
    turning = _Turning({})
    for kept in kept_in(document, root):
        if kept.passage.key in own and kept.passage.key not in held:
            turning.again.setdefault(kept.passage.key, kept)
    for key, value in turned(kind, held).items():
        if key in held or key in turning.again:
            continue
        twin = next((old for old in unfit if value and held[old] == value and isinstance(value, str)), None)
        if twin is not None:
            turning.moved[twin] = key
            unfit.remove(twin)
        elif value and value == held.get(TITLE):  # in a kind of no words, the title is what it is called by
            turning.moved[TITLE] = key
        else:
            turning.fresh[key] = value
    rest = _after(held, unfit, turning)
    made_again = turned(kind_of(held), rest)
    for key in unfit:
        says_nothing = not held[key] or made_again.get(key) == held[key]
        is_lost = not says_nothing or _has_comment(document, (*root, key))
        (turning.kept if is_lost else turning.gone).append(key)
    if kind != "step":  # which has nothing else when it is new
        empty = (key for key, value in held.items() if value == "" and key not in _OWN)
        turning.gone += [key for key in empty if not _has_comment(document, (*root, key))]
    return turning


def _after(held: MappingOf[str, Read], unfit: list[str], turning: _Turning) -> dict[str, Read]:
    """The data of the node once it is turned."""
    again = {key: kept.passage.value for key, kept in turning.again.items()}
    stays = {turning.moved.get(key, key): value for key, value in held.items() if key not in unfit}
    return {**stays, **turning.fresh, **again}


def _has_comment(document: Document, path: Path) -> bool:
    node = document.at(path[:-1])
    return isinstance(node, Mapping) and not node.flow and taken(document, path).has_comment


def _insert(drafts: Drafts, tree_id: str, root: Path, insert: Insert, specs: tuple[FieldSpec, ...]) -> None:
    document = drafts.document(tree_id)
    node = document.at(root)
    place = place_for(insert.key or "", node, specs) if isinstance(node, Mapping) else 0
    drafts.edit(document, Insert(root, place, insert.value, insert.key, insert.lines))


def _take_away(drafts: Drafts, tree_id: str, root: Path, turning: _Turning, was: str) -> None:
    """Takes the fields away that do not fit; those that say something stay as a comment."""
    document = drafts.document(tree_id)
    if not turning.kept:
        for key in turning.gone:
            drafts.edit(drafts.document(tree_id), Delete((*root, key)))
        return
    node, text = document.at(root), document.text
    if not isinstance(node, Mapping):
        return
    comment = at_end(document, root, commented(document, root, turning.kept, was))
    keys = [key.value or "" for key, _value in node.entries]
    regions = [
        region(text, node, keys.index(key)) for key in sorted((*turning.kept, *turning.gone), key=keys.index)
    ]
    spans = [Span(each.start, each.end) for each in regions]
    if spans[-1].end == comment.span.end:
        comment = TextEdit(spans.pop(), comment.text.removeprefix(document.newline))
    edits = [*(TextEdit(span, "") for span in spans), comment]
    operations = [Delete((*root, key)) for key in (*turning.kept, *turning.gone)]
    drafts.take(document, proved(document, Patch(tuple(edits)), operations))
