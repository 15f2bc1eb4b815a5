"""Emphasis that is not shown as its author meant it: signs that stay, and signs that vanish. Knows no field and no rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from decisiontree.lint.emphasis import Emphasis, Pair, Run, emphasis
from decisiontree.lint.lost_blocks import cells, heading_words, tables

_MARKER = re.compile(r"(?: {0,3}(?:>|[-+*](?=\s|$)|[0-9]{1,9}[.)](?=\s|$)))+[ \t]*|[ \t]+")
_ADDRESS = re.compile(r"://|www\.")
_AS_CODE = re.compile(r"@|\w\.\w|\\")
_WORD = 60
"""As far as one looks for its beginning."""
_LETTERS_BEFORE, _LETTERS_AFTER = re.compile(r"\w{0,60}\Z"), re.compile(r"\w*")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"\S{0,60}\Z"), re.compile(r"\S{0,60}")
_CLOSING = ".!?…:;,。、，．！？：；؟،۔।\"'"
_QUOTES = ("Pi", "Pf")
"""A mark that opens in one language closes in another: “so” and „so“, «so» and »so«."""
_LONGEST = 200
"""Two signs so far apart were hardly meant for one another."""
_ALPHABETS = 0x0590
"""Below it lie the scripts in which names are joined with `_`: Latin, Greek, Cyrillic, Armenian."""


class Lost(NamedTuple):
    """The words as they are written, with their signs, and what becomes of them."""

    words: str
    message: str
    better: str | None = None
    """The same words with their signs where they work; None where that is not plain."""


def lost_emphasis(text: str, *, in_blocks: bool) -> Iterator[Lost]:
    """What a field that knows emphasis does not show as it was meant; in a field of blocks, a list's sign is none."""
    for line in _paragraphs(text) if in_blocks else [text]:
        if "*" in line or "_" in line:
            found = emphasis(line)
            yield from _literal(line, found)
            yield from _vanishing(line, found)


def emphasised(text: str) -> Iterator[str]:
    """The words, with their signs, that are meant to stand out: in a field that shows no emphasis."""
    if "*" in text or "_" in text:
        for pair in emphasis(text).pairs:
            if not _is_unmeant(text, pair):
                yield text[pair.opener.start : pair.closer.end]


def _paragraphs(text: str) -> Iterator[str]:
    """The lines that belong together, without the signs of lists and quotations."""
    lines: list[str] = []
    written = text.split("\n")
    in_tables = tables(written) if "|" in text else frozenset()
    for at, line in enumerate(written):
        heading = heading_words(line)
        if at in in_tables or heading is not None:
            yield "\n".join(lines)
            lines = []
            yield from [heading] if heading is not None else cells(line)
            continue
        marker = _MARKER.match(line)
        begins = marker is not None and not marker[0].isspace()
        if lines and (begins or not line.strip()):
            yield "\n".join(lines)
            lines = []
        lines.append(line[marker.end() :] if marker else line)
    yield "\n".join(lines)


def _literal(line: str, found: Emphasis) -> Iterator[Lost]:
    """Two neighbouring runs of one sign and length that are no pair although they stand around words."""
    paired = {(pair.opener.start, pair.closer.start) for pair in found.pairs}
    for sign in "*_":
        runs = [run for run in found.runs if run.sign == sign]
        at = 0
        while at + 1 < len(runs):
            first, second = runs[at : at + 2]
            is_pair = (first.start, second.start) in paired
            message = None if is_pair else _unpaired(line, first, second)
            if message:
                yield Lost(line[first.start : second.end], message, _better(line, first, second))
            at += 2 if message or is_pair else 1


def _unpaired(line: str, first: Run, second: Run) -> str | None:
    """Why the two are not paired, where one sees that they are meant to be; None where they are not."""
    words, signs = line[first.end : second.start], line[first.start : first.end]
    if first.length != second.length or first.length > 3 or len(words) > _LONGEST:
        return None
    if not any(map(str.isalpha, words)) or (first.opens and second.closes):
        return None
    tokens = [_token(line, run) for run in (first, second)]
    if any(map(_ADDRESS.search, tokens)) or (signs[0] == "_" and any(map(_AS_CODE.search, tokens))):
        return None
    why = _blank(line, first, second) or _touched(line, first, second)
    return None if why is None else f"the '{signs}' around {_shown(words)} are shown as written: {why}"


def _better(line: str, first: Run, second: Run) -> str | None:
    """The full stop or the quotes put outside of the signs, if these are emphasis then."""
    signs, words = line[first.start : first.end], line[first.end : second.start]
    inner = words.rstrip(_CLOSING)
    if len(inner) == len(words) and _opens(words[0]) and _closes(words[-1]):
        inner = words[1:-1]
    before, after = words[: words.find(inner)], words[words.find(inner) + len(inner) :]
    if not inner.strip() or inner == words:
        return None
    better = f"{before}{signs}{inner}{signs}{after}"
    whole = line[: first.start] + better + line[second.end :]
    begins = first.start + len(before)
    is_shown = any(
        pair.opener.start == begins and pair.closer.end == begins + len(inner) + 2 * len(signs)
        for pair in emphasis(whole).pairs
    )
    return better if is_shown else None


