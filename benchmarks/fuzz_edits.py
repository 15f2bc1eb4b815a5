"""Random edits on random documents, checked by what the editor does not share: another parser, and who owns each line.

python benchmarks/fuzz_edits.py 20000           # edits of the seeds from 0
python benchmarks/fuzz_edits.py 20000 500000    # from another seed
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path as FilePath
from random import Random

import yaml

sys.path.insert(0, str(FilePath(__file__).parents[1] / "tests" / "support"))

from random_documents import KEYS, Data, Path, Rendered, render, text_value, value
from same_documents import differences

from decisiontree.editing.operations import (
    Assign,
    Delete,
    Insert,
    Operation,
    RenameKey,
    Reorder,
    applied,
)
from decisiontree.editing.prove import edit
from decisiontree.editing.refine import refined
from decisiontree.editing.shapes.passages import put_in, taken
from decisiontree.errors import EditRefused
from decisiontree.reader import Document, read_document


def main() -> int:
    """Runs the seeds asked for; 1 when any edit went wrong."""
    count, first = [int(word) for word in (*sys.argv[1:3], "0")[:2]]
    results: Counter[str] = Counter()
    for seed in range(first, first + count):
        try:
            results[check(seed)] += 1
        except AssertionError as failure:
            results["WRONG"] += 1
            print(f"seed {seed}: {failure}")
    for result, times in sorted(results.items()):
        print(f"{times:7} {result}")
    return 1 if results["WRONG"] else 0


def check(seed: int) -> str:
    """One random edit of one random document; what became of it. Raises AssertionError when it went wrong."""
    random = Random(seed)  # noqa: S311  nothing is secret here
    rendered = render(random)
    document = read_document(rendered.text.encode(), "random.yaml")
    assert document.encoded() == rendered.text.encode(), "reading and writing changed the bytes"
    assert _bare(_independent(rendered.text)) == _bare(rendered.data), "the generator is wrong"
    if random.random() < 0.08:
        return _check_copy(random, rendered, document)
    operation = random_operation(random, rendered.data)
    kind = type(operation).__name__
    operations: tuple[Operation, ...] = (operation,)
    if isinstance(operation, Assign) and random.random() < 0.5:
        kind, operations = "Assign, refined,", _refined(document, operation)
    try:
        patch, after = edit(document, operations)
    except EditRefused as refusal:
        return f"{kind} refused: {refusal}"
    wanted = applied(operation, rendered.data)
    text = after.encoded().decode()
    whole = differences(after, read_document(text, document.file))
    assert not whole, f"read in part, it is not what the whole is: {whole} {operation}\n{rendered.text}"
    case = f"{operation}\n--- before\n{rendered.text}\n--- after\n{text}"
    assert _bare(_independent(text)) == _bare(wanted), f"another parser reads other data: {case}"
    assert patch.invert(document.text).apply(after.text) == document.text, (
        f"undo restores other bytes: {case}"
    )
    assert text.startswith("\ufeff") == rendered.text.startswith("\ufeff"), f"the byte order mark: {case}"
    _check_line_ends(rendered, text, case)
    _check_lines(rendered, operation, text, case)
    return f"{kind} proved"


def _check_copy(random: Random, rendered: Rendered, document: Document) -> str:
    """A copy of an entry behind it, with its comments: only lines are added, and they hold what the entry holds."""
    mappings = [path for path in _paths(rendered.data) if isinstance(_at(rendered.data, path), dict)]
    path = random.choice([path for path in mappings if _at(rendered.data, path)])
    held = _at(rendered.data, path)
    key = random.choice(list(held))
    new = random.choice([name for name in [*KEYS, "brand new", "x: y", "#h"] if name not in held])
    try:
        passage = taken(document, (*path, key)).renamed(new)
        patch, after = put_in(document, path, list(held).index(key) + 1, (passage,))
    except EditRefused as refusal:
        return f"Copy refused: {refusal}"
    text = after.encoded().decode()
    case = f"copy of {(*path, key)} to {new}\n--- before\n{rendered.text}\n--- after\n{text}"
    wanted = applied(
        Insert(path, list(held).index(key) + 1, "" if held[key] is None else held[key], new), rendered.data
    )
    assert _bare(_independent(text)) == _bare(wanted), f"another parser reads other data: {case}"
    assert patch.invert(document.text).apply(after.text) == document.text, f"undo: {case}"
    _check_line_ends(rendered, text, case)
    if not rendered.text.removeprefix("\ufeff").endswith(("\n", "\r")):
        return "Copy proved"
    rest = iter(text.splitlines())
    if (
        len(patch.edits) == 1
        and patch.edits[0].span.start == patch.edits[0].span.end
        and "\n" in patch.edits[0].text
    ):
        assert all(line in rest for line in rendered.text.splitlines()), f"a line is lost: {case}"
    return "Copy proved"


def _refined(document: Document, operation: Assign) -> tuple[Operation, ...]:
    old = document.at(operation.path)
    assert old is not None
    return refined(operation.path, old, operation.value)


def random_operation(random: Random, data: dict[str, Data]) -> Operation:
    """An operation that makes sense on the data, which is not empty."""
    paths = [path for path in _paths(data) if path]
    match random.choice(
        ["text", "text", "text", "value", "mutated", "delete", "insert", "insert", "move", "rename"]
    ):
        case "text" if texts := [path for path in paths if not isinstance(_at(data, path), dict | list)]:
            return Assign(random.choice(texts), text_value(random))
        case "value":
            return Assign(random.choice(paths), value(random, 2, empty=False))
        case "mutated" if collections := [path for path in paths if isinstance(_at(data, path), dict | list)]:
            path = random.choice(collections)
            return Assign(path, _mutated(random, _at(data, path)))
        case "delete":
            return Delete(random.choice(paths))
        case "rename":
            path = random.choice([path for path in paths if isinstance(_at(data, path[:-1]), dict)])
            taken = _at(data, path[:-1])
            return RenameKey(
                path, random.choice([key for key in [*KEYS, "brand new", "x: y", "#h"] if key not in taken])
            )
        case "move" if movable := [path for path in paths if len(_at(data, path[:-1])) > 1]:
            path = random.choice(movable)
            return Reorder(path, random.randrange(len(_at(data, path[:-1]))))
        case _:
            return _random_insert(random, data)


def _mutated(random: Random, data: Data) -> Data:
    """A collection with some entries gone, some new and some changed."""
    if data is None or isinstance(data, str):
        return text_value(random) if data is None or random.random() < 0.3 else data
    items = list(data.items()) if isinstance(data, dict) else [(None, item) for item in data]
    kept = [(key, _mutated(random, item)) for key, item in items if random.random() < 0.75]
    for _ in range(random.choice([0, 0, 1, 2])):
        key = random.choice([key for key in [*KEYS, "zz"] if key not in dict(items + kept)])
        kept.insert(random.randrange(len(kept) + 1), (key, value(random, 1, empty=False)))
    return dict(kept) if isinstance(data, dict) else [item for _key, item in kept]


def _random_insert(random: Random, data: dict[str, Data]) -> Operation:
    path = random.choice([path for path in _paths(data) if isinstance(_at(data, path), dict | list)])
    parent = _at(data, path)
    key = (
        random.choice([key for key in [*KEYS, "zz"] if key not in parent])
        if isinstance(parent, dict)
        else None
    )
    return Insert(path, random.randrange(len(parent) + 1), value(random, 2, empty=False), key)


def _independent(text: str) -> Data:
    """The data by PyYAML's own scanner, everything a text."""
    try:
        return yaml.load(text.removeprefix("\ufeff"), yaml.BaseLoader)  # noqa: S506  makes texts only
    except yaml.YAMLError as error:
        return f"syntax error: {error}"


