"""A whole tree made with the mouse: everything but the letters of its texts is a click."""

from __future__ import annotations

from pathlib import Path

from mouse import Mouse
from tui_editor import editing

from decisiontree.diagnostic import Severity
from decisiontree.tui.marks import Sign
from decisiontree.tui.screens.editor import EditorScreen

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
NEXT = "‹The node that comes next"
MADE = """\
  what_next:
    title: What next
    cases:
      - {when: days_without_internet > 7, to: credit}
      - {when: days_without_internet > 2, to: technician_booked}
    else: back_online
"""


async def test_a_tree_of_twelve_nodes_is_made_with_the_mouse(tmp_path: Path) -> None:
    """With a form, a branch of two cases, a decision and its authority, a loop and a shared node, at 80 columns."""
    trees = tmp_path / "trees"
    trees.mkdir()
    (trees / "router.yaml").write_text(BEGUN, encoding="utf-8")
    async with editing(trees, tree="router", size=(80, 24)) as editor:
        mouse = Mouse(editor)
        await _questions(mouse)
        await _form_and_branch(mouse)
        await _decision(mouse)
        await mouse.write("Team leads")
        assert len(editor.document.tree.nodes) == 13
        errors = [each for each in editor.workspace.diagnostics if each.severity is Severity.ERROR]
        assert [each.rule for each in errors] == []
        assert MADE in editor.document.source.text
        assert editor.raw("nodes", "plug_in_the_cable", "to") == "is_the_light_green"
        assert editor.raw("nodes", "router_details", "collect") == [
            "serial_number",
            "days_without_internet",
            "amount_owed",
        ]
        await mouse.click("^S Save")
        assert (trees / "router.yaml").read_text(encoding="utf-8") == editor.document.source.text
        assert "rep: 50" in (trees / "library.yaml").read_text(encoding="utf-8")


async def _questions(mouse: Mouse) -> None:
    await mouse.click("▾ What is the call about?", "+ add an option")
    await mouse.write("No internet")
    await mouse.fill(NEXT, "Is the light green?", "+ create question")
    await mouse.write("Yes")
    await mouse.fill(NEXT, "Restart the router.", "+ create step")
    await mouse.write("Does it work now?")
    await mouse.click("+ create question")
    await mouse.write("Yes")
    await mouse.fill(NEXT, "Back online", "+ create outcome")
    await mouse.click("+ add an option")
    await mouse.write("No")
    await mouse.fill(NEXT, "Router details", "+ create form")
    await mouse.click("▾ Is the …", "+ add an option")
    await mouse.write("No")
    await mouse.fill(NEXT, "Plug in the cable.", "+ create step")
    await mouse.write("light")
    await mouse.click("Is the light green?  is_the")  # a loop


async def _form_and_branch(mouse: Mouse) -> None:
    await mouse.click("Route…")
    await mouse.fill("+ collects", "Serial number", "+ create fact (text)")
    for label, kind in (("Days without internet", "whole number"), ("Amount owed", "money")):
        await mouse.write(label)
        await mouse.click(f"+ create fact ({kind})")
    await mouse.fill(NEXT, "What next")
    await mouse.wheel_down("+ create question")
    await mouse.click("+ create branch")
    await mouse.click("created branch", "Build", "Days without internet")
    await mouse.fill("is more than", "7", "Days without internet is more than 7")
    await mouse.click("Esc done")
    await mouse.fill(f"{NEXT}›", "decision Credit", "+ create decision")
    await mouse.click("▾ What …", "+ add a case", "Build", "Days without internet")
    await mouse.fill("is more than", "2", "Days without internet is more than 2")
    await mouse.click("Esc done")
    await mouse.fill(f"{NEXT}›", "outcome Technician booked", "+ create outcome")
    await mouse.fill(f"{NEXT} when none", "online", "Back online")


async def _decision(mouse: Mouse) -> None:
    await mouse.click(f"Credit  {Sign.TODO}")
    await mouse.fill("decides", "Refund", "+ create authority")
    await mouse.write("50")
    await mouse.fill("Team lead  ‹", "any")
    await mouse.fill("‹The fact with the amount", "amo", "Amount owed")
    await mouse.write("outcome Credit given")
    await mouse.click("+ create outcome")
    await mouse.write("outcome Team lead calls back")
    await mouse.click("+ create outcome")


async def test_a_click_next_to_a_dialog_closes_it(lamp: Path) -> None:
    """Also one on the words for Escape in its frame; a click inside does not, and the trees are as they were."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        mouse = Mouse(editor)
        for last in ("F8 next", "Esc close"):
            await mouse.click("? Help")
            assert not isinstance(editor.app.screen, EditorScreen)
            await mouse.click("up and down")
            assert not isinstance(editor.app.screen, EditorScreen)
            await mouse.click(last)
            assert isinstance(editor.app.screen, EditorScreen)
        assert editor.workspace.dirty == ()
