"""Calls in other languages, typed as people there type: `answers.txt` is what they type, `play.out` what `play` says."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from decisiontree.cli.play.conversation import Conversation
from decisiontree.cli.play.terminal import Terminal
from decisiontree.reader import load_library
from decisiontree.walk import Origin, begin

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_a_call_is_played_in_the_language_of_its_tree(
    case: Path, capsys: pytest.CaptureFixture[str], golden: Callable[[Path, str], None]
) -> None:
    """Every character that is printed, but for the version of the tree; what is asked back is asked in the language."""
    library = load_library([case]).model
    (tree,) = library.trees
    roles = library.shared.roles
    answers = io.StringIO((case / "answers.txt").read_text(encoding="utf-8"))

    Conversation(library, Terminal(answers, colour=False), tuple, lambda: 0).run(
        begin(library, Origin(tree, roles[0].id if roles else None))
    )

    golden(case / "play.out", re.sub(r"\b[0-9a-f]{12}\b", "VERSION", capsys.readouterr().out))
