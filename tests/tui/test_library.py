"""What all trees share, in the editor: the same outline and form; names change with every use, words with a look first."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from textual.binding import Binding
from tui_editor import editing

from decisiontree.model import SHARED, RenameTree, SetField
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.commands.tables import COMMANDS, TABLES
from decisiontree.tui.documents import EditedDocument
from decisiontree.tui.hints import help_pages
from decisiontree.tui.library_document import LibraryDocument
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.tui.screens.replace import ReplaceScreen
from decisiontree.tui.tree_document import TreeDocument
from decisiontree.tui.widgets.choices import Choices

TREES = Path(__file__).parents[2] / "trees"
NONE: frozenset[str] = frozenset()
"""Rules that these tests have no use for cost time at every key."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the sample trees."""
    return Path(shutil.copytree(TREES, tmp_path / "trees"))


def _names(files: tuple[str, ...]) -> list[str]:
    return [Path(file).name for file in files]


async def test_the_parts_of_the_library_stand_in_the_outline(library: Path) -> None:
    """S opens library.yaml; the form follows the cursor, and a limit typed there is in the file's data."""
    async with editing(library, tree="refund", rules=NONE, size=(80, 24)) as editor:
        await editor.press("S")
        assert "Roles (5)" in editor.text
        assert "library.yaml" in editor.text
        editor.context.go(None, ("authority", "refund"))
        await editor.pilot.pause()
        editor.context.edit(None, ("authority", "refund", "limits", "lead"))
        await editor.press("end", *["backspace"] * 6)
        await editor.write("650.00")
        assert editor.raw("authority", "refund", "limits", "lead") == "650.00"
        assert editor.workspace.library.model.shared.authority["refund"].limits is not None
        assert _names(editor.workspace.dirty) == ["library.yaml"]


async def test_where_there_is_no_library_the_editor_begins_one(library: Path) -> None:
    """It is in the folder of the tree once it is saved, and undo takes it away again."""
    (library / "library.yaml").unlink()
    async with editing(library, tree="coldcall", rules=NONE, size=(80, 24)) as editor:
        await editor.press("S")
        assert "Roles (0)" in editor.text
        editor.context.go(None, ("roles",))
        await editor.press("a")
        await editor.write("rep")
        await editor.press("escape", "ctrl+s")
        assert (
            (library / "library.yaml")
            .read_text(encoding="utf-8")
            .endswith('roles:\n  - {id: rep, label: ""}\n')
        )
        while editor.workspace.history.done:
            await editor.press("ctrl+z")
        assert editor.document.tree_id == "coldcall"
        await editor.press("ctrl+s")
        assert not (library / "library.yaml").exists()


async def test_a_role_left_out_gets_a_limit_and_loses_it(library: Path) -> None:
    """Each role has a line; what is typed into an empty one is added, what is emptied is taken away."""
    async with editing(library, tree="refund", rules=NONE, size=(100, 60)) as editor:
        await editor.press("S")
        editor.context.go(None, ("authority", "fee_waiver"))
        editor.context.edit(None, ("authority", "fee_waiver", "uses", "limits", "starter"))
        await editor.press("end", "backspace", "tab")
        assert editor.raw("authority", "fee_waiver", "uses", "limits") == {
            "rep": "1",
            "senior": "2",
            "lead": "3",
            "manager": "any",
        }
        editor.context.edit(None, ("authority", "fee_waiver", "uses", "limits", "starter"))
        await editor.write("2")
        assert editor.raw("authority", "fee_waiver", "uses", "limits", "starter") == "2"


@pytest.mark.parametrize("section", ["roles", "authority", "facts", "snippets", "topics", "incidents"])
async def test_one_more_of_each_is_added_named_and_taken_away(library: Path, section: str) -> None:
    """'a' adds and edits the name; 'd' asks and deletes; three undos lead back to the file on disk."""
    async with editing(library, tree="refund", rules=NONE) as editor:
        await editor.press("S")
        editor.context.go(None, (section,))
        count = len(editor.raw(section) or ())
        await editor.press("a")
        assert editor.document.part[0] == section
        await editor.write("more")
        await editor.press("escape")
        held = editor.raw(section) or ()
        assert len(held) == count + 1
        last = list(held)[-1]
        assert (last["id"] if isinstance(last, dict) else last) == "more"
        await editor.press("d")
        await editor.press("d")
        assert len(editor.raw(section) or ()) == count
        await editor.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert editor.workspace.dirty == ()


