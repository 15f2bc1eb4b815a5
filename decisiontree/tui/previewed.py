"""What the preview shows of a file: the node, where a scenario ends, or why there is nothing to see. Pure data, no screen."""

from __future__ import annotations

from decisiontree.tui.documents import EditedDocument
from decisiontree.tui.library_document import LibraryDocument
from decisiontree.tui.page_lines import Line
from decisiontree.tui.preview import preview
from decisiontree.tui.scenarios import ScenariosDocument

OF_LIBRARY = "What all trees share has no page of its own. In a tree, this is what the rep sees at a node."
OF_HEAD = "Put the cursor on a node: this is what the rep sees there."
OF_FILE = "Put the cursor on a scenario: this is what the rep sees where its call ends."


def previewed(document: EditedDocument) -> tuple[Line, ...]:
    """The page for the cursor of a file."""
    if document.node_shown is not None:
        return preview(document.node_shown, document.tree, document.library)
    if isinstance(document, ScenariosDocument):
        return _end_of(document)
    return (Line(OF_LIBRARY if isinstance(document, LibraryDocument) else OF_HEAD, "note"),)


def _end_of(document: ScenariosDocument) -> tuple[Line, ...]:
    walked = document.walked()
    state = walked.call.state if walked is not None else None
    if state is None:
        return (Line(OF_FILE, "note"),)
    tree = document.library.trees[state.tree]
    return preview(tree.nodes[state.node], tree, document.library)
