"""docs/reference/rules.md, written from the manuals of the rules so that it cannot fall behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decisiontree.lint.manual import manual_of, silencing
from decisiontree.lint.rule import Family, Rule


def rules_page(rules: Iterable[Rule]) -> str:
    """All manuals as `docs/reference/rules.md`."""
    rules = tuple(rules)
    lines = [
        "# Rules",
        "",
        "What `decisiontree check` looks for, and why. Written from the manuals in the rules' own modules: change it there,",
        "then `make golden`. Pieces of a tree file are shown; `format: 1` and the title are left out.",
        "",
    ]
    for family in Family:
        of_family = [rule for rule in rules if rule.family is family]
        if of_family:
            lines += [f"- **{family}**: " + " · ".join(f"[{rule.slug}](#{rule.slug})" for rule in of_family)]
    for rule in rules:
        lines += _section(rule)
    return "\n".join(lines) + "\n"


def _section(rule: Rule) -> Iterator[str]:
    manual = manual_of(rule)
    yield from ("", f"## {rule.slug}", "", f"*{rule.severity}, {rule.family}.* {manual.summary}", "")
    yield from (f"**Why.** {manual.why}", "")
    yield from ("Bad:", "", "```yaml", manual.bad, "```", "")
    yield from ("Good:", "", "```yaml", manual.good, "```", "")
    yield from (f"**Fix.** {manual.fix}", "", f"**To silence it.** {silencing(rule)}")
