"""`decisiontree demo`: six sample trees in a folder, checked and exported, and where the editor opens."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from command_line import Cli, Ran


def _address(ran: Ran) -> str:
    (address,) = re.findall(r"^open (\S+)$", ran.out, re.MULTILINE)
    assert isinstance(address, str)
    return address


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_samples_are_copied_exported_and_checked(cli: Cli, tmp_path: Path, sample_trees: Path) -> None:
    """The trees are the repository's, and the pages those that `export` makes of them."""
    ran = cli("demo")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("copied the sample library to decisiontree-demo\nwrote 7 files to ")
    assert "\n13 files checked, nothing found\n" in ran.out
    demo = tmp_path / "decisiontree-demo"
    assert _files(demo / "trees") == _files(sample_trees)
    assert cli("export", "--out", "again", cwd=demo).code == 0
    assert _files(demo / "site") == _files(demo / "again")


@pytest.mark.parametrize("folder", ["my first try", "größe/50%#1"])
def test_the_address_of_the_first_page_can_be_clicked(cli: Cli, tmp_path: Path, folder: str) -> None:
    """In a folder of any name, it is an address that a terminal recognises as one and a browser opens."""
    address = _address(cli("demo", folder))

    assert address.startswith("file:///")
    page = Path(url2pathname(urlsplit(address).path))
    assert page == tmp_path / folder / "site" / "index.html"
    assert page.is_file()


def test_without_a_terminal_it_says_how_to_open_the_editor(cli: Cli) -> None:
    """Each line that it suggests is a command that works there."""
    said = cli("demo").out.partition("The editor needs a terminal. There, try next:\n")[2]

    assert said.splitlines() == [
        "  cd decisiontree-demo",
        "  decisiontree edit refund             change a tree; F1 lists the keys",
        "  decisiontree export                  then update the pages",
        "  decisiontree play refund --role rep  take a call in the terminal",
    ]


@pytest.mark.parametrize(
    ("prefix", "is_said"),
    [
        ("/opt/ada/.cache/uv/archive-v0/NOoVqXYV", True),
        ("/opt/ada/.cache/pipx/ceaf3eaf1c70212", True),
        ("/opt/ada/.local/share/uv/tools/decisiontree-desk", False),
        ("/opt/ada/.local/share/pipx/venvs/decisiontree-desk", False),
    ],
)
def test_a_copy_that_is_not_installed_says_how_to_go_on(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, prefix: str, is_said: bool
) -> None:
    """After `uvx` and `pipx run`, a shell finds no command of the suggested name."""
    monkeypatch.setattr(sys, "prefix", prefix)

    assert ("decisiontree is not installed" in cli("demo").out) == is_said


def test_a_second_run_keeps_what_was_changed_and_exports_it(cli: Cli, tmp_path: Path) -> None:
    """No tree is copied again, not even one that was deleted."""
    cli("demo")
    trees = tmp_path / "decisiontree-demo" / "trees"
    (trees / "coldcall.yaml").unlink()
    (trees / "coldcall.scenarios.yaml").unlink()
    refund = trees / "refund.yaml"
    refund.write_text(
        refund.read_text(encoding="utf-8").replace("title: Refunds and", "title: Our refunds and"),
        encoding="utf-8",
    )
    before = _files(trees)

    ran = cli("demo")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("'decisiontree-demo' is there already; its trees are used as they are\n")
    assert _files(trees) == before
    assert "Our refunds" in (tmp_path / "decisiontree-demo" / "site" / "refund.html").read_text("utf-8")
    assert not (tmp_path / "decisiontree-demo" / "site" / "coldcall.html").exists()


def test_errors_leave_the_pages_as_they_were(cli: Cli, tmp_path: Path) -> None:
    """What is on the desks stays right; the command says where the errors are shown."""
    cli("demo")
    demo = tmp_path / "decisiontree-demo"
    before = _files(demo / "site")
    refund = demo / "trees" / "refund.yaml"
    refund.write_text(refund.read_text("utf-8").replace("to: listen", "to: nowhere"), encoding="utf-8")

    ran = cli("demo")

    assert ran.code == 1
    assert "13 files checked: 1 error" in ran.out
    assert "the pages in 'decisiontree-demo/site' are not updated" in ran.err
    assert _files(demo / "site") == before


def test_a_folder_with_other_files_is_refused(cli: Cli, tmp_path: Path) -> None:
    """And so is a file; nothing is written."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")

    assert cli("demo", "mine") == (
        2,
        "",
        "decisiontree: there are other files in 'mine'; name a new folder, as in `decisiontree demo FOLDER`\n",
    )
    assert cli("demo", "mine/notes.txt").code == 2
    assert _files(tmp_path / "mine") == {"notes.txt": b"mine"}


def test_an_empty_folder_is_used_and_is_a_library_of_its_own(cli: Cli, tmp_path: Path) -> None:
    """Also inside another library, whose settings would name other trees."""
    (tmp_path / "decisiontree.toml").write_text('[library]\ntrees = "elsewhere"\n', encoding="utf-8")
    (tmp_path / "here").mkdir()

    ran = cli("demo", ".", cwd=tmp_path / "here")

    assert ran.code == 0
    assert "  cd " not in ran.out
    assert cli("check", cwd=tmp_path / "here").out == "13 files checked, nothing found\n"


def test_a_file_that_cannot_be_read_ends_it_with_3(cli: Cli, tmp_path: Path) -> None:
    """It is named, also where it leads out of the library, and the pages stay as they were."""
    cli("demo")
    demo = tmp_path / "decisiontree-demo"
    pages = _files(demo / "site")
    (demo / "trees/gone.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "outside.yaml").write_bytes((demo / "trees/outage.yaml").read_bytes())
    (demo / "trees/out.yaml").symlink_to(tmp_path / "outside.yaml")

    ran = cli("demo")

    assert ran.code == 3
    assert "decisiontree-demo/trees/gone.yaml: " in ran.err
    assert "decisiontree-demo/trees/out.yaml: " in ran.err
    assert _files(demo / "site") == pages
