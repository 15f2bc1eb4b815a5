"""Who may give how much, as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping

from decisiontree.display import display_date, display_limit
from decisiontree.export.view import AuthorityView, LimitRow
from decisiontree.model import Authority, Limit, Role, Shared


def limit_rows(authority: Authority, roles: tuple[Role, ...], language: str) -> tuple[LimitRow, ...]:
    """What each role may give, from least authority to most."""
    amounts = authority.limits or {}
    uses = authority.uses.limits if authority.uses else {}
    return tuple(
        LimitRow(
            role.id,
            role.label,
            _limit(amounts, role.id, authority.currency, language),
            _limit(uses, role.id, None, language),
        )
        for role in roles
    )


def authority_views(shared: Shared, language: str) -> tuple[AuthorityView, ...]:
    """Everything that the library says may be given."""
    return tuple(
        AuthorityView(
            id=each.id,
            label=each.label,
            limits=limit_rows(each, shared.roles, language),
            has_amounts=each.limits is not None,
            has_uses=each.uses is not None,
            uses=_counted_by(each, shared),
            because=each.because,
            source=each.source,
            review_by=display_date(each.review_by, language) if each.review_by else None,
        )
        for each in shared.authority.values()
    )


def _counted_by(authority: Authority, shared: Shared) -> str | None:
    if authority.uses is None:
        return None
    fact = shared.facts.get(authority.uses.fact)
    return authority.uses.fact if fact is None else fact.label


def _limit(limits: Mapping[str, Limit], role: str, currency: str | None, language: str) -> str | None:
    return None if role not in limits else display_limit(limits[role], currency, language)
