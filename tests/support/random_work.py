"""What somebody does in an editor, by chance: edits, renames across files, undo, redo and saves."""

from __future__ import annotations

from random import Random

from decisiontree.model import AddNode, RenameTree, SetField
from decisiontree.workbench import Workspace, save


def next_work(workspace: Workspace, random: Random, number: int) -> Workspace:
    """The workspace after one thing more; `number` keeps the names it makes apart."""
    tree = random.choice(sorted(workspace.library.trees))
    match random.randrange(7):
        case 0 | 1:
            return workspace.undo()[0]
        case 2:
            return workspace.redo()[0]
        case 3:
            return save(workspace, random.choice([None, *workspace.dirty]))
        case 4:
            return workspace.apply(tree, RenameTree(tree, f"tree_{number}"))
        case 5:
            return workspace.apply(tree, AddNode(f"n{number}", {"outcome": "Über", "resolution": "resolved"}))
        case _:
            return workspace.apply(tree, SetField(None, ("title",), f"Title {number}"))
