"""End to end in a real terminal: the only tests that see bursts of keys, paste, resize, signals and the exit code."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tmux_terminal import Terminal

pytestmark = pytest.mark.terminal

READY = r"\? Help"


def _lamp(lamp: Path) -> str:
    return (lamp / "lamp.yaml").read_text(encoding="utf-8")


def test_open_edit_save_and_quit(edit: Callable[..., Terminal], lamp: Path) -> None:
    """A word more in the file, exit code 0, and the terminal as it was."""
    before = _lamp(lamp)
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.keys("Enter")
    terminal.burst(" now")
    terminal.wait(r"there\? now")
    terminal.keys("C-s")
    terminal.wait(" saved trees")
    terminal.keys("C-q")
    assert terminal.exit_code() == 0
    assert terminal.restored
    assert _lamp(lamp) == before.replace("lamp work there?\n", "lamp work there? now\n")


def test_a_burst_of_keys_goes_where_each_key_belongs(edit: Callable[..., Terminal], lamp: Path) -> None:
    """Type-ahead: Enter, words, Tab, words and save in one write."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.burst("\r one\t two\x13")
    terminal.wait(" saved trees")
    assert "ask: Does another lamp work there? one\n" in _lamp(lamp)
    assert 'say: "{greeting} Could you try another lamp? two"\n' in _lamp(lamp)


def test_moving_and_editing_in_one_burst_edits_the_row_moved_to(
    edit: Callable[..., Terminal], lamp: Path
) -> None:
    """Down and Enter are not overtaken by what follows."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.burst("Gk\rx\x13")
    terminal.wait(" saved trees")
    assert "say: Nobody comes here.x" in _lamp(lamp)
    assert "ask: Does another lamp work there?\n" in _lamp(lamp)


def test_pasted_lines_are_one_edit(edit: Callable[..., Terminal]) -> None:
    """Of several lines, taken back in one step."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.burst("\r\t")
    terminal.burst("\x1b[200~\none\ntwo\nthree\x1b[201~")
    terminal.wait("three")
    terminal.keys("C-z")
    terminal.wait("Undid: say of 'check'")
    terminal.wait(lambda screen: "three" not in screen)
    terminal.keys("C-q")
    assert terminal.exit_code() == 0


def test_nodes_go_through_the_clipboard_of_the_terminal(edit: Callable[..., Terminal], lamp: Path) -> None:
    """Copied as YAML by one editor, pasted into the outline of another one, with a new id and as one step."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.burst("jCC")
    terminal.wait("Copied: 'collect amount' from lamp")
    terminal.wait(lambda _: "  details:" in terminal.clipboard)
    text = terminal.clipboard
    assert text.startswith("facts:\n  amount: ")
    terminal.keys("C-q")
    assert terminal.exit_code() == 0
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.burst(f"gj\x1b[200~{text}\x1b[201~")
    terminal.wait("Paste 'details' where")
    terminal.burst("\rAgain\x13")
    terminal.wait(" saved trees")
    assert "- label: Again\n        to: details_2\n" in _lamp(lamp)
    assert "  details_2:\n    collect: [amount]\n    to: read_back\n" in _lamp(lamp)


def test_a_resize_is_followed(edit: Callable[..., Terminal]) -> None:
    """Large, tiny and back, the preview coming and going."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    for columns, rows, wanted in ((140, 40, "v Preview"), (50, 14, "1 Outline"), (80, 24, "2 Node")):
        terminal.resize(columns, rows)
        terminal.wait(partial(_is_wide, wanted, columns))


def test_what_another_program_wrote_over_the_screen_goes_away(edit: Callable[..., Terminal]) -> None:
    """Ctrl+L draws all of it anew."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.wait(partial(_is_spoilt, Path(terminal.device())))
    terminal.keys("C-l")
    terminal.wait(lambda screen: "GARBAGE" not in screen and "Help" in screen)


def test_the_mouse_works(edit: Callable[..., Terminal]) -> None:
    """A click in the outline, one in the form."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.click(6, 4)
    terminal.wait("id +details")
    terminal.click(60, 2)
    terminal.wait("Tab Next")


def test_quit_asks_when_something_is_not_saved(edit: Callable[..., Terminal], lamp: Path) -> None:
    """Escape stays; discard leaves the file as it was."""
    before = _lamp(lamp)
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.burst("\rx")
    terminal.wait(r"there\?x")
    terminal.keys("C-q")
    terminal.wait("Discard")
    terminal.keys("Escape")
    terminal.wait(lambda screen: "Discard" not in screen)
    terminal.keys("C-q")
    terminal.wait("Discard")
    terminal.keys("d")
    assert terminal.exit_code() == 0
    assert _lamp(lamp) == before


