"""What to do in the tour, one step after the other. Each is done when the editor shows that, by whatever key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from decisiontree.tui.context import EditorContext
from decisiontree.tui.screens.help import HelpScreen
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.screens.play import PlayScreen
from decisiontree.tui.tour.sample import TREE

GAP = ("greeting", ("options", 2, "to"))
"""The answer of the sample tree that leads nowhere yet."""


@dataclass(frozen=True, slots=True)
class TourStep:
    """What to press, why, and the pane that it is about; `command` is the id of a binding whose key is named first."""

    key: str
    words: str
    is_done: Callable[[EditorContext], bool]
    pane: str = "outline"
    command: str = ""


def _is_over(kind: type) -> Callable[[EditorContext], bool]:
    return lambda context: isinstance(context.screen.app.screen, kind)


def _is_back(context: EditorContext) -> bool:
    return context.screen.app.screen is context.screen


def _edits(context: EditorContext) -> bool:
    return context.panes.form.field is not None


def _is_linked(context: EditorContext) -> bool:
    node, path = GAP
    return isinstance(context.document.raw(node, path), str)


def _is_at_gap(context: EditorContext) -> bool:
    field = context.panes.form.field
    return field is not None and field.path == GAP[1]


def _has_changed(context: EditorContext) -> bool:
    return bool(context.workspace.history.done)


STEPS = (
    TourStep(
        "Down",
        "This is a small tree: each line is a place in a call, and what the caller answers to get there. "
        "Go one line down.",
        lambda context: context.document.node not in (None, "greeting"),
    ),
    TourStep(
        "Up",
        "The form on the right shows that place. Go back up, to the first question.",
        lambda context: context.document.node == "greeting",
    ),
    TourStep("Enter", "Now change something: this opens the form.", _edits, command="node.edit"),
    TourStep(
        "any letters",
        "Type a few. The tree changes at once. Nothing is in the file until you save.",
        _has_changed,
        pane="node",
    ),
    TourStep(
        "Ctrl+Z",
        "Take it back. You can undo everything, one step at a time.",
        lambda context: not _has_changed(context),
        pane="node",
        command="undo",
    ),
    TourStep(
        "Esc",
        "Back to the outline. What you type in a field stays, also after Esc.",
        lambda context: not _edits(context),
        pane="node",
    ),
    TourStep(
        "F8",
        "At the bottom are findings: what would go wrong on a call. One answer leads nowhere. Go there.",
        _edits,
        pane="findings",
        command="finding.next",
    ),
    TourStep(
        "Tab", "Go to the field 'goes to' of this answer.", _is_at_gap, pane="node", command="field.next"
    ),
    TourStep(
        "Enter",
        "Choose where the answer goes: type `inf`, and press Enter on 'informed'. You never type a whole id.",
        _is_linked,
        pane="node",
    ),
    TourStep(
        "Esc", "The error is gone. Back to the outline.", lambda context: not _edits(context), pane="node"
    ),
    TourStep(
        "s",
        "Play the tree, as your reps will see it. Answer with 1, 2 or 3, then press Esc to come back here.",
        _is_over(PlayScreen),
        command="play",
    ),
    TourStep("Esc", "Answer with 1, 2 or 3. Esc comes back here.", _is_back),
    TourStep(
        "Ctrl+P",
        "Everything that the editor can do, and every node, is in this list: type a few letters of it. "
        "Open it, look around, and close it with Esc.",
        _is_over(PickScreen),
        command="palette",
    ),
    TourStep("Esc", "Type a few letters, such as `undo`. Esc closes the list.", _is_back),
    TourStep(
        "?",
        "Help shows the keys for where you are. Open it, and close it with Esc.",
        _is_over(HelpScreen),
        command="help",
    ),
    TourStep("Esc", "Scroll with the Down key. Esc closes help.", _is_back),
)
LAST = "That was the tour. Your own trees are as they were. Ctrl+S saves, ? helps. Press Ctrl+Q to leave the tour."
__all__ = ["LAST", "STEPS", "TREE", "TourStep"]
