"""RenameNode across a library: the node, every link to it, the trees that come back from it, the tests that name it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf

from decisiontree.editing.drafts import Drafts
from decisiontree.editing.layout import LINKS, place_for, specs_at
from decisiontree.editing.locate import refuse_line, refuse_missing, refuse_taken
from decisiontree.editing.operations import Assign, Insert, Operation, RenameKey
from decisiontree.editing.prove import refuse_unfit
from decisiontree.editing.text_links import relink
from decisiontree.errors import EditRefused
from decisiontree.model import Path, RenameNode, is_id
from decisiontree.reader import Document, Mapping, Scalar, Sequence, YamlNode
from decisiontree.transitions import head_links, links

_ESCAPE = "\\"
"""In double quotes it may stand for any letter, so what holds one may name anything."""


def rename_node(change: RenameNode, drafts: Drafts, tree_id: str) -> None:
    """Gives a node another id everywhere in the library; raises EditRefused."""
    document = drafts.document(tree_id)
    refuse_unfit(document)
    refuse_missing(document, change.node)
    if change.node == change.to:
        return
    refuse_taken(document, change.to)
    old = (tree_id, change.node)
    relink(drafts, lambda target: (tree_id, change.to) if target == old else target, change.node)
    document = drafts.document(tree_id)
    drafts.edit(document, *_own_places(drafts, tree_id, change))
    if change.remember:
        _remember(drafts, tree_id, change)
    for other in drafts.library.trees:
        drafts.edit(drafts.document(other), *_returns(drafts.document(other), tree_id, change))
    rename_in_tests(drafts, tree_id, {change.node: change.to}, {change.node: f"{tree_id}/{change.to}"})


def rename_in_tests(
    drafts: Drafts, tree_id: str, own: MappingOf[str, str], elsewhere: MappingOf[str, str]
) -> None:
    """Lets tests call the nodes of a tree by other names: its own tests, and by `<tree>/<node>` those of any tree."""
    qualified = {f"{tree_id}/{node}": new for node, new in elsewhere.items()}
    for other in drafts.library.scenarios:
        document = drafts.scenarios(other)
        drafts.edit(document, *in_scenarios(document, {**qualified, **(own if other == tree_id else {})}))


def _own_places(drafts: Drafts, tree_id: str, change: RenameNode) -> Iterator[Operation]:
    """Links first, the node's own key last, so that every path holds until its turn."""
    tree = drafts.tree(tree_id)
    document = drafts.document(tree_id)
    if tree is None:
        raise EditRefused(
            f"'{document.file}' could not be read, so links to '{change.node}' cannot be followed"
        )
    read: list[Path] = [link.field for link in head_links(tree) if link.target == change.node]
    naming = mentioning(document, change.node)
    for node_id in naming:
        found = links(tree.nodes[node_id]) if node_id in tree.nodes else ()
        read += [("nodes", node_id, *link.field) for link in found if link.target == change.node]
    for path in dict.fromkeys([*read, *_written_in(document, change.node, naming)]):
        yield Assign(_checked(document, path, change), change.to)
    yield RenameKey(("nodes", change.node), change.to)


def _written_in(document: Document, node: str, naming: Iterable[str]) -> Iterator[Path]:
    """Places that name the node where the format has a link, also in nodes that could not be read as any kind."""
    root = document.root
    for key, value in root.entries if isinstance(root, Mapping) else ():
        if key.value != "nodes" or not isinstance(value, Mapping):
            yield from _written_entry((key, value), node, ())
            continue
        for node_id in naming:
            yield from _written_entry(value.entries[value.positions[node_id]], node, ("nodes",))


def _written_entry(entry: tuple[Scalar, YamlNode], node: str, above: Path) -> Iterator[Path]:
    key, item = entry
    name = key.value or ""
    is_link = (name in LINKS and above[-1:] not in (("set",), ("add",))) or above[-1:] == ("returns",)
    if is_link and isinstance(item, Scalar) and item.value == node and above[:1] != ("facts",):
        yield (*above, name)
    yield from _written(item, node, (*above, name))


