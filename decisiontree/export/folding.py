"""A long hint or note folds behind its first sentence. Knows where a sentence ends; knows nothing of pages."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from decisiontree.export.markdown import markdown
from decisiontree.export.view import TextView
from decisiontree.model import FOLDED, has_list

_CLOSERS = r"[\"\u201d\u2019\u00bb)\]*_`]*"
# A word of one or two letters before a stop is an abbreviation.
_END = re.compile(
    rf"(?:\w{{3}}|[^\w\s])[.!?\u2026]{_CLOSERS}(?=\s+\S)"
    rf"|[\u061f\u06d4\u0964\u0965\u0589\u1362\u104b]{_CLOSERS}(?=\s)"
    r"|[\u3002\uff01\uff1f][\u201d\u300d\u300f\uff09]*"
    r"|(?<=\S)(?=\n)|(?<=\w)(?=\s)"
)
_LONGEST_WORD = 30
_LAST_WORD = re.compile(r"\w{0,30}\Z")
_HEADING = re.compile(r"(?: {0,3}###[ \t][^\n]*\n\s*)+")
_ABBREVIATIONS = frozenset(
    [
        "abs",
        "acct",
        "allg",
        "appt",
        "approx",
        "apt",
        "art",
        "asst",
        "aufl",
        "aprox",
        "attn",
        "avda",
        "ave",
        "bijv",
        "bldg",
        "blvd",
        "bspw",
        "bzgl",
        "bzw",
        "cap",
        "cert",
        "chap",
        "chem",
        "cont",
        "corp",
        "dept",
        "dipl",
        "dir",
        "div",
        "esq",
        "est",
        "etc",
        "evtl",
        "excl",
        "exkl",
        "exp",
        "ext",
        "fig",
        "ggf",
        "gouv",
        "grds",
        "gral",
        "hrs",
        "inc",
        "incl",
        "ing",
        "inkl",
        "insb",
        "jul",
        "jun",
        "kap",
        "ltd",
        "max",
        "min",
        "misc",
        "mme",
        "mrs",
        "msgr",
        "mtg",
        "nov",
        "núm",
        "obs",
        "oct",
        "okt",
        "orig",
        "pag",
        "pág",
        "para",
        "pct",
        "pkg",
        "prof",
        "prov",
        "pvt",
        "qty",
        "rec",
        "ref",
        "reg",
        "rep",
        "sen",
        "sept",
        "sog",
        "span",
        "spec",
        "sqq",
        "std",
        "str",
        "supp",
        "surg",
        "tech",
        "tel",
        "tél",
        "temp",
        "treas",
        "univ",
        "urb",
        "usw",
        "vgl",
        "vol",
        "zzgl",
        "стр",
        "тел",
        "руб",
        "коп",
        "напр",
        "прим",
        "соц",
        "стол",
        "ул",
    ]
)
"""Words of three letters or more that are often cut short with a full stop, in the languages of the samples and their neighbours."""
_TAG = re.compile(r"<[^<>]+>|\s")


def is_long(text: TextView | str | None) -> bool:
    """Whether a part of it folds away."""
    return text is not None and _end(text) < len(_source(text))


def has_lists(text: TextView | str | None) -> bool:
    """Whether a hint holds a list, and is shown in paragraphs."""
    return text is not None and has_list(_source(text))


def head(text: TextView | str) -> TextView | str:
    """What stands open: all of a short text, the first sentence of a long one."""
    return _part(text, slice(None, _end(text)))


def rest(text: TextView | str) -> TextView | str:
    """What is folded away."""
    return _part(text, slice(_end(text), None))


def _end(text: TextView | str) -> int:
    source = _source(text)
    return _end_of_first(source) if len(source) > FOLDED else len(source)


@lru_cache(maxsize=256)
def _end_of_first(source: str) -> int:
    """Where the first sentence ends; a line, or at last a word, where no sentence ends in time or markup would be torn."""
    whole = _shown(source)
    heading = _HEADING.match(source)
    begins = heading.end() if heading else 0
    ends = [match for match in _END.finditer(source, begins, FOLDED) if _is_end(source, match)]
    sentences = [match.end() for match in ends if match[0]]
    lines = [match.end() for match in ends if not match[0] and source[match.end()] == "\n"]
    words = [match.end() for match in reversed(ends) if not match[0]]
    for end in (*sorted(sentences + lines), *words):
        if _shown(source[:end]) + _shown(source[end:]) == whole and _shown(source[:end]):
            return end
    return len(source)


def _is_end(source: str, match: re.Match[str]) -> bool:
    """Whether a sentence, a line or a word ends there, and something follows."""
    end = match.end()
    if end >= len(source) or not match[0] or "." not in match[0]:
        return end < len(source)
    after = source[end:].lstrip()[:1]
    stop = source.index(".", match.start())
    word = _LAST_WORD.search(source, max(0, stop - _LONGEST_WORD), stop)
    # a small letter goes on with the sentence, in any script
    return not after.islower() and (word is None or word[0].lower() not in _ABBREVIATIONS)


def _shown(source: str) -> str:
    """What is left of a text without its markup: the same for the halves as for the whole, if none is torn."""
    return _TAG.sub("", markdown(TextView(source)))


def _source(text: TextView | str) -> str:
    return text if isinstance(text, str) else text.source


def _part(text: TextView | str, part: slice) -> TextView | str:
    source = _source(text)[part].strip()
    return source if isinstance(text, str) else replace(text, source=source)
