"""A person's own settings of the editor count in every library, below what the library says."""

from __future__ import annotations

from pathlib import Path

import pytest

from decisiontree.errors import UsageError
from decisiontree.settings import Settings, personal_file, read_settings, with_personal
from decisiontree.tui.keymap.keymap import keymap_of

OWN = """\
[editor]
theme = "light"
ascii = true

[editor.keys]
"play" = "l"
"map" = "x"
"save" = "s"
"""
OF_LIBRARY = """\
[editor]
theme = "contrast"

[editor.keys]
"play" = "Alt+L"
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file, in a folder of the test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    file = personal_file()
    assert file is not None
    file.parent.mkdir(parents=True)
    file.write_text(OWN, encoding="utf-8")
    return file


def test_own_settings_count_where_the_library_says_nothing(own: Path, tmp_path: Path) -> None:
    """Theme and signs by key, keys by command; a problem names the file that it is in."""
    library = tmp_path / "decisiontree.toml"
    library.write_text(OF_LIBRARY, encoding="utf-8")

    alone, both = with_personal(Settings(root=tmp_path)), with_personal(read_settings(library))

    assert (alone.theme, alone.ascii_only, alone.keys["play"]) == ("light", True, ("l",))
    assert (both.theme, both.ascii_only, both.keys["play"], both.keys["map"]) == (
        "contrast",
        True,
        ("Alt+L",),
        ("x",),
    )
    keymap = keymap_of(both)
    assert keymap.keys == {"play": "alt+l", "map": "x"}
    assert len(keymap.refused) == 1
    assert f"{own.name}:8: 'save' cannot have the key 's'" in keymap.refused[0]


def test_settings_of_a_library_are_refused_in_the_own_file(own: Path, tmp_path: Path) -> None:
    """The message says where they belong; without the file, nothing changes."""
    own.write_text("[budgets]\noptions = 3\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"\[budgets\] counts for a library.*decisiontree\.toml"):
        with_personal(Settings(root=tmp_path))
    own.unlink()
    assert with_personal(settings := Settings(root=tmp_path)) is settings
