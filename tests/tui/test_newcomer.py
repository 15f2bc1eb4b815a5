"""What a newcomer expects while making a tree: examples give way, what was never filled goes, Escape is one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.lint import RULES
from decisiontree.model import RenameNode, SetField, TurnInto
from decisiontree.templates import templates, tree_from
from decisiontree.tui.card import TICK
from decisiontree.tui.conditions.scope import ConditionScope
from decisiontree.tui.conditions.steps import Draft
from decisiontree.tui.example_words import is_example
from decisiontree.tui.link_targets import NO_NODES, created, targets
from decisiontree.tui.marks import Sign
from decisiontree.tui.node_card import KIND
from decisiontree.tui.previewed import previewed
from decisiontree.tui.screens.condition import ConditionScreen
from decisiontree.tui.screens.library import LibraryScreen
from decisiontree.tui.screens.map import MapScreen
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.widgets.bars import TitleBar
from decisiontree.tui.widgets.one_line import OneLine
from decisiontree.workbench import open_workspace

QUESTION = "What is the call about?"


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A folder with a tree that is as the shortest template has it."""
    folder = tmp_path / "trees"
    folder.mkdir()
    text = tree_from(templates()["blank"], "Router", None)
    (folder / "router.yaml").write_text(text, encoding="utf-8")
    return folder


def _screen(editor: Editor) -> type[object]:
    return type(editor.app.screen)


def _pick(editor: Editor) -> PickScreen:
    screen = editor.app.screen
    assert isinstance(screen, PickScreen)
    return screen


async def test_typing_replaces_the_example_of_a_template_and_arrows_keep_it(blank: Path) -> None:
    """In a line and in a text; Enter breaks a line without taking it away; words of the author's are never selected."""
    async with editing(blank, tree="router") as editor:
        await editor.go_to("hello")
        await editor.edit("ask")
        await editor.press("right")
        await editor.write(" Now?")
        assert editor.raw("nodes", "hello", "ask") == f"{QUESTION} Now?"
        await editor.press("ctrl+z", "escape")
        await editor.edit("ask")
        await editor.write("Which light is on?")
        assert editor.raw("nodes", "hello", "ask") == "Which light is on?"
        await editor.edit("options", 0, "label")
        await editor.write("Red")
        await editor.edit("options", 0, "label")
        await editor.write("dish")
        assert editor.raw("nodes", "hello", "options", 0, "label") == "Reddish"
        await editor.go_to("done")
        await editor.edit("outcome")
        await editor.press("enter")
        assert "Settled on the call" in str(editor.raw("nodes", "done", "outcome"))
    assert is_example("hello", ("ask",), QUESTION)
    assert not is_example("other", ("ask",), QUESTION)
    assert not is_example("hello", ("ask",), "")


async def test_a_field_to_choose_in_that_is_empty_shows_what_it_asks_for(blank: Path) -> None:
    """Not its label, which would look like a value."""
    async with editing(blank, tree="router") as editor:
        await editor.go_to("hello")
        await editor.press("a")
        await editor.write("Blue")
        await editor.press("tab", "escape")
        shown = editor.form.stack.line_editor.placeholder
        assert str(shown) == "‹The node that comes next after this option› ▾"


def test_one_option_is_to_do_as_the_second_is_being_written() -> None:
    """As everything that is not there yet; `check` still warns of it."""
    assert RULES["single-option"].of_absence
    assert RULES["single-option"].severity.value == "warning"


def test_a_thing_to_do_and_a_box_to_tick_have_different_signs() -> None:
    """A task that is written down is not to do in the tree."""
    assert Sign.TODO != TICK


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (">", "is more than …"),
        (">=", "is at least …"),
        ("<", "is less than …"),
        ("=", "is …"),
        ("==", "is …"),
        ("!=", "is not …"),
        ("least", "is at least …"),
    ],
)
def test_a_question_is_found_by_its_sign(lamp: Path, typed: str, words: str) -> None:
    """As it is written in conditions, and by its words."""
    scope = _scope(lamp)
    hits = Draft(scope, scope.askable["amount"]).hits(typed)
    assert hits[0].key == words


def test_a_sign_with_its_value_is_the_whole_row(lamp: Path) -> None:
    """Typed in one go."""
    scope = _scope(lamp)
    draft = Draft(scope, scope.askable["amount"])
    taken = draft.take(draft.hits(">= 18")[0], ">= 18")
    assert isinstance(taken, Draft)
    assert taken.finished
    assert taken.operands == ("18",)
    chosen = Draft(scope, scope.askable["tier"])
    gold = chosen.take(chosen.hits("= gol")[0], "= gol")
    assert isinstance(gold, Draft)
    assert gold.operands == ("gold",)


