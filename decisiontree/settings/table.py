"""The table of all settings. Reading, `--show-settings`, the JSON Schema and docs/reference/settings.md follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from decisiontree.diagnostic import Severity
from decisiontree.settings.kinds import (
    COLOUR,
    FILE,
    FLAG,
    FOLDER,
    FOLDERS,
    KEYS,
    LEVEL,
    NAME,
    NUMBER,
    ORIGINS,
    PERCENT,
    SEVERITY,
    THEME,
    THEMES,
    SettingKind,
)

Level: TypeAlias = Severity | None
"""How a rule counts here; None switches it off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """What a live call can bear; a rule warns above each."""

    options: int = 7
    nodes: int = 150
    route: int = 25
    human: int = 12
    say: int = 400
    """Characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """A company's own colours, each as `#rrggbb`; None leaves ours."""

    accent: str | None = None
    accent_dark: str | None = None
    background: str | None = None
    background_dark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What decisiontree.toml says, with our values for what it leaves out; paths are absolute."""

    root: Path
    file: Path | None = None
    trees: tuple[Path, ...] = ()
    rules: Mapping[str, Level] = field(default_factory=lambda: MappingProxyType({}))
    budgets: Budgets = field(default_factory=Budgets)
    spot_decisions: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """By role, the share of routes, in percent, that it should end by itself: `[spot_decisions]`."""
    passed_over: Path | None = None
    """A nearer decisiontree.toml that belongs to somebody else, and so counts for nothing."""
    exporters: Path | None = None
    """Folder of the library's own exporters: `[export] folder`."""
    origins: tuple[str, ...] = ()
    """Where programs are from that show a page in a frame and may talk to it: `[export] origins`."""
    company: str | None = None
    """The name of the company or desk whose pages they are: `[export] name`."""
    logo: Path | None = None
    """Its picture: `[export] logo`."""
    colours: Colours = field(default_factory=Colours)
    """Its colours: `[export.colours]`."""
    baseline: Path | None = None
    """The findings that are held back here: `[check] baseline`."""
    fail_on: Severity = Severity.ERROR
    """The mildest finding that fails a check here: `[check] fail_on`."""
    theme: str = THEMES[0]
    """The colours of the editor for who has chosen none: `[editor] theme`."""
    ascii_only: bool = False
    """Whether the editor draws with ASCII characters alone: `[editor] ascii`."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By the id of a command of the editor, the keys for it: `[editor.keys]`. The editor knows which ids there are."""
    lines: Mapping[tuple[str, str], int] = field(default_factory=lambda: MappingProxyType({}))
    """The line of each key of the open sections, from 1: what is wrong with it may be found elsewhere."""
    personal: Settings | None = None
    """The person's own settings of the editor, where they were added to those of the library."""
    written: frozenset[tuple[str, str]] = frozenset()
    """Section and key of what the file says; all else is ours."""

    @property
    def names_trees(self) -> bool:
        """Whether the file names the folders of the trees."""
        return ("library", "trees") in self.written


GROUPS = (Budgets, Colours)
"""Fields of `Settings` that hold all keys of a section."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One row: where it stands in the file, where in `Settings`, and what it means.

    A key in `<…>` stands for any name. `examples` are entries that show one without a default.
    """

    section: str
    key: str
    field: str
    kind: SettingKind
    meaning: str
    default: object = None
    examples: tuple[tuple[str, object], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether its key is a name of the author's choice."""
        return self.key.startswith("<")

    def value_in(self, settings: Settings) -> Any:  # noqa: ANN401  of the type of its kind
        """What is in force; of one with an open key a mapping."""
        value = getattr(settings, self.field)
        return getattr(value, self.key) if isinstance(value, GROUPS) else value


SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "library": "Where the trees are.",
        "rules": "The severity of each rule.",
        "budgets": "Limits for a live call. Above each number, a rule warns.",
        "spot_decisions": "How often each role should decide without help.",
        "check": "What `decisiontree check` does without options.",
        "export": "What `decisiontree export` uses without options.",
        "export.colours": "The colours of your company on the pages.",
        "editor": "How the editor looks.",
        "editor.keys": "The keys of the editor.",
    }
)
"""What each section is about; in the order of the docs."""


def _colour(key: str, meaning: str, example: str) -> SettingRow:
    return SettingRow("export.colours", key, "colours", COLOUR, meaning, examples=((key, example),))


def _budget(key: str, meaning: str) -> SettingRow:
    return SettingRow("budgets", key, "budgets", NUMBER, meaning, default=asdict(Budgets())[key])


