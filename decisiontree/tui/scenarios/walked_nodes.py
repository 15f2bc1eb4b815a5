"""The nodes of a tree that its scenarios reach."""

from __future__ import annotations

from decisiontree.workbench import Workspace, scenarios_in


def walked_nodes(workspace: Workspace, tree_id: str) -> frozenset[str]:
    """The nodes that the scenarios of a tree come to or pass, also where a scenario fails later on."""
    from decisiontree.walk import walked_scenario

    tree = workspace.tree(tree_id)
    names = frozenset(tree.nodes) if tree is not None else frozenset()
    library = workspace.library.model
    calls = (walked_scenario(library, tree_id, each)[1] for each in scenarios_in(workspace, tree_id))
    return names & frozenset(node for call in calls for of, node in call.passed if of == tree_id)