async def test_a_refusal_in_the_builder_goes_with_the_letters_it_was_about(lamp: Path) -> None:
    """Once they are others."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("which")
        await editor.edit("cases", 0, "when")
        await editor.press("f4", "a")
        await editor.write("amount")
        await editor.press("enter")
        await editor.write("zzz")
        await editor.press("enter")
        assert "can be asked of this fact" in _told(editor)
        await editor.press("ctrl+u")
        assert "can be asked of this fact" not in _told(editor)


async def test_a_fact_is_created_where_a_condition_asks_about_it(lamp: Path) -> None:
    """By its label; the row goes on with what can be asked of it, and values are asked for where it has some."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("which")
        await editor.edit("cases", 0, "when")
        await editor.press("f4", "a")
        await editor.write("Days late")
        await editor.press("enter")
        assert editor.raw("facts", "days_late", "type") == "integer"
        await editor.write(">= 3")
        await editor.press("enter", "escape")
        assert editor.raw("nodes", "which", "cases", 0, "when") == "tier == gold and days_late >= 3"
        await editor.press("ctrl+z", "ctrl+z")
        assert editor.raw("facts", "days_late") is None
        assert editor.raw("nodes", "which", "cases", 0, "when") == "tier == gold"


async def test_a_tree_is_created_where_another_one_runs_it(lamp: Path) -> None:
    """Beside it, from the shortest template; the node runs it at once."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("other")
        await editor.edit("run")
        await editor.write("Check the cable")
        await editor.press("enter")
        assert editor.raw("nodes", "other", "run") == "check_the_cable"
        assert "check_the_cable" in editor.workspace.library.trees
        assert editor.document.tree_id == "lamp"
        await editor.press("ctrl+z")
        assert "check_the_cable" not in editor.workspace.library.trees
        assert editor.raw("nodes", "other", "run") == "other"


async def test_a_field_that_was_never_filled_leaves_no_trace(lamp: Path) -> None:
    """Left with Escape, with Tab, by a jump, or undone; a task begun with Enter as well. What is filled stays."""
    async with editing(lamp, tree="lamp") as editor:
        before = editor.document.source.text
        for leave in ("escape", "tab", "ctrl+z", "f6"):
            await editor.go_to("check")
            await _reveal(editor, "skip to")
            assert editor.form.field is not None
            assert editor.form.field.path == ("skip_to",)
            await editor.press(leave)
            assert ("skip_to",) not in [field.path for field in editor.form.stack.card.fields], leave
            await editor.press("escape")
        assert editor.document.source.text == before
        await editor.go_to("electrician")
        await _reveal(editor, "do")
        await editor.write("Book it")
        await editor.press("enter", "escape")
        assert editor.raw("nodes", "electrician", "do") == "Book it"
        await editor.press("ctrl+y")
        assert editor.raw("nodes", "electrician", "do") == "Book it"


async def test_escape_at_a_title_is_one_step_back_and_keeps_it(tmp_path: Path) -> None:
    """To the templates, with the cursor on the one that was chosen; from there it closes."""
    (tmp_path / "trees").mkdir()
    async with editing(tmp_path / "trees", tree="") as editor:
        await editor.press("n", "down", "enter")
        await editor.write("Router")
        await editor.press("escape")
        template = _pick(editor).choices.hit
        assert template is not None
        assert template.key == "crisis"
        await editor.press("enter")
        assert _pick(editor).query_typed == "Router"
        await editor.press("escape", "escape")
        assert isinstance(editor.app.screen, LibraryScreen)


async def test_a_title_without_latin_letters_asks_for_the_id(tmp_path: Path) -> None:
    """In the next step; what is offered is free, and what is no id makes nothing."""
    (tmp_path / "trees").mkdir()
    async with editing(tmp_path / "trees", tree="") as editor:
        await editor.press("n", "enter")
        _pick(editor).query_one(OneLine).value = "返金"
        await editor.press("enter")
        assert _pick(editor).query_typed == "tree"
        await editor.write("refund jp")
        assert _pick(editor).choices.hit is None
        await editor.press("ctrl+u")
        await editor.write("refund_jp")
        await editor.press("enter")
        assert editor.document.tree_id == "refund_jp"
        assert editor.raw("title") == "返金"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("", "question"),
        ("Which light is on?", "question"),
        ("Is the power on", "question"),
        ("Router lights", "question"),
        ("Unplug the router", "step"),
        ("We will send you a new one.", "step"),
        ("Done", "outcome"),
        ("The router works", "outcome"),
        ("Technician booked", "outcome"),
        ("form Serial number", "form"),
    ],
)
def test_the_likeliest_kind_is_offered_first(lamp: Path, words: str, kind: str) -> None:
    """By what the words look like; a question, where they do not look like anything."""
    tree = open_workspace([lamp]).tree("lamp")
    assert tree is not None
    made = [created(hit.key) for hit in targets(NO_NODES.of(tree).index, tree, words, "")]
    assert next(each for each in made if each is not None).kind == kind


def test_where_a_decision_leads_an_end_is_likeliest(lamp: Path) -> None:
    """Unless the words look like something else."""
    tree = open_workspace([lamp]).tree("lamp")
    assert tree is not None
    for words, kind in (("Lead decides", "outcome"), ("Is a lead free?", "question")):
        hits = targets(NO_NODES.of(tree).index, tree, words, "", "outcome")
        made = [created(hit.key) for hit in hits]
        assert next(each for each in made if each is not None).kind == kind


async def test_an_amount_is_chosen_from_amounts(lamp: Path) -> None:
    """A fact of a type that no limit is compared with is not offered."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("give")
        await editor.edit("amount")
        await editor.press("f4")
        assert [hit.key for hit in editor.form.stack.choices.hits if hit.key[0] not in "-#"] == ["amount"]


