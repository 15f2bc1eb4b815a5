"""Facts, limits and decisions where they are needed: rows of the form, types, what a field names, what is still to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.model import AddNode, ChangeShared, FactType, SetField, Together
from decisiontree.tui.marks import Sign, mark_of
from decisiontree.tui.screens.condition import ConditionScreen
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.widgets.choices import Choices

NONE: frozenset[str] = frozenset()


def _path(editor: Editor) -> tuple[str | int, ...]:
    assert editor.form.field is not None
    return editor.form.field.path


async def test_pages_and_ends_move_in_the_form(lamp: Path) -> None:
    """Where no text of its own is longer; in a text, Home and End stay in the line."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 20)) as editor:
        await editor.go_to("check")
        await editor.edit("#kind")
        fields = editor.form.stack.card.fields
        await editor.press("pagedown")
        below = editor.form.stack.active or 0
        assert below > 3
        await editor.press("pageup")
        assert _path(editor) == ("#kind",)
        await editor.press("end")
        assert editor.form.stack.active == len(fields) - 1
        await editor.press("home")
        assert editor.form.stack.active == 0
        await editor.edit("title")
        await editor.press("home")
        assert _path(editor) == ("title",)
        assert editor.form.stack.line_editor.cursor_position == 0
        await editor.edit("say")
        await editor.press("pagedown")
        assert (editor.form.stack.active or 0) > 3


async def test_typing_replaces_a_figure_and_arrows_keep_it(lamp: Path) -> None:
    """A limit, a number, an amount or a day; what follows in the same visit adds to it."""
    async with editing(lamp, tree="lamp", rules=NONE) as editor:
        await editor.go_to("give")
        await editor.edit("#shared", "authority", "refund", "limits", "rep")
        assert "type to replace it" in str(editor.form.border_subtitle)
        await editor.write("75")
        assert editor.document.library.shared.authority["refund"].limits == {"rep": 7500, "lead": 50000}
        await editor.press("tab", "right", "backspace")
        assert editor.document.library.shared.authority["refund"].limits == {"rep": 7500, "lead": 50000}
        editor.context.go(None)
        await editor.edit("facts", "amount", "max")
        await editor.write("80")
        assert editor.raw("facts", "amount", "max") == "80"


@pytest.mark.parametrize(
    ("node", "path", "part"),
    [
        ("details", ("collect", 0), ("facts", "amount", "label")),
        ("give", ("amount",), ("facts", "amount", "label")),
        ("which", ("cases", 0, "when"), ("facts", "tier", "label")),
    ],
)
async def test_a_field_that_names_a_fact_leads_to_it(
    lamp: Path, node: str, path: tuple[str | int, ...], part: tuple[str, ...]
) -> None:
    """Ctrl+O goes to its declaration, and back is the node."""
    async with editing(lamp, tree="lamp", rules=NONE) as editor:
        await editor.go_to(node)
        await editor.edit(*path)
        await editor.press("ctrl+o")
        assert editor.document.node is None
        assert _path(editor) == part
        await editor.press("escape", "left_square_bracket")
        assert editor.document.node == node


async def test_a_field_that_names_an_authority_or_a_tree_leads_to_it(lamp: Path) -> None:
    """In library.yaml, also from a limit; a tree is opened."""
    async with editing(lamp, tree="lamp", rules=NONE) as editor:
        for node, path, part in (
            ("give", ("decide",), ("authority", "refund")),
            ("give", ("#shared", "authority", "refund", "limits", "lead"), ("authority", "refund")),
        ):
            await editor.go_to(node)
            await editor.edit(*path)
            await editor.press("ctrl+o")
            assert editor.document.part[:2] == part
            await editor.press("escape", "left_square_bracket")
        await editor.go_to("other")
        await editor.edit("run")
        await editor.press("ctrl+o")
        assert editor.document.tree_id == "other"


