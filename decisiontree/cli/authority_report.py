"""What `decisiontree authority` prints: limits, shares of routes and the most that is granted, as text, JSON or CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from decisiontree.display import display_limit, fit, pad, visible, width
from decisiontree.model import Authority, Limit, Role, Shared, plain_amount
from decisiontree.routes import GRANTS, DecisionStatus, Granted, Granting, Share, Shares
from decisiontree.text import csv_text, json_text

VERSION = 2
_WIDTH = 80
_LOST = 5
"""So many nodes at which a tree cannot be followed are named."""
_LIMITS, _ROUTES = (13, 9, 18, 18), (13, 15, 16, 14)
"""Widths of columns."""
Say: TypeAlias = Callable[[Limit, str | None], str]
"""Writes a limit, without a currency a number of times."""


@dataclass(frozen=True, slots=True)
class TreeOverview:
    """One tree: how its routes end for each role, and what its outcomes grant.

    `alone` is false for one that is only run by others; `lost` are nodes, by tree and id, at which no walk can be followed.
    """

    id: str
    file: str
    title: str | None
    shares: Shares | None = None
    granting: Granting = field(default_factory=Granting)
    is_read: bool = False
    alone: bool = True
    lost: tuple[tuple[str, str], ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether every route was followed."""
        counted = self.shares is not None and self.shares.exact
        return self.is_read and not self.lost and (counted or not self.alone)

    @property
    def is_followed(self) -> bool:
        """Whether every route was followed to what it grants."""
        return self.is_read and not self.lost and not self.granting.not_followed

    @property
    def wrong(self) -> tuple[Granted, ...]:
        """What outcomes grant and no role has decided."""
        return tuple(each for each in self.granting.found if each.standing not in GRANTS)

    def most(self, authority: str, role: str, standing: DecisionStatus) -> Limit | bool:
        """The most that is granted in this way; False where nothing is, True where it is no amount."""
        return _highest(
            each.most.get(role, True)
            for each in self.granting.found
            if (each.authority, each.standing) == (authority, standing) and role in each.roles
        )


@dataclass(frozen=True, slots=True)
class Overview:
    """What a library lets each role decide, and its trees. It is called by its folder; `shared_file` is its library.yaml."""

    library: str
    shared_file: str
    shared: Shared
    trees: tuple[TreeOverview, ...]
    language: str = "en"
    """Amounts are written as in the first tree."""

    def say(self, most: Limit, currency: str | None) -> str:
        """A limit for people."""
        return display_limit(most, currency, self.language)

    @property
    def holds(self) -> bool:
        """Whether every route of every tree could be followed, and every grant is decided by a role that may."""
        return all(tree.is_followed and not tree.wrong for tree in self.trees)


def as_text(overviews: Sequence[Overview]) -> str:
    """Two tables that fit a terminal of 80 columns; those of several libraries each below its folder."""
    if len(overviews) == 1:
        return _text(overviews[0])
    return "\n".join(f"{_line(f'== {each.library} ==')}\n\n{_text(each)}" for each in overviews)


def _text(overview: Overview) -> str:
    lines = ["What each role may decide", ""]
    if not overview.shared.roles:
        where = visible(overview.shared_file)
        lines += [f"  no roles are defined; list them in {where}, least authority first", ""]
    for authority in overview.shared.authority.values():
        lines += [*_authority_lines(overview, authority), ""]
    if overview.shared.roles and not overview.shared.authority:
        lines += [f"  {visible(overview.shared_file)} defines no authority", ""]
    if overview.trees:
        lines += ["How the routes of each tree end", ""]
    for tree in overview.trees:
        lines += [*_tree_lines(overview, tree), ""]
    return "\n".join(lines[:-1]) + "\n"


