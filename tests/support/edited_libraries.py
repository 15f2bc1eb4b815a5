"""Small random libraries as files, and random edits of them: of texts, links, facts, calls, names, settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

NAMES = ("alpha", "alphas", "beta", "delta", "with space")
FACTS = ("days", "visits")
LINKS = (
    "See [it](#done).",
    "See [it](tree:beta) or `[it](tree:gamma)`.",
    "See [it](tree:delta#finished).",
    "See [it](tree:alhpa#decide).",
)
"""Texts that link to nodes and trees, which may be there or not."""


@dataclass
class TreeDraft:
    """A tree that can be written, sound or not."""

    days: int = 3
    calls: str | None = None
    returns: str | None = None
    owner: str | None = None
    review_by: str | None = None
    language: str = "en"
    collects: bool = True
    own_fact: str | None = None
    note: str = "Thank them."
    ending: str = "done"
    tail: str = ""

    def text(self) -> str:
        """The file."""
        head = ["format: 1", "title: A tree", "purpose: To be checked", f"language: {self.language}"]
        head += [f"owner: {self.owner}"] if self.owner else []
        head += [f"review_by: {self.review_by}"] if self.review_by else []
        head += [f"facts:\n  {self.own_fact}: {{type: integer, min: 0, max: 9}}"] if self.own_fact else []
        done = self.ending
        after = "other" if self.calls else done
        nodes = [
            "start: first",
            "nodes:",
            *(
                ["  first: {collect: [days], to: decide}"]
                if self.collects
                else ["  first: {say: Hello, to: decide}"]
            ),
            f"  decide: {{cases: [{{when: days >= {self.days}, to: {after}}}], else: {done}}}",
        ]
        if self.calls:
            back = f"returns: {{{self.returns}: {done}}}, " if self.returns else ""
            nodes.append(f"  other: {{run: {self.calls}, {back}else: {done}}}")
        nodes.append(f"  {self.ending}: {{outcome: Done, resolution: resolved, note: '{self.note}'}}")
        return "\n".join([*head, *nodes, self.tail])


@dataclass
class LibraryDraft:
    """A library that can be written, with its settings and the day of the check."""

    random: Random
    trees: dict[str, TreeDraft] = field(default_factory=dict)
    largest: int = 10
    facts: tuple[str, ...] = FACTS
    snippet: str = "See you."
    settings: str = ""
    today: date | None = None
    only: str | None = None

    def write(self, folder: Path) -> None:
        """Make the folder hold this library and nothing else."""
        trees = folder / "trees"
        trees.mkdir(exist_ok=True)
        texts = {f"{name}.yaml": tree.text() for name, tree in self.trees.items()}
        if self.facts:
            facts = "\n".join(
                f"  {name}: {{type: integer, min: 0, max: {self.largest}}}" for name in self.facts
            )
            texts["library.yaml"] = (
                f"format: 1\ntitle: All\nfacts:\n{facts}\nsnippets: {{bye: '{self.snippet}'}}\n"
            )
        for old in trees.iterdir():
            if old.name not in texts:
                old.unlink()
        for name, text in texts.items():
            if not (trees / name).is_file() or (trees / name).read_text(encoding="utf-8") != text:
                (trees / name).write_text(text, encoding="utf-8")
        (folder / "decisiontree.toml").write_text(self.settings, encoding="utf-8")

    @property
    def paths(self) -> list[Path]:
        """What is checked: the folder, or one of its files."""
        return [Path("trees") if self.only is None else Path("trees") / f"{self.only}.yaml"]

    def edit(self) -> str:
        """Change one thing, and say which."""
        kind = self.random.choice(sorted(_EDITS))
        _EDITS[kind](self, self.random)
        if self.only is not None and self.only not in self.trees:
            self.only = None
        return kind


def random_library(seed: int) -> LibraryDraft:
    """A library of a few trees, most of them sound."""
    random = Random(seed)  # noqa: S311  nothing here is a secret
    library = LibraryDraft(random)
    for name in random.sample(NAMES, random.randint(2, 4)):
        library.trees[name] = _draft(random)
    return library


def _draft(random: Random) -> TreeDraft:
    return TreeDraft(
        calls=random.choice((None, *NAMES)),
        returns=random.choice((None, "done", "finished")),
        collects=random.choice((True, False)),
        ending=random.choice(("done", "finished")),
        owner=random.choice(("ann", "ann", None)),
        note=random.choice(("Thank them.", *LINKS)),
    )


def _tree(library: LibraryDraft, random: Random) -> TreeDraft:
    return library.trees[random.choice(sorted(library.trees))]


def _set(name: str, *values: object) -> Callable[[LibraryDraft, Random], None]:
    """An edit that gives a field of some tree one of these values."""

    def edit(library: LibraryDraft, random: Random) -> None:
        setattr(_tree(library, random), name, random.choice(values))

    return edit


def _set_shared(name: str, *values: object) -> Callable[[LibraryDraft, Random], None]:
    def edit(library: LibraryDraft, random: Random) -> None:
        setattr(library, name, random.choice(values))

    return edit


def _add(library: LibraryDraft, random: Random) -> None:
    library.trees[random.choice(NAMES)] = _draft(random)


def _remove(library: LibraryDraft, random: Random) -> None:
    if len(library.trees) > 1:
        del library.trees[random.choice(sorted(library.trees))]


def _rename(library: LibraryDraft, random: Random) -> None:
    tree = library.trees.pop(random.choice(sorted(library.trees)))
    library.trees[random.choice(NAMES)] = tree


def _look_at(library: LibraryDraft, random: Random) -> None:
    library.only = random.choice((None, *sorted(library.trees)))


_EDITS: dict[str, Callable[[LibraryDraft, Random], None]] = {
    "a condition": _set("days", 0, 3, 5, 11, 99),
    "a call": _set("calls", None, *NAMES, "nowhere"),
    "what comes back": _set("returns", None, "done", "finished", "typo"),
    "an owner": _set("owner", None, "ann", "bob", "cleo"),
    "a review": _set("review_by", None, "2026-01-01", "2027-01-01"),
    "a language": _set("language", "en", "de"),
    "a form": _set("collects", True, False),
    "a fact of its own": _set("own_fact", None, "calm", "days"),
    "a note": _set(
        "note", "Thank them.", "{days} days", "{unheard}", "TODO", "{bye} It''s run: beta", *LINKS
    ),
    "an ending": _set("ending", "done", "finished"),
    "a broken end": _set("tail", "", "  broken: [", "# dt: ignore[unreachable-node] why", "? run\n: odd\n"),
    "a bound": _set_shared("largest", 2, 10, 50),
    "the facts": _set_shared("facts", (), ("days",), FACTS),
    "a snippet": _set_shared("snippet", "See you.", "TODO", "{days}", *LINKS[:3]),
    "a setting": _set_shared(
        "settings",
        "",
        "[rules]\ngap = 'off'\nloop = 'error'\n",
        "[budgets]\nnodes = 2\n",
        "[rules]\nunused-fact = 'error'\n",
    ),
    "the day": _set_shared("today", None, date(2026, 11, 21), date(2027, 6, 1), date(2027, 6, 2)),
    "another tree": _add,
    "one tree less": _remove,
    "a file's name": _rename,
    "what is asked for": _look_at,
}