def _bare(data: Data) -> Data:
    """Data that can be compared, order of keys included; another parser reads nothing as an empty text."""
    if isinstance(data, dict):
        return [(key, _bare(item)) for key, item in data.items()]
    if isinstance(data, list):
        return [_bare(item) for item in data]
    return data or ""


def _check_line_ends(rendered: Rendered, text: str, case: str) -> None:
    if "\r" in rendered.text:
        assert text.count("\n") == text.count("\r\n"), f"line ends are mixed: {case}"
    else:
        assert "\r" not in text, f"a carriage return came from nowhere: {case}"


def _check_lines(rendered: Rendered, operation: Operation, text: str, case: str) -> None:
    """Every line that the operation does not name is there after it, in the same order."""
    newline = rendered.newline if rendered.newline in rendered.text else "\n"
    lines = rendered.text.removeprefix("\ufeff").split(newline)
    after = text.removeprefix("\ufeff").split(newline)
    if lines[-1] == "":
        lines.pop()
    touched = _Ownership(rendered, lines).touched(operation)
    if isinstance(
        operation, Reorder
    ):  # blank lines and loose comments keep their slots: all are there, in any order
        parent = operation.path[:-1]
        loose = {
            at
            for at, owner in enumerate(rendered.owners)
            if owner == parent or (owner[: len(parent)] == parent and not lines[at])
        }
        missing = Counter(lines[at] for at in loose - touched) - Counter(after)
        assert not missing, f"lines are lost: {missing} {case}"
        touched |= loose
    position = 0
    for at, line in enumerate(lines):
        if at not in touched:
            assert line in after[position:], f"the line {line!r} is lost: {case}"
            position = after.index(line, position) + 1


