"""A library on disk that a stranger wrote to steer a terminal: texts, ids, settings, exporters and names of files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

WORDS = "\x1b]0;pwned\x07 \x9b31m \u202e \r\n::warning::pwned \u2028 \x85 ##[warning]pwned [x](https://example.com/x)"
"""A window's title, a colour, a turn of the reading direction, ends of lines, and commands for a log. All are harmless."""

FILE_NAMES = (
    b"\x1b]0;pwned\x07",
    b"\x1b[31mred",
    "\x9b31m".encode(),
    "\u202egnp".encode(),
    "\u2066turned".encode(),
    b"two\n::warning::pwned",
    b"\n::warning::pwned",
    b"two\r\n::warning::pwned",
    b"two\rlines",
    "two\u2028lines".encode(),
    "two\x85lines".encode(),
    b"tab\tbed",
    b"::warning::pwned",
    b"  ::stop-commands::pwned",
    b"##[warning]pwned",
    b"=1+1",
    b"@SUM(1)",
    b"-1+x",
    "\uff1d1+1".encode(),
    b"not\xffutf-8\xe9",
    b'it\'s "quoted" `so` | <b>',
    b"[x](https:example.com)",
    b"100%0A::warning::, a=b",
)
"""Without their ending; the bytes, as a name need not be UTF-8."""

Tree = dict[str, object]


def hostile_tree(words: str = WORDS) -> Tree:
    """A tree that can be walked, explained and exported, with the words wherever words may stand."""
    return {
        "format": 1,
        "title": words,
        "purpose": words,
        "start": "ask",
        "facts": {
            "caller": {"type": "text", "label": words, "hint": words},
            "owed": {"type": "money", "currency": "GBP", "label": words, "min": 0, "max": 90},
            "paid": {"type": "choice", "label": words, "values": {"card": words, "cash": words}},
        },
        "anytime": [{"id": "harm", "label": words, "to": "over"}],
        "nodes": {
            "ask": {
                "ask": words,
                "say": words,
                "note": words,
                "do": [words],
                "options": [
                    {"id": "yes", "label": words, "to": "fill"},
                    {"id": "no", "label": f"{words} no", "to": "over"},
                ],
            },
            "fill": {
                "title": words,
                "say": f"{{caller}} {words}",
                "collect": ["caller", "owed", "paid"],
                "to": "held",
            },
            "held": {"title": words, "decide": "refund", "amount": "owed", "within": "done", "above": "over"},
            "done": {"outcome": words, "say": words, "resolution": "resolved", "grants": ["refund"]},
            "over": {"outcome": f"{words} over", "resolution": "escalated", "team": words},
        },
    }


def small_tree() -> Tree:
    """A tree that is soon checked, for a file whose name says enough."""
    owed = {"type": "money", "currency": "GBP", "label": "Owed", "min": 0, "max": 90}
    return {
        "format": 1,
        "title": WORDS,
        "start": "fill",
        "facts": {"owed": owed},
        "nodes": {
            "fill": {"title": "How much", "collect": ["owed"], "to": "held"},
            "held": {
                "title": "Enough",
                "decide": "refund",
                "amount": "owed",
                "within": "done",
                "above": "over",
            },
            "done": {"outcome": "Done", "resolution": "resolved", "grants": ["refund"]},
            "over": {"outcome": "Over", "resolution": "escalated", "team": "lead"},
        },
    }


def hostile_shared() -> Tree:
    """What the trees share."""
    return {
        "format": 1,
        "title": WORDS,
        "roles": [{"id": "rep", "label": WORDS}, {"id": "lead", "label": f"{WORDS} lead"}],
        "authority": {
            "refund": {
                "label": WORDS,
                "currency": "GBP",
                "limits": {"rep": "50.00", "lead": "500.00"},
                "because": WORDS,
                "review_by": "2099-12-31",
            }
        },
        "incidents": [
            {"id": "inc", "title": WORDS, "banner": WORDS, "from": "2020-01-01", "until": "2099-12-31"}
        ],
    }


