"""The texts of many files, each decoded when it is asked for. Holds bytes; reads nothing from the disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decisiontree.files import FILE_BYTES


class LazyTexts(Mapping[str, str]):
    """The text of each file without its byte order mark; the last one asked for is at hand."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents
        self._last = ("", "")

    def __getitem__(self, file: str) -> str:
        if self._last[0] != file:
            self._last = (file, _text(self._contents[file]))
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)


def _text(content: bytes) -> str:
    if len(content) <= FILE_BYTES and b"\0" not in content:
        try:
            return content.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError:
            pass
    # the reader knows other encodings; it brings YAML, so it is asked only about files that are no plain UTF-8
    from decisiontree.reader import read_document

    return read_document(content, "").text
