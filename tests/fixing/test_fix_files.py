"""Fixes together: what is tried first, what is kept, what is left alone, and that there is an end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest

from decisiontree.diagnostic import Diagnostic, Fix, Place, Severity
from decisiontree.fixing import FixResult, mend
from decisiontree.lint import check
from decisiontree.reader import LibraryReading, load_library
from decisiontree.settings import Settings
from decisiontree.text import Patch, Span, TextEdit

CASES = Path(__file__).parents[1] / "lint" / "cases"
# the huge ones are written in short, and read as they stand they are no case at all; the one that is much work has no fix
HUGE = ("analysis-limited", "file-too-large", "scalar-too-long", "too-deep", "too-many-values")
SLUGS = sorted(folder.name for folder in CASES.iterdir() if folder.name not in HUGE)
HEAD = "format: 1\ntitle: A tree\n"
DONE = "  done: {outcome: Done, resolution: resolved}\n"
CALLED = HEAD + "start: Say Hello\nnodes:\n  Say Hello: {outcome: Hello, resolution: resolved}\n"
CALLER = (
    HEAD + "start: run_it\nnodes:\n  run_it: {run: called, returns: {Say Hello: done}, else: done}\n" + DONE
)


def _library(folder: Path, files: Mapping[str, str]) -> LibraryReading:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return load_library([folder])


def _mended(
    folder: Path, files: Mapping[str, str], *, unsafe: bool = False
) -> tuple[FixResult, dict[str, str]]:
    """What was done, and the text of each file then."""
    mended = mend(
        _library(folder, files), check=partial(check, settings=Settings(root=folder)), unsafe=unsafe
    )
    now = {Path(file).name: after.text for file, (_before, after) in mended.changed.items()}
    return mended, {**files, **now}


def _reasons(mended: FixResult) -> list[str]:
    return [reason for _offer, reason in mended.refused]


def test_a_fix_that_brings_an_error_is_not_kept(tmp_path: Path) -> None:
    """`satrt` looks like `start`, but there is a start already."""
    tree = HEAD + "satrt: done\nstart: done\nnodes:\n" + DONE

    mended, files = _mended(tmp_path, {"a.yaml": tree})

    assert files["a.yaml"] == tree
    assert _reasons(mended) == ["it would cause 'duplicate-key'"]


def test_one_bad_fix_does_not_keep_the_others_away(tmp_path: Path) -> None:
    """What was tried together is tried in halves until the bad one stands alone."""
    nodes = "".join(f"  step_{at}: {{sya: Hello., to: done}}\n" for at in "abcdefgh")
    nodes = nodes.replace("step_c: {", "step_c: {say: Hi., ")
    tree = HEAD + "start: step_a\nnodes:\n" + nodes + DONE

    mended, files = _mended(tmp_path, {"a.yaml": tree})

    assert files["a.yaml"].count("sya") == 1
    assert "step_c: {say: Hi., sya: Hello., to: done}" in files["a.yaml"]
    assert _reasons(mended) == ["it would cause 'duplicate-key'"]


def test_of_fixes_that_overlap_the_first_is_taken_and_the_rest_looked_at_again(tmp_path: Path) -> None:
    """Two fixes of one text in two rounds."""
    tree = (
        HEAD
        + 'start: light\nnodes:\n  light: {ask: " Is the light on ", options: [{label: Works, to: done}, {label: Dark, to: done}]}\n'
        + DONE
    )

    _, files = _mended(tmp_path, {"a.yaml": tree})

    assert 'ask: "Is the light on?"' in files["a.yaml"]


def test_with_a_syntax_error_only_the_syntax_is_mended(tmp_path: Path) -> None:
    """The open quote needs a person, so the wrong link and the misspelt key wait."""
    broken = '  greet:\n    say: "Good morning.\n    to: done\n'
    tree = (
        HEAD
        + "start: greet\nnodes:\n"
        + broken
        + "  ask: {say: Well: now, to: done}\n  other: {sya: Hi., to: dnoe}\n"
        + DONE
    )

    mended, files = _mended(tmp_path, {"a.yaml": tree})

    assert [offer.finding.rule for offer in mended.fixed] == ["yaml-syntax"]
    assert files["a.yaml"] == tree.replace("Well: now", '"Well: now"')


def test_once_the_syntax_is_mended_the_rest_follows(tmp_path: Path) -> None:
    """In one run."""
    tree = HEAD + "start: greet\nnodes:\n  greet: {say: Well: now, to: dnoe}\n" + DONE

    mended, files = _mended(tmp_path, {"a.yaml": tree})

    assert [offer.finding.rule for offer in mended.fixed] == ["yaml-syntax", "dangling-link"]
    assert '  greet: {say: "Well: now", to: done}\n' in files["a.yaml"]


def test_a_node_is_renamed_with_every_link_to_it(tmp_path: Path) -> None:
    """In its tree, in the trees that run it and in its scenarios."""
    scenarios = "format: 1\nscenarios:\n  - {name: One, expect: {outcome: Say Hello}}\n"

    _, files = _mended(
        tmp_path,
        {"called.yaml": CALLED, "caller.yaml": CALLER, "called.scenarios.yaml": scenarios},
        unsafe=True,
    )

    assert "start: say_hello" in files["called.yaml"]
    assert "  say_hello: {" in files["called.yaml"]
    assert "returns: {say_hello: done}" in files["caller.yaml"]
    assert "expect: {outcome: say_hello}" in files["called.scenarios.yaml"]


def test_files_that_may_not_change_do_not(tmp_path: Path) -> None:
    """Where one file alone is mended, a change that needs others is refused."""
    library = _library(tmp_path, {"called.yaml": CALLED, "caller.yaml": CALLER})

    mended = mend(
        library,
        check=partial(check, settings=Settings(root=tmp_path)),
        unsafe=True,
        within={str(tmp_path / "called.yaml")},
    )

    assert mended.changed == {}
    assert _reasons(mended) == ["it would change other files too"]


def test_a_wrong_start_is_not_put_right_at_the_cost_of_the_tree(tmp_path: Path) -> None:
    """A start that makes the other nodes unreachable was not meant."""
    tree = HEAD + "start: doen\nnodes:\n  a: {say: One., to: b}\n  b: {say: Two., to: done}\n" + DONE

    mended, files = _mended(tmp_path, {"a.yaml": tree}, unsafe=True)

    assert files["a.yaml"] == tree
    assert _reasons(mended) == ["it would cause 'unreachable-node'"]


def test_fixes_that_undo_each_other_come_to_an_end(tmp_path: Path) -> None:
    """A rule that wants it so, and another that does not."""
    library = _library(tmp_path, {"a.yaml": HEAD + "start: done\nnodes:\n" + DONE})

    def never_content(reading: LibraryReading) -> Sequence[Diagnostic]:
        text = reading.trees["a"].document.text
        word, other = ("A tree", "A Tree") if "A tree" in text else ("A Tree", "A tree")
        span = Span(text.index(word), text.index(word) + len(word))
        place = Place(reading.trees["a"].document.file, span)
        fix = Fix(f"write '{other}'", Patch((TextEdit(span, other),)), safe=True)
        return [Diagnostic(f"no-{word}", Severity.WARNING, word, place, fixes=(fix,))]

    mended = mend(library, check=never_content)

    assert len(mended.fixed) == 1
    assert _reasons(mended) == ["it would undo another fix"]


def test_a_fix_that_does_not_help_is_not_kept(tmp_path: Path) -> None:
    """It would be applied again and again."""
    library = _library(tmp_path, {"a.yaml": HEAD + "start: done\nnodes:\n" + DONE})

    def never_content(reading: LibraryReading) -> Sequence[Diagnostic]:
        place = Place(reading.trees["a"].document.file, Span(0, 1))
        fix = Fix("add a comment", Patch((TextEdit(Span(0, 0), "# \n"),)), safe=True)
        return [Diagnostic("no-rule", Severity.WARNING, "wrong", place, fixes=(fix,))]

    mended = mend(library, check=never_content)

    assert mended.changed == {}
    assert _reasons(mended) == ["the finding would remain"]


def test_what_is_not_wanted_is_not_fixed(tmp_path: Path) -> None:
    """Rules that were not chosen keep their findings."""
    tree = HEAD + "start: greet\nnodes:\n  greet: {say: ' Hi.', to: dnoe}\n" + DONE

    mended = mend(
        _library(tmp_path, {"a.yaml": tree}),
        check=partial(check, settings=Settings(root=tmp_path)),
        wanted=lambda findings: [finding for finding in findings if finding.rule == "untrimmed-text"],
    )

    assert [offer.finding.rule for offer in mended.fixed] == ["untrimmed-text"]


def _errors(findings: Sequence[Diagnostic]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in findings)


@pytest.mark.parametrize("slug", SLUGS)
def test_all_fixes_of_a_case_leave_nothing_that_a_second_run_would_fix(slug: str) -> None:
    """And no file is worse than it was."""
    folder = CASES / slug / "bad"
    library = load_library([folder if folder.is_dir() else folder.with_suffix(".yaml")])
    rules = partial(check, settings=Settings(root=CASES))

    once = mend(library, check=rules, unsafe=True)
    if not once.changed:  # a second run would be the first one again
        assert once.fixed == ()
        return
    again = mend(once.library, check=rules, unsafe=True)

    assert (again.fixed, again.changed) == ((), {})
    unread = any(document.root is None for document, _after in once.changed.values())
    assert unread or slug == "yaml-syntax" or _errors(rules(once.library)) <= _errors(rules(library))