def _blank(line: str, first: Run, second: Run) -> str | None:
    """`** so**`: one of them stands free, the other touches the words."""
    words = line[first.end : second.start]
    inside = words[0].isspace(), words[-1].isspace()
    outside = not line[: first.start][-1:].strip(), not line[second.end :][:1].strip()
    if first.length != 2 or not any(inside) or not all(outside):
        return None
    if all(inside) and line[: first.start].strip():
        return None
    return "they must touch the words; remove the space"


def _touched(line: str, first: Run, second: Run) -> str | None:
    words = line[first.end : second.start]
    if words[0].isspace() or words[-1].isspace():
        return None
    before, after = line[: first.start][-1:], line[second.end :][:1]
    if not first.opens and not (_opens(words[0]) or _joins(first, before)):
        return None
    if not second.closes and not (_closes(words[-1]) or _joins(second, after) or _ends_word(first, words)):
        return None
    if first.opens:
        return _advice(f"'{after}' follows at once", "after", words[-1], first.sign)
    if second.closes:
        return _advice(f"'{before}' is right before", "before", words[0], first.sign)
    return _advice(
        f"'{before}' and '{after}' touch them", "before and after", f"{words[0]}{words[-1]}", first.sign
    )


def _advice(where: str, side: str, edges: str, sign: str) -> str:
    """Both ways out: a blank, or the signs of the words outside; a star needs neither between letters."""
    if edges[0].isalnum() and edges[-1].isalnum():
        return f"{where}; put a space {side} them" + (", or write '*'" if sign == "_" else "")
    named = " and ".join(f"'{edge}'" for edge in edges if not edge.isalnum())
    return f"{where}; put a space {side} them, or {named} outside of them"


def _opens(char: str) -> bool:
    return unicodedata.category(char) in ("Ps", *_QUOTES) or char in "\"'"


def _closes(char: str) -> bool:
    return unicodedata.category(char) in ("Pe", *_QUOTES) or char in _CLOSING


def _joins(run: Run, outside: str) -> bool:
    """Whether a letter of a script that joins no names with `_` touches the run."""
    return run.sign == "_" and outside.isalpha() and ord(outside) >= _ALPHABETS


def _ends_word(first: Run, words: str) -> bool:
    """`_word_s`: it began like emphasis, and only the ending touches it."""
    return first.sign == "_" and first.opens and words.isalpha()


def _vanishing(line: str, found: Emphasis) -> Iterator[Lost]:
    """Pairs that stand around what nobody stresses; of several that share a run, the first."""
    seen: set[int] = set()
    for pair in found.pairs:
        first, second = pair.opener, pair.closer
        if seen & {first.start, second.start} or not _is_unmeant(line, pair):
            continue
        seen |= {first.start, second.start}
        words = _word(line, first.start - 1, before=True) + line[first.start : second.end]
        words += _word(line, second.end, before=False)
        yield Lost(
            words,
            f"the '{first.sign}' in {_shown(words)} are taken for emphasis and vanish; write '\\{first.sign}'",
        )


def _word(line: str, at: int, *, before: bool) -> str:
    """The rest of the word that a run stands in."""
    match = (
        _LETTERS_BEFORE.search(line, max(0, at - _WORD), at + 1) if before else _LETTERS_AFTER.match(line, at)
    )
    return match[0] if match else ""


def _token(line: str, run: Run) -> str:
    """What stands around a run between two blanks."""
    before = _WORD_BEFORE.search(line, max(0, run.start - _WORD), run.start)
    after = _WORD_AFTER.match(line, run.end)
    return (before[0] if before else "") + (after[0] if after else "")


def _is_unmeant(line: str, pair: Pair) -> bool:
    """`Kund*innen und Mitarbeiter*innen`, `5*10*20`, `***.***`: stars within words that stand apart, of digits, of a mask."""
    first, second = pair.opener, pair.closer
    if min(first.length, second.length) > 2:
        return not any(map(str.isalnum, line[first.end : second.start]))
    if first.sign != "*" or first.length != 1 or second.length != 1:
        return False
    around = [
        line[first.start - 1 : first.start],
        line[first.end],
        line[second.start - 1],
        line[second.end :][:1],
    ]
    if first.start == 0 or not all(char.isalnum() and ord(char) < _ALPHABETS for char in around):
        return False
    return " " in line[first.end : second.start] or all(map(str.isdigit, around))


def _shown(words: str) -> str:
    plain = " ".join(words.split())
    return f"'{plain}'" if len(plain) <= 60 else f"'{plain[:40]} … {plain[-15:]}'"
