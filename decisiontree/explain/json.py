"""Explanations as plain data for other programs; the field names are a promise (docs/reference/json.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from decisiontree.explain.conditions import OPEN
from decisiontree.explain.outcome import Explained
from decisiontree.explain.reach import Reach
from decisiontree.explain.trail import Pick
from decisiontree.explain.ways import Facts, Way
from decisiontree.guards import in_order
from decisiontree.model import Fact

VERSION = 1
Json = dict[str, object]


def explained_json(found: Explained, *, role: str | None = None) -> Json:
    """`{"version", "tree", "outcome", "ways": […], "barred": {role: […]}, "complete"}`."""
    ways = [way for way in found.ways if role is None or role in way.roles]
    return {
        "version": VERSION,
        "tree": found.tree,
        "outcome": found.outcome,
        "name": found.name,
        "resolution": found.node.resolution,
        "grants": list(found.node.grants),
        "role": role,
        "ways": [_way(way) for way in ways],
        "barred": {
            each: [{"node": bar.path, "condition": bar.words} for bar in bars] for each, bars in found.barred
        },
        "complete": not found.cut_short,
    }


def on_day_json(today: date | None, others: Mapping[str, int]) -> Json:
    """`{"today", "other_days"}`: the day of the call and what is reached on others, only where something counts from it."""
    days = {path: date.fromordinal(day).isoformat() for path, day in others.items()}
    return {} if today is None else {"today": today.isoformat(), "other_days": days}


def reach_json(found: Reach, declared: Mapping[str, Fact]) -> Json:
    """`{"version", "tree", "reached": […], "missed": […], "decisions": […], "asked": […], "noted": […], "complete"}`."""
    return {
        "version": VERSION,
        "tree": found.tree,
        "role": found.role,
        "facts": {
            name: in_order(declared[name], value) if isinstance(value, frozenset) else value
            for name, value in found.facts.items()
        },
        "incidents": list(found.incidents),
        "reached": [
            {"outcome": each.path, "name": each.name, "resolution": each.resolution, "way": _way(each.way)}
            for each in found.reached
        ],
        "missed": [{"outcome": path, "name": name} for path, name in found.missed],
        "decisions": [
            {"node": each.path, "authority": each.authority, "within": each.within, "above": each.above}
            for each in found.decisions
        ],
        "asked": [
            {"fact": each.fact, "label": each.label, "nodes": list(each.paths)} for each in found.asked
        ],
        "noted": list(found.noted),
        "complete": not found.cut_short,
    }


def _way(way: Way) -> Json:
    return {
        "answers": [_pick(pick) for pick in way.picks],
        "facts": [_facts(facts) for facts in way.facts],
        "roles": {role: [_facts(facts) for facts in sets] for role, sets in way.roles.items()},
        "decisions": [
            {"node": each.path, "authority": each.authority, "within": each.within, "approved": each.approved}
            for each in way.taken
        ],
        "route": list(way.route),
        "example": _example(way),
    }


def _example(way: Way) -> Mapping[str, object]:
    """Values that were walked; numbers as the program holds them: minor units, day numbers."""
    incidents = [
        name.removeprefix(OPEN) for name, value in way.example.items() if name.startswith(OPEN) and value
    ]
    values = {version.fact: way.example.get(version.id) for version in way.read}
    return {"role": way.example.get("role"), "incidents": incidents, "facts": values}


def _pick(pick: Pick) -> Json:
    return {"node": pick.path, "title": pick.title, "answer": pick.key, "label": pick.label}


def _facts(facts: Facts) -> list[Json]:
    return [
        {"fact": each.fact, "label": each.label, "is": each.words, "node": each.path, "again": each.again}
        for each in facts
    ]