async def test_a_part_in_use_is_not_deleted_without_a_word(library: Path) -> None:
    """The dialog counts and names the places, and Enter keeps."""
    async with editing(library, tree="refund", rules=NONE, size=(80, 24)) as editor:
        await editor.press("S")
        editor.context.go(None, ("facts", "area"))
        await editor.pilot.pause()
        await editor.press("d")
        assert re.search(r"It is used in \d\d places:", editor.text)
        assert "internet.yaml:" in editor.text
        await editor.press("enter")
        assert editor.raw("facts", "area") is not None


async def test_parts_change_places(library: Path) -> None:
    """Roles by their index, facts by their name; the cursor goes along, and the end of the list says so."""
    async with editing(library, tree="refund", rules=NONE) as editor:
        await editor.press("S")
        editor.context.go(None, ("roles", 1))
        await editor.press("K")
        assert [role.id for role in editor.document.library.shared.roles][:2] == ["rep", "starter"]
        assert editor.raw(*editor.document.part, "id") == "rep"
        await editor.press("K")
        assert "it is the first one already" in editor.hint
        editor.context.go(None, ("facts", "account"))
        await editor.press("J")
        assert list(editor.document.library.shared.facts)[:3] == ["caller_name", "area", "account"]
        assert editor.document.part == ("facts", "account")


async def test_a_role_is_renamed_wherever_it_is_used(library: Path) -> None:
    """R edits the name; leaving the field renames it in all files, and one undo takes that back."""
    async with editing(library, tree="refund", rules=NONE) as editor:
        await editor.press("S")
        editor.context.go(None, ("roles", 3))
        await editor.press("R")
        await editor.write("_on_duty")
        await editor.press("tab")
        assert "wherever it is used" in editor.hint
        assert {"library.yaml", "outage.scenarios.yaml"} <= set(_names(editor.workspace.dirty))
        assert editor.document.library.shared.authority["refund"].limits is not None
        assert "lead_on_duty" in editor.document.library.shared.authority["refund"].limits
        assert editor.form.field is not None
        assert editor.form.field.path == ("roles", 3, "label")
        await editor.press("ctrl+z")
        assert editor.workspace.dirty == ()


async def test_a_fact_of_a_tree_is_renamed_in_its_form(library: Path) -> None:
    """The tree's own fact, its conditions, texts and tests; a name that is taken is refused at the field."""
    async with editing(library, tree="refund", rules=NONE, size=(100, 60)) as editor:
        jump(editor.context, None)
        editor.context.edit(None, ("facts", "amount_owed"))
        await editor.press("end", *["backspace"] * len("amount_owed"))
        await editor.write("area")
        await editor.press("tab")
        assert "'area' is a fact of" in editor.hint
        assert editor.workspace.dirty == ()
        editor.context.edit(None, ("facts", "amount_owed"))
        await editor.press("end", *["backspace"] * len("amount_owed"))
        await editor.write("sum_owed")
        await editor.press("tab")
        assert _names(editor.workspace.dirty) == ["refund.scenarios.yaml", "refund.yaml"]
        assert "sum_owed" in editor.document.tree.facts
        assert editor.form.field is not None
        assert editor.form.field.path == ("facts", "sum_owed", "type")


async def test_a_fact_of_a_tree_is_taken_away_with_a_word_on_its_uses(library: Path) -> None:
    """Ctrl+D in one of its fields says who speaks of it."""
    async with editing(library, tree="refund", rules=NONE, size=(100, 60)) as editor:
        jump(editor.context, None)
        editor.context.edit(None, ("facts", "amount_owed", "label"))
        await editor.press("ctrl+d")
        assert "Delete fact 'amount_owed'" in editor.text
        await editor.press("d")
        assert "amount_owed" not in editor.document.tree.facts


