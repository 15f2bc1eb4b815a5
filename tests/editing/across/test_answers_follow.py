"""Scenarios that name options and exits by their labels still pass when these words are replaced."""

from __future__ import annotations

import pytest
from scenarios_page import calling_files, library_files, results
from texts_as_files import read_texts

from decisiontree.editing import plan
from decisiontree.model import ReplaceText


@pytest.mark.parametrize(
    ("files", "tree", "find", "answer", "now"),
    [
        (library_files(), "parcels", "Yes, passed", 'passed: "Yes, passed"', 'passed: "ok"'),
        (library_files(), "parcels", "Agreed", "lead: agreed", "lead: consent"),
        (calling_files(), "internet", "They agree", "identify/check: They agree", "identify/check: consent"),
    ],
)
def test_an_answer_follows_the_words_of_its_option(
    files: dict[str, str], tree: str, find: str, answer: str, now: str
) -> None:
    """An option with an id is then called by it, one without by its new words."""
    scenarios = f"{tree}.scenarios.yaml"
    assert answer in files[scenarios]

    patches = plan(ReplaceText(find=find, replacement="Consent"), read_texts(files), tree)
    after = {file: patches[file].apply(text) if file in patches else text for file, text in files.items()}

    assert now in after[scenarios]
    assert [result.reason for result in results(after, tree)] == [None] * len(results(files, tree))
