"""Where `and` and `or` meet without parentheses, and the text with them. Knows the words of a condition, no facts."""

from __future__ import annotations

from decisiontree.guards.tokens import COMPARISONS, Token, TokenStream, is_has

_CLOSING = frozenset({"}", "]", ")"})


def bracketed(text: str) -> str | None:
    """A sound condition with parentheses around what `and` joins beside an `or`; None where they all stand already."""
    if " or " not in text or " and " not in text:
        return None
    spans: list[tuple[int, int]] = []
    _group(TokenStream(text), spans)
    if not spans:
        return None
    for offset, sign in sorted(
        [*((start, "(") for start, _ in spans), *((end, ")") for _, end in spans)], reverse=True
    ):
        text = text[:offset] + sign + text[offset:]
    return text


def _group(words: TokenStream, spans: list[tuple[int, int]]) -> None:
    """Read up to the closing parenthesis or the end; note the spans that lack parentheses."""
    runs: list[list[Token]] = [[]]
    joined: list[bool] = [False]
    while (word := words.peek()).kind != "end" and (word.kind, word.value) != ("op", ")"):
        if (word.kind, word.value) == ("word", "or"):
            words.take()
            runs.append([])
            joined.append(False)
            continue
        joined[-1] |= (word.kind, word.value) == ("word", "and")
        runs[-1] += _piece(words, spans)
    if len(runs) > 1:
        spans += [(run[0].start, run[-1].end) for run, is_and in zip(runs, joined, strict=True) if is_and]


def _piece(words: TokenStream, spans: list[tuple[int, int]]) -> list[Token]:
    """One word, or all that belongs together: a group, a comparison with its value, a set or a range."""
    first = words.take()
    if (first.kind, first.value) == ("op", "("):
        _group(words, spans)
        return [first, words.take()]
    if first.kind == "op" and first.value in COMPARISONS:
        return [first, words.take()]
    if is_has(words):
        if words.peek().value not in ("any", "all") or words.ahead(1).value != "{":
            return [first, words.take()]
        words.take()
        return [first, _closed(words)]
    if (first.kind, first.value) == ("word", "in"):
        return [first, _closed(words)]
    return [first]


def _closed(words: TokenStream) -> Token:
    """The end of a set or of a range."""
    last = words.take()
    while last.kind != "end" and not (last.kind == "op" and last.value in _CLOSING):
        last = words.take()
    return last
