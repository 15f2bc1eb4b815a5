"""A release has one version everywhere, and the files that forges read are in the form that they publish."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml
from published_schemas import (
    CITATION,
    DEPENDABOT,
    GITHUB_WORKFLOW,
    GITLAB_PIPELINE,
    ISSUE_CONFIG,
    ISSUE_FORM,
    complaints,
)
from release import archive
from release_version import disagreements

from decisiontree import __version__

ROOT = Path(__file__).parents[2]
FILES = ("decisiontree/__init__.py", "CHANGELOG.md", "CITATION.cff")
FORGE = {
    "CITATION.cff": CITATION,
    ".github/dependabot.yml": DEPENDABOT,
    ".github/workflows/ci.yml": GITHUB_WORKFLOW,
    ".gitlab-ci.yml": GITLAB_PIPELINE,
    ".github/ISSUE_TEMPLATE/config.yml": ISSUE_CONFIG,
    **dict.fromkeys(
        sorted(
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")
            if path.stem != "config"
        ),
        ISSUE_FORM,
    ),
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The files that say the version, to be changed."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    changelog = tmp_path / "CHANGELOG.md"
    emptied = re.sub(
        r"(?s)(## \[Unreleased\]\n).*?(?=## \[\d)", r"\1\n", changelog.read_text(encoding="utf-8")
    )
    changelog.write_text(emptied, encoding="utf-8")
    return tmp_path


def test_version_changelog_and_citation_agree() -> None:
    """Of this checkout, whether it is tagged or not."""
    assert list(disagreements(ROOT, [])) == []


def test_a_tagged_release_agrees_with_its_tag(sources: Path) -> None:
    """Other tags of the commit do not matter."""
    assert list(disagreements(sources, [f"v{__version__}", "reviewed"])) == []


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        ("decisiontree/__init__.py", f'"{__version__}"', '"9.9.9"', "CHANGELOG.md: the newest release is"),
        ("CHANGELOG.md", "## [0", "## 0", "CHANGELOG.md: no heading"),
        ("CHANGELOG.md", f"\n[{__version__}]:", "\n[other]:", "has no address"),
        ("CHANGELOG.md", "## [Unreleased]\n", "## [Unreleased]\n\n- New.\n\n", "lines below [Unreleased]"),
        ("CITATION.cff", f"version: {__version__}\n", "version: 9.9.9\n", "'version' is '9.9.9'"),
        ("CITATION.cff", "date-released: ", "date-released: 1", "'date-released' is"),
        ("CITATION.cff", "date-released: ", "date: ", "'date-released' is ''"),
    ],
)
def test_each_disagreement_is_reported(
    sources: Path, name: str, before: str, after: str, expected: str
) -> None:
    """With the file and what to write."""
    text = (sources / name).read_text(encoding="utf-8")
    assert before in text
    (sources / name).write_text(text.replace(before, after), encoding="utf-8")

    assert expected in "\n".join(disagreements(sources, [f"v{__version__}"]))


def test_a_wrong_tag_is_reported(sources: Path) -> None:
    """A tag of another version on the same commit as well."""
    assert "the tag of this version is" in "\n".join(disagreements(sources, ["v9.9.9"]))


@pytest.mark.parametrize("name", FORGE)
def test_what_a_forge_reads_is_in_the_form_that_it_publishes(name: str) -> None:
    """Issue forms, workflows and the citation."""
    text = re.sub(r"(?m)^on:", '"on":', (ROOT / name).read_text(encoding="utf-8"))  # a key here, no boolean
    text = re.sub(r"(?m)^(date-released|version): (.+\..+|.+-.+)$", r'\1: "\2"', text)  # a text, no date

    assert complaints(FORGE[name], yaml.safe_load(text)) == []


def test_the_workflow_uses_what_others_wrote_by_its_commit() -> None:
    """With the version next to it, and the same commits as our action."""
    pinned = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    used = re.findall(r"uses: (.+)", (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    ours = re.findall(r"uses: (.+)", (ROOT / "action.yml").read_text(encoding="utf-8"))

    assert [each for each in used if each != "./" and not pinned.fullmatch(each)] == []
    assert set(ours) <= set(used)


def test_the_docs_of_a_release_are_one_archive_of_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the times and the rights of its files; all in one folder."""
    packed = []
    for name, rights in (("one", 0o644), ("other", 0o600)):
        site, file = tmp_path / name, tmp_path / name / "release" / "docs.zip"
        for page in ("index.html", "guides/install.html"):
            (site / "built" / page).parent.mkdir(parents=True, exist_ok=True)
            (site / "built" / page).write_text(page, encoding="utf-8")
            (site / "built" / page).chmod(rights)
        os.utime(site / "built" / "index.html", (rights, rights))
        file.parent.mkdir()
        archive(site / "built", file)
        packed.append(file)

    assert packed[0].read_bytes() == packed[1].read_bytes()
    with zipfile.ZipFile(packed[0]) as read:
        assert read.namelist() == ["docs/guides/install.html", "docs/index.html"]
        assert read.read("docs/index.html") == b"index.html"
