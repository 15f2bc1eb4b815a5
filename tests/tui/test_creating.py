"""A tree is made from the fields that need its parts: nodes, facts, an authority with its limits, roles, library.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.diagnostic import Severity
from decisiontree.model import AddNode, FactType, SetField, TurnInto
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.creation import guessed_type
from decisiontree.tui.outcome_words import resolution_of
from decisiontree.tui.raw import mapping_of
from decisiontree.workbench import open_workspace

NONE: frozenset[str] = frozenset()
BAR = 450
"""So many keys, those of the texts included, are enough for a tree of twelve nodes."""
BEGUN = """\
format: 1
title: Router
purpose: Get the caller back online.
owner: Ada Brook
review_by: 2099-12-31
start: hello
nodes:
  hello:
    ask: What is the call about?
    options:
      - {label: Something else, to: elsewhere}
  elsewhere: {outcome: Passed on, resolution: transferred, team: Front desk}
"""
MADE = """\
facts:
  serial_number:
    type: text
    label: Serial number
  days_without_internet:
    type: integer
    label: Days without internet
  amount_owed:
    type: money
    label: Amount owed
    currency: GBP
"""
SHARED = """\
roles:
  - {id: rep, label: Customer rep}
  - {id: lead, label: Team lead}
authority:
  refund:
    label: Refund
    currency: GBP
    limits:
      rep: 50
      lead: any
"""


class Typist:
    """Presses keys and counts them; a text counts a key for each of its characters."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        self.keys = 0

    async def __call__(self, *parts: str) -> None:
        """Texts begin with a capital letter or hold a blank; anything else is the name of a key."""
        for part in parts:
            if part.islower() and " " not in part and not part.startswith("="):
                self.keys += 1
                await self.editor.press(part)
            else:
                text = part.removeprefix("=")
                self.keys += len(text)
                await self.editor.paste(text)


async def test_a_tree_of_twelve_nodes_is_made_in_few_keys(tmp_path: Path) -> None:
    """With a form, a branch of two cases, a decision and its authority, a loop and a shared node, at 80 columns."""
    trees = tmp_path / "trees"
    trees.mkdir()
    (trees / "router.yaml").write_text(BEGUN, encoding="utf-8")
    async with editing(trees, tree="router", size=(80, 24)) as editor:
        await editor.go_to("hello")
        type_in = Typist(editor)
        await type_in("a", "No internet", "enter", "Is the light green?", "enter")
        await type_in("Yes", "enter", "Restart the router.", "enter")
        await type_in("alt+left", "enter", "No", "enter", "Plug in the cable.", "enter")
        await type_in("=light", "enter")  # back to the question: a loop
        await type_in("f8", "Does it work now?", "enter")
        await type_in("Yes", "enter", "outcome Back online", "enter")
        await type_in("enter", "No", "enter", "form Router details", "enter")
        await type_in("Serial number", "enter", "Days without internet", "enter", "Amount owed", "enter")
        await type_in("tab", "branch What next", "enter")
        await type_in("days_without_internet > 7", "enter", "decision Credit", "enter")
        await type_in("Refund", "enter", "=50", "tab", "=any", "tab", "=amo", "enter")
        await type_in("outcome Credit given", "enter", "outcome Team lead calls back", "enter")
        await type_in("Team leads", "alt+left", "alt+left")
        await type_in("shift+tab", "enter", "days_without_internet > 2", "enter")
        await type_in("outcome Technician booked", "enter", "=online", "enter")
        await editor.press("escape")
        assert len(editor.document.tree.nodes) == 13
        errors = [each for each in editor.workspace.diagnostics if each.severity is Severity.ERROR]
        assert not errors
        assert MADE in editor.document.source.text
        shared = editor.workspace.library.shared
        assert shared is not None
        assert shared.document.text.endswith(SHARED)
        assert editor.raw("nodes", "restart_the_router") == {
            "say": "Restart the router.",
            "to": "does_it_work_now",
        }
        assert editor.raw("nodes", "team_lead_calls_back") == {
            "outcome": "Team lead calls back",
            "resolution": "escalated",
            "team": "Team leads",
        }
        assert type_in.keys <= BAR


async def test_a_fact_is_created_where_it_is_collected(lamp: Path) -> None:
    """Its label is typed, its type is guessed or chosen; one step declares and collects it, and the cursor stays."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        type_in = Typist(editor)
        editor.context.go("details")
        editor.form.edit(_button(editor, "collect"))
        before = editor.workspace
        await type_in("Purchase date", "enter")
        assert editor.raw("facts", "purchase_date") == {"type": "date", "label": "Purchase date"}
        assert editor.raw("nodes", "details", "collect") == ["amount", "purchase_date"]
        await type_in("Model", "down", "down", "down", "enter")
        assert editor.document.tree.facts["model"].type is FactType.INTEGER
        await type_in("Fault: no light, flickers", "enter")
        assert editor.raw("facts", "fault", "values") == {"no_light": "no light", "flickers": "flickers"}
        assert editor.form.field is not None
        assert editor.form.field.path == ("collect", "+")
        await editor.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert editor.document.source.text == before.document("lamp").text


async def test_a_fact_is_created_where_a_decision_names_its_amount(lamp: Path) -> None:
    """A field of the node itself names the new fact; one step declares and names it."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        type_in = Typist(editor)
        editor.context.edit("give", ("amount",))
        await editor.pilot.pause()
        await type_in("Value of the lamp", "enter")
        assert editor.raw("nodes", "give", "amount") == "value_of_the_lamp"
        assert editor.document.tree.facts["value_of_the_lamp"].type is FactType.MONEY
        await editor.press("ctrl+z")
        assert editor.workspace.dirty == ()