async def test_cleared_letters_close_the_list_they_opened(lamp: Path) -> None:
    """So that the arrows move in the form again."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("check")
        await editor.edit("options", 0, "to")
        shown = []
        for keys in ("d", "ctrl+u"):
            await editor.press(keys)
            shown.append(editor.form.stack.choices.display)
        assert shown == [True, False]
        await editor.press("up")
        assert editor.form.field is not None
        assert editor.form.field.path == ("options", 0, "label")


async def test_up_from_the_first_choice_is_the_last(lamp: Path) -> None:
    """In every list, also the other way round."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("check")
        await editor.edit("options", 0, "to")
        await editor.press("f4", "up")
        choices = editor.form.stack.choices
        first = choices.cursor
        await editor.press("home")
        while choices.cursor:
            await editor.press("up")
        await editor.press("up")
        assert choices.cursor == choices.count - 1, first
        await editor.press("down")
        assert choices.cursor == 0


async def test_the_comment_that_asks_for_an_owner_goes_when_there_is_one(blank: Path) -> None:
    """And the one for the purpose; undo brings it back, and comments of the author's stay."""
    async with editing(blank, tree="router") as editor:
        assert "# owner: " in editor.document.source.text
        editor.context.go(None)
        await editor.edit("owner")
        await editor.write("Ada")
        await editor.edit("purpose")
        await editor.write("Get them online")
        text = editor.document.source.text
        assert 'owner: "Ada"\n' in text
        assert 'purpose: "Get them online"\n' in text
        assert "#" not in text.partition("nodes:")[0].partition("\n")[2]
        await editor.press("ctrl+z", "ctrl+z")
        assert "# owner: " in editor.document.source.text


async def test_the_title_and_a_condition_can_be_clicked(lamp: Path) -> None:
    """The file opens the library, the way the map; a second click in a condition the builder."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("electrician")
        await editor.pilot.click(TitleBar, offset=(2, 0))
        assert _screen(editor) is LibraryScreen
        await editor.press("escape")
        await editor.pilot.click(TitleBar, offset=(editor.text.splitlines()[0].index("I am"), 0))
        assert _screen(editor) is MapScreen
        await editor.press("escape")
        await editor.go_to("which")
        await editor.edit("cases", 0, "when")
        await editor.pilot.click(editor.form.stack.line_editor, offset=(2, 0))
        assert _screen(editor) is ConditionScreen


async def test_the_outline_says_otherwise(lamp: Path) -> None:
    """As the form does, not as the file."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.go_to("which")
        assert "otherwise → " in editor.text
        assert "else → " not in editor.text
        await editor.edit("cases", 0, "when")
        await editor.press("end", "backspace")  # a change that leaves every link where it is
        assert "else → " not in editor.text


