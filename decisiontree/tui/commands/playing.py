"""The tree walked as a rep walks it, unsaved changes included; a call that was played becomes a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from decisiontree import clock
from decisiontree.errors import DecisionTreeError, EditRefused
from decisiontree.model import Plain
from decisiontree.tui.commands.navigation import jump
from decisiontree.tui.context import EditorContext
from decisiontree.workbench import scenario_named, scenarios_file, scenarios_in, with_scenario

if TYPE_CHECKING:
    from decisiontree.tui.played_call import PlayedCall


def play(context: EditorContext) -> None:
    """Walk the tree from its start to the node shown and on; afterwards show the node that was left to be edited."""
    context.writer.take_over()
    document = context.document
    if document.tree.start not in document.tree.nodes:
        context.say("the tree has no start yet; it cannot be played")
        return
    try:
        call, said = _call(context)
    except DecisionTreeError as problem:
        context.say(str(problem))
        return
    play_call(context, call, said)


def play_call(context: EditorContext, call: PlayedCall, said: str = "") -> None:
    """Show a call; its node can be edited, and the call goes on from there."""

    def save(scenario: Mapping[str, Plain], replaces: bool) -> str | None:
        return _saved(context, call.tree_id, scenario, replaces=replaces)

    def left(node: str | None) -> None:
        context.call_left = None
        if node in context.document.tree.nodes:
            jump(context, node)
            context.call_left = (node or "", call)
            context.say("F5 on this node goes back to the call")

    # only who plays pays for the search for a way and its screen
    from decisiontree.tui.screens.play import PlayScreen

    unsaved = bool(context.workspace.dirty)
    context.ask(PlayScreen(call, unsaved=unsaved, save=save, said=said), left)


def _call(context: EditorContext) -> tuple[PlayedCall, str]:
    """The call that was left to edit this node, as far as its answers still fit; else a new one."""
    from decisiontree.tui.played_call import PlayedCall

    document = context.document
    node, call = context.call_left or ("", None)
    context.call_left = None
    if call is None or call.tree_id != document.tree_id or node != document.node:
        return PlayedCall(document.library, document.tree_id, document.node, clock.now()), ""
    return call, call.resumed(document.library) or "back in the call"


def _saved(
    context: EditorContext, tree_id: str, scenario: Mapping[str, Plain], *, replaces: bool
) -> str | None:
    """Write a scenario; says where it is, None where one of its name is there and is not to be replaced."""
    name = str(scenario["name"])
    at = scenario_named(context.workspace, tree_id, name)
    if at is not None and not replaces:
        return None
    file = PurePath(scenarios_file(context.workspace, tree_id)).name
    try:
        workspace = with_scenario(context.workspace, tree_id, scenario, at=at)
    except EditRefused as refusal:
        return f"not saved: {refusal}"
    context.show(workspace)
    written = scenarios_in(workspace, tree_id)[-1 if at is None else at]
    from decisiontree.walk import run_scenario

    result = run_scenario(workspace.library.model, tree_id, written)
    where = f"scenario '{name}' is in {file}; Ctrl+S in the editor writes the file"
    return where if result.passed else f"{where}. It does not repeat this call: {result.reason}"
