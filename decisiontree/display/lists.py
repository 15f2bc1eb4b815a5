"""Several things in a row as a language writes them: `cough, fever and rash`. Twin of `inARow` in exporters/html/player/display.js."""

from __future__ import annotations

from collections.abc import Sequence

from decisiontree.display.locale_data import conventions


def in_a_row(words: Sequence[str], language: str) -> str:
    """The words as one; nothing where there is none."""
    if len(words) < 2:
        return "".join(words)
    forms = conventions(language).lists
    if len(words) == 2:
        return _joined(forms.two, *words)
    row = _joined(forms.end, *words[-2:])
    for word in reversed(words[1:-2]):
        row = _joined(forms.middle, word, row)
    return _joined(forms.start, words[0], row)


def _joined(form: str, first: str, rest: str) -> str:
    # what is put in may hold braces
    before, _, after = form.partition("{0}")
    between, _, end = after.partition("{1}")
    return f"{before}{first}{between}{rest}{end}"