async def test_the_builder_marks_the_row_that_is_being_changed(lamp: Path) -> None:
    """With a sign, until the steps are over."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("which")
        await editor.edit("cases", 0, "when")
        await editor.press("f4")
        assert "▸ " not in _rows(editor)
        await editor.press("enter")
        assert _rows(editor).splitlines()[0].startswith("▸ ")
        await editor.press("tab")
        assert "▸ " not in _rows(editor)


def _rows(editor: Editor) -> str:
    screen = editor.app.screen
    assert isinstance(screen, ConditionScreen)
    return "\n".join(screen.rows.render_line(y).text for y in range(2))


async def test_what_is_unfinished_of_a_branch_or_of_limits_is_to_do(lamp: Path) -> None:
    """As long as something is empty; what is written wrong is an error."""
    async with editing(lamp, tree="lamp", size=(80, 30)) as editor:
        assert editor.context.apply(SetField("which", ("else",), None)) is None
        assert _signs(editor, "gap") == {Sign.TODO}
        limits = ("authority", "refund", "limits")
        for change, rule, sign in (
            (SetField(None, (*limits, "lead"), None), "limits-not-rising", Sign.TODO),
            (SetField(None, (*limits, "lead"), "20"), "limits-not-rising", Sign.ERROR),
            (SetField(None, limits, {}), "escalation-nowhere", Sign.TODO),
            (SetField(None, limits, {"rep": "0", "lead": "0"}), "escalation-nowhere", Sign.ERROR),
        ):
            assert editor.context.apply(ChangeShared(change)) is None
            assert _signs(editor, rule) == {sign}, change


async def test_an_amount_that_no_form_asks_for_is_collected_with_one_key(lamp: Path) -> None:
    """In the nearest form on all ways to the decision, else in a new one before it."""
    async with editing(lamp, tree="lamp", size=(80, 30)) as editor:
        assert editor.context.apply(SetField("details", ("collect",), ["tier"])) is None
        await editor.go_to("give")
        await editor.edit("amount")
        await editor.press("f7")
        assert editor.raw("nodes", "details", "collect") == ["tier", "amount"]
        await editor.press("ctrl+z")
        assert editor.context.apply(SetField("check", ("options", 1, "to"), "give")) is None
        await editor.go_to("give")
        await editor.edit("amount")
        await editor.press("f7")
        assert editor.raw("nodes", "ask_amount") == {"collect": ["amount"], "to": "give"}
        assert editor.raw("nodes", "check", "options", 1, "to") == "ask_amount"
        assert editor.raw("nodes", "which", "cases", 0, "to") == "ask_amount"
        early = (found for found in editor.document.own_findings if found.rule == "fact-before-known")
        assert "give" not in {found.place.node for found in early}


async def test_an_amount_above_every_limit_is_mended_at_the_decision(lamp: Path) -> None:
    """Not at the outcome that hands it on; the fixes are a largest amount, or no limit for the highest role."""
    async with editing(lamp, tree="lamp", size=(80, 30)) as editor:
        ended = {"outcome": "Lead calls", "resolution": "escalated", "team": "Leads"}
        up = (AddNode("up", ended), SetField("give", ("above",), "up"))
        assert editor.context.apply(Together(up)) is None
        await editor.go_to("give")
        await editor.edit("decide")
        found = [each for each in editor.document.own_findings if each.rule == "escalation-nowhere"]
        assert [each.place.node for each in found] == ["give"]
        await editor.press("f7", "down", "enter")
        assert editor.document.library.shared.authority["refund"].limits == {"rep": 5000, "lead": None}
        await editor.press("ctrl+z", "f7", "enter")
        assert editor.raw("facts", "amount", "max") == "500.00"
        assert not _signs(editor, "escalation-nowhere")


def _signs(editor: Editor, rule: str) -> set[Sign]:
    return {mark_of(found) for found in editor.document.findings if found.rule == rule}


async def test_the_types_of_a_new_fact_stay_in_their_order(lamp: Path) -> None:
    """Below the guess, whatever that is."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 30)) as editor:
        await editor.go_to("details")
        paths = [field.path for field in editor.form.stack.card.fields]
        editor.form.edit(paths.index(("collect", "+")))
        orders = []
        for label in ("Serial number", "Days open", "Amount due"):
            await editor.write(label)
            rows = [
                hit.key.split(":")[0] for hit in editor.form.stack.choices.hits if hit.key.startswith("+")
            ]
            orders.append(rows)
            await editor.press("ctrl+u")
        assert [rows[0] for rows in orders] == ["+text", "+integer", "+money"]
        assert orders[0][1:] == orders[1][1:] == orders[2][1:]


async def test_a_collected_fact_shows_its_type_and_can_have_another(lamp: Path) -> None:
    """In words; Enter on it offers the other types, one step changes the declaration, and what does not fit goes."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 30)) as editor:
        await editor.go_to("details")
        await editor.edit("collect", 0)
        assert "Amount owed" in editor.text
        assert "money" in next(line for line in editor.text.splitlines() if "collects" in line)
        await editor.press("f4")
        await editor.write("whole")
        await editor.press("enter")
        kept = {"type": "integer", "label": "Amount owed", "min": "0", "max": "900"}
        assert editor.raw("facts", "amount") == kept
        assert _path(editor) == ("collect", 0)
        await editor.press("f4")
        await editor.write("date")
        await editor.press("enter")
        assert editor.raw("facts", "amount") == {"type": "date", "label": "Amount owed"}
        await editor.press("f4")
        await editor.write("one of")
        await editor.press("enter")
        assert editor.raw("facts", "amount", "type") == "choice"
        assert _path(editor) == ("facts", "amount", "values", "+")
        await editor.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert editor.workspace.dirty == ()


async def test_a_fact_of_all_trees_gets_its_type_in_library_yaml(lamp: Path) -> None:
    """From the form that collects it; an amount has a currency."""
    shared = lamp / "library.yaml"
    fact = "facts:\n  visits: {type: integer, label: Visits}\n"
    shared.write_text(shared.read_text(encoding="utf-8") + fact, encoding="utf-8")
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 30)) as editor:
        assert editor.context.apply(SetField("details", ("collect",), ["visits"])) is None
        await editor.go_to("details")
        await editor.edit("collect", 0)
        await editor.press("f4")
        await editor.write("money")
        await editor.press("enter")
        visits = editor.document.library.shared.facts["visits"]
        assert (visits.type, visits.currency) == (FactType.MONEY, "GBP")
        assert editor.document.tree_id == "lamp"


async def test_what_a_row_explains_is_read_to_its_end(lamp: Path) -> None:
    """On further lines below the row under the cursor of a dialog."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        await editor.go_to("check")
        await editor.press("m", "down", "down", "down")
        dialog = editor.app.screen
        assert isinstance(dialog, PickScreen)
        assert "kept as a comment." in _words(dialog.choices)


def _words(choices: Choices) -> str:
    """What a list shows, without line ends."""
    lines = (choices.render_line(y).text for y in range(choices.size.height))
    return " ".join(" ".join(lines).split())
