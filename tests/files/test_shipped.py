"""The files that come with the program are found in a checkout and in an installation."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from decisiontree.files import shipped_folder

FOLDERS = [("docs/builtin", "docs"), ("export/builtin", "exporters"), ("cli/samples", "trees")]


@pytest.mark.parametrize(("packaged", "in_source"), FOLDERS)
def test_a_checkout_has_them_beside_the_package(repository: Path, packaged: str, in_source: str) -> None:
    """Where authors edit them."""
    assert shipped_folder(packaged, in_source) == repository / in_source


def test_a_folder_of_another_project_beside_the_package_is_not_taken(
    repository: Path, tmp_path: Path
) -> None:
    """Site-packages may contain any `docs`; the package's own folder comes first."""
    shutil.copytree(repository / "decisiontree", tmp_path / "decisiontree")
    packaged = tmp_path / "decisiontree" / "docs" / "builtin"
    for folder in (packaged, tmp_path / "docs"):
        folder.mkdir()
    code = "from decisiontree.files import shipped_folder; print(shipped_folder('docs/builtin', 'docs'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == packaged