async def test_uses_are_listed_and_gone_to(library: Path) -> None:
    """'r' on an authority lists its places in all files; Enter opens the tree at the field."""
    async with editing(library, tree="internet", rules=NONE) as editor:
        await editor.press("S")
        editor.context.go(None, ("authority", "goodwill"))
        await editor.press("r")
        assert re.search(r"\d\d uses of authority 'goodwill'", editor.text)
        await editor.press("down", "enter")
        assert editor.document.tree_id == "refund"
        assert editor.form.field is not None
        assert editor.form.field.path == ("decide",)


async def test_a_finding_of_the_library_is_gone_to(library: Path) -> None:
    """F8 opens library.yaml at the field that is wrong."""
    file = library / "library.yaml"
    text = file.read_text(encoding="utf-8").replace("{fact: waivers_12_months", "{fact: waivers_12_month")
    file.write_text(text, encoding="utf-8")
    async with editing(library, tree="refund", rules=frozenset({"unknown-fact"})) as editor:
        await editor.press("f8")
        assert editor.document.tree_id == "library"
        assert editor.form.field is not None
        assert editor.form.field.path == ("authority", "fee_waiver", "uses", "fact")


async def test_a_lower_limit_shows_at_once_the_trees_that_it_breaks(library: Path) -> None:
    """The errors of every tree are listed and counted beside library.yaml, saving counts them, and F8 goes there."""
    rules = frozenset({"escalation-nowhere"})
    async with editing(library, tree="refund", rules=rules, size=(80, 24)) as editor:
        await editor.press("S")
        assert "no errors" in editor.text
        editor.context.edit(None, ("authority", "refund", "limits", "manager"))
        await editor.press("ctrl+u")
        await editor.write("51")
        await editor.press("escape")
        assert "no errors" not in editor.text
        assert re.search(r"● escalation-nowhere +\w+\.", editor.text)
        await editor.press("ctrl+s")
        assert editor.hint.startswith("saved ")
        assert re.search(r"; \d errors? in .+: F8 goes there$", editor.hint)
        await editor.press("f8")
        assert editor.document.tree_id != SHARED
        assert "escalation-nowhere: no role may decide" in editor.hint


async def test_a_fix_of_another_file_is_applied_in_that_file(library: Path) -> None:
    """From the findings beside library.yaml, a number opens the tree, fixes it there, and changes nothing else."""
    path = library / "refund.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("nodes:", "nodes:\n  spare: {say: Hi, to: spare_two}", 1),
        encoding="utf-8",
    )
    async with editing(library, tree="refund", rules=frozenset({"dangling-link"}), size=(80, 24)) as editor:
        await editor.press("S", "3", "1")
        assert editor.document.tree_id == "refund"
        assert editor.hint.startswith("fixed: ")
        assert _names(editor.workspace.dirty) == ["refund.yaml"]


async def test_a_tree_is_renamed_and_comes_back(library: Path) -> None:
    """R on the head of a tree asks for the name; after a save the files have moved, undo shows the old tree."""
    async with editing(library, tree="outage", rules=NONE) as editor:
        jump(editor.context, None)
        await editor.press("R")
        await editor.press("end", *["backspace"] * len("outage"))
        await editor.write("blackout")
        await editor.press("enter")
        assert editor.document.tree_id == "blackout"
        await editor.press("ctrl+s")
        assert (library / "blackout.yaml").exists()
        assert not (library / "outage.yaml").exists()
        assert "; removed: " in editor.hint
        await editor.press("ctrl+z")
        assert editor.document.tree_id == "outage"


