"""Random patches of a text: letters, lines and whole entries, as a person, an editor or a merge would leave them."""

from __future__ import annotations

from random import Random

from decisiontree.text import Patch, Span, TextEdit

_SNIPPETS = (
    *(
        "",
        "",
        "",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "  ",
        "    ",
        "\t",
        "\r",
        ": ",
        ":",
        "- ",
        "-",
        "#",
        " # c",
        "# c\n",
    ),
    *(
        "'",
        '"',
        " |\n",
        " >-\n",
        " |+\n",
        "|2\n",
        "{",
        "}",
        "[",
        "]",
        ",",
        "{}",
        "[]",
        "&a ",
        "*a",
        "!!str ",
        "?",
    ),
    *(
        "? x\n",
        "---\n",
        "...\n",
        "--- \n",
        "%YAML 1.2\n",
        "<<: x\n",
        "x: y\n",
        "x:\n",
        "  x: y\n",
        "    x: y\n",
    ),
    *(
        "- x\n",
        "  - x\n",
        "  # c\n",
        "    # c\n",
        "🙂",
        "\u2028",
        "\u00a0",
        "word",
        "more words",
        "\\",
        "''",
        "a: {b: c}",
    ),
)

_GENTLE = ("word", "word", "word", "word", "copy", "lines")
_ROUGH = ("letters", "letters", "insert", "lines", "copy", "word")
_WORDS = ("word", "two words", "x", "refund_2", "a\n", "é 🙂", "yes", "1")


def random_patch(random: Random, text: str) -> Patch:
    """One to four edits of a text, often at the edges of its lines."""
    count = random.choice([1, 1, 1, 1, 2, 3, 4])
    edits: list[TextEdit] = []
    kinds = random.choice([_GENTLE, _GENTLE, _ROUGH])
    for edit in sorted(
        (_edit(random, text, random.choice(kinds)) for _ in range(count)), key=lambda edit: edit.span
    ):
        if not edits or edit.span.start >= edits[-1].span.end:
            edits.append(edit)
    return Patch(tuple(edits))


def _edit(random: Random, text: str, kind: str) -> TextEdit:
    start = _place(random, text)
    match kind:
        case "word":
            end = start = _word(random, text)
            while end < len(text) and text[end].isalpha():
                end += 1
            return TextEdit(Span(start, end), random.choice(_WORDS))
        case "letters":
            end = min(len(text), start + random.choice([0, 0, 1, 1, 2, 5, 12]))
            return TextEdit(Span(start, end), random.choice(_SNIPPETS))
        case "insert":
            return TextEdit(Span(start, start), random.choice(_SNIPPETS) + random.choice(_SNIPPETS))
        case "lines":  # some lines go
            first = text.rfind("\n", 0, start) + 1
            return TextEdit(Span(first, _after_lines(random, text, first)), "")
        case _:  # some lines stand elsewhere too, perhaps as something new
            first = text.rfind("\n", 0, start) + 1
            source = text.rfind("\n", 0, _place(random, text)) + 1
            lines = text[source : _after_lines(random, text, source)]
            if random.random() < 0.7:
                lines = lines.replace(":", f"{random.randrange(1000)}:", 1)
            end = first if random.random() < 0.6 else _after_lines(random, text, first)
            return TextEdit(Span(first, end), lines)


def _word(random: Random, text: str) -> int:
    """Where a word begins."""
    at = random.randrange(len(text) + 1)
    while at < len(text) and not text[at].isalpha():
        at += 1
    while at > 0 and text[at - 1].isalpha():
        at -= 1
    return at


def _after_lines(random: Random, text: str, at: int) -> int:
    for _ in range(random.choice([1, 1, 1, 2, 3, 6])):
        end = text.find("\n", at)
        at = len(text) if end < 0 else end + 1
    return at


def _place(random: Random, text: str) -> int:
    """Anywhere, or at an end of a line, or where its words begin, or just around."""
    at = random.randrange(len(text) + 1)
    if random.random() < 0.6:
        at = text.rfind("\n", 0, at) + 1
        if random.random() < 0.5:
            at += len(text[at:]) - len(text[at:].lstrip(" "))
        at += random.choice([0, 0, 0, -1, 1, -2])
    return max(0, min(at, len(text)))
