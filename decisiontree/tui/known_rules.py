"""What the editor asks about rules by their names. They are loaded with the first finding: the first screen has none."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from decisiontree.lint import Rule

FamilyName: TypeAlias = Literal["YAML", "CONTENT", "LOGIC"]


@cache
def rule_of(slug: str) -> Rule | None:
    """The rule of that name, if there is one."""
    from decisiontree.lint import RULES

    return RULES.get(slug)


@cache
def is_of(family: FamilyName, slug: str) -> bool:
    """Whether the rule of that name belongs to a family."""
    rule = rule_of(slug)
    return rule is not None and rule.family.name == family
