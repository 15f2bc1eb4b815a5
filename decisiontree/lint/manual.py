"""A rule's manual as data, and as text for a terminal. The manual itself is the docstring in the rule's module.

Its form: a sentence, then paragraphs that begin with `Why:`, `Bad:`, `Good:`, `Fix:`; examples are indented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent, fill

from decisiontree.lint.rule import Rule

HEADINGS = ("Why", "Bad", "Good", "Fix")
_HEADING = re.compile(rf"^({'|'.join(HEADINGS)}):[ \n]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Manual:
    """What a person wants to know of a rule; `bad` and `good` are pieces of a tree file."""

    summary: str
    why: str
    bad: str
    good: str
    fix: str


def manual_of(rule: Rule) -> Manual:
    """The manual of a rule, taken apart; raises ValueError when a heading is missing or out of order."""
    summary, *rest = _HEADING.split(dedent(rule.manual).strip())
    if tuple(rest[::2]) != HEADINGS:
        raise ValueError(f"the manual of '{rule.slug}' has the headings {rest[::2]}, not {list(HEADINGS)}")
    why, bad, good, fix = rest[1::2]
    return Manual(_joined(summary), _joined(why), _example(bad), _example(good), _joined(fix))


def silencing(rule: Rule) -> str:
    """How to switch the rule off, once or for good."""
    in_settings = f'`{rule.slug} = "off"` under `[rules]` in decisiontree.toml'
    if not rule.can_be_ignored:
        return f"Only by {in_settings}; no comment can ignore what breaks a file or harms people."
    return f"`# dt: ignore[{rule.slug}] reason` on the line or above the node, or {in_settings}."


def explained_rule(rule: Rule) -> str:
    """The manual as plain text for a terminal."""
    manual = manual_of(rule)
    return (
        f"{rule.slug} ({rule.severity}, {rule.family})\n"
        f"{_filled(manual.summary)}\n\n"
        f"{_filled(f'Why: {manual.why}')}\n\n"
        f"Bad:\n{_indented(manual.bad)}\n\n"
        f"Good:\n{_indented(manual.good)}\n\n"
        f"{_filled(f'Fix: {manual.fix}')}\n\n"
        f"{_filled('To ignore it: ' + silencing(rule).replace('`', ''))}\n"
    )


def _filled(text: str) -> str:
    return fill(text, width=90, break_long_words=False, break_on_hyphens=False)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _example(text: str) -> str:
    return dedent(text.strip("\n")).rstrip()


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