def _authority_lines(overview: Overview, authority: Authority) -> Iterator[str]:
    currency = f", in {authority.currency}" if authority.currency else ""
    yield _line(f"{authority.id}: {authority.label}{currency}")
    if authority.uses is not None:
        fact = overview.shared.facts.get(authority.uses.fact)
        yield _line(f"  counted by: {authority.uses.fact if fact is None else fact.label}")
    yield _row(_LIMITS, "", "may decide", "times", "most per call", "with approval")
    for role in overview.shared.roles:
        own, approved = (
            _shown(
                _highest(tree.most(authority.id, role.id, standing) for tree in overview.trees),
                authority,
                overview.say,
            )
            for standing in GRANT_ORDER
        )
        limit, times = _limits(authority, role, overview.say)
        if authority.limits is None:
            limit = " "
        yield _row(_LIMITS, role.label, limit, times if authority.uses is not None else " ", own, approved)


GRANT_ORDER = (DecisionStatus.OWN, DecisionStatus.APPROVED)


def _tree_lines(overview: Overview, tree: TreeOverview) -> Iterator[str]:
    yield _line(f"{tree.id}: {tree.title or tree.file}")
    if not tree.is_read:
        yield _line(f"  cannot be read; `decisiontree check {tree.file}` says why")
        return
    if not tree.alone:
        yield "  only run by other trees; its grants are counted there"
        return
    if tree.shares is None and not overview.shared.roles:
        yield "  its routes are counted for each role, and no roles are defined"
    elif tree.shares is None:
        yield "  its routes cannot be counted: it is too complex, or parts of it cannot be read"
    else:
        about = "" if tree.is_exact else "about "
        yield _row(_ROUTES, "", f"{about}routes", "on the spot", "someone else", "refused")
        yield from _share_rows(overview, tree.shares.by_role)
    for each in tree.wrong:
        yield _line(
            f"  not decided: '{each.authority}' at '{'/'.join(each.outcome)}' ({_WHY[each.standing]})"
        )
    if tree.wrong:
        yield _line(f"  `decisiontree check {tree.file}` shows the routes")
    for place in tree.lost[:_LOST]:
        yield _line(f"  cannot be followed at '{'/'.join(place)}', so nothing after it is certain")
    if tree.lost:
        yield _line(f"  `decisiontree check {tree.file}` says why")
    for authority in tree.granting.not_followed:
        yield _line(f"  too many combinations to work out what is granted of '{authority}'")


def _share_rows(overview: Overview, by_role: Mapping[str, Share]) -> Iterator[str]:
    """A row for each role, or one where all are alike."""
    roles = overview.shared.roles
    alike = len(set(by_role.values())) == 1 and len(roles) > 1
    for role in roles[:1] if alike else roles:
        share = by_role[role.id]
        parts = (_percent(part, share.routes) for part in share)
        yield _row(_ROUTES, "every role" if alike else role.label, f"{share.routes:,}", *parts)


_WHY = {
    DecisionStatus.UNDECIDED: "no decision was made",
    DecisionStatus.VOID: "the amount changes after the decision",
    DecisionStatus.OPEN: "above the limit, no one approves it",
    DecisionStatus.NOBODY: "above every limit",
}


def as_json(overviews: Sequence[Overview]) -> str:
    """One object, version 2; amounts as files write them, `any` without a ceiling, null for none.

    One library is a list of one: a program needs no special case. In version 1, its keys were those of the object.
    """
    whole = {
        "version": VERSION,
        "libraries": [{"library": each.library, **_library_json(each)} for each in overviews],
        "holds": all(each.holds for each in overviews),
    }
    return json_text(whole, ascii_only=False)


def _library_json(overview: Overview) -> dict[str, object]:
    shared = overview.shared
    return {
        "roles": [{"id": role.id, "label": role.label} for role in shared.roles],
        "authority": [_authority_json(shared, authority) for authority in shared.authority.values()],
        "trees": [_tree_json(overview, tree) for tree in overview.trees],
        "holds": overview.holds,
    }


def _authority_json(shared: Shared, authority: Authority) -> dict[str, object]:
    return {
        "id": authority.id,
        "label": authority.label,
        "currency": authority.currency,
        "uses": None if authority.uses is None else authority.uses.fact,
        "limits": [
            dict(zip(("role", "limit", "times"), (role.id, *_limits(authority, role, _written)), strict=True))
            for role in shared.roles
        ],
    }