SETTINGS: tuple[SettingRow, ...] = (
    SettingRow(
        "library",
        "trees",
        "trees",
        FOLDERS,
        "The folder of the trees, or a list of folders that make one library.",
        default="trees",
    ),
    SettingRow(
        "rules",
        "<rule>",
        "rules",
        LEVEL,
        "The severity of a rule's findings; `off` switches the rule off.",
        examples=(("loop", "off"), ("single-option", "error")),
    ),
    _budget("options", "The most answers to one question: `too-many-options`."),
    _budget("nodes", "The most nodes in one tree: `tree-too-large`."),
    _budget("route", "The most nodes on the shortest route to an outcome: `route-too-long`."),
    _budget("human", "The most answers from any node until a person takes the call: `far-from-a-human`."),
    _budget("say", "The most characters in a text that the rep reads out: `text-too-long-to-say`."),
    SettingRow(
        "spot_decisions",
        "<role>",
        "spot_decisions",
        PERCENT,
        "In a tree with decisions, the percentage of routes that the role should end alone: `spot-decisions-below-target`.",
        examples=(("rep", 60),),
    ),
    SettingRow(
        "check",
        "baseline",
        "baseline",
        FILE,
        "A file of known findings: `check` reports only new ones, and `check --update-baseline` writes the file.",
        examples=(("baseline", "known.json"),),
    ),
    SettingRow(
        "check",
        "fail_on",
        "fail_on",
        SEVERITY,
        "The lowest severity that makes the exit code of `check` 1; `--fail-on` overrides it.",
        default="error",
    ),
    SettingRow(
        "export",
        "folder",
        "exporters",
        FOLDER,
        "The folder of your exporters.",
        examples=(("folder", "exporters"),),
    ),
    SettingRow(
        "export",
        "origins",
        "origins",
        ORIGINS,
        "The origins of the programs that may show a page in a frame and talk to it.",
        examples=(("origins", ["https://crm.example"]),),
    ),
    SettingRow(
        "export",
        "name",
        "company",
        NAME,
        "The name of your company or desk, at the top of every page.",
        examples=(("name", "Northwind"),),
    ),
    SettingRow(
        "export",
        "logo",
        "logo",
        FILE,
        "A picture in the place of the name: PNG, JPEG, GIF, WebP or SVG.",
        examples=(("logo", "logo.svg"),),
    ),
    _colour("accent", "Links, buttons and the focus on light screens.", "#7a1f5c"),
    _colour("accent_dark", "The same on dark screens; without it, a lighter shade of `accent`.", "#f0a6d4"),
    _colour("background", "The ground of the page on light screens.", "#f7f3f5"),
    _colour("background_dark", "The same on dark screens.", "#1a1218"),
    SettingRow(
        "editor",
        "theme",
        "theme",
        THEME,
        "The colours of the editor. Your own choice with `T` or `--theme` overrides it.",
        default=THEMES[0],
    ),
    SettingRow(
        "editor",
        "ascii",
        "ascii_only",
        FLAG,
        "Whether the editor draws frames, arrows and signs with ASCII characters; `--ascii` does the same once.",
        default=False,
    ),
    SettingRow(
        "editor.keys",
        "<command>",
        "keys",
        KEYS,
        "The keys of a command, instead of its own.",
        examples=(("node.add", ["a", "insert"]), ("play", "f9")),
    ),
)


def settings_schema(rules: Mapping[str, str]) -> Mapping[str, Any]:
    """The JSON Schema of decisiontree.toml; `rules` are the rules that there are, with what each finds."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "decisiontree.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            section: _section_schema(section, rules) for section in SECTIONS if "." not in section
        },
    }


def _section_schema(section: str, rules: Mapping[str, str]) -> Mapping[str, Any]:
    properties: dict[str, Any] = {}
    others: object = False
    for row in (row for row in SETTINGS if row.section == section):
        described = {"description": row.meaning} | ({} if row.default is None else {"default": row.default})
        if not row.is_open:
            properties[row.key] = {**row.kind.schema, **described}
        elif section == "rules":
            properties |= {slug: {**row.kind.schema, "description": words} for slug, words in rules.items()}
        else:
            others = {**row.kind.schema, **described}
    for below in (each for each in SECTIONS if each.startswith(f"{section}.")):
        properties[below.removeprefix(f"{section}.")] = _section_schema(below, rules)
    return {
        "type": "object",
        "description": SECTIONS[section],
        "properties": properties,
        "additionalProperties": others,
    }
