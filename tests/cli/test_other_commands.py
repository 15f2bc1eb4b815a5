"""`rules`, `schema`, `new` and `exporters` as processes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from decisiontree.cli.new import TEMPLATES


class Ran(NamedTuple):
    """How a process ended."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]


def test_rules_are_listed_by_family_and_explained_by_name(cli: Cli) -> None:
    """Why, both examples, the fix, and how to silence it."""
    listed, explained = cli("rules").out, cli("rules", "trap").out

    assert "Graph\n" in listed
    assert "  trap " in listed
    for heading in ("Why:", "Bad:", "Good:", "Fix:", "To silence it: # dt: ignore[trap] reason"):
        assert heading in explained


def test_an_unknown_rule_is_a_usage_error(cli: Cli) -> None:
    """With the nearest name."""
    ran = cli("rules", "trapp")

    assert ran.code == 2
    assert "did you mean 'trap'?" in ran.err


def test_the_schema_is_json(cli: Cli) -> None:
    """Draft-07, for editors of other makers."""
    assert json.loads(cli("schema").out)["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("template", sorted(file.stem for file in TEMPLATES.glob("*.yaml")))
def test_a_new_tree_is_clean_and_names_its_schema(cli: Cli, tmp_path: Path, template: str) -> None:
    """From every template; the schema lies beside it."""
    ran = cli("new", "late_delivery", "--template", template, "--title", 'Late: "what" now?')

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("wrote trees/late_delivery.yaml; now: decisiontree edit late_delivery\n")
    lines = (tmp_path / "trees" / "late_delivery.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=tree.schema.json"
    assert 'title: "Late: \\"what\\" now?"' in lines
    assert json.loads((tmp_path / "trees" / "tree.schema.json").read_text(encoding="utf-8"))
    checked = cli("check", "--fail-on", "warning", "--format", "concise")
    assert checked == (0, checked.out, "")


def test_the_title_is_made_from_the_name(cli: Cli, tmp_path: Path) -> None:
    """When none is given."""
    cli("new", "late_delivery")

    assert 'title: "Late delivery"' in (tmp_path / "trees" / "late_delivery.yaml").read_text(encoding="utf-8")


def test_a_tree_that_is_there_is_never_overwritten(cli: Cli, tmp_path: Path) -> None:
    """The work in it would be lost."""
    (tmp_path / "trees").mkdir()
    (tmp_path / "trees" / "refund.yaml").write_text("mine\n", encoding="utf-8")

    ran = cli("new", "refund")

    assert ran.code == 2
    assert "'trees/refund.yaml' is there already" in ran.err
    assert (tmp_path / "trees" / "refund.yaml").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["Late Delivery"], "'Late Delivery' cannot name a tree; 'late_delivery' could"),
        (["../escape"], "cannot name a tree"),
        (["library"], "'library' cannot name a tree"),
        (["a", "--template", "blnk"], "did you mean 'blank'?"),
        ([], "name the tree"),
    ],
)
def test_a_name_that_cannot_be_is_a_usage_error(cli: Cli, args: list[str], words: str) -> None:
    """With one that could."""
    ran = cli("new", *args)

    assert ran.code == 2
    assert words in ran.err


def test_the_templates_are_listed(cli: Cli) -> None:
    """With what each is for."""
    listed = cli("new", "--list").out.splitlines()

    assert listed[0] == "blank            A question and its two outcomes; the shortest tree there is."
    assert all(line[16:].endswith(".") for line in listed)


def test_the_exporters_are_listed(cli: Cli) -> None:
    """The page is one of them."""
    ran = cli("exporters")

    assert ran.code == 0
    assert ran.out.startswith("html ")