class _Ownership:
    """Which lines belong to which entry, and so which lines an operation may change."""

    def __init__(self, rendered: Rendered, lines: list[str]) -> None:
        self.data = rendered.data
        self.owners = rendered.owners
        self.lines = lines

    def touched(self, operation: Operation) -> set[int]:
        """Numbers of the lines that may change or go."""
        target = operation.path
        match operation:
            case Assign() | RenameKey():
                touched = set(self._of(target))
            case Insert(index=index):
                touched = self._by_insert(target, index)
            case Delete():
                touched = set(self._of(target)) | self._by_delete(target)
                touched |= {at for at, line in enumerate(self.lines) if not line.strip()}
            case Reorder(to=to):
                touched = set(self._of(target)) | self._by_move(target, to)
        for length in range(len(target) + 1):
            if self._is_one_line(target[:length]):
                touched |= set(self._of(target[:length]))
        return touched | self._of_nearest(target)

    def _of(self, path: Path) -> list[int]:
        return [at for at, owner in enumerate(self.owners) if owner[: len(path)] == path]

    def _of_nearest(self, path: Path) -> set[int]:
        """Inside brackets no line is the entry's own: those of the nearest parent that has any."""
        return set(
            next((lines for length in range(len(path), -1, -1) if (lines := self._of(path[:length]))), [])
        )

    def _by_insert(self, target: Path, index: int) -> set[int]:
        parent = _at(self.data, target)
        touched = set(self._of(target)) if not parent or self._is_one_line(target) else set()
        if index == 0 and parent:  # `- first: x` is split
            touched |= set(self._of((*target, _keys(parent)[0]))[:1])
        return touched

    def _by_delete(self, target: Path) -> set[int]:
        keys = _keys(_at(self.data, target[:-1]))
        if len(keys) == 1:
            return set(self._of(target[:-1]))
        if keys.index(target[-1]) == 0:
            return set(self._of((*target[:-1], keys[1])))
        return set()

    def _by_move(self, target: Path, to: int) -> set[int]:
        keys = _keys(_at(self.data, target[:-1]))
        touched = set(self._of((*target[:-1], keys[0])))
        if to == 0 or keys.index(target[-1]) == 0:
            touched |= set(self._of((*target[:-1], keys[1])))
        return touched

    def _is_one_line(self, path: Path) -> bool:
        shown = [
            at
            for at in self._of(path)
            if self.lines[at].strip() and not self.lines[at].lstrip().startswith("#")
        ]
        return len(shown) <= 1


def _paths(data: Data, path: Path = ()) -> list[Path]:
    found = [path]
    if isinstance(data, dict | list):
        for key in _keys(data):
            found += _paths(_at(data, (key,)), (*path, key))
    return found


def _keys(data: Data) -> list[str | int]:
    return list(data) if isinstance(data, dict) else list(range(len(data)))


def _at(data: Data, path: Path) -> Data:
    for step in path:
        data = data[step]
    return data


if __name__ == "__main__":
    sys.exit(main())
