"""The tutorial of the editor, key by key: its numbered steps are pressed as they are printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from tui_editor import Editor, editing

from decisiontree.cli.main import commands

PAGE = (Path(__file__).parents[2] / "docs/tutorials/first-tree-in-the-editor.md").read_text(encoding="utf-8")
LIMIT = 20
"""How often a key is pressed before the test gives up on what it is pressed for."""
_STEP = re.compile(r"^\d+\. (.*)$", re.MULTILINE)
_INSTRUCTION = re.compile(
    r"[Pp]ress \*\*(?P<key>[^*]+)\*\*(?P<twice> twice)?"
    r"(?: until (?:the cursor is in the field `(?P<field>\w+)`|`(?P<part>\w+)` is selected))?"
    r"|[Tt]ype `(?P<text>[^`]+)`"
)


class Instruction(NamedTuple):
    """Press a key once, twice, or until something is reached; or type a text."""

    key: str | None
    twice: str | None
    field: str | None
    part: str | None
    text: str | None

    def is_reached(self, editor: Editor) -> bool:
        """Whether the cursor is where the key should bring it."""
        field, part = editor.form.field, editor.document.part
        if self.field is not None:
            return field is not None and field.path[-1:] == (self.field,)
        return self.part is None or part[-1:] == (self.part,)


def _instructions(heading: str) -> list[Instruction]:
    section = re.split(rf"^## \d+\. {re.escape(heading)}$", PAGE, flags=re.MULTILINE)[1].partition("\n## ")[0]
    return [
        Instruction(**found.groupdict())
        for step in _STEP.findall(section)
        for found in _INSTRUCTION.finditer(step)
    ]


async def _follow(editor: Editor, heading: str) -> list[str]:
    """Do what a section says; the words on the screen after each instruction."""
    screens = []
    for each in _instructions(heading):
        if each.text is not None:
            await editor.write(each.text)
        else:
            await _press(editor, each)
        screens.append(" ".join(re.sub(r"[│╭╮╰╯─]", " ", editor.text).split()))
    return screens


async def _press(editor: Editor, instruction: Instruction) -> None:
    key = instruction.key or ""
    named = key if len(key) == 1 else key.lower()
    for _ in range(LIMIT):
        await editor.press(*[named] * (2 if instruction.twice else 1))
        if instruction.is_reached(editor):
            return
    pytest.fail(f"'{key}' does not reach '{instruction.field or instruction.part}'")


@pytest.fixture
def trees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the page's first command writes."""
    monkeypatch.chdir(tmp_path)
    (line,) = re.findall(r"^decisiontree (new .*)$", PAGE, re.MULTILINE)
    words = re.findall(r'"([^"]*)"|(\S+)', line)
    commands.main([quoted or bare for quoted, bare in words], standalone_mode=False)
    return tmp_path / "trees"


async def test_the_tutorial_of_the_editor_does_what_it_says(trees: Path) -> None:
    """In a terminal of 80 columns and 24 lines: the sentences that it quotes, and what is in the files in the end."""
    async with editing(trees, tree="returns", size=(80, 24)) as editor:
        *_, starter, rep, outline = await _follow(editor, "Play a call")
        assert "£40.00 is more than" in starter
        assert "You may give £40.00 now. No approval needed." in rep
        assert "Outline" in outline
        await _follow(editor, "Change what the rep says")
        *_, asked, chosen, left = await _follow(editor, "Add an answer")
        assert "create outcome" in asked
        assert "created outcome 'We cannot know yet'" in chosen
        assert "Outline" in left
        assert [each.rule for each in editor.document.findings] == ["missing-key"]
        await _follow(editor, "Let the checker help you")
        assert editor.document.findings == []
        await _follow(editor, "Change who may decide how much")
        await editor.press("ctrl+s")
        assert editor.workspace.dirty == ()

    tree = (trees / "returns.yaml").read_text(encoding="utf-8")
    assert "as you say it. Take your time.\n" in tree
    assert "label: We cannot know yet, to: we_cannot_know_yet" in tree
    assert "resolution: transferred\n    team: Returns desk\n" in tree
    assert "rep: 75.00" in (trees / "library.yaml").read_text(encoding="utf-8")