async def test_letters_typed_on_a_button_begin_what_it_adds(lamp: Path) -> None:
    """An option, a case and an exit begin with them; a blank presses the button and writes nothing."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        type_in = Typist(editor)
        for node, collection, at, key in (
            ("check", "options", 3, "label"),
            ("which", "cases", 1, "when"),
            (None, "anytime", 1, "label"),
        ):
            jump(editor.context, node)
            await editor.pilot.pause()
            editor.form.edit(_button(editor, collection))
            await editor.pilot.pause()
            await type_in("=vip")
            item = editor.raw("nodes", node, collection, at) if node else editor.raw(collection, at)
            assert isinstance(item, dict)
            assert item[key] == "vip"
        jump(editor.context, "check")
        await editor.pilot.pause()
        editor.form.edit(_button(editor, "options"))
        await editor.pilot.pause()
        await type_in(" No")
        assert editor.raw("nodes", "check", "options", 4) == {"label": "No"}


async def test_a_cleared_field_chooses_nothing_when_it_is_left(lamp: Path) -> None:
    """Ctrl+U takes the letters away, and Tab then leaves the list alone; with letters it chooses."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        for keys, shown in (("ctrl+u tab", False), ("tab", True)):
            jump(editor.context, "electrician")
            await editor.pilot.pause()
            fields = editor.form.stack.card.fields
            editor.form.edit(next(at for at, each in enumerate(fields) if "add a field" in each.label))
            await editor.pilot.pause()
            await editor.write("timer")
            await editor.press(*keys.split())
            assert (("timer",) in editor.document.revealed) is shown


async def test_an_authority_is_created_with_roles_and_library_yaml(lamp: Path) -> None:
    """A line for each role is in the decision's form; one undo takes all of it away, the file included."""
    (lamp / "library.yaml").unlink()
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 30)) as editor:
        type_in = Typist(editor)
        editor.context.edit("give", ("decide",))
        await editor.pilot.pause()
        await type_in("Goodwill voucher", "enter")
        assert editor.raw("nodes", "give", "decide") == "goodwill_voucher"
        assert "Customer rep" in editor.text
        await type_in("=20")
        assert editor.document.library.shared.authority["goodwill_voucher"].limits == {"rep": 2000}
        assert editor.document.tree_id == "lamp"
        await editor.press("ctrl+z", "ctrl+z")
        assert editor.raw("nodes", "give", "decide") == "refund"
        assert editor.workspace.library.shared is None
        assert editor.workspace.dirty == ()


async def test_only_enter_on_its_row_creates_something(lamp: Path) -> None:
    """Tab leaves the words behind and says so; what is pasted waits for Enter."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        type_in = Typist(editor)
        for node, path in (("electrician", ("to",)), ("give", ("decide",)), ("give", ("amount",))):
            editor.context.edit(node, path)
            await editor.pilot.pause()
            await type_in("Nothing like it\nat all")
            assert "+ create" in editor.text
            await editor.press("tab")
            assert editor.hint.startswith("'Nothing like it at all' was not applied")
            assert editor.workspace.dirty == ()
        await editor.press("escape")


async def test_what_was_added_and_never_filled_is_taken_back(lamp: Path) -> None:
    """A case, an exit, an option, a role: Escape leaves no trace, not even one to undo; what was filled stays."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        for node, keys in (("which", "a"), (None, "a"), ("check", "a x backspace")):
            jump(editor.context, node)
            await editor.press(*keys.split(), "escape")
            assert editor.workspace.dirty == ()
            assert editor.workspace.history.done == ()
        await editor.press("a", *["shift+tab"] * 2, "escape")
        assert editor.workspace.history.done == ()
        await editor.press("a", "x", "escape")
        assert editor.raw("nodes", "check", "options", 3) == {"label": "x"}
        await editor.press("ctrl+z", "ctrl+z", "S")
        editor.context.go(None, ("roles",))
        await editor.press("a", "escape")
        assert editor.workspace.dirty == ()


