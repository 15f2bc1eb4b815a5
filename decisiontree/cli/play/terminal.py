"""Lines out and lines in: wrapping, colour, prompts. Knows nothing of trees."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from typing import Any, TextIO

import click

from decisiontree.cli.output import report
from decisiontree.display import clean, hang, width


class NoMoreAnswers(Exception):
    """Standard input has ended."""


class Terminal:
    """A place to write to and to read answers from; every text is cleaned of what could steer it."""

    def __init__(self, answers: TextIO, *, colour: bool) -> None:
        self._answers = answers
        self._colour = colour
        self._width = min(shutil.get_terminal_size((80, 24)).columns, 88)
        self.is_interactive = answers.isatty()

    def line(self, text: str = "", *, mark: str = "", style: str = "") -> None:
        """A wrapped text; `mark` stands before it and the following lines hang below the text."""
        plain = clean(text)
        lead = mark.ljust(_LEAD if mark else 0)
        for number, paragraph in enumerate(plain.split("\n")):
            before = lead if number == 0 else " " * width(lead)
            room = max(self._width - width(before), 20)
            for row, words in enumerate(hang(paragraph, room, breaks=False)):
                start = self.styled(before, "mark") if mark and row == 0 else " " * width(before)
                self._print(f"{start}{self.styled(words, style)}".rstrip())

    def rule(self) -> None:
        """A line across."""
        self._print(self.styled("─" * self._width, "dim"))

    def ask(self, prompt: str) -> str:
        """One answer without surrounding space; raises NoMoreAnswers at the end of the input."""
        self._print(self.styled(clean(prompt), "prompt"), end=" ")
        answer = self._answers.readline()
        if not answer:
            self._print()
            raise NoMoreAnswers
        if not self.is_interactive:
            self._print(clean(answer.strip()))
        return answer.strip()

    def _print(self, line: str = "", end: str = "\n") -> None:
        report(line + end, coloured=self._colour)

    def styled(self, text: str, style: str) -> str:
        """The text in the colours of a style, or as it is where there are none."""
        if not self._colour or not style:
            return text
        return click.style(text, **_STYLES.get(style, {"dim": True}))


_LEAD = 11
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True},
    "say": {"fg": "cyan"},
    "warn": {"fg": "yellow"},
    "prompt": {"fg": "green", "bold": True},
}
"""What click knows of each style; any other is dim."""
