"""Texts for a report are those that the reader saw."""

from __future__ import annotations

import pytest

from decisiontree.checking.lazy_texts import LazyTexts
from decisiontree.files import FILE_BYTES
from decisiontree.reader import read_document

CONTENTS = (
    b"",
    b"title: T\r\n",
    "\ufefftitle: \u00e9\u65e5\n".encode(),
    "\ufeff\ufeff".encode(),
    "title: T".encode("utf-16"),
    "title: T".encode("utf-16-le"),
    b"a\0b\0c",
    b"caf\xe9: x\n",
    b"\xef\xbb\xbfcaf\xe9: x\n",
    b"\xff\xfe",
    b"x" * (FILE_BYTES + 1),
)


@pytest.mark.parametrize("content", CONTENTS, ids=range(len(CONTENTS)))
def test_a_text_is_the_one_that_was_read(content: bytes) -> None:
    """Else a caret would stand under the wrong word."""
    assert LazyTexts({"a": content})["a"] == read_document(content, "a").text


def test_many_texts_are_counted_and_named_without_being_decoded() -> None:
    """A report counts files."""
    texts = LazyTexts({"b": b"\xff", "a": b"x"})
    assert len(texts) == 2
    assert list(texts) == ["b", "a"]
    assert texts.get("c") is None
