"""What README and docs tell people to type is typed here, in an empty folder, with the wheel installed: it works, and prints what they show."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from command_line import environment
from docs_blocks import NOT_RUN, PAGES, Block, blocks_of
from installed_wheel import built, installed

RUNNING = [page for page in PAGES if any(block.runs for block in blocks_of(page))]
KNOWN = {
    "sh",
    "console",
    "powershell",
    "text",
    "yaml",
    "toml",
    "json",
    "js",
    "python",
    "nginx",
    "jinja",
    "html",
    "css",
    "markdown",
    "xml",
}
FURTHER = {"sh": {*NOT_RUN, "samples"}, "text": {"example"}, "yaml": {"faulty", "fragment"}}
_NEW = re.compile(r"decisiontree new (?:--\S+ \S+ )*(\w+)")
_IN_A_TERMINAL = re.compile(r"^(decisiontree (?:edit|demo)\b.*|.* --watch\b.*)$", re.MULTILINE)
_MARK = "=== "


class Step(NamedTuple):
    """A block that runs, and what the page says that it prints; None where it shows nothing."""

    block: Block
    shown: str | None


def _steps(page: Path) -> Iterator[Step]:
    blocks = blocks_of(page)
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if block.runs:
            is_output = following is not None and following.info == ("text",)
            yield Step(block, following.text if following is not None and is_output else None)


@pytest.fixture(scope="session")
def command(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of the wheel."""
    wheel = built(repository, tmp_path_factory.mktemp("wheel"))
    return installed(wheel, tmp_path_factory.mktemp("installed"))


@pytest.mark.parametrize("page", RUNNING, ids=lambda page: page.name)
def test_the_commands_of_a_page_work_one_after_the_other(
    page: Path, command: Path, sample_trees: Path, tmp_path: Path
) -> None:
    """They end well, and print what the page shows after them."""
    work = tmp_path / "work"
    work.mkdir()
    clean = environment(tmp_path / "home")
    done = subprocess.run(
        ["bash", "-c", _script(page, sample_trees)],
        cwd=work,
        env=clean | {"PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    printed = done.stdout.replace(str(work), "/home/you")
    printed_by = dict(part.split("\n", 1) for part in printed.split(_MARK)[1:])
    for step in _steps(page):
        if step.shown is not None:
            output = printed_by[str(step.block.line)]
            assert _matches(step.shown, output), f"{step.block.place} prints\n{output}"


def _script(page: Path, samples: Path) -> str:
    """The blocks of a page as one script that stops at the first command that fails; findings are no failure where they are shown."""
    lines = ["set -e"]
    shows_findings = {step.block.line for step in _steps(page) if step.shown is not None}
    tree = None
    for block in blocks_of(page):
        if block.runs:
            if "samples" in block.info:
                lines.append(f"cp -r {shlex.quote(str(samples))} trees")
            typed = _IN_A_TERMINAL.sub(":", block.text)
            lines.append(f"echo '{_MARK}{block.line}'; exec 2>&1")
            lines += (
                [_tolerant(line) for line in typed.splitlines()] if block.line in shows_findings else [typed]
            )
            created = _NEW.findall(block.text)
            tree = created[-1] if created else tree
        elif block.is_whole and tree is not None and block.text.startswith("format: 1\n"):
            lines.append(f"cat > trees/{_file(block.text, tree)} <<'DOCS'\n{block.text}DOCS")
    return "\n".join(lines)


def _tolerant(line: str) -> str:
    """A check may find something where the page shows what."""
    return (
        f"{line} || test $? -eq 1" if line.startswith(("decisiontree check", "decisiontree test")) else line
    )


def _file(text: str, tree: str) -> str:
    """Where a whole file belongs, by what it contains."""
    if "\nnodes:" in text:
        return f"{tree}.yaml"
    return f"{tree}.scenarios.yaml" if "\nscenarios:" in text else "library.yaml"


def _matches(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed; `…` stands for anything."""
    pattern = ".*".join(re.escape(part) for part in shown.strip().split("…"))
    return (
        re.fullmatch(pattern, "\n".join(map(str.rstrip, printed.strip().splitlines())), re.DOTALL) is not None
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_block_says_what_it_is(page: Path) -> None:
    """By the words that tests/support/docs_blocks.py explains; a yaml block without `fragment` is a whole file."""
    for block in blocks_of(page):
        kind, *further = block.info
        assert kind in KNOWN, block.place
        assert {*further} <= FURTHER.get(kind, set()), block.place
        if block.is_whole:
            assert _is_whole(block.text), f"{block.place} is a piece of a file: write ```yaml fragment"


def _is_whole(text: str) -> bool:
    """A file of ours, or of a build server, an action or hooks."""
    first = re.sub(r"\A(?:#.*\n|\s*\n)*", "", text)
    return first.startswith(("format: 1\n", "name:", "on:", "repos:", "include:", "stages:", "trees:\n  "))


def test_what_is_shown_is_compared() -> None:
    """An ellipsis stands for anything; all else is told."""
    shown = "wrote 2 files to …\nopen …/index.html\n"

    assert _matches(shown, "wrote 2 files to site\nopen site/index.html\n")
    assert not _matches(shown, "wrote 3 files to site\nopen site/index.html\n")
    assert not _matches("2 files checked\n", "2 files checked\nand more\n")


def test_pages_run_commands() -> None:
    """A pattern that finds none would make all of this pass."""
    assert len(RUNNING) > 5
    assert (
        sum(block.text.count("decisiontree ") for page in RUNNING for block in blocks_of(page) if block.runs)
        > 30
    )
