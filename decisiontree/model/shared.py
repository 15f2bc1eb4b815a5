"""What all trees of a library share: library.yaml as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from decisiontree.model.authority import Authority, Role
from decisiontree.model.facts import Fact
from decisiontree.model.guard import Condition
from decisiontree.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Topic:
    """Something callers are aggrieved about, and who owns it."""

    id: str
    label: Prose
    owner: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Something that is broken now: the trees it concerns, its approved words and what must not be promised."""

    id: str
    trees: tuple[str, ...] = ()
    starts: datetime | None = None
    expires: datetime | None = None
    banner: Prose | None = None
    say: Prose | None = None
    next_update: Prose | None = None
    do_not_say: tuple[Prose, ...] = ()
    when: Condition | None = None
    reference: Prose | None = None
    known: Prose | None = None
    unknown: Prose | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether it has expired by then."""
        return self.expires is not None and _aware(self.expires) <= now

    def is_open(self, now: datetime) -> bool:
        """Whether it has begun and is not over."""
        return (self.starts is None or _aware(self.starts) <= now) and not self.is_over(now)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Roles stand from least authority to most; mappings keep the order of the file."""

    title: Prose | None = None
    roles: tuple[Role, ...] = ()
    authority: Mapping[str, Authority] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    snippets: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    incidents: tuple[Incident, ...] = ()

    def role_label(self, role: str | None) -> str | None:
        """What a role is called; its id where the library has none such."""
        return next((each.label for each in self.roles if each.id == role), role)

    def open_incidents(self, now: datetime) -> tuple[str, ...]:
        """The ids of the incidents that have begun and are not over."""
        return tuple(incident.id for incident in self.incidents if incident.is_open(now))


NOTHING_SHARED = Shared()
