"""Random YAML documents of which every line's owner is known, for fuzzing edits. Uses no parser at all.

The owner of a line is the path of the entry it belongs to; blank lines and loose comments belong to the collection
they stand in. A comment right above an entry at its indent belongs to the entry.
"""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
Data: TypeAlias = Any

WORDS = [
    "refund",
    "the customer",
    "it's",
    "order #44",
    "say: hello",
    "€25",
    "café",
    "🙂 ok",
    "yes",
    "no",
    "null",
    "1",
    "01",
    "1.50",
    "a, b",
    "[x]",
    "{y}",
    "- dash",
    "* star",
    "& amp",
    "! bang",
    "| pipe",
    "> gt",
    "% pct",
    "@ at",
    "`tick`",
    'quote " in',
    "back\\slash",
    "tab\there",
    " lead",
    "trail ",
    "key: value # c",
    "# hash",
    "~",
    "12:30:00",
    "on",
    "2026-01-01",
    "0x1F",
    "<<",
    "=",
    "?",
    "? q",
    ":",
    "...",
    "---",
    "--- a",
    "é",
    "日本語",
    "",
    "-",
    "a:b",
    "x #y",
    "end:",
    "5\xa0€",
    "👩\u200d💻",
    "a sentence that goes on and on so that somebody wrapped it at some column or other",
]
KEYS = [
    "kind",
    "text",
    "help",
    "label",
    "goto",
    "when",
    "a b",
    "yes",
    "1",
    "n-1",
    "x.y",
    "é",
    "note",
    "to",
    "id",
    "k'k",
    "on",
]
COMMENTS = ["# note", "#", "# it's: a 'comment' \"q", "# ---", "# - x", "#| y", "# é 🙂"]
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 é€日本語🙂.-_")


class Rendered(NamedTuple):
    """A document: its text, the data it holds, the owner of each line, its line end."""

    text: str
    data: dict[str, Data]
    owners: list[Path]
    newline: str


def render(random: Random) -> Rendered:
    """A random document."""
    data = {key: value(random, 3) for key in random.sample(KEYS, random.randrange(1, 6))}
    writer = _Writer(random)
    if random.random() < 0.4:
        writer.emit("# header comment", ())
    if random.random() < 0.2:
        writer.emit("---", ())
    writer.collection(data, 0, ())
    newline = "\r\n" if random.random() < 0.2 else "\n"
    text = newline.join(line for line, _owner in writer.lines)
    if writer.in_block or random.random() < 0.85:
        text += newline
    bom = "\ufeff" if random.random() < 0.1 else ""
    return Rendered(bom + text, data, [owner for _line, owner in writer.lines], newline)


def value(random: Random, depth: int, *, empty: bool = True) -> Data:
    """A random value; with `empty`, sometimes None, which is written as nothing."""
    chance = random.random()
    if depth <= 0 or chance < 0.5:
        return None if empty and random.random() < 0.06 else text_value(random)
    if chance < 0.8:
        keys = random.sample(KEYS, random.randrange(0, 5))
        return {key: value(random, depth - 1, empty=empty) for key in keys}
    return [value(random, depth - 1, empty=empty) for _ in range(random.randrange(0, 4))]


def text_value(random: Random) -> str:
    """A random text, often one that YAML would bend."""
    count = random.choice([1, 1, 1, 2, 3])
    text = _words(random, count)
    if random.random() < 0.25:
        text += "\n" + _words(random, count)
        if random.random() < 0.3:
            text += "\n\n" + random.choice(WORDS)
        if random.random() < 0.5:
            text += "\n"
    return text


def _words(random: Random, count: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(count))


