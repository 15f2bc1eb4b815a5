"""docs/reference/rules/, written from the manuals of the rules: an index and a page per rule. Gives texts; writes no file."""

from __future__ import annotations

from collections.abc import Iterable

from decisiontree.lint.manual import manual_of, silencing
from decisiontree.lint.rule import Family, Rule

_WRITTEN = "<!-- Written from the manual in the rule's module; change it there, then run `make golden`. -->"
_OPENING = f"""\
# Rules

{_WRITTEN}

`decisiontree check` uses these rules. The page of a rule explains why the rule exists and how to fix its findings. It also shows an
example that breaks the rule, and one that follows it. To read a page in the terminal, write its name: `decisiontree rules loop`.

To change the severity of a rule, or to switch it off, see [settings](../settings.md). To accept one finding, add a comment with a
reason: see [checking](../../guides/checking.md).
"""


def rules_pages(rules: Iterable[Rule]) -> dict[str, str]:
    """Every page by its file name."""
    rules = tuple(rules)
    return {"index.md": _index(rules)} | {f"{rule.slug}.md": _page(rule) for rule in rules}


def _index(rules: tuple[Rule, ...]) -> str:
    sections = [_OPENING]
    for family in Family:
        rows = [
            f"| [{rule.slug}]({rule.slug}.md) | {rule.severity} | {_cell(manual_of(rule).summary)} |\n"
            for rule in rules
            if rule.family is family
        ]
        if rows:
            sections.append(f"## {family}\n\n| rule | severity | finds |\n|---|---|---|\n{''.join(rows)}")
    return "\n".join(sections)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _page(rule: Rule) -> str:
    manual = manual_of(rule)
    return f"""\
# {rule.slug}

{_WRITTEN}

{manual.summary}

Severity: **{rule.severity}** · Family: [{rule.family}](index.md#{_anchor(rule.family)})

## Why

{_sentence(manual.why)}

## Breaks the rule

{_fence(manual.bad)}

## Follows the rule

{_fence(manual.good)}

## Fix

{_sentence(manual.fix)}

## Ignore it

{silencing(rule)}
"""


def _anchor(family: str) -> str:
    """As code hosts and the site name the heading."""
    return family.lower().replace(" ", "-")


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _fence(example: str) -> str:
    return f"```yaml fragment\n{example}\n```"
