"""Where characters that nobody sees are found: in every slot of every kind of file, at either kind of line end."""

from __future__ import annotations

from pathlib import Path

import pytest
from unseen_library import write_unseen

from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import check
from decisiontree.reader import load_library
from decisiontree.settings import Settings
from decisiontree.text.unseen import find_unseen

TREE = """\
format: 1
title: A case
start: done
nodes:
  done: {outcome: Done, resolution: resolved}  # X
"""


def _found(folder: Path, *slugs: str) -> list[Diagnostic]:
    found = check(load_library([folder]), settings=Settings(root=folder))
    return [each for each in found if each.rule in (slugs or ("hidden-text",))]


def test_no_key_and_no_value_is_passed_over(tmp_path: Path) -> None:
    """Whatever field it is, and whether the field is known at all."""
    trees = write_unseen(tmp_path)
    texts = {file: file.read_text(encoding="utf-8") for file in trees.glob("*.yaml")}
    found = _found(trees)
    for file, text in texts.items():
        lines = {line for line, words in enumerate(text.split("\n"), 1) if "\\U0000001B" in words}
        told = {
            text.count("\n", 0, each.place.span.start) + 1 for each in found if each.place.file == str(file)
        }
        assert told == lines


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["tree.yaml", "library.yaml", "tree.scenarios.yaml"])
def test_comments_count_in_every_file(tmp_path: Path, name: str, newline: str) -> None:
    """A reviewer reads them, and a program that reads for the reviewer does, too; ends of lines are no finding."""
    texts = {
        "tree.yaml": TREE,
        "library.yaml": "format: 1\ntitle: Grüße  # X\n",
        "tree.scenarios.yaml": "format: 1\nscenarios:\n  - {name: Grüße, ends: done}  # X\n",
    }
    for each, text in texts.items():
        words = "approve \U000e0061\U000e006c\U000e006c" if each == name else "approve ☎\ufe0f"
        (tmp_path / each).write_bytes(text.replace("X", words).replace("\n", newline).encode())
    (finding,) = _found(tmp_path, "hidden-text", "soft-hyphen")
    assert Path(finding.place.file).name == name
    assert finding.message == "tag characters from U+E0061 on cannot be seen and spell 'all'; remove them"
    assert len(finding.fixes) == 1


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("note: a\u200bb", "note: ab"),
        ('note: "a\\u200Bb \\u200b"', 'note: "ab "'),
        ('note: "می\u200cخواهم \\u200c x"', 'note: "می\u200cخواهم  x"'),
        ("note: \u2060- no list", 'note: "- no list"'),
        ("note: \u2060yes", 'note: "yes"'),
        ("note: 'a\\u200b\u200b'", "note: 'a\\u200b'"),
        ('note: "\\\\u200b\\u200b"', 'note: "\\\\u200b"'),
        ("note: |\n      one\u200b\n      two\u2060", "note: |\n      one\n      two"),
        ('note: "\\e[31mred\\a"', 'note: "[31mred"'),
        ('note: "\\U000E0041x"', 'note: "x"'),
        ('"na\\u200bme": x', '"name": x'),
        ('note: "\\u200b"', None),
    ],
)
def test_the_fix_takes_out_just_these(tmp_path: Path, written: str, left: str | None) -> None:
    """However they are written; a text of nothing else is for its author to decide about."""
    text = TREE.replace("{outcome: Done, resolution: resolved}  # X", f"\n    outcome: Done\n    {written}")
    file = tmp_path / "tree.yaml"
    file.write_text(text, encoding="utf-8")
    (finding,) = _found(tmp_path)
    if left is None:
        assert finding.fixes == ()
        return
    (fix,) = finding.fixes
    assert hasattr(fix.edit, "apply")
    mended = fix.edit.apply(text)
    assert mended == text.replace(written, left)
    assert not [*find_unseen(mended.replace("\\u200b", ""))]
