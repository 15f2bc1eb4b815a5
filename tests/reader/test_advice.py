"""What a message says to write is written so, to the letter, wherever a text may stand: it is then read as that text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from decisiontree.diagnostic import Fault
from decisiontree.model import NOTHING_SHARED, Path
from decisiontree.reader import read_document, read_tree
from decisiontree.text import Patch

HEAD = "format: 1\ntitle: T\nstart: a\nfacts:\n  n: {type: integer, label: N}\nnodes:\n"
END = "  b: {outcome: Done, resolution: resolved}\n"
OPTIONS = "  a:\n    ask: Which?\n    options:\n"
MORE = "      - {label: More, to: b}\n"
LABEL: Path = ("nodes", "a", "options", 0, "label")
PLACES: dict[str, tuple[str, Path]] = {
    "block": ("  a:\n    say: TEXT\n    to: b\n", ("nodes", "a", "say")),
    "item": ("  a:\n    say:\n      - TEXT\n      - more\n    to: b\n", ("nodes", "a", "say", 0)),
    "first in braces": (f"{OPTIONS}      - {{label: TEXT, to: b}}\n{MORE}", LABEL),
    "last in braces": (f"{OPTIONS}      - {{to: b, label: TEXT}}\n{MORE}", LABEL),
    "braces of a node": ("  a: {say: TEXT, to: b}\n", ("nodes", "a", "say")),
    "braces over lines": ("  a: {\n    say: TEXT,\n    to: b}\n", ("nodes", "a", "say")),
    "item in brackets": ("  a:\n    say: [TEXT, more]\n    to: b\n", ("nodes", "a", "say", 0)),
}
TEXTS = (
    *("[Name] here", "{name} here", "a [b", "a {b", "a]", "a}", "a} b", "a] b", 'what [is]: this, "then"?'),
    *("n in [1 .. 3]", "n in (1 .. 3)", "kind in {gold, silver}", "n in [1 .. 3] and kind in {gold, silver}"),
    *("see: this", "one: two: three", "ends:", "a\\b: c", "日本: 語", "Really? Yes: no", "50 %: all"),
    *("see #4", "#4", "a #b c", "http://x.example/z#a"),
    *("'quoted' rest", '"quoted" rest', "it's", 'say "no"', "\"a\" and 'b'", "say: 'it' and \"that\""),
    *(
        "? what",
        "what?",
        "* star",
        "*star",
        "*star is",
        "&and",
        "& more",
        "&and more",
        "!now",
        "!now or later",
    ),
    *(
        "%50",
        "% off",
        "@home",
        "`code` x",
        "| pipe",
        "> gt",
        "- dash",
        "no",
        "1.10",
        "12:30",
        "~",
        ": b",
        "a :b",
    ),
)
WITH_COMMA = ("Yes, I do", "one, two, three", "one , two", "see: this, that")
SHOWN = {"yaml-syntax", "unquoted-text", "alias", "tag", "ambiguous-scalar"}


def told(text: str) -> list[Fault]:
    """What is said about how it is written."""
    faults = read_tree(read_document(text, "a.yaml"), NOTHING_SHARED, "a").faults
    return [fault for fault in faults if fault.rule in SHOWN]


def value(text: str, path: Path) -> object:
    """The text that is read there."""
    return getattr(read_document(text, "a.yaml").at(path), "value", None)


def to_the_letter(text: str, fault: Fault) -> str | None:
    """The file as the message says, None where it only says to use quotes."""
    start = text.rfind("\n", 0, fault.place.span.start) + 1
    end = text.index("\n", start)
    line = text[start:end]
    if match := re.search(r"put it in quotes: (.*)", fault.message):
        written = line[: len(line) - len(line.lstrip(" "))] + match[1]
    elif match := re.search(r"; write (.*)", fault.message):
        shown, at = match[1], fault.place.span.start - start
        before = line[:at].rstrip(" ")
        key = re.match(r"- |[\w-]+: ", shown)
        lead = line[:at] if key is None else before[: len(before) - len(key[0].rstrip())] + key[0]
        written = lead + shown[len(key[0]) if key else 0 :] + line[fault.place.span.end - start :]
    else:
        return None
    return text[:start] + written + text[end:]


def cases() -> Iterator[tuple[str, str]]:
    """Every text at every place; a comma in brackets ends an item, and nobody can know better."""
    for place in PLACES:
        for text in TEXTS + (() if place == "item in brackets" else WITH_COMMA):
            # in a list, 'key: text' may well be meant as one
            if not (place.startswith("item") and (text.startswith(("one: ", "say: ", ": b")))):
                yield place, text


@pytest.mark.parametrize("place", PLACES)
def test_a_text_is_read_as_it_stands_or_the_advice_makes_it_so(place: str) -> None:
    """Whatever signs it holds, nothing is bent in silence; fix and words lead to the same."""
    around, path = PLACES[place]
    for _place, text in (case for case in cases() if case[0] == place):
        written = HEAD + around.replace("TEXT", text) + END
        faults = told(written)
        if not faults:
            assert value(written, path) == text, text
            continue
        (fault,) = faults
        assert fault.fixes, (text, fault.message)
        edit = fault.fixes[0].edit
        assert isinstance(edit, Patch)
        for mended in (edit.apply(written), to_the_letter(written, fault)):
            if mended is not None:
                assert (told(mended), value(mended, path)) == ([], text), (fault.message, mended)


def test_several_texts_of_a_line_or_a_node_are_mended_together() -> None:
    """One fix for all, since with one of them the node could still not be read."""
    before = f"{OPTIONS}      - {{label: n in [1], hint: see: this, to: b}}\n      - {{label: a: c, to: b}}\n"
    (fault,) = told(HEAD + before + END)
    assert fault.message.endswith('put it in quotes: - {label: "n in [1]", hint: "see: this", to: b}')
    assert isinstance(fault.fixes[0].edit, Patch)
    assert told(fault.fixes[0].edit.apply(HEAD + before + END)) == []


def test_a_condition_in_braces_is_shown_as_it_works() -> None:
    """The brackets of a range end a text in braces."""
    line = "      - {when: n in [1 .. 3], to: b}\n"
    (fault,) = told(HEAD + "  a:\n    cases:\n" + line + "    else: b\n" + END)
    assert fault.message.endswith('put it in quotes: - {when: "n in [1 .. 3]", to: b}')
    assert fault.fixes[0].safe