def test_a_library_opens_with_a_choice_of_trees(edit: Callable[..., Terminal]) -> None:
    """`decisiontree` alone, beside a folder of trees."""
    terminal = edit()
    terminal.wait("Library · trees")
    terminal.burst("/other\r")
    terminal.wait(r"trees/other\.yaml")


def test_a_request_to_stop_restores_the_terminal(edit: Callable[..., Terminal]) -> None:
    """SIGTERM ends in order: the normal screen is back and the code names the signal."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    _signal_editor(terminal.pid(), signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM
    assert terminal.restored


@pytest.mark.parametrize("wanted", [signal.SIGHUP, signal.SIGKILL])
def test_unsaved_work_survives_the_end_of_the_session(
    edit: Callable[..., Terminal], lamp: Path, clean_environment: dict[str, str], wanted: signal.Signals
) -> None:
    """A closed window or a killed process: the next start shows the difference, brings it back, and undo goes on."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.burst("\r too\t precious")
    terminal.wait("precious")
    if wanted is signal.SIGKILL:
        state = Path(clean_environment["HOME"]) / ".local" / "state" / "decisiontree"
        terminal.wait(lambda _screen: any("precious" in each.read_text() for each in state.glob("*.journal")))
    _signal_editor(terminal.pid(), wanted)
    assert terminal.exit_code() == 128 + wanted
    again = edit("edit", "lamp")
    again.wait("ended before these changes were saved")
    again.wait(r"\+    ask: Does another lamp work there\? too")
    again.keys("r")
    again.wait("Ctrl\\+Z undoes")
    again.wait("precious")
    again.keys("C-z")
    again.wait("Undid: say of 'check'")
    again.keys("C-z")
    again.wait("Undid: question of 'check'")
    again.wait(lambda screen: "precious" not in screen and "not saved" not in screen)
    again.keys("C-y")
    again.wait(r"there\? too")
    assert "precious" not in _lamp(lamp)


def test_lost_work_is_asked_about_before_the_choice_of_a_tree(edit: Callable[..., Terminal]) -> None:
    """One question at a time."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.burst("\r precious\x1b")
    terminal.wait("not saved · kept")
    _signal_editor(terminal.pid(), signal.SIGHUP)
    terminal.exit_code()
    again = edit()
    again.wait("ended before these changes were saved")
    assert "Library · trees" not in again.screen
    again.keys("l")
    again.wait("Library · trees")


def test_a_second_editor_is_told_who_has_the_trees_open(edit: Callable[..., Terminal]) -> None:
    """Until the first one is gone, however it went."""
    first = edit("edit", "lamp")
    first.wait(READY)
    second = edit("edit", "lamp")
    second.wait(r"process \d+, since")
    second.keys("q")
    assert second.exit_code() == 0
    _signal_editor(first.pid(), signal.SIGKILL)
    assert first.exit_code() == 128 + signal.SIGKILL
    third = edit("edit", "lamp")
    third.wait(READY)
    assert "another editor" not in third.screen


def test_a_tree_that_is_not_there_is_a_line_and_exit_code_2(edit: Callable[..., Terminal]) -> None:
    """Nothing is opened."""
    terminal = edit("edit", "nowhere")
    assert terminal.exit_code() == 2
    assert "no tree 'nowhere'" in terminal.screen


def test_a_folder_without_trees_opens_a_library_to_begin(
    tmp_path: Path, lamp: Path, clean_environment: dict[str, str]
) -> None:
    """And a tree that lies right here is opened by its name."""
    empty = tmp_path / "empty"
    empty.mkdir()
    command = [sys.executable, "-m", "decisiontree", "edit"]
    terminal = Terminal(command, empty, clean_environment)
    try:
        assert "make the first one" in terminal.wait("No trees yet")
        terminal.keys("C-q")
        assert terminal.exit_code() == 0
        assert list(empty.iterdir()) == []
    finally:
        terminal.close()
    terminal = Terminal([*command, "lamp"], lamp, clean_environment)
    try:
        assert "lamp.yaml" in terminal.wait(READY)
    finally:
        terminal.close()


def test_the_demo_opens_the_editor_on_its_trees(tmp_path: Path, clean_environment: dict[str, str]) -> None:
    """In an empty folder; when the editor is left, the address of the pages is on the screen again."""
    terminal = Terminal([sys.executable, "-m", "decisiontree", "demo"], tmp_path, clean_environment)
    try:
        assert "Refunds and goodwill" in terminal.wait("refund.yaml")
        terminal.keys("C-q")
        assert terminal.exit_code() == 0
        assert "site/index.html" in terminal.screen.replace("\n", "")
        assert "decisiontree edit refund" in terminal.screen
    finally:
        terminal.close()


def test_a_screen_that_nobody_would_see_is_not_opened(lamp: Path, clean_environment: dict[str, str]) -> None:
    """The editor draws on the error output; sent elsewhere, the terminal would stay empty for ever."""
    line = f"{sys.executable} -m decisiontree edit lamp 2>{lamp.parent}/told"
    terminal = Terminal(["sh", "-c", line], lamp.parent, clean_environment)
    try:
        assert terminal.exit_code() == 2
    finally:
        terminal.close()
    assert "do not redirect it with '2>'" in (lamp.parent / "told").read_text(encoding="utf-8")


def test_without_a_terminal_it_says_so(cli: Callable[..., object], lamp: Path) -> None:
    """And names what works without one."""
    ran = cli("edit", "lamp", cwd=lamp.parent)
    assert ran.code == 2  # type: ignore[attr-defined]
    assert "needs a terminal" in ran.err  # type: ignore[attr-defined]


def _is_wide(wanted: str, columns: int, screen: str) -> bool:
    """Whether a screen fills its terminal and shows something."""
    return wanted in screen and max(len(line.rstrip()) for line in screen.splitlines()) == columns


def _is_spoilt(device: Path, screen: str) -> bool:
    """Whether what another program wrote is there; what the editor draws as it starts may go over it, so that it is written again."""
    if "GARBAGE" not in screen:
        device.write_text("\x1b[5;5HGARBAGE", encoding="ascii")
    return "GARBAGE" in screen


def _signal_editor(shell: int, wanted: signal.Signals) -> None:
    """Signal the Python process below the pane's shell."""
    listed = subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid=,args="], check=True, capture_output=True, text=True
    ).stdout
    children = {
        int(pid): (int(parent), args)
        for pid, parent, args in (line.split(None, 2) for line in listed.splitlines())
    }
    for pid, (parent, args) in children.items():
        if re.search(r"-m decisiontree", args) and "sh -c" not in args and parent == shell:
            os.kill(pid, wanted)
            return
    raise AssertionError(f"no editor below {shell}")


