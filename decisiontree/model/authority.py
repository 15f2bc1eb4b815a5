"""Roles and what they may give without asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from decisiontree.model.prose import Prose

Limit: TypeAlias = int | None
"""A ceiling: minor units for amounts, a count for uses; None is `any`, no ceiling."""


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who may decide; the library lists roles from least authority to most."""

    id: str
    label: Prose


@dataclass(frozen=True, slots=True)
class Uses:
    """How often per period: passes while the fact, which counts earlier times, is below the role's number."""

    fact: str
    limits: Mapping[str, Limit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """One kind of thing that may be given; a role that is left out of a row has none."""

    id: str
    label: Prose
    currency: str | None = None
    limits: Mapping[str, Limit] | None = None
    uses: Uses | None = None
    because: Prose | None = None
    source: Prose | None = None
    review_by: date | None = None
