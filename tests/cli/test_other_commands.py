"""`rules`, `schema`, `new` and `exporters` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Cli

from decisiontree.reader import json_schema
from decisiontree.templates import TREES


def test_rules_are_listed_by_family_and_explained_by_name(cli: Cli) -> None:
    """Why, both examples, the fix, and how to silence it."""
    listed, explained = cli("rules").out, cli("rules", "trap").out

    assert "Graph\n" in listed
    assert "  trap " in listed
    for heading in ("Why:", "Bad:", "Good:", "Fix:", "To ignore it: # dt: ignore[trap] reason"):
        assert heading in explained


def test_an_unknown_rule_is_a_usage_error(cli: Cli) -> None:
    """With the nearest name."""
    ran = cli("rules", "trapp")

    assert ran.code == 2
    assert "did you mean 'trap'?" in ran.err


def test_the_schemas_are_json(cli: Cli) -> None:
    """Draft-07, for editors of other makers; of a tree where no kind is named."""
    assert json.loads(cli("schema").out) == json_schema("tree") == json.loads(cli("schema", "tree").out)
    for kind in ("library", "scenarios"):
        assert json.loads(cli("schema", kind).out)["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "'tree', 'library', 'scenarios'" in cli("schema", "nodes").err


@pytest.mark.parametrize("template", sorted(file.stem for file in TREES.glob("*.yaml")))
def test_a_new_tree_is_clean_and_names_its_schema(cli: Cli, tmp_path: Path, template: str) -> None:
    """From every template, and so do its scenarios and the library; the schemas lie beside them."""
    ran = cli(
        "new", "late_delivery", "--template", template, "--title", 'Late: "what" now?', "--owner", "Ada"
    )

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("wrote trees/late_delivery.yaml; now: decisiontree edit late_delivery\n")
    lines = (tmp_path / "trees" / "late_delivery.yaml").read_text(encoding="utf-8").splitlines()
    assert 'title: "Late: \\"what\\" now?"' in lines
    for file in (tmp_path / "trees").glob("*.yaml"):
        kind = {"library.yaml": "library", "late_delivery.yaml": "tree"}.get(file.name, "scenarios")
        named = file.read_text(encoding="utf-8").partition("\n")[0]
        assert named == f"# yaml-language-server: $schema={kind}.schema.json"
        written = (tmp_path / "trees" / f"{kind}.schema.json").read_text(encoding="utf-8")
        assert json.loads(written) == json_schema(kind)
    assert (tmp_path / "trees" / "late_delivery.scenarios.yaml").is_file()
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
    assert "'trees/refund.yaml' already exists" in ran.err
    assert (tmp_path / "trees" / "refund.yaml").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["Late Delivery"], "'Late Delivery' is not a valid name for a tree; try 'late_delivery'"),
        (["../escape"], "is not a valid name for a tree"),
        (["library"], "'library' is not a valid name for a tree"),
        (["a", "--template", "blnk"], "did you mean 'blank'?"),
        ([], "name the tree"),
    ],
)
def test_a_name_that_cannot_be_is_a_usage_error(cli: Cli, args: list[str], words: str) -> None:
    """With one that could."""
    ran = cli("new", *args)

    assert ran.code == 2
    assert words in ran.err


def test_the_exporters_are_listed(cli: Cli) -> None:
    """The page is one of them."""
    ran = cli("exporters")

    assert ran.code == 0
    assert ran.out.startswith("html ")
