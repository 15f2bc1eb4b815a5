"""Keys from the settings: they work, every page shows them, and what makes no sense is named while the rest works."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Cli
from tui_editor import Editor

from decisiontree.settings import find_settings
from decisiontree.tui.app import EditorApp
from decisiontree.tui.keymap.bound import places
from decisiontree.tui.keymap.keymap import keymap_of
from decisiontree.tui.keymap.written_keys import NoSuchKey, key_of
from decisiontree.workbench import open_workspace

KEYS = """\
[editor.keys]
"node.add" = ["Ins", "Ctrl+K"]
"play" = "l"
"outline.open" = "Alt+L"
"node.duplicate" = "m"
"node.turn_into" = "c"
"save" = "x"
"find" = "Ctrl+I"
"nod.edit" = "z"
"replace" = "t"
"tree.check" = "Alt+C"
"""


async def test_changed_keys_work_and_are_shown(lamp: Path) -> None:
    """The new key does it and the old one does not; hints, palette and help show the new one."""
    (lamp / "decisiontree.toml").write_text(KEYS, encoding="utf-8")
    app = EditorApp(open_workspace([lamp]), "lamp")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        editor = Editor(app, pilot)
        assert "decisiontree.toml:7: 'save' cannot have the key 'x'" in editor.hint
        await editor.press("a")
        assert "'a' does nothing here" in editor.hint
        await editor.press("down")
        assert " Ins Add " in editor.text
        assert " l Play " in editor.text
        await editor.go_to("check")
        await editor.press("insert")
        assert isinstance(options := editor.raw("nodes", "check", "options"), list)
        assert len(options) == 4
        await editor.press("escape", "escape", "ctrl+p", *"add")
        assert "Ins Ctrl+K" in editor.text
        await editor.press("escape", "f1")
        assert "Your own keys" in editor.text
        assert "Alt+L" in editor.text
        assert editor.text.count("Ins Ctrl+K") == 2
        await editor.press("escape", "m")
        assert len(editor.document.tree.nodes) == 12
        await editor.press("l")
        assert "PLAY" in editor.text
        await editor.press("escape", "alt+c")
        assert "does nothing" not in editor.hint


def test_what_makes_no_sense_is_named_with_its_line(lamp: Path, cli: Cli) -> None:
    """Two commands on one key, unknown commands and keys that no terminal sends; check says the same and does not fail."""
    (lamp / "decisiontree.toml").write_text(KEYS, encoding="utf-8")
    keymap = keymap_of(find_settings(lamp))
    assert keymap.keys == {
        "node.add": "insert,ctrl+k",
        "play": "l",
        "outline.open": "alt+l",
        "node.duplicate": "m",
        "node.turn_into": "c",
        "tree.check": "alt+c",
    }
    said = [problem.partition("decisiontree.toml:")[2] for problem in keymap.refused]
    assert said == [
        "7: 'save' cannot have the key 'x': it also works in fields, where 'x' is typed",
        "8: 'find' cannot have the key 'Ctrl+I': terminals send the same for it as for Tab",
        "9: 'nod.edit' is not a command of the editor; did you mean 'node.edit'?",
        "10: 'replace' cannot have the key 't': 'tree.switch' (Open the library: all trees) has it in the same place",
    ]
    checked = cli("check", ".", cwd=lamp)
    assert all(problem.partition("decisiontree.toml:")[2] in checked.err for problem in keymap.refused)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("a", "a"),
        ("A", "A"),
        ("shift+a", "A"),
        ("?", "question_mark"),
        ("+", "plus"),
        ("Ctrl+K", "ctrl+k"),
        ("alt+X", "alt+x"),
        ("alt+shift+x", "alt+X"),
        (" ", "space"),
        ("Shift+F3", "shift+f3"),
        ("PgUp", "pageup"),
        ("shift+ctrl+left", "ctrl+shift+left"),
    ],
)
def test_a_key_is_written_as_people_write_it(written: str, key: str) -> None:
    """Names of the keyboard, characters, and Ctrl, Alt and Shift in any order."""
    assert key_of(written) == key


@pytest.mark.parametrize(
    "written",
    ["", "ctrl+m", "ctrl+[", "ctrl+1", "ctrl+shift+k", "cmd+k", "f99", "ctrl+", "shift+1", "ctrl+é"],
)
def test_a_key_that_no_terminal_sends_is_refused(written: str) -> None:
    """It would be shown everywhere and never work."""
    with pytest.raises(NoSuchKey):
        key_of(written)


def test_no_place_has_two_things_on_one_key() -> None:
    """On each screen, and in each widget alone, a key of ours means one thing; and no two things have one id."""
    around = {each.id for each in places()["EditorScreen"]}
    for name, place in places().items():
        own = place if name == "EditorScreen" else [each for each in place if each.id not in around]
        keys = [key for each in own for key in each.keys]
        assert len(keys) == len(set(keys)), name