async def test_words_typed_as_a_name_become_the_label_too(lamp: Path) -> None:
    """The id is made from them; a name that is taken is refused under the field that it was typed into."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        await editor.press("S")
        editor.context.go(None, ("roles",))
        await editor.press("a")
        await editor.write("Shift lead")
        await editor.press("tab")
        assert editor.raw("roles", 2) == {"id": "shift_lead", "label": "Shift lead"}
        await editor.press("shift+tab", "ctrl+u")
        await editor.write("lead")
        await editor.press("tab")
        lines = editor.text.splitlines()
        refusal = next(at for at, line in enumerate(lines) if "✗ not applied" in line)
        assert "shift_lead" in lines[refusal - 1]
        assert "'lead'" in editor.hint


async def test_what_comes_after_a_node_that_leads_nowhere_is_written_at_once(lamp: Path) -> None:
    """'o' opens the list of its link; the words typed are what the new step says, and the cursor goes along."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        type_in = Typist(editor)
        editor.context.apply(SetField("old", ("to",), None))
        await editor.go_to("old")
        await type_in("o", "Wait a minute.", "enter")
        assert editor.raw("nodes", "old", "to") == "wait_a_minute"
        assert editor.raw("nodes", "wait_a_minute") == {"say": "Wait a minute."}
        assert editor.document.node == "wait_a_minute"
        assert editor.form.field is not None
        assert editor.form.field.path == ("to",)
        await type_in("alt+left")
        assert editor.document.node == "old"


@pytest.mark.parametrize(
    ("node", "path", "back_at"),
    [
        ("check", ("options", 0, "to"), ("options", "+")),
        ("which", ("cases", 0, "to"), ("else",)),
        ("give", ("within",), ("within",)),
        ("read_back", ("agreed",), ("agreed",)),
        (None, ("start",), ("start",)),
        (None, ("anytime", 0, "to"), ("anytime", "+")),
    ],
)
async def test_the_cursor_goes_along_to_a_node_that_is_created(
    lamp: Path, node: str | None, path: tuple[str | int, ...], back_at: tuple[str | int, ...]
) -> None:
    """From every link, also one that led elsewhere; one key leads back to where one goes on."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        if node == "which":  # what is left over comes before another case
            editor.context.apply(SetField("which", ("else",), None))
        editor.context.edit(node, path)
        await editor.pilot.pause()
        await Typist(editor)("Wait a minute.", "enter")
        assert editor.document.node == "wait_a_minute"
        assert editor.path == ("to",)
        assert "Alt+Left goes back to" in editor.hint
        await editor.press("alt+left")
        assert editor.document.node == node
        assert editor.path == back_at


async def test_how_the_call_ends_is_asked_for_a_new_outcome(lamp: Path) -> None:
    """With the list; words that say it are taken at their word, and nobody has to leave this form."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        type_in = Typist(editor)
        editor.context.edit("check", ("options", 0, "to"))
        await editor.pilot.pause()
        await type_in("outcome Another lamp", "enter")
        assert editor.raw("nodes", "another_lamp") == {"outcome": "Another lamp"}
        assert editor.path == ("resolution",)
        assert editor.form.stack.choices.display
        await type_in("=sched", "enter")
        assert editor.raw("nodes", "another_lamp", "resolution") == "scheduled"
        assert "complete" in editor.hint
        editor.context.edit("check", ("options", 1, "to"))
        await editor.pilot.pause()
        await type_in("outcome Send a technician", "enter")
        assert editor.raw("nodes", "send_a_technician", "resolution") == "scheduled"
        assert editor.document.node == "check"


@pytest.mark.parametrize(
    ("words", "resolution"),
    [
        ("Escalate it", "escalated"),
        ("Send a technician", "scheduled"),
        ("Refund refused", "declined"),
        ("Handed over to billing", "transferred"),
        ("Back online", "resolved"),
        ("The lamp works", "resolved"),
        ("The lamp no longer works", None),
        ("Not settled", None),
        ("Something else", None),
    ],
)
def test_the_name_of_an_outcome_says_how_the_call_ends(words: str, resolution: str | None) -> None:
    """Or nothing."""
    assert resolution_of(words) == resolution


def test_an_empty_step_that_becomes_another_kind_says_nothing(lamp: Path) -> None:
    """The text that it had for want of another is gone."""
    workspace = open_workspace([lamp]).apply("lamp", AddNode("fresh", {"say": ""}))
    for kind in ("branch", "question", "outcome"):
        turned = workspace.apply("lamp", TurnInto("fresh", kind))
        assert "say" not in mapping_of(turned.document("lamp").plain(("nodes", "fresh")))


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("Date of purchase", FactType.DATE),
        ("Is it plugged in?", FactType.BOOLEAN),
        ("Has a receipt", FactType.BOOLEAN),
        ("How many lamps", FactType.INTEGER),
        ("Amount owed", FactType.MONEY),
        ("Colour: red, green", FactType.CHOICE),
        ("Serial number", None),
        ("Update channel", None),
        ("Issue", None),
    ],
)
def test_the_label_of_a_fact_suggests_its_type(label: str, wanted: FactType | None) -> None:
    """By whole words; where it suggests none, a text is first."""
    assert guessed_type(label) is wanted


def _button(editor: Editor, *path: str | int) -> int:
    fields = editor.form.stack.card.fields
    return next(index for index, field in enumerate(fields) if field.path == (*path, "+"))
