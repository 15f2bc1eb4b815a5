"""Lines of a file that a person has written again: an entry, or the whole file, with nothing else changed by it."""

from __future__ import annotations

from collections.abc import Mapping

from decisiontree.editing.locate import locate
from decisiontree.editing.prove import UNFIT, Edited
from decisiontree.errors import EditRefused
from decisiontree.model import Path
from decisiontree.reader import Document, read_patched
from decisiontree.text import Patch, Span, TextEdit, line_start, next_line


def span_of_lines(document: Document, path: Path) -> Span:
    """The whole lines of an entry with its comments, or of the file where the path is empty. Raises EditRefused."""
    text = document.text
    if not path:
        return Span(0, len(text))
    if path[0] == "nodes" and len(path) == 2 and path[1] in document.broken:
        span = document.broken[str(path[1])]
        return Span(line_start(text, span.start), next_line(text, span.end - 1))
    found = locate(document, path)
    lines = found.outer.lines(found.index)
    if found.in_flow or lines.shared:
        raise EditRefused(f"'{path[-1]}' shares its line with others in the file")
    return Span(lines.start, lines.end)


def lines_at(document: Document, path: Path) -> str:
    """The lines of an entry from column 0 on, each ended by a line feed. Raises EditRefused."""
    span = span_of_lines(document, path)
    lines = document.text[span.start : span.end].replace("\r\n", "\n")
    margin = _margin(lines)
    return "".join(line[margin:] if line.strip() else line for line in lines.splitlines(keepends=True))


def rewritten(document: Document, path: Path, lines: str) -> Edited:
    """The document with other lines for an entry; entries may be added behind it. Raises EditRefused and says why."""
    if lines == lines_at(document, path):
        return Edited(Patch(()), document)
    span = span_of_lines(document, path)
    before = document.text[span.start : span.end]
    margin = " " * _margin(before)
    if before.endswith("\n") and not lines.endswith("\n"):
        lines += "\n"
    indented = "".join(margin * bool(line.strip()) + line for line in lines.splitlines(keepends=True))
    patch = Patch((TextEdit(span, indented.replace("\n", document.newline)),))
    after = read_patched(document, patch)
    _refuse_unreadable(document, after, span)
    for depth in range(len(path)):
        _refuse_beyond(document, after, path, depth)
    return Edited(patch, after)


def _margin(lines: str) -> int:
    """How far all lines are indented."""
    return min((len(line) - len(line.lstrip(" ")) for line in lines.splitlines() if line.strip()), default=0)


def _refuse_unreadable(before: Document, after: Document, span: Span) -> None:
    """Of a file that could be read before; faults are counted from the first line that was written again."""
    known = {fault.rule for fault in before.faults}
    first, _ = before.lines.place(span.start)
    for fault in after.faults:
        if fault.rule in UNFIT - known:
            line, _ = after.lines.place(fault.place.span.start)
            raise EditRefused(f"line {line - first + 1}: {fault.message}")


def _refuse_beyond(before: Document, after: Document, path: Path, depth: int) -> None:
    """Raises EditRefused where something beside a step of the path is another than before."""
    step, is_last = path[depth], depth + 1 == len(path)
    old, new = (_entries(document.plain(path[:depth])) for document in (before, after))
    if step not in new and step not in after.broken:
        raise EditRefused(f"these are no longer the lines of '{step}'; to rename it everywhere, use the form")
    for key in old if is_last else old.keys() | new.keys():
        if key != step and (key not in new or key not in old or old[key] != new[key]):
            raise EditRefused(f"these lines would also change '{key}'")


def _entries(value: object) -> Mapping[str | int, object]:
    if isinstance(value, list):
        return dict(enumerate(value))
    return value if isinstance(value, dict) else {}