def _tree_json(overview: Overview, tree: TreeOverview) -> dict[str, object]:
    by_role = {} if tree.shares is None else tree.shares.by_role
    return {
        "id": tree.id,
        "title": tree.title,
        "file": tree.file,
        "read": tree.is_read,
        "alone": tree.alone,
        "exact": tree.is_exact,
        "routes": [
            {"role": role, "routes": share.routes, **share._asdict()} for role, share in by_role.items()
        ],
        "most": [
            dict(zip(("authority", "role", "own", "approved"), row, strict=True))
            for row in _mosts(overview, tree)
        ],
        "not_decided": [
            {
                "authority": each.authority,
                "outcome": "/".join(each.outcome),
                "standing": each.standing.value,
                "roles": list(each.roles),
                "route": list(each.route),
            }
            for each in tree.wrong
        ],
        "not_followed": list(tree.granting.not_followed),
        "cannot_be_followed_at": ["/".join(place) for place in tree.lost],
    }


_COLUMNS = (
    *("library", "table", "tree", "authority", "role", "limit", "times", "own", "approved"),
    *("routes", "on_the_spot", "someone_else", "refused"),
)


def as_csv(overviews: Sequence[Overview]) -> str:
    """Three kinds of rows by the column `table`: limit, most, routes."""
    rows = ([each.library, *row] for each in overviews for row in _rows(each))
    return csv_text((_COLUMNS, *rows))


def _rows(overview: Overview) -> Iterator[list[object]]:
    for authority in overview.shared.authority.values():
        for role in overview.shared.roles:
            limits = _limits(authority, role, _written)
            yield ["limit", "", authority.id, role.id, *limits, *[""] * 6]
    for tree in overview.trees:
        for name, role_id, own, approved in _mosts(overview, tree):
            yield ["most", tree.id, name, role_id, "", "", own, approved, *[""] * 4]
        for role_id, share in ({} if tree.shares is None else tree.shares.by_role).items():
            yield ["routes", tree.id, "", role_id, *[""] * 4, share.routes, *share]


def _mosts(overview: Overview, tree: TreeOverview) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Of each authority and role, the most that the tree lets it give by itself, and with somebody's approval."""
    for authority in overview.shared.authority.values():
        for role in overview.shared.roles:
            own, approved = (
                _shown(tree.most(authority.id, role.id, standing), authority, _written)
                for standing in GRANT_ORDER
            )
            if own or approved:
                yield authority.id, role.id, own, approved


def _highest(found: Iterable[Limit | bool]) -> Limit | bool:
    """The most of some grants: False where there is none, True where they are no amounts, None without a ceiling."""
    given = [each for each in found if each is not False]
    amounts = [each for each in given if each is not True]
    if not amounts:
        return bool(given)
    ends = [each for each in amounts if each is not None]
    return max(ends) if len(ends) == len(amounts) else None


def _shown(most: Limit | bool, authority: Authority, say: Say) -> str | None:
    """An amount; `yes` where it is no amount, None where nothing is given."""
    if isinstance(most, bool):
        return "yes" if most else None
    return say(most, authority.currency)


def _limits(authority: Authority, role: Role, say: Say) -> tuple[str | None, str | None]:
    """What a role may decide and how often; None where it has no part in it."""
    limits = authority.limits or {}
    times = {} if authority.uses is None else authority.uses.limits
    return (
        say(limits[role.id], authority.currency) if role.id in limits else None,
        say(times[role.id], None) if role.id in times else None,
    )


def _written(most: Limit, currency: str | None) -> str:
    """A limit as files write it."""
    return "any" if most is None else plain_amount(most, currency)


def _percent(part: int, whole: int) -> str:
    return f"{(part * 200 + whole) // (whole * 2)} %" if whole else "–"


def _row(widths: tuple[int, ...], name: str, *values: str | None) -> str:
    """A name and some values, in columns."""
    cells = "".join(
        " " * (wide - width(value or "–")) + (value or "–")
        for wide, value in zip(widths, values, strict=True)
    )
    return f"  {pad(visible(name), 20)}{cells}".rstrip()


def _line(text: str) -> str:
    return fit(visible(text), _WIDTH)


FORMATS: Mapping[str, Callable[[Sequence[Overview]], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "csv": as_csv}
)
