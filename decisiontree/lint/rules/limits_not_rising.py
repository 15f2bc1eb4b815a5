"""A role that may give less than a role with less authority.

Why: roles are listed from least authority to most, and an escalation goes up that list. Here it would end
with a person who may give less. A role that is left out of a row may give nothing.

Bad:
    # limits: {rep: 50.00, senior: 15.00, lead: 500.00}, where senior stands above rep in the list of roles

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: give the higher role at least as much; `any` means no limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import is_library
from decisiontree.model import Limit, plain_amount


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def limits_not_rising(context: RuleContext) -> Iterator[Finding]:
    """Every limit in library.yaml that is lower than the one of a lower role."""
    if not is_library(context):
        return
    for name, authority in context.library.model.shared.authority.items():
        if authority.limits is not None:
            yield from _falls(context, (name, "limits"), authority.limits, authority.currency)
        if authority.uses is not None:
            yield from _falls(context, (name, "uses", "limits"), authority.uses.limits, None)


def _falls(
    context: RuleContext, path: tuple[str, ...], limits: Mapping[str, Limit], currency: str | None
) -> Iterator[Finding]:
    """Each role that may do less than the one who may do most below it."""
    most: tuple[str, float] | None = None
    for role in context.library.model.shared.roles:
        unread = role.id not in limits and context.is_written(None, "authority", *path, role.id)
        if unread:
            continue  # what it says cannot be read, and the reader speaks of it
        limit = _height(limits, role.id)
        if most is not None and limit < most[1]:
            written = "nothing" if role.id not in limits else _shown(limits[role.id], currency)
            message = f"'{role.id}' may give {written}, but '{most[0]}', a lower role, may give {_shown(limits[most[0]], currency)}; raise the limit of '{role.id}'"
            lower = context.also(None, "authority", *path, most[0], message="the lower role")
            place = ("authority", *path, role.id)
            is_missing = role.id not in limits
            yield context.at(None, *place, message=message, related=[lower], of_absence=is_missing)
        elif role.id in limits:
            most = (role.id, limit)


def _height(limits: Mapping[str, Limit], role: str) -> float:
    limit = limits.get(role, 0)
    return float("inf") if limit is None else limit


def _shown(limit: Limit, currency: str | None) -> str:
    if limit is None:
        return "any amount" if currency else "any number"
    return f"{plain_amount(limit, currency)} {currency or ''}".rstrip()