def _written(value: YamlNode, node: str, path: Path) -> Iterator[Path]:
    if isinstance(value, Mapping):
        for entry in value.entries:
            yield from _written_entry(entry, node, path)
    elif isinstance(value, Sequence):
        for index, item in enumerate(value.items):
            yield from _written(item, node, (*path, index))


def _checked(document: Document, path: Path, change: RenameNode) -> Path:
    """The path, if the old id stands there as the text says: a link that was read differently is nothing to guess at."""
    link = document.at(path)
    if not isinstance(link, Scalar) or link.value != change.node:
        refuse_line(document, document.locate(path).start, "a link could not be read there")
    return path


def _remember(drafts: Drafts, tree_id: str, change: RenameNode) -> None:
    """The old id goes to `was`, so that old logs still find the node; an id it gets back is no former one."""
    if not is_id(change.node):
        return  # `was` holds ids only, and a walk of a tree with such a node was never logged
    document = drafts.document(tree_id)
    root: Path = ("nodes", change.to)
    body = document.at(root)
    was = document.at((*root, "was"))
    if isinstance(was, Sequence):
        former = [item.value for item in was.items if isinstance(item, Scalar) and item.value]
        if change.to in former:
            ids = [former_id for former_id in former if former_id not in (change.to, change.node)]
            drafts.edit(document, Assign((*root, "was"), [*ids, change.node]))
        elif change.node not in former:
            drafts.edit(document, Insert((*root, "was"), len(was.items), change.node))
    elif isinstance(was, Scalar) and was.value:
        drafts.edit(document, Assign((*root, "was"), [was.value, change.node]))
    elif was is None and isinstance(body, Mapping):
        place = place_for("was", body, specs_at(body, (), is_node=True))
        drafts.edit(document, Insert(root, place, [change.node], "was"))


def _returns(document: Document, tree_id: str, change: RenameNode) -> Iterator[Operation]:
    """Keys of `returns` that name the outcome, in nodes that run the tree."""
    for node in mentioning(document, change.node):
        path: Path = ("nodes", node)
        run = document.at((*path, "run"))
        runs_it = isinstance(run, Scalar) and run.value == tree_id
        if runs_it and document.key((*path, "returns", change.node)) is not None:
            yield RenameKey((*path, "returns", change.node), change.to)


def in_scenarios(document: Document, names: MappingOf[str, str]) -> Iterator[Operation]:
    """The places in a file of tests that call a node by one of these names, each to get its new one."""
    scenarios = document.at(("scenarios",))
    for index in range(len(scenarios.items) if isinstance(scenarios, Sequence) else 0):
        path: Path = ("scenarios", index)
        outcome = document.at((*path, "expect", "outcome"))
        named = outcome.value if isinstance(outcome, Scalar) else None
        if named is not None and named in names:
            yield Assign((*path, "expect", "outcome"), names[named])
        for old, new in names.items():
            if document.key((*path, "answers", old)) is not None:
                yield RenameKey((*path, "answers", old), new)


def mentioning(document: Document, word: str) -> tuple[str, ...]:
    """Ids of the nodes whose lines hold a word or may hold it in other letters, in the order of the file.

    Looked for in the text, so that a large tree need not be walked.
    """
    nodes = document.at(("nodes",))
    if not isinstance(nodes, Mapping):
        return ()
    if not is_id(word):  # with a blank in it, it may be spread over lines
        return tuple(nodes.positions)
    found: set[int] = set()
    text, count = document.text, len(nodes.entries)
    for sought in (word, _ESCAPE):
        at = text.find(sought, nodes.start)
        while 0 <= at < nodes.end:
            index = bisect_right(nodes.entries, at, key=lambda entry: entry[0].start) - 1
            found.add(index)
            # one place in a node is enough
            behind = nodes.entries[index + 1][0].start if index + 1 < count else nodes.end
            at = text.find(sought, behind)
    return tuple(dict.fromkeys(nodes.entries[index][0].value or "" for index in sorted(found)))