class _Writer:
    """Writes data as YAML in random styles and notes who owns each line."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.lines: list[tuple[str, Path]] = []
        self.in_block = False
        self._keeps = False

    def emit(self, line: str, owner: Path, *, block: bool = False) -> None:
        """Adds a line; a blank one that a `|+` text above would swallow is left out."""
        if line == "" and self._keeps and not block:
            return
        self._keeps, self.in_block = False, block
        self.lines.append((line, owner))

    def collection(self, data: Data, column: int, path: Path, first: str | None = None) -> None:
        """A block collection; `first` is the dash that its first entry follows on the same line."""
        pad = " " * column
        entries = list(data.items()) if isinstance(data, dict) else list(enumerate(data))
        for at, (key, item) in enumerate(entries):
            owner = (*path, key)
            if first is None or at:
                self._between(pad, path, owner)
                head = pad
            else:
                head = first + " " * max(column - len(first), 1)
            head += self.key(str(key)) + ":" if isinstance(data, dict) else "-"
            self.put(head, item, column, owner)

    def put(self, head: str, item: Data, column: int, path: Path) -> None:
        """`head`, an indented key or dash at `column`, with the value behind or under it."""
        tail = "  " + self.comment() if self.random.random() < 0.15 else ""
        if isinstance(item, dict | list) and item:
            self._put_collection(head, item, (column, tail), path)
        elif isinstance(item, dict | list):
            self.emit(f"{head} {'{}' if isinstance(item, dict) else '[]'}{tail}", path)
        elif self.random.random() < 0.35 and self._block_text(head, item, column, path):
            return
        elif not self._wrapped(head, item, (column, tail), path):
            text = self.inline(item, flow=False)
            line = f"{head} {text}"
            self.emit((line if text.endswith(" ") else line.rstrip(" ")) + tail, path)

    def comment(self) -> str:
        """A random comment."""
        return self.random.choice(COMMENTS)

    def key(self, key: str) -> str:
        """A key in a random style."""
        if _is_safe(key) and self.random.random() < 0.8:
            return key
        return self.random.choice([_double(key), _single(key)])

    def flow(self, item: Data) -> str:
        """A value in brackets."""
        if isinstance(item, dict):
            blank = self.random.choice(["", " "])
            entries = ", ".join(f"{self.key(key)}: {self.flow(inner)}" for key, inner in item.items())
            return "{" + blank + entries + blank + "}"
        if isinstance(item, list):
            return "[" + ", ".join(map(self.flow, item)) + "]"
        return self.inline(item, flow=True)

    def inline(self, text: str | None, *, flow: bool) -> str:
        """A text on one line in a random style that can hold it."""
        if text is None:
            return '""' if flow else ""
        styles = [_double(text)]
        if text and "\n" not in text and "\t" not in text:
            styles.append(_single(text))
        if _is_safe(text):
            styles += [text, text]
        return self.random.choice(styles)

    def _between(self, pad: str, path: Path, owner: Path) -> None:
        if self.random.random() < 0.12:
            self.emit("", path)
        if self.random.random() < 0.06:
            self.emit(pad + self.comment(), path)
            self.emit("", path)
        if self.random.random() < 0.12:
            self.emit(pad + self.comment(), owner)

    def _put_collection(self, head: str, item: Data, place: tuple[int, str], path: Path) -> None:
        column, tail = place
        random = self.random
        if random.random() < 0.2 and not _has_lines(item):
            self.emit(f"{head} {self.flow(item)}{tail}", path)
            return
        if head.endswith("-") and random.random() < 0.85:
            self.collection(item, column + random.choice([2, 2, 2, 4]), path, first=head)
            return
        self.emit(head + tail, path)
        step = random.choice([2, 2, 4, 1])
        if isinstance(item, list) and not head.endswith("-") and random.random() < 0.3:
            step = 0
        if random.random() < 0.1:
            at = random.choice([step, 2])
            first = next(iter(item)) if isinstance(item, dict) else 0
            self.emit(" " * (column + at) + self.comment(), (*path, first) if at == step else path)
        self.collection(item, column + step, path)
        if step and random.random() < 0.08:
            self.emit(" " * (column + step) + self.comment(), path)

    def _block_text(self, head: str, text: str | None, column: int, path: Path) -> bool:
        """Writes the text after `|` or `>` if it can stand there."""
        if text is None or not text.strip() or "\t" in text or text.endswith("\n\n"):
            return False
        lines = text.removesuffix("\n").split("\n")
        if any(line != line.rstrip(" ") for line in lines):
            return False
        step = self.random.choice([1, 2, 2, 4])
        keeps = text.endswith("\n") and self.random.random() < 0.2
        chomping = "-" if not text.endswith("\n") else "+" if keeps else ""
        hint = str(step) if lines[0].startswith(" ") or not lines[0] else ""
        comment = "  " + self.comment() if self.random.random() < 0.15 else ""
        folds = self.random.random() < 0.4 and not any(line.startswith(" ") for line in lines)
        self.emit(f"{head} {'>' if folds else '|'}{hint}{chomping}{comment}", path, block=True)
        pad = " " * (column + step)
        for line in self._folded(lines) if folds else lines:
            self.emit(pad + line if line else "", path, block=True)
        self._keeps = keeps
        if not keeps and self.random.random() < 0.2:
            self.emit("", path[:-1], block=True)
        return True

    def _folded(self, lines: list[str]) -> list[str]:
        folded: list[str] = []
        for at, line in enumerate(lines):
            folded += [""] if at else []
            words = line.split(" ")
            if len(words) > 3 and all(words) and self.random.random() < 0.7:
                cut = self.random.randrange(1, len(words))
                folded += [" ".join(words[:cut]), " ".join(words[cut:])]
            elif line:
                folded.append(line)
        return folded

    def _wrapped(self, head: str, text: str | None, place: tuple[int, str], path: Path) -> bool:
        """Writes a plain or quoted text over two lines if it can be broken."""
        column, tail = place
        if not text or text.count(" ") < 4 or self.random.random() > 0.3:
            return False
        if "\n" in text or "\t" in text or "  " in text or text != text.strip():
            return False
        cut = self.random.choice([at for at, char in enumerate(text) if char == " "])
        is_plain = _is_safe(text) and "-" not in text
        before, after = text[:cut], text[cut + 1 :]
        if not is_plain:
            before, after = _single(before)[:-1], _single(after)[1:]
        self.emit(f"{head} {before}", path)
        self.emit(" " * (column + 2) + after + tail, path)
        return True


def _double(text: str) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(escapes.get(char, char) for char in text) + '"'


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _is_safe(text: str) -> bool:
    return bool(text) and set(text) <= _SAFE and text == text.strip() and text[0].isalnum()


def _has_lines(item: Data) -> bool:
    if isinstance(item, dict):
        return any(map(_has_lines, item.values()))
    if isinstance(item, list):
        return any(map(_has_lines, item))
    return item is not None and ("\n" in item or "\t" in item)
