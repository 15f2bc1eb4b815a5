"""The run: what is checked, how much it weighs, and in which order it comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from decisiontree.diagnostic import Diagnostic, Fault, Place, Severity
from decisiontree.errors import UsageError
from decisiontree.lint import check, check_in_steps
from decisiontree.model import RemoveNode, Retarget
from decisiontree.reader import LibraryReading, load_library
from decisiontree.settings import Settings

CheckFiles = Callable[..., tuple[Diagnostic, ...]]

TREE = """\
format: 1
title: A tree with a loose end
start: done
nodes:
  done: {outcome: Done, resolution: resolved}
  lost: {say: Nobody comes here., to: dnoe}
"""


def _library(tmp_path: Path, asked: str) -> LibraryReading:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(TREE, encoding="utf-8")
    return load_library([tmp_path / asked])


def test_only_what_was_asked_for_is_reported(tmp_path: Path) -> None:
    """The neighbours of a file are read, and nobody asked about them."""
    settings = Settings(root=tmp_path)
    files = {Path(each.place.file).name for each in check(_library(tmp_path, "a.yaml"), settings=settings)}
    of_folder = {Path(each.place.file).name for each in check(_library(tmp_path, "."), settings=settings)}

    assert files == {"a.yaml"}
    assert of_folder == {"a.yaml", "b.yaml"}


def test_a_check_in_steps_finds_in_a_file_what_the_whole_run_finds_there(tmp_path: Path) -> None:
    """The editor and the command line agree."""
    library, settings = _library(tmp_path, "."), Settings(root=tmp_path)
    of_all = [each for each in check(library, settings=settings) if each.place.file.endswith("b.yaml")]
    found: list[Diagnostic] = []

    def run() -> Iterator[None]:
        found.extend(
            (yield from check_in_steps(library, {library.trees["b"].document.file}, settings=settings))
        )

    steps = sum(1 for _ in run())

    assert steps > 1
    assert of_all
    assert found == of_all


def test_settings_weigh_a_rule_or_switch_it_off(tmp_path: Path) -> None:
    """Errors can become warnings, and warnings nothing."""
    weighed = MappingProxyType({"dangling-link": Severity.WARNING, "unreachable-node": None})
    found = check(_library(tmp_path, "a.yaml"), settings=Settings(root=tmp_path, rules=weighed))

    assert [(each.rule, each.severity) for each in found] == [("dangling-link", Severity.WARNING)]


@pytest.mark.parametrize(
    ("settled", "expected"),
    [
        ({}, [Severity.WARNING, Severity.ERROR]),
        ({"unsafe-url": Severity.ERROR}, [Severity.ERROR, Severity.ERROR]),
        ({"unsafe-url": Severity.INFO}, [Severity.INFO, Severity.INFO]),
        ({"unsafe-url": None}, []),
    ],
)
def test_what_a_team_settles_holds_for_all_that_a_rule_finds(
    check_files: CheckFiles, settled: dict[str, Severity | None], expected: list[Severity]
) -> None:
    """An http address weighs less than a script, until the settings speak of the rule."""
    note = "See [fees](http://a.example/fees) and [the list](../list.html)."
    tree = f"format: 1\ntitle: Links\nstart: a\nnodes:\n  a: {{note: '{note}', to: b}}\n  b: {{outcome: Done, resolution: resolved}}\n"
    found = check_files({"a.yaml": tree}, Settings(root=Path(), rules=MappingProxyType(settled)))

    assert [finding.severity for finding in found] == expected


def test_settings_for_a_rule_that_is_not_there_are_a_usage_error(tmp_path: Path) -> None:
    """A misspelt name must not leave a rule on that was meant to be off."""
    settings = Settings(root=tmp_path, rules=MappingProxyType({"dangling-lnik": None}))

    with pytest.raises(UsageError, match="did you mean 'dangling-link'"):
        check(_library(tmp_path, "a.yaml"), settings=settings)


def test_fixes_are_changes(tmp_path: Path) -> None:
    """The editor applies them; a safe one keeps the meaning."""
    settings = Settings(root=tmp_path)
    lost, dangling = check(_library(tmp_path, "a.yaml"), settings=settings)
    (tmp_path / "a.yaml").write_text(TREE.replace("dnoe", "done"), encoding="utf-8")
    (still_lost,) = check(load_library([tmp_path / "a.yaml"]), settings=settings)

    assert [(fix.edit, fix.safe) for fix in dangling.fixes] == [(Retarget("lost", ("to",), "done"), True)]
    # while a link leads nowhere, the lost node may be what it was meant for
    assert not lost.fixes
    assert [(fix.edit, fix.safe) for fix in still_lost.fixes] == [(RemoveNode("lost"), False)]


def test_a_fault_that_belongs_to_no_rule_is_a_fault_of_ours(tmp_path: Path) -> None:
    """It would be lost in silence."""
    library = _library(tmp_path, "a.yaml")
    strange = Fault("no-such-rule", "strange", Place(library.trees["a"].document.file))
    trees = {**library.trees, "a": replace(library.trees["a"], faults=(strange,))}

    with pytest.raises(KeyError):
        check(replace(library, trees=trees), settings=Settings(root=tmp_path))


BROKEN = """\
format: 1
title: A broken node
start: first
nodes:
  first: {say: On to the broken one., to: broken}
  broken:
    ask: Which: one?
    options:
      - {label: The second, to: second}
  second: {say: It is mentioned above., to: done}
  third: {say: It is not., to: done}
  done: {outcome: Done, resolution: resolved}
"""


def test_a_broken_node_does_not_make_its_followers_look_lost(check_files: CheckFiles) -> None:
    """What its text mentions counts as linked; what nothing mentions is lost all the same."""
    found = check_files({"a.yaml": BROKEN})

    assert [each.place.node for each in found if each.rule == "unreachable-node"] == ["third"]


ROUND: Mapping[str, str] = {
    "caller.yaml": """\
format: 1
title: Round and round
start: a
nodes:
  a: {run: called, returns: {done: b}}
  b: {say: Once more., to: a}
""",
    "called.yaml": "format: 1\ntitle: Called\nstart: done\nnodes:\n  done: {outcome: Done, resolution: resolved}\n",
}


def test_a_loop_through_a_tree_whose_every_outcome_comes_back_is_a_trap(check_files: CheckFiles) -> None:
    """With one outcome more, which nobody takes up, the conversation can end there."""
    another = "  over: {outcome: Over, resolution: informed}\n"
    with_way_out = {**ROUND, "called.yaml": ROUND["called.yaml"] + another}

    assert "trap" in {each.rule for each in check_files(ROUND)}
    assert "trap" not in {each.rule for each in check_files(with_way_out)}


def test_an_id_over_several_lines_stays_on_one_line_of_the_message(check_files: CheckFiles) -> None:
    """Reports are read line by line, whatever is in a link."""
    wounded = TREE.replace("to: dnoe", 'to: "a\\nb"')
    found = check_files({"a.yaml": wounded.encode()})

    assert "dangling-link" in {each.rule for each in found}
    assert not [each.message for each in found if "\n" in each.message]
