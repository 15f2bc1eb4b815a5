"""A test run is for the checkout that its tests lie in, whatever Python runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_line import run_process

import decisiontree


@pytest.mark.parametrize("has_package", [False, True])
def test_tests_of_another_checkout_are_not_run(
    clean_environment: dict[str, str], repository: Path, tmp_path: Path, has_package: bool
) -> None:
    """Also where only the processes that tests start would run another: a package in the current folder hides that."""
    shutil.copy(repository / "conftest.py", tmp_path)
    (tmp_path / "test_any.py").write_text("def test_any(): pass\n")
    if has_package:
        (tmp_path / "decisiontree").mkdir()
        (tmp_path / "decisiontree" / "__init__.py").touch()
    ran = run_process(["-m", "pytest", "-p", "no:cacheprovider"], tmp_path, clean_environment)

    assert ran.code != 0
    assert "test_any" not in ran.out
    assert ran.err.startswith(f"these tests are for the decisiontree in '{tmp_path}', but '")
    assert f"would run '{decisiontree.__file__}'; use the .venv of this checkout" in ran.err
