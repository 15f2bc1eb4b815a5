"""The sessions of tests/conformance, walked in Python."""

from __future__ import annotations

from pathlib import Path

import pytest
from sessions import begin_with, files, read_session, trace


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_a_session_sees_what_its_file_says(file: Path) -> None:
    """Before each answer and at the end, everything that the file names is as it says."""
    session = read_session(file)

    states = trace(session.library, begin_with(session.library, session.origin), session.answers)

    here = 0
    for number, step in enumerate(session.steps):
        wanted = {key: value for key, value in step.items() if key not in ("answer", "refused")}
        assert {key: states[here][key] for key in wanted} == wanted, f"before answer {number + 1}"
        refused = states[number + 1].get("refused")
        assert refused == step.get("refused"), f"answer {number + 1}"
        here = here if refused else number + 1
    assert {key: states[here][key] for key in session.end} == session.end


def test_there_are_sessions_for_every_kind_of_node() -> None:
    """No kind of node is without a session."""
    kinds = {
        type(node).__name__
        for file in files()
        for tree in read_session(file).library.trees.values()
        for node in tree.nodes.values()
    }

    assert kinds >= {"Question", "Step", "Form", "Listen", "Branch", "Decision", "Subtree", "Outcome"}
