"""Rules about files themselves: pictures that cannot be shown, and names that are taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from decisiontree.diagnostic import Diagnostic
from decisiontree.files import PICTURE_SIZE

TREE = """\
format: 1
title: Lights
owner: Ada
start: look
nodes:
  look:
    say: Look at the front of the box.
    media: {{image: {image}, alt: The lights of the box}}
    to: done
  done: {{outcome: Done, resolution: resolved}}
"""
PNG = b"\x89PNG\r\n\x1a\n and more"
CheckFiles = Callable[..., tuple[Diagnostic, ...]]


def told(check_files: CheckFiles, image: str) -> list[str]:
    """What is said about a tree that names a picture so."""
    findings = check_files({"lights.yaml": TREE.format(image=image)})
    assert {finding.rule for finding in findings} <= {"missing-picture", "path-outside-library"}
    return [finding.message for finding in findings]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The library's folder, with pictures and what only looks like one."""
    (tmp_path / "pictures").mkdir()
    for name in ("lights.png", "träume 50%.webp", "pictures/front.jpg"):
        (tmp_path / name).write_bytes(PNG)
    return tmp_path


@pytest.mark.parametrize(
    "image", ["lights.png", "./lights.png", "pictures/front.jpg", "pictures/../lights.png", "träume 50%.webp"]
)
def test_a_picture_in_the_folder_is_fine(check_files: CheckFiles, folder: Path, image: str) -> None:
    """However its way is written."""
    assert folder.is_dir()
    assert told(check_files, image) == []


@pytest.mark.parametrize(
    ("image", "meant"),
    [
        ("lihgts.png", "lights.png"),
        ("Lights.PNG", "lights.png"),
        ("pictures/Front.jpg", "pictures/front.jpg"),
        ("pictures\\front.jpg", "pictures/front.jpg"),
        ("front.jpg", "pictures/front.jpg"),
        ("tra\u0308ume 50%.webp", "träume 50%.webp"),
        ("router.png", None),
    ],
)
def test_of_one_that_is_not_there_the_nearest_is_named(
    check_files: CheckFiles, folder: Path, image: str, meant: str | None
) -> None:
    """Capitals count, though not on every disk, and so does how an accent is composed."""
    assert folder.is_dir()
    advice = f"; did you mean '{meant}'?" if meant else ""
    assert told(check_files, image) == [f"there is no picture '{image}' in the library's folder{advice}"]


def test_a_file_that_is_no_picture_is_none_whatever_it_is_called(
    check_files: CheckFiles, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A text, nothing at all, a drawing with scripts, a folder, one that is too big, a link that leads out."""
    (folder / "text.png").write_text("a text")
    (folder / "empty.png").write_bytes(b"")
    (folder / "drawing.svg").write_text("<svg/>")
    (folder / "big.png").write_bytes(PNG + bytes(PICTURE_SIZE))
    outside = tmp_path_factory.mktemp("outside") / "private.png"
    outside.write_bytes(PNG)
    (folder / "link.png").symlink_to(outside)
    for image in ("text.png", "empty.png", "drawing.svg"):
        assert told(check_files, image) == [
            f"the picture '{image}' is not a PNG, JPEG, GIF or WebP, whatever its name is"
        ]
    assert told(check_files, "pictures") == ["the picture 'pictures' is a folder; name a picture in it"]
    assert told(check_files, "big.png") == ["the picture 'big.png' has more than 2 MB; make it smaller"]
    assert told(check_files, "link.png") == ["the picture 'link.png' leads out of the library's folder"]


def test_no_picture_outside_is_offered(
    check_files: CheckFiles, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A folder that is a link out tells nothing of what lies there, in whatever spelling it is named."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "router.png").write_bytes(PNG)
    (folder / "more").symlink_to(outside)
    for image in ("More/router.png", "router.png", "more/rooter.png"):
        (message,) = told(check_files, image)
        assert "did you mean" not in message


def test_one_that_its_name_leads_out_is_told_once(check_files: CheckFiles) -> None:
    """By the rule that is about that."""
    assert told(check_files, "../lights.png") == [
        "'../lights.png' is not inside the library's folder; put the picture there"
    ]


@pytest.mark.parametrize("name", ["con", "aux", "nul", "prn", "com1", "lpt9", "CON", "Aux", "nul.old"])
def test_a_device_of_windows_names_no_tree(check_files: CheckFiles, name: str) -> None:
    """Capitals, and what follows a dot, make no difference there; its scenarios could not be checked out either."""
    tree = TREE.format(image="x").replace("    media: {image: x, alt: The lights of the box}\n", "")
    scenarios = "format: 1\nscenarios:\n  - {name: One, expect: {outcome: done}}\n"
    for file, text in ((f"{name}.yaml", tree), (f"{name}.scenarios.yaml", scenarios)):
        (finding,) = check_files({file: text})
        assert finding.rule == "reserved-file-name"
        assert f"'{name}': Windows reserves that name" in finding.message
        (Path.cwd() / file).unlink()


@pytest.mark.parametrize("name", ["Index", "Library"])
def test_names_of_ours_are_taken_in_any_case(check_files: CheckFiles, name: str) -> None:
    """Many disks take both for one."""
    (finding,) = check_files(
        {
            f"{name}.yaml": "format: 1\ntitle: T\nowner: Ada\nstart: e\nnodes:\n  e: {outcome: E, resolution: informed}\n"
        }
    )
    assert finding.rule == "reserved-file-name"


@pytest.mark.parametrize("name", ["contract", "console", "com", "com10", "auxiliary", "index_2", "lpt"])
def test_names_that_only_begin_so_are_free(check_files: CheckFiles, name: str) -> None:
    """The whole of the name counts."""
    text = TREE.format(image="x").replace("    media: {image: x, alt: The lights of the box}\n", "")
    assert check_files({f"{name}.yaml": text}) == ()
