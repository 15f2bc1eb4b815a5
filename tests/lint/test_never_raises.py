"""Whatever a file holds, checking and reporting it gives findings, never an exception."""

from __future__ import annotations

from pathlib import Path

from how_many import how_many
from hypothesis import given, settings
from hypothesis import strategies as st

from decisiontree.cli.check.command import FORMATS
from decisiontree.lint import check
from decisiontree.reader import LibraryReading, load_library, reread
from decisiontree.report import Report, render
from decisiontree.settings import Settings

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(root=ROOT)
TREES = ROOT / "trees"
LIBRARIES = [
    load_library(
        [scenarios.with_name(scenarios.name.replace(".scenarios", "")), scenarios, TREES / "library.yaml"]
    )
    for scenarios in sorted(TREES.glob("*.scenarios.yaml"))
]
"""Each sample by itself, with what it needs of the others: checking all of them takes seconds."""
SCRAPS = st.sampled_from(
    ["", ":", " ", "\n", "  ", "-", "{", "}", "[", "]", '"', "'", "#", "&a", "*a", "!x", "|\n", "start", "to: to",
     "nodes:", "outcome", "options: []", "collect: x", "null", "~", "{{", "{x}", "\t", "\r", "\0", "🏠", "\u202e",
     "# dt: ignore[trap] why", "# dt: ignore[trap] until 0001-01-01 why", "# dt: ignore[trap] until 2027-02-30", "# dt: ignore", "---\n", "when: )", "else: {}", "run: refund", "returns: {a: [b]}"]
)  # fmt: skip


@settings(deadline=None, max_examples=how_many(30, 500))
@given(st.data())
def test_a_damaged_sample_is_reported_in_every_format(data: st.DataObject) -> None:
    """A few cuts and scraps anywhere in one of the sample files."""
    whole = data.draw(st.sampled_from(LIBRARIES))
    file = data.draw(st.sampled_from(sorted(whole.files)))
    text = _text(whole, file)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 60)))
        text = text[:start] + data.draw(SCRAPS) + text[end:]
    library = reread(whole, file, text)

    found = check(library, settings=SETTINGS)

    texts = {name: _text(library, name) for name in library.files}
    assert list(found) == sorted(found, key=lambda each: each.order)
    assert all(each.place.span.start <= each.place.span.end <= len(texts[each.place.file]) for each in found)
    for form in FORMATS:
        render(Report(found, texts), form).encode("utf-8")


def test_an_amount_that_is_no_number_is_a_finding() -> None:
    """The reader says what is wrong with the fact; the rules about decisions go on without its amounts."""
    whole = load_library([TREES / "refund.yaml"])
    file = next(name for name in whole.files if name.endswith("refund.yaml"))
    amount = "amount_owed:     {type: money"
    text = _text(whole, file)
    assert amount in text

    found = check(
        reread(whole, file, text.replace(amount, "amount_owed:     {type: text")), settings=SETTINGS
    )

    assert "bad-value" in {each.rule for each in found}


def _text(library: LibraryReading, file: str) -> str:
    documents = [reading.document for reading in library.trees.values()]
    documents += [scenarios.document for scenarios in library.scenarios.values()]
    if library.shared is not None:
        documents.append(library.shared.document)
    return next(document.text for document in documents if document.file == file)