def test_the_words_of_a_question_are_the_title_of_a_branch(lamp: Path) -> None:
    """And back; a node with a title keeps its words as a comment, as before."""
    workspace = open_workspace([lamp])
    titled = workspace.apply("lamp", SetField("check", ("title",), None))
    branch = titled.apply("lamp", TurnInto("check", "branch"))
    words = "Does another lamp work there?"
    assert branch.document("lamp").plain(("nodes", "check", "title")) == words
    again = branch.apply("lamp", TurnInto("check", "question"))
    assert again.document("lamp").plain(("nodes", "check")) == titled.document("lamp").plain(
        ("nodes", "check")
    )
    kept = workspace.apply("lamp", TurnInto("check", "branch")).document("lamp")
    assert kept.plain(("nodes", "check", "title")) == "The socket"
    assert f"# ask: {words}" in kept.text


async def test_a_kind_says_what_it_has_no_place_for_before_it_is_chosen(lamp: Path) -> None:
    """In the list, in the words of the form."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("check")
        await editor.edit(*KIND)
        await editor.press("f4")
        words = {hit.key: hit.words for hit in editor.form.stack.choices.hits}
        assert words["branch"].endswith(" Without question, options, kept as a comment.")
        assert "Without" not in words["question"]


async def test_places_and_marks_follow_what_changes(lamp: Path) -> None:
    """Back leads to a node that was renamed; `w` marks what is reached after an edit, too."""
    scenarios = "format: 1\nscenarios:\n  - {name: One, answers: {check: it_stays_dark}, expect: {outcome: end_sent}}\n"
    (lamp / "lamp.scenarios.yaml").write_text(scenarios, encoding="utf-8")
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("old")
        await editor.go_to("which")
        assert editor.context.apply(RenameNode("old", "older")) is None
        await editor.press("left_square_bracket")
        assert editor.document.node == "older"
        await editor.press("w")
        outline = editor.main.panes.outline
        assert outline.unwalked is not None
        assert "older" in outline.unwalked
        assert editor.context.apply(SetField("check", ("options", 1, "to"), "older")) is None
        while "older" in (outline.unwalked or ()):
            await editor.pilot.pause(0.05)


async def test_the_caller_of_a_scenario_has_fields(lamp: Path) -> None:
    """Mood and first words are written where the other fields are; emptied, they leave nothing."""
    scenarios = "format: 1\nscenarios:\n  - {name: One, expect: {outcome: end_sent}}\n"
    (lamp / "lamp.scenarios.yaml").write_text(scenarios, encoding="utf-8")
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("P")
        before = editor.document.source.text
        await editor.edit("scenarios", 0, "customer", "mood")
        await editor.write("tired")
        assert editor.raw("scenarios", 0, "customer", "mood") == "tired"
        await editor.press("ctrl+z")
        assert editor.document.source.text == before


async def test_findings_of_a_scenario_use_the_words_of_its_form(lamp: Path) -> None:
    """Not the keys of the file."""
    (lamp / "lamp.scenarios.yaml").write_text("format: 1\nscenarios:\n  - {name: One}\n", encoding="utf-8")
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("P")
        messages = " ".join(
            each.message for field in editor.form.stack.card.fields for each in field.findings
        )
        assert "'the call must end'" in messages
        assert "'expect'" not in messages


async def test_an_authority_begins_with_a_line_for_each_role(lamp: Path) -> None:
    """In library.yaml, too; and the preview says what it is for where there is no page."""
    async with editing(lamp, tree="lamp", size=(160, 40)) as editor:
        await editor.press("S")
        editor.context.go(None, ("authority",))
        editor.context.focus_outline()
        await editor.press("a")
        labels = [field.label for field in editor.form.stack.card.fields]
        assert {"rep", "lead"} <= {*labels}
        assert editor.raw("authority", "authority", "currency") == "GBP"
        await editor.press("escape")
        assert editor.raw("authority", "authority") is None
        assert "no page of its own" in previewed(editor.document)[0].text


async def _reveal(editor: Editor, words: str) -> None:
    """Add a field that the form leaves out."""
    fields = editor.form.stack.card.fields
    editor.form.edit(max(at for at, field in enumerate(fields) if "add a field" in field.label))
    await editor.pilot.pause()
    await editor.press("f4")
    await editor.write(words)
    await editor.press("enter")


def _told(editor: Editor) -> str:
    screen = editor.app.screen
    assert isinstance(screen, ConditionScreen)
    return str(screen.meaning.content)


def _scope(lamp: Path) -> ConditionScope:
    from decisiontree.tui.conditions.scope import scope_of

    workspace = open_workspace([lamp])
    tree = workspace.tree("lamp")
    assert tree is not None
    return scope_of(tree, workspace.library.model)
