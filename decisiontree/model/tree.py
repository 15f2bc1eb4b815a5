"""A tree and a library of trees. Frozen data without positions, so that trees compare by meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from decisiontree.model.facts import Fact
from decisiontree.model.nodes import Node
from decisiontree.model.shared import NOTHING_SHARED, Shared

TREE_KINDS = ("troubleshooting", "empowerment", "script", "scheduling", "crisis", "process")


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """An entry of `anytime`: always visible, does not come back."""

    label: str
    to: str | None
    key: str


@dataclass(frozen=True, slots=True)
class Gate:
    """No route reaches `before` without passing `passes`."""

    before: str
    passes: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words that must not and words that must stand in a tree."""

    banned: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """One authored file; its id is the file's stem. Mappings keep the order of the file."""

    id: str
    title: str | None = None
    purpose: str | None = None
    kind: str | None = None
    owner: str | None = None
    review_by: date | None = None
    language: str = "en"
    tags: tuple[str, ...] = ()
    start: str | None = None
    anytime: tuple[WayOut, ...] = ()
    requires: tuple[Gate, ...] = ()
    phrases: Phrases = field(default_factory=Phrases)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The trees read together and what they share; a tree by its id."""

    shared: Shared = NOTHING_SHARED
    trees: Mapping[str, Tree] = field(default_factory=dict)
