"""Files that nobody meant: wounded samples, random bytes, and what checking them must never do."""

from __future__ import annotations

from random import Random

from decisiontree.lint import check
from decisiontree.reader import LibraryReading, read_document, reread
from decisiontree.report import Report, render
from decisiontree.settings import Settings

BITS = (
    ": ",
    " #",
    "\t",
    "{",
    "}",
    "[",
    "]",
    ",",
    "?",
    "'",
    '"',
    "\n",
    "\n  ",
    "- ",
    "&a ",
    "*a",
    "!!x ",
    "|",
    ">",
    "%",
    "@",
    "`",
    "---\n",
)
_WORDS = (
    "options",
    "to",
    "when",
    "else",
    "nodes",
    "not",
    "and",
    "1",
    "0.5",
    "2026-13-45",
    "é",
    "\u202e",
    "\x00",
    "\ud800",
    "😀",
    "",
)
_LONG = ("[" * 41, "- " * 41, "a" * 65_537, "x: {" * 41)


def wounded(text: str, random: Random) -> str:
    """The text with one to five wounds: cuts, splices, swapped lines, bits of YAML in the wrong place."""
    for _ in range(random.randrange(1, 6)):
        at = random.randrange(len(text) + 1)
        match random.randrange(6):
            case 0:
                text = text[:at] + text[at + random.randrange(1, 40) :]
            case 1:
                start = random.randrange(len(text) + 1)
                text = text[:at] + text[start : start + random.randrange(200)] + text[at:]
            case 2:
                lines = text.split("\n")
                lines.insert(random.randrange(len(lines)), lines.pop(random.randrange(len(lines))))
                text = "\n".join(lines)
            case 3 if random.random() < 0.05:
                text = text[:at] + random.choice(_LONG) + text[at:]
            case 4:
                text = text[:at] + random.choice(_WORDS) + text[at + random.randrange(4) :]
            case _:
                text = text[:at] + random.choice(BITS) + text[at + random.randrange(3) :]
    return text


def random_bytes(random: Random) -> bytes:
    """Up to 400 bytes, often nearly text."""
    size = random.randrange(400)
    if random.random() < 0.5:
        return random.randbytes(size)
    return "".join(random.choice("ab: -\n\t{}[]#'\"|>&*!%@`?é\x00\r") for _ in range(size)).encode()


def endure(library: LibraryReading, file: str, source: bytes | str) -> int:
    """Check a library in which a file holds this, and report it; how many findings.

    Raises AssertionError where a finding says nothing, takes more than a line, or stands outside of the text.
    """
    document = read_document(source, file)
    after = reread(library, file, document)
    findings = check(after, settings=Settings(root=library.root), today=None)
    for found in findings:
        assert found.message.strip(), found
        assert "\n" not in found.message, found
        span = found.place.span
        if found.place.file == file:
            assert 0 <= span.start <= span.end <= len(document.text), found
    texts = {file: document.text}
    for form in ("text", "json", "sarif"):
        assert render(Report(tuple(each for each in findings if each.place.file == file), texts), form)
    return len(findings)
