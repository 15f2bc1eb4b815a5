"""What was pasted, as text to take over: no characters that nobody sees, lines without the signs of a list. Knows no widgets."""

from __future__ import annotations

import re

from decisiontree.text import without_unseen

MOST_LINES = 50
"""More lines are no list of answers but something else, pasted by mistake."""
LONGEST = 2000
"""More characters are no text for one line."""
# "- First", "• First", "1. First", "a) First", "[ ] First"
_LIST_SIGN = re.compile(r"(?:[-*+–—•‣◦▪●○·]|\(?\w{1,3}[.)]|\[[ xX]?\])\s+")


def clean(text: str) -> str:
    """The text with line ends of one kind, blanks for tabs, and without characters that nobody sees."""
    kept = [without_unseen(line).rstrip() for line in text.replace("\t", " ").splitlines()]
    return "\n".join(kept) + "\n" * text.endswith(("\n", "\r"))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that hold words; of several, without the signs of a list before them."""
    lines = [line.strip() for line in clean(text).split("\n")]
    lines = [line for line in lines if line]
    if len(lines) == 1:
        return tuple(lines)
    return tuple(
        filter(
            None, (_LIST_SIGN.sub("", line, count=1) if _LIST_SIGN.match(line) else line for line in lines)
        )
    )


def too_much(lines: tuple[str, ...]) -> str | None:
    """Why so much is not applied, None where it is."""
    if len(lines) > MOST_LINES:
        return f"{len(lines)} lines are too many here (limit: {MOST_LINES}); nothing was pasted"
    length = sum(map(len, lines))
    if length > LONGEST:
        return f"{length:,} characters are too many for one line, {LONGEST:,} at most; nothing was pasted"
    return None
