"""Why a text is no condition, as a value and as what stops the parser. Knows words, no grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decisiontree.guards.tokens import Token


@dataclass(frozen=True, slots=True)
class GuardFault:
    """Why a text is no condition: the rule broken, the words, where in the text, and what was perhaps meant."""

    rule: str
    message: str
    start: int
    end: int
    suggestion: str | None = None
    is_rewrite: bool = False
    """Whether the suggestion says the same in the words of a condition; otherwise it is the nearest known name."""


class Stop(Exception):
    """Ends the reading of a text at its first fault."""

    def __init__(self, fault: GuardFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def stop(word: Token, message: str, rewrite: str | None = None) -> Stop:
    """A fault at a word, and what to write over it to say the same."""
    return Stop(
        GuardFault("bad-condition", message, word.start, word.end, rewrite, is_rewrite=rewrite is not None)
    )


def no_such_name(word: Token, message: str, known: Sequence[str], rule: str = "bad-condition") -> Stop:
    """A fault at a name that is none of the known ones, with the nearest of them."""
    # paid for only where something is wrong
    from decisiontree.text import Nearest

    return Stop(GuardFault(rule, message, word.start, word.end, Nearest().to(word.value, known)))


def named(word: Token) -> str:
    """A word as a message shows it."""
    return "the end" if word.kind == "end" else f"'{word.value}'"
