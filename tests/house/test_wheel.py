"""The wheel works where it is installed, far from the checkout."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from installed_wheel import installed as install

NAME = "decisiontree-desk"
RELEASE = f"{NAME}-0.1.0"
BUILT = "decisiontree_desk-0.1.0"


class Machine(NamedTuple):
    """What a machine that builds may be set to: rights of new files, the day of the checkout, zone, language, order of sets."""

    umask: int
    day: str
    variables: dict[str, str]


MACHINES = {
    "one": Machine(0o022, "2026-03-05", {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
    "other": Machine(0o077, "2031-11-21", {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}),
}


@pytest.fixture(scope="module")
def releases(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A release, made on two machines from a copy each, the wheel from the source distribution as an index would get it."""
    listing = subprocess.run(["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=True)
    made = []
    for name, machine in MACHINES.items():
        copy, made_here = tmp_path_factory.mktemp(name), tmp_path_factory.mktemp("release")
        _copy(repository, listing.stdout.splitlines(), copy, machine)
        for command in (
            ["-m", "build", "--no-isolation", "--outdir", str(made_here), str(copy)],
            [str(copy / ".ci/release.py"), str(made_here)],
        ):
            done = subprocess.run(
                [sys.executable, *command],
                env={"PATH": os.environ["PATH"], **machine.variables},
                umask=machine.umask,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
        made.append(made_here)
    return made


def _copy(repository: Path, names: list[str], copy: Path, machine: Machine) -> None:
    changed = datetime.fromisoformat(machine.day).replace(tzinfo=UTC).timestamp()
    for name in names:
        if (repository / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(repository / name, copy / name)
            (copy / name).chmod((0o777 if os.access(repository / name, os.X_OK) else 0o666) & ~machine.umask)
            os.utime(copy / name, (changed, changed))


@pytest.fixture(scope="module")
def wheel(releases: list[Path]) -> Path:
    """Its wheel."""
    (built,) = releases[0].glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in an environment that holds the wheel and only borrows the libraries it depends on."""
    return install(wheel, tmp_path_factory.mktemp("installed"))


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_a_release_has_the_same_bytes_wherever_and_whenever_it_is_made(releases: list[Path]) -> None:
    """Wheel, source distribution, bill of materials, requirements and check sums."""
    one, other = ({file.name: _sha256(file) for file in sorted(folder.iterdir())} for folder in releases)

    assert one == other
    assert list(one) == [
        "SHA256SUMS",
        f"{RELEASE}.cdx.json",
        f"{RELEASE}.requirements.txt",
        f"{BUILT}-py3-none-any.whl",
        f"{BUILT}.tar.gz",
    ]


def test_the_check_sums_of_a_release_are_those_of_its_files(releases: list[Path]) -> None:
    """And its requirements end with the wheel and its hash."""
    folder = releases[0]
    said = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
    (requirements,) = folder.glob("*.requirements.txt")
    (wheel,) = folder.glob("*.whl")

    assert said == {file.name: _sha256(file) for file in folder.iterdir() if file.name != "SHA256SUMS"}
    assert requirements.read_text().endswith(f"\n./{wheel.name} --hash=sha256:{_sha256(wheel)}\n")


def test_the_bill_of_materials_names_what_is_locked(releases: list[Path], repository: Path) -> None:
    """Every library with its version, its hashes and its licence, in a form that the makers of CycloneDX read."""
    text = next(releases[0].glob("*.cdx.json")).read_text(encoding="utf-8")
    lock = (repository / ".ci/locked/run.txt").read_text(encoding="utf-8")

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill: Bom = Bom.from_json(json.loads(text))  # type: ignore[attr-defined]  # the library adds it by a decorator
    assert bill.validate()
    assert {f"{each.name}=={each.version}" for each in bill.components} == set(
        re.findall(r"^[\w-]+==[\w.]+", lock, re.MULTILINE)
    )
    assert sorted(hashed.content for each in bill.components for hashed in each.hashes) == sorted(
        re.findall(r"sha256:(\w+)", lock)
    )
    assert [each.name for each in bill.components if not each.licenses] == []
    reached = {each.ref for each in bill.dependencies for each in each.dependencies}
    assert reached == {each.bom_ref for each in bill.components}


def test_the_wheel_has_a_name_that_is_free_and_brings_the_command(wheel: Path) -> None:
    """On the package index, what is called as the command is somebody else's."""
    with zipfile.ZipFile(wheel) as archive:
        about = archive.read(f"{BUILT}.dist-info/METADATA").decode()
        commands = archive.read(f"{BUILT}.dist-info/entry_points.txt").decode()

    assert f"\nName: {NAME}\n" in about
    assert commands == "[console_scripts]\ndecisiontree = decisiontree.__main__:main\n"


def test_the_wheel_takes_no_top_level_name_but_its_own(wheel: Path) -> None:
    """Nothing lands beside the package in site-packages."""
    assert {name.partition("/")[0] for name in _names(wheel)} == {
        "decisiontree",
        f"{BUILT}.dist-info",
    }


def test_the_wheel_carries_the_exporter_without_its_sources(wheel: Path) -> None:
    """Templates and built assets are in; sources of the script and Python among templates are not."""
    builtin = [name for name in _names(wheel) if name.startswith("decisiontree/export/builtin/")]

    assert "decisiontree/export/builtin/html/exporter.toml" in builtin
    assert "decisiontree/export/builtin/html/assets/player.js" in builtin
    assert [name for name in builtin if "/player/" in name or name.endswith(".py")] == []


def test_the_wheel_carries_the_docs_for_users(wheel: Path, repository: Path) -> None:
    """Tutorials, guides and reference, so that `decisiontree docs` and links of findings lead somewhere; no other page."""
    packed = "decisiontree/docs/builtin/"
    pages = {
        file.relative_to(repository / "docs").as_posix()
        for folder in ("tutorials", "guides", "reference")
        for file in (repository / "docs" / folder).rglob("*.md")
    }

    assert {name.removeprefix(packed) for name in _names(wheel) if name.startswith(packed)} == {
        "index.md",
        *pages,
    }


def test_the_installed_command_brings_the_sample_library(
    installed: Path, sample_trees: Path, tmp_path: Path
) -> None:
    """`demo` copies every file of it to an empty folder: trees, scenarios, the shared file and the picture."""
    done = subprocess.run(
        [installed, "demo", "--no-edit"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    copied = {file.name: file.read_bytes() for file in (tmp_path / "decisiontree-demo/trees").iterdir()}
    assert copied == {file.name: file.read_bytes() for file in sample_trees.iterdir()}


def test_the_installed_command_checks_exports_and_starts_trees(
    installed: Path, sample_trees: Path, tmp_path: Path
) -> None:
    """`check`, `export` and `new` do their work in an empty folder elsewhere."""
    shutil.copytree(sample_trees, tmp_path / "trees")
    for command in (
        ["check", "trees"],
        ["export", "trees", "--out", "site"],
        ["new", "first", "--title", "First steps"],
        ["docs", "rules/loop"],
    ):
        done = subprocess.run(
            [installed, *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    assert (tmp_path / "site" / "index.html").stat().st_size > 0
    where = subprocess.run(
        [installed.with_name("python"), "-c", "import decisiontree; print(decisiontree.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(installed.parents[1]) in where.stdout