async def test_words_are_replaced_after_a_look_at_every_place(library: Path) -> None:
    """Ctrl+R lists file, line, before and after; Enter replaces all in one step."""
    async with editing(library, tree="refund", rules=NONE, size=(80, 24)) as editor:
        await editor.press("ctrl+r")
        assert "type the words to replace" in editor.text
        await editor.write("router")
        await editor.press("enter")
        await editor.write("hub")
        dialog = editor.app.screen
        assert isinstance(dialog, ReplaceScreen)
        dialog.look()  # as it does by itself when the author pauses
        await editor.pilot.pause()
        assert "Replace words, 9 places" in editor.text
        assert "internet.yaml:126" in editor.text
        assert "- What does the internet light on the router show?" in editor.text
        assert "+ What does the internet light on the hub show?" in editor.text
        await editor.press("enter")
        assert "in 9 places" in editor.hint
        assert _names(editor.workspace.dirty) == ["internet.scenarios.yaml", "internet.yaml"]
        await editor.press("ctrl+z")
        assert editor.workspace.dirty == ()


async def test_single_places_are_skipped(library: Path) -> None:
    """The arrows lead into the list, Space skips a place and a all of them; Escape leads back, and the rest is replaced."""
    async with editing(library, tree="internet", rules=NONE, size=(80, 24)) as editor:
        await editor.press("ctrl+r")
        await editor.write("router")
        await editor.press("enter")
        await editor.write("hub")
        dialog = editor.app.screen
        assert isinstance(dialog, ReplaceScreen)
        dialog.look()
        await editor.press("down", "down", "down", "space")
        assert "Replace words, 8 of 9 places" in editor.text
        assert "☐ Where the router sta…  Where the router stands" in editor.text
        assert "internet.yaml:248   Where the router stands: title" in editor.text
        await editor.press("a", "a")
        assert "Replace words, 0 of 9 places" in editor.text
        await editor.press("enter")
        assert editor.app.screen is dialog  # nothing is taken
        await editor.press("a", "space", "escape", "enter")
        assert "in 8 places, 1 skipped; Ctrl+Z undoes it" in editor.hint
        assert editor.raw("nodes", "placement", "title") == "Where the router stands"
        await editor.press("ctrl+z")
        assert editor.workspace.dirty == ()


async def test_what_cannot_be_replaced_is_reported_in_the_dialog(library: Path) -> None:
    """The words that were typed stay."""
    async with editing(library, tree="refund", rules=NONE) as editor:
        assert editor.context.apply(SetField("verify", ("title",), "Paid {by card}")) is None
        await editor.press("ctrl+r")
        await editor.write("by card")
        await editor.press("enter")
        await editor.write("card")
        await editor.press("enter")
        assert isinstance(editor.app.screen, ReplaceScreen)
        assert "would be read as a placeholder" in str(editor.app.screen.texts.content)
        await editor.press("escape")
        assert editor.raw("nodes", "verify", "title") == "Paid {by card}"


async def test_only_the_open_tree_is_looked_at(library: Path) -> None:
    """F4 keeps to the tree that is open; F3 lets capitals be."""
    async with editing(library, tree="refund", rules=NONE) as editor:
        await editor.press("ctrl+r")
        await editor.write("router")
        await editor.press("f4")
        assert "Replace words, 0 places" in editor.text
        assert "F2 also finds parts of words; F3 ignores capitals" in editor.text
        await editor.press("f4", "f3")
        assert "capitals matter: no" in editor.text
        await editor.press("escape")
        assert editor.workspace.dirty == ()


async def test_words_in_the_library_are_found(library: Path) -> None:
    """Ctrl+F looks through library.yaml while that is open, and Enter shows the part."""
    async with editing(library, tree="refund", rules=NONE) as editor:
        await editor.press("S", "ctrl+f")
        await editor.write("harrow")
        await editor.press("enter")
        assert editor.raw(*editor.document.part, "id") == "inc_204"


