"""Pictures as data addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from decisiontree.export.images import data_address, pictures_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
    ],
)
def test_four_kinds_of_picture_are_taken_by_what_they_hold(content: bytes, kind: str) -> None:
    """The name of the file does not matter."""
    assert str(data_address(content)).startswith(f"data:{kind};base64,")


@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", b"<html>", b"BM"])
def test_anything_else_is_refused(content: bytes) -> None:
    """An SVG can hold scripts."""
    assert data_address(content) is None


def test_pictures_lie_inside_the_folder(tmp_path: Path) -> None:
    """Neither dots nor links lead out of it."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "router.png").write_bytes(PNG)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    read = pictures_of(folder)
    assert read("router.png")
    assert read("../secret.png") is None
    assert read(str(tmp_path / "secret.png")) is None
    assert read("link.png") is None
    assert read("missing.png") is None
    assert read(".") is None
    assert read("a\0b") is None
