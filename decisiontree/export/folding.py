"""A long hint or note folds behind its first sentence. Knows where a sentence ends; knows nothing of pages."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from decisiontree.export.markdown import markdown
from decisiontree.export.view import TextView
from decisiontree.model import has_list

LONGEST = 240
"""So many characters stand open."""
# A word of one or two letters before a stop is an abbreviation, a small letter behind it goes on with the sentence.
_END = re.compile(
    r"(?:\w{3}|[^\w\s])[.!?…](?:[\"”’»)\]*_`]*)(?=\s+[^\sa-zà-öø-ÿ])|[。！？][”」』）]*|(?<=\S)(?=\n)|(?<=\w)(?=\s)"
)
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
    return _end_of_first(source) if len(source) > LONGEST else len(source)


@lru_cache(maxsize=256)
def _end_of_first(source: str) -> int:
    """Where the first sentence ends; a line, or at last a word, where no sentence ends in time or markup would be torn."""
    whole = _shown(source)
    ends = [match for match in _END.finditer(source, 0, LONGEST) if match.end() < len(source)]
    sentences = [match.end() for match in ends if match[0]]
    lines = [match.end() for match in ends if not match[0] and source[match.end()] == "\n"]
    words = [match.end() for match in reversed(ends) if not match[0]]
    for end in (*sorted(sentences + lines), *words):
        if _shown(source[:end]) + _shown(source[end:]) == whole and _shown(source[:end]):
            return end
    return len(source)


def _shown(source: str) -> str:
    """What is left of a text without its markup: the same for the halves as for the whole, if none is torn."""
    return _TAG.sub("", markdown(TextView(source)))


def _source(text: TextView | str) -> str:
    return text if isinstance(text, str) else text.source


def _part(text: TextView | str, part: slice) -> TextView | str:
    source = _source(text)[part].strip()
    return source if isinstance(text, str) else replace(text, source=source)