@pytest.mark.parametrize("part", [(), ("authority", "refund")])
async def test_every_key_does_something_sensible_in_the_library(
    lamp: Path, part: tuple[str | int, ...]
) -> None:
    """No key of a tree's outline breaks anything here, or changes what it was not asked to."""
    keys = [each.key.split(",")[0] for each in EditorScreen.BINDINGS if isinstance(each, Binding)]
    harmless = [key for key in keys if key not in ("ctrl+q", "ctrl+s", "a", "K", "J", "T")]
    async with editing(lamp, tree="lamp", size=(80, 24), rules=NONE) as editor:
        for key in harmless:
            if editor.document.tree_id != "library":
                editor.context.open("library")
            editor.context.go(None, part)
            editor.main.set_focus(editor.main.panes.outline)
            await editor.press(key)
            await editor.press("escape", "escape")
            assert editor.workspace.dirty == (), key


async def test_a_tree_that_is_no_more_makes_room_for_another(library: Path) -> None:
    """A state of the library without the tree that is shown, as after a restart, shows one that is there."""
    async with editing(library, tree="outage", rules=NONE) as editor:
        before = editor.workspace
        assert editor.context.apply(RenameTree("outage", "blackout")) is None
        assert editor.document.tree_id == "blackout"
        editor.context.show(before)
        assert editor.document.tree_id == "clinic"


async def test_facts_of_a_tree_are_found_by_name(library: Path) -> None:
    """Ctrl+F, a fact's name, Enter twice: its field in the head of the tree."""
    async with editing(library, tree="refund", rules=NONE) as editor:
        await editor.press("ctrl+f")
        await editor.write("amount_owed")
        await editor.press("enter", "enter")
        assert editor.form.field is not None
        assert editor.form.field.path == ("facts", "amount_owed", "#key")


async def test_a_part_is_gone_to_by_its_name(library: Path) -> None:
    """Ctrl+G and the palette know the parts of library.yaml, and the line of hints its keys."""
    async with editing(library, tree="refund", size=(140, 40), rules=NONE) as editor:
        await editor.press("S")
        assert "r Uses" in editor.text
        await editor.press("ctrl+g")
        await editor.write("waivers")
        await editor.press("enter")
        assert editor.document.part == ("facts", "waivers_12_months")
        await editor.press("ctrl+p")
        await editor.write("inc_204")
        await editor.press("enter")
        assert editor.raw(*editor.document.part, "id") == "inc_204"
        editor.context.open("refund")
        await editor.pilot.pause()
        assert "r Uses" not in editor.text


async def test_what_library_yaml_cannot_do_is_nowhere_on_its_screen(lamp: Path) -> None:
    """No key, no line in the palette, no hint and no help for what only a tree can do; a tree has all of it."""
    absent = [each for each in COMMANDS if each.in_library is None]
    assert {"play", "node.link", "node.extract"} <= {each.name for each in absent}
    async with editing(lamp, tree="lamp", size=(140, 40), rules=NONE) as editor:
        assert all(each.in_tree is not None for each in COMMANDS)
        assert "s Play" in editor.text
        await editor.press("S")
        for each in absent:
            assert editor.main.active_bindings.keys().isdisjoint(each.keys.split(",")), each.name
        assert "s Play" not in editor.text
        await editor.press("s")
        assert editor.hint == "'s' does nothing here; ? shows the keys"
        await editor.press("ctrl+p")
        await editor.write(">")
        offered = {hit.name for hit in editor.app.screen.query_one(Choices).hits}
        assert offered.isdisjoint(each.words for each in absent)
        await editor.press("escape", "question_mark")
        told = [said for section in help_pages(editor.context.commands, None) for _, said in section.keys]
        assert set(told).isdisjoint(each.words for each in absent)


@pytest.mark.parametrize("kind", [TreeDocument, LibraryDocument])
def test_every_hint_is_a_command_of_the_document(kind: type[EditedDocument]) -> None:
    """A click on a hint does what its key does, so there is one."""
    assert {hint.binding for hint in TABLES[kind].hints} <= TABLES[kind].runs.keys()


async def test_a_click_on_a_hint_of_the_form_does_what_its_key_does(lamp: Path) -> None:
    """Tab and F4 are keys of the form itself, not of the screen."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        await editor.press("enter")
        before = editor.form.stack.active
        await editor.pilot.click("HintBar", offset=(2, 0))
        await editor.pilot.pause()
        assert editor.form.stack.active == (before or 0) + 1
