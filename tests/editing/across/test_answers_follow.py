"""Scenarios that name options and exits by their labels still pass when these words are replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scenarios_page import calling_files, library_files, results
from texts_as_files import read_texts

from decisiontree.editing import plan, replacements
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


def test_a_place_that_is_skipped_keeps_its_words_and_the_scenarios_that_name_it() -> None:
    """Each place is found alone, also two in one text; nothing follows an option whose label stays."""
    files = library_files()
    library = read_texts(files)
    change = ReplaceText(find="Yes, passed", replacement="Consent")
    places = [each.place for each in replacements(library, change)]
    skipped = frozenset(each for each in places if each.path[-1] == "label")
    assert skipped

    patches = plan(replace(change, skipped=skipped), library, "parcels")
    after = {file: patches[file].apply(text) if file in patches else text for file, text in files.items()}

    assert 'passed: "Yes, passed"' in after["parcels.scenarios.yaml"]
    assert plan(replace(change, skipped=frozenset(places)), library, "parcels") == {}


def test_two_places_of_one_text_are_skipped_one_by_one() -> None:
    """The words around both stay."""
    text = library_files()["parcels.yaml"].replace("ask: ", "ask: parcel or parcel, ", 1)
    library = read_texts({**library_files(), "parcels.yaml": text})
    change = ReplaceText(find="parcel", replacement="box", match_case=False)
    first, second, *others = [
        each for each in replacements(library, change) if "parcel or parcel" in each.before
    ]

    skipped = frozenset(each.place for each in replacements(library, change)) - {second.place}
    patch = plan(replace(change, skipped=skipped), library, "parcels")["parcels.yaml"]

    assert "parcel or box, " in patch.apply(text)
    assert first.after.startswith("box or parcel, ")
    assert others == []
