"""PyYAML's own parser, made to agree with libyaml. Used only where PyYAML came without libyaml.

The two differ in plain texts: libyaml takes `?` inside braces and a tab between words, PyYAML's own scanner takes neither.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

_ENDS = "\0 \t\r\n"
_FLOW_SIGNS = ",[]{}"


class PureParser(yaml.SafeLoader):
    """Gives the events that libyaml gives."""

    def scan_to_next_token(self) -> None:
        """Skip blanks, comments and line ends; a tab is a blank wherever no indent is due."""
        while True:
            while self.peek() == " " or (
                self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)
            ):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0\r\n":
                    self.forward()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]  # PyYAML does not type it
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:  # noqa: ANN401  PyYAML does not type it
        """The rest of the line after `|` or `>`."""
        while self.peek() in " \t":
            self.forward()
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_plain(self) -> ScalarToken:
        """An unquoted text, over as many lines as it goes on."""
        start = end = self.get_mark()
        indent = self.indent + 1
        parts: list[str] = []
        gap = ""
        while not self._at_document_end() and self.peek() != "#":
            word = self._scan_word(start)
            if not word:
                break
            parts += (gap, word)
            end = self.get_mark()
            self.allow_simple_key = False
            gap = self._scan_gap(start, indent)
            if not gap or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(parts), True, start, end)

    def _scan_word(self, start: Any) -> str:  # noqa: ANN401  PyYAML does not type it
        length = 0
        while True:
            sign = self.peek(length)
            following = "" if sign in _ENDS else self.peek(length + 1)
            if (
                sign in _ENDS
                or (sign == ":" and following in _ENDS)
                or (self.flow_level and sign in _FLOW_SIGNS)
            ):
                break
            if self.flow_level and sign == ":" and following in _FLOW_SIGNS + "?":
                self.forward(length)
                raise ScannerError(
                    "while scanning a plain scalar", start, "found unexpected ':'", self.get_mark()
                )
            length += 1
        word: str = self.prefix(length)
        self.forward(length)
        return word

    def _scan_gap(self, start: Any, indent: int) -> str:  # noqa: ANN401  PyYAML does not type it
        """Blanks between two words; a line end counts as one space, empty lines as themselves."""
        blanks, breaks = "", 0
        while self.peek() in " \t\r\n":
            if self.peek() in "\r\n":
                self.scan_line_break()  # type: ignore[no-untyped-call]  # PyYAML does not type it
                breaks += 1
                self.allow_simple_key = True
                continue
            if breaks and self.column < indent and self.peek() == "\t":
                problem = "found a tab character that violates indentation"
                raise ScannerError("while scanning a plain scalar", start, problem, self.get_mark())
            if not breaks:
                blanks += self.peek()
            self.forward()
        return blanks if not breaks else " " if breaks == 1 else "\n" * (breaks - 1)

    def _at_document_end(self) -> bool:
        return self.column == 0 and self.prefix(3) in ("---", "...") and self.peek(3) in _ENDS