def test_a_fact_is_renamed_everywhere_and_undone(edit: Callable[..., Terminal], lamp: Path) -> None:
    """Found by its name, renamed in conditions, forms, texts and tests, saved; undone and saved again: not a byte differs."""
    tests = "format: 1\nscenarios:\n  - {name: Paid, facts: {amount: 4.00}, expect: {outcome: end_paid}}\n"
    (lamp / "lamp.scenarios.yaml").write_text(tests, encoding="utf-8")
    before = _lamp(lamp)
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.keys("C-f")
    terminal.wait("Find in all texts")
    terminal.burst("amount")
    terminal.wait("the tree *amount")
    terminal.keys("Enter")
    terminal.wait("with 'amount'")
    terminal.keys("Enter")
    terminal.wait("F9 Zoom  F1 Help")
    terminal.burst("_owed")
    terminal.keys("Tab")
    terminal.wait("renamed 'amount' to 'amount_owed'")
    terminal.keys("C-s")
    terminal.wait(" saved trees")
    after = _lamp(lamp)
    assert "  amount_owed: {type: money" in after
    assert "collect: [amount_owed]" in after
    assert "You paid {amount_owed}." in after
    assert "amount: amount_owed" in after
    assert "facts: {amount_owed: 4.00}" in (lamp / "lamp.scenarios.yaml").read_text(encoding="utf-8")
    terminal.keys("C-z")
    terminal.wait("Undid: fact 'amount' renamed")
    terminal.keys("C-s")
    terminal.wait(" saved trees")
    assert _lamp(lamp) == before
    assert (lamp / "lamp.scenarios.yaml").read_text(encoding="utf-8") == tests
    terminal.keys("C-q")
    assert terminal.exit_code() == 0


def test_lines_pasted_into_a_new_option_are_options(edit: Callable[..., Terminal], lamp: Path) -> None:
    """As a terminal brackets them, with the line ends it makes of them; one undo takes them back."""
    terminal = edit("edit", "lamp")
    terminal.wait(READY)
    terminal.burst("a")
    terminal.burst("\x1b[200~It hums\rIt smells\rIt is hot\r\x1b[201~")
    terminal.wait("3 lines became 3 options")
    terminal.keys("C-s")
    terminal.wait(" saved trees")
    for label in ("It hums", "It smells", "It is hot"):
        assert f"- label: {label}\n" in _lamp(lamp)
    terminal.keys("C-z")
    terminal.wait(lambda screen: "It smells" not in screen)