def hostile_scenarios() -> Tree:
    """One that ends as it says, three that do not, in words of a stranger."""
    facts = {"caller": WORDS, "owed": "20.00", "paid": "card"}
    sound = {"role": "rep", "facts": facts, "answers": {"ask": "yes"}}
    return {
        "format": 1,
        "scenarios": [
            {"name": WORDS, **sound, "expect": {"outcome": "done", "grants": {"refund": "20.00"}}},
            {"name": f"{WORDS} 2", **sound, "expect": {"outcome": "over"}},
            {"name": f"{WORDS} 3", **sound, "answers": {"ask": WORDS}, "expect": {"outcome": WORDS}},
            {
                "name": f"{WORDS} 4",
                **sound,
                "role": WORDS,
                "given": {WORDS: WORDS},
                "expect": {"outcome": "done"},
            },
        ],
    }


def write_hostile_library(root: Path) -> Path:
    """A library that can be used in spite of its words and of its files' names; its settings are hostile, too."""
    trees = root / "trees"
    trees.mkdir(parents=True)
    _write(trees / "library.yaml", hostile_shared())
    _write(trees / "good.yaml", hostile_tree())
    _write(trees / "good.scenarios.yaml", hostile_scenarios())
    for name in FILE_NAMES:
        for ending, whole in ((b".yaml", small_tree()), (b".scenarios.yaml", _one_scenario())):
            _write(Path(os.fsdecode(os.fsencode(trees) + b"/" + name.replace(b"/", b"_") + ending)), whole)
    exporter = root / "exporters" / "strange"
    exporter.mkdir(parents=True)
    (exporter / "exporter.toml").write_text(
        f'summary = {json.dumps(WORDS)}\ncontract = 1\nextends = "html"\n'
    )
    (root / "decisiontree.toml").write_text('[export]\nfolder = "exporters"\n[spot_decisions]\nrep = 50\n')
    return root


def write_broken_library(root: Path) -> Path:
    """A library in which each file has the words, as key or as value, where something else belongs."""
    trees = root / "trees"
    trees.mkdir(parents=True)
    # every third, as a check of all takes its time; the places of one kind differ only in their names
    for at, broken in enumerate([*_spoilt(hostile_tree("Words"))][::3]):
        _write(trees / f"slot_{at}.yaml", broken)
    for at, broken in enumerate([*_spoilt(hostile_scenarios())][::3]):
        _write(trees / f"slot_{at}.scenarios.yaml", broken)
    (trees / "library.yaml").write_text(
        json.dumps(hostile_shared() | {WORDS: WORDS, "roles": [{"id": WORDS}]})
    )
    # what stands in the file itself and not behind an escape
    (trees / "raw.yaml").write_bytes(
        "format: 1\r\ntitle: a \u202e b \u2028 c \x85 d\r\n\tstart: \ufeffe # \u2066\r\n".encode()
        + b"\xff\x1b]0;pwned\x07\n"
    )
    return root


def _one_scenario() -> Tree:
    return {
        "format": 1,
        "scenarios": [{"name": WORDS, "facts": {"owed": "20.00"}, "expect": {"outcome": "over"}}],
    }


def _spoilt(whole: Tree) -> Iterator[object]:
    """The tree with the words in the place of each key and each value, one after the other."""
    yield from _places(whole, lambda changed: changed)


def _places(value: object, wrap: Callable[[object], object]) -> Iterator[object]:
    if value != WORDS:
        yield wrap(WORDS)
    if isinstance(value, dict):
        for key, inner in value.items():
            yield wrap({WORDS if each == key else each: old for each, old in value.items()})
            yield from _places(inner, lambda new, key=key: wrap({**value, key: new}))  # type: ignore[misc]
    if isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _places(inner, lambda new, at=at: wrap([*value[:at], new, *value[at + 1 :]]))  # type: ignore[misc]


def _write(file: Path, whole: object) -> None:
    file.write_text(json.dumps(whole), encoding="utf-8")
