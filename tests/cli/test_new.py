"""`decisiontree new`: copies of the samples, what they need of library.yaml, the owner and the review date."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from command_line import Cli

from decisiontree.clock import TOLD


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sample", ["clinic", "coldcall", "outage"])
def test_a_copy_of_a_sample_is_clean_at_once(cli: Cli, tmp_path: Path, sample: str) -> None:
    """With the trees that it runs, the picture, the scenarios and what all share; every scenario passes."""
    ran = cli("new", "--sample", sample)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(f"wrote trees/{sample}.yaml; now: decisiontree edit {sample}\n")
    assert "nothing found" in cli("check").out
    tested = cli("test")
    assert tested.code == 0, tested.out
    assert "ok, 0 failed" in tested.out
    run = {"internet", "refund"} if sample == "outage" else set()
    names = {file.name for file in (tmp_path / "trees").iterdir()}
    assert {f"{each}.yaml" for each in {sample, *run}} == {
        name for name in names if name.endswith(".yaml") and "scenarios" not in name
    } - {"library.yaml"}
    assert ("router-lights.png" in names) == ("internet" in run)


def test_a_copy_may_have_another_name_title_and_owner(cli: Cli, tmp_path: Path) -> None:
    """And its scenarios go by that name."""
    assert cli("new", "returns", "--sample", "refund", "--title", "Returns", "--owner", "Ada Brook").code == 0

    assert {'title: "Returns"', 'owner: "Ada Brook"'} < {*_lines(tmp_path / "trees" / "returns.yaml")}
    assert "29 ok" in cli("test", "trees/returns.yaml").out
    assert "nothing found" in cli("check").out


def test_what_a_sample_lacks_in_the_library_that_is_there_is_said(cli: Cli, tmp_path: Path) -> None:
    """Entry by entry, as YAML: once it is added, nothing is found. The file itself is left alone."""
    library = tmp_path / "trees" / "library.yaml"
    library.parent.mkdir()
    before = "format: 1\ntitle: Ours\nsnippets:\n  thanks: Thank you.\n"
    library.write_text(before, encoding="utf-8")

    ran = cli("new", "--sample", "refund")

    said, _, rest = ran.out.partition(" needs these entries, too; add them there:\n\n")
    assert said == "trees/library.yaml is left as it is. refund"
    assert library.read_text(encoding="utf-8") == before
    assert cli("check").code == 1
    added = yaml.safe_load(rest.partition("\n\n")[0])
    assert list(added) == ["roles", "authority", "facts", "snippets"]
    assert set(added["authority"]) == {"refund", "goodwill", "fee_waiver"}
    assert "thanks" not in added["snippets"]
    snippets = {**added["snippets"], "thanks": "Thank you."}
    whole = {"format": 1, "title": "Ours", **added, "snippets": snippets}
    library.write_text(yaml.safe_dump(whole, sort_keys=False), encoding="utf-8")
    assert cli("check").out == "3 files checked, nothing found\n"


def test_trees_that_are_there_stay(cli: Cli, tmp_path: Path) -> None:
    """One that a sample runs is left alone, and one of its own name ends the command before anything is written."""
    cli("new", "--sample", "refund")
    refund = tmp_path / "trees" / "refund.yaml"
    refund.write_text(refund.read_text("utf-8").replace("title: Refunds", "title: Our refunds"), "utf-8")
    before = refund.read_bytes()

    ran = cli("new", "--sample", "internet")

    assert "trees/refund.yaml is there already and stays as it is\n" in ran.out
    assert refund.read_bytes() == before
    again = cli("new", "--sample", "refund")
    assert (again.code, again.out) == (2, "")
    assert again.err == "decisiontree: 'trees/refund.yaml' already exists; choose another name\n"


def test_an_unknown_sample_is_a_usage_error(cli: Cli, tmp_path: Path) -> None:
    """With the nearest name; and a tree starts from one thing only."""
    assert "did you mean 'refund'?" in cli("new", "--sample", "refunds").err
    assert cli("new", "a", "--sample", "refund", "--template", "script").code == 2
    assert not (tmp_path / "trees").exists()


def test_templates_and_samples_are_listed(cli: Cli) -> None:
    """Under their headings, each with what it is for."""
    listed = cli("new", "--list").out

    assert "  empowerment      What the person on the call may decide, here and now.\n" in listed
    assert "  refund           Refunds and goodwill, what you may decide now\n" in listed


def test_a_new_tree_is_reviewed_a_year_from_today(cli: Cli, tmp_path: Path) -> None:
    """The same date for the limits that a template brings."""
    cli("new", "late", "--template", "empowerment", env={TOLD: "2031-02-03"})

    for name in ("late.yaml", "library.yaml"):
        dates = [line.strip() for line in _lines(tmp_path / "trees" / name) if "review_by" in line]
        assert dates == ["review_by: 2032-02-03"]


@pytest.mark.parametrize("template", ["blank", "script"])
def test_the_owner_is_the_user_as_git_knows_them(cli: Cli, tmp_path: Path, template: str) -> None:
    """Unless another is named."""
    settings = '[core]\n\tname = x\n[user]\n\temail = z@example.org\n\tname = "Zoë Brook" ; me\n[alias]\n\tname = y\n'
    (tmp_path / ".gitconfig").write_text(settings, encoding="utf-8")
    git = {"HOME": str(tmp_path)}

    cli("new", "one", "--template", template, env=git)
    cli("new", "two", "--template", template, "--owner", "Floor leads", env=git)

    assert 'owner: "Zoë Brook"' in _lines(tmp_path / "trees" / "one.yaml")
    assert 'owner: "Floor leads"' in _lines(tmp_path / "trees" / "two.yaml")
    assert cli("check", "--fail-on", "warning").code == 0


def test_a_tree_without_owner_says_so_until_it_has_one(cli: Cli, tmp_path: Path) -> None:
    """Where git knows no name: the file asks in a comment, and `check` points below it."""
    ran = cli("new", "late", "--template", "process", env={"HOME": str(tmp_path)})

    assert ran.out.startswith(
        "it has no owner yet: name one in the file, or `decisiontree check` reminds you\n"
    )
    lines = _lines(tmp_path / "trees" / "late.yaml")
    asked = next(at for at, line in enumerate(lines, 1) if line.startswith("# owner: "))
    found = cli("check", "--format", "concise").out
    assert f"trees/late.yaml:{asked + 1}:" in found
    assert "owner-missing" in found


def test_an_empty_owner_is_refused(cli: Cli, tmp_path: Path) -> None:
    """It would pass for a name."""
    assert cli("new", "late", "--owner", " ").code == 2
    assert not (tmp_path / "trees").exists()
