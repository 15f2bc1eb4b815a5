"""Each flow of the editor once in a real terminal: what its keys write is what the file then says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest
from tmux_terminal import Terminal

pytestmark = pytest.mark.terminal

READY = r"\? Help"
Edit: TypeAlias = Callable[..., Terminal]


def _go_to(terminal: Terminal, node: str) -> None:
    """Show a node, by the list of all nodes."""
    terminal.keys("C-g")
    terminal.wait("Go to")
    terminal.burst(node)
    terminal.wait(f"│ {node} *│")
    terminal.keys("Enter")
    terminal.wait(f"id +{node}")


def _lacks(words: str, screen: str) -> bool:
    return words not in screen


def _save(terminal: Terminal) -> None:
    terminal.keys("C-s")
    terminal.wait(" saved trees")


def test_trees_are_made_renamed_deleted_and_brought_back(edit: Edit, lamp: Path) -> None:
    """In the library: nothing is on disk before it is saved, and a deleted tree comes back after that."""
    terminal = edit("edit")
    terminal.wait("Library · trees")
    terminal.burst("n")
    terminal.wait("choose a template")
    terminal.keys("Enter")
    terminal.wait("Title of the new tree")
    terminal.burst("Phones\r")
    terminal.wait("new tree 'phones'")
    assert not (lamp / "phones.yaml").exists()
    _save(terminal)
    assert 'title: "Phones"' in (lamp / "phones.yaml").read_text(encoding="utf-8")
    terminal.burst("t")
    terminal.wait("Library · trees")
    terminal.burst("R")
    terminal.wait("Another id for the tree 'phones'")
    terminal.keys("C-u")
    terminal.burst("mobiles\r")
    terminal.wait("trees/mobiles.yaml")
    _save(terminal)
    assert not (lamp / "phones.yaml").exists()
    terminal.burst("d")
    terminal.wait("Delete the tree 'mobiles'")
    terminal.burst("d")
    terminal.wait("deleted")
    terminal.keys("C-s")
    terminal.wait(r" removed: trees/mobiles\.yaml")
    assert not (lamp / "mobiles.yaml").exists()
    terminal.burst("u")
    terminal.wait("Bring back")
    terminal.keys("Enter")
    terminal.wait(r"\+ Phones")
    _save(terminal)
    assert 'title: "Phones"' in (lamp / "mobiles.yaml").read_text(encoding="utf-8")


def test_a_fact_is_created_and_compared(edit: Edit, lamp: Path) -> None:
    """Created where it is collected, then compared in a condition that is built from rows."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    _go_to(terminal, "details")
    terminal.keys("Enter")
    terminal.wait("Amount owed  money ▾")
    terminal.keys("Tab", "Tab")
    terminal.burst("Days in use")
    terminal.wait(r"create fact \(whole number\)")
    terminal.keys("Enter")
    terminal.wait("created the fact 'days_in_use'")
    terminal.keys("Escape")
    terminal.wait(READY)
    _go_to(terminal, "which")
    terminal.keys("Enter")
    terminal.wait("Tab Next")
    terminal.keys("F4")
    terminal.wait("Condition · which")
    terminal.burst("a")
    terminal.wait("Which fact")
    terminal.burst("days\r")
    terminal.wait("is at least")
    terminal.keys("Enter")
    terminal.wait("Days in use is at least")
    terminal.burst("30\r")
    terminal.wait("tier == gold and days_in_use >= 30")
    terminal.keys("Escape")
    terminal.wait(lambda screen: "Condition · which" not in screen)
    _save(terminal)
    text = (lamp / "lamp.yaml").read_text(encoding="utf-8")
    assert "collect: [amount, days_in_use]" in text
    assert "when: tier == gold and days_in_use >= 30" in text


def test_a_played_call_becomes_a_scenario_with_a_form(edit: Edit, lamp: Path) -> None:
    """Play begins with the answers that lead to the node; the form of the scenario changes it and runs it again."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    _go_to(terminal, "electrician")
    terminal.burst("s")
    terminal.wait("with the answers that lead here")
    terminal.keys("Enter")
    terminal.wait("the call ends here")
    terminal.keys("C-t")
    terminal.wait("Name of the scenario")
    terminal.keys("C-u")
    terminal.burst("Stays dark\r")
    terminal.wait("scenario 'Stays dark' is in")
    terminal.keys("Escape")
    terminal.wait("1 Outline")
    terminal.burst("P")
    terminal.wait("1 of 1 end as expected")
    terminal.burst("\x1b[B\r for ever")
    terminal.wait("name +Stays dark for ever")
    _save(terminal)
    text = (lamp / "lamp.scenarios.yaml").read_text(encoding="utf-8")
    assert "name: Stays dark for ever" in text
    assert "check: it_stays_dark" in text


def test_the_panes_the_map_and_the_bookmarks_come_and_go(edit: Edit) -> None:
    """With ASCII characters only, on each screen."""
    terminal = edit("edit", "lamp", "--ascii")
    terminal.wait(READY)
    for key, shown in (("v", "v Preview"), ("y", "ask: Does another lamp")):
        terminal.burst(key)
        assert terminal.wait(shown).isascii()
        terminal.burst(key)
        terminal.wait(partial(_lacks, shown))
    terminal.burst("z")
    terminal.wait(lambda screen: "2 Node" not in screen and "1 Outline" in screen)
    terminal.burst("z")
    terminal.wait("2 Node")
    terminal.keys("Enter")
    assert terminal.wait(r"\|# A lamp doe~ \|").isascii()  # a rail, while the form is edited
    terminal.keys("F6")
    terminal.wait("Does another lamp work")
    terminal.burst("M")
    assert terminal.wait("MAP  lamp").isascii()
    terminal.burst("w")
    terminal.wait("the whole tree")
    terminal.keys("Escape")
    terminal.wait("1 Outline")
    terminal.burst("b")
    terminal.wait("bookmark")
    terminal.burst("B")
    assert terminal.wait("- Bookmarks -").isascii()


def test_another_editor_and_other_keys(edit: Edit, lamp: Path) -> None:
    """The program that EDITOR names changes a node; the settings give a command another key, which the hints show."""
    settings = '[editor.keys]\n"play" = "ctrl+b"\n'
    (lamp.parent / "decisiontree.toml").write_text(settings, encoding="utf-8")
    terminal = edit("edit", "lamp", env={"EDITOR": "sed -i s/Does/Will/"})
    terminal.wait(r"\^B Play")
    terminal.keys("C-e")
    terminal.wait("changed in your editor")
    _save(terminal)
    assert "ask: Will another lamp work there?" in (lamp / "lamp.yaml").read_text(encoding="utf-8")
    terminal.keys("C-b")
    terminal.wait("PLAY  lamp")


def test_the_tour_waits_for_each_step(edit: Edit) -> None:
    """On a tree of its own; when it is left, the author's tree is there."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.keys("C-t")
    terminal.wait("Tour 1 of")
    terminal.keys("Down")
    terminal.wait("Tour 2 of")
    terminal.keys("Up")
    terminal.wait("Tour 3 of")
    terminal.keys("C-q")
    assert "Tour" not in terminal.wait("trees/lamp.yaml   The socket").replace("two-minute tour", "")
