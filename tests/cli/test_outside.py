"""A library that leads out of itself: no command reads, shows or writes what lies there."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from command_line import Cli

MARK = "MARK-OF-SOMEBODY-ELSE"
# in no form, with a blank to be taken out and a link to be mended: whatever may write, would
SECRET = f"format: 1\ntitle: {MARK} \npassword: {MARK}\nstart: end\nnodes:\n    end:   {{outcome: End }}\n"
TREE = """\
format: 1
title: Lamps
owner: Ada
start: done
nodes:
  done: {outcome: Done, resolution: resolved}
"""
SCENARIOS = "format: 1\nscenarios:\n  - {name: One, expect: {outcome: done}}\n"


@pytest.fixture
def lib(tmp_path: Path) -> Path:
    """A repository with a sound tree and one that is a link to a file of somebody else."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text(SECRET)
    (outside / "secret.yaml").chmod(0o600)
    trees = tmp_path / "lib" / "trees"
    trees.mkdir(parents=True)
    (tmp_path / "lib" / ".git").mkdir()
    (trees / "lamps.yaml").write_text(TREE)
    (trees / "lamps.scenarios.yaml").write_text(SCENARIOS)
    (trees / "link.yaml").symlink_to("../../outside/secret.yaml")
    return tmp_path / "lib"


@pytest.fixture
def command(cli: Cli, lib: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """`command("check", "trees")` runs a command in the library."""
    monkeypatch.chdir(lib)
    return partial(cli, cwd=lib)


def _untouched(lib: Path) -> None:
    outside = lib.with_name("outside")
    assert [file.name for file in outside.iterdir()] == ["secret.yaml"]
    assert (outside / "secret.yaml").read_text() == SECRET
    assert not [
        file
        for file in lib.rglob("*")
        if file.is_file() and MARK in file.read_text("utf-8", "replace") and not file.is_symlink()
    ]


@pytest.mark.parametrize(
    "words",
    [
        "check trees/link.yaml",
        "check --fix --unsafe-fixes trees/link.yaml",
        "check --diff --unsafe-fixes",
        "check --write-baseline known.json",
        "fmt",
        "fmt --check trees/link.yaml",
        "test",
        "authority trees/link.yaml --format csv",
        "explain trees/link.yaml end",
        "reach link",
        "play trees/link.yaml",
        "export",
        "export --force",
    ],
)
def test_no_command_shows_or_writes_a_file_that_a_link_leads_to(command: Cli, lib: Path, words: str) -> None:
    """Not even where the link itself is named, as hooks and pipelines name what has changed; all but a baseline fail."""
    code, out, err = command(*words.split())
    assert MARK not in out + err
    assert code in ({0} if "baseline" in words or "--force" in words else {1, 3})
    if "diff" not in words.split() and "--write" not in words:
        assert "file-outside-library" in out + err or "--diff" in words
    _untouched(lib)


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github", "junit", "gitlab"])
def test_every_report_tells_it_of_the_link(command: Cli, form: str) -> None:
    """As an error at the beginning of the file."""
    code, out, _err = command("check", "--format", form)
    assert code == 1
    assert "file-outside-library" in out
    assert "trees/link.yaml" in out
    assert MARK not in out


def test_what_is_only_needed_is_told_too(command: Cli, lib: Path) -> None:
    """A library.yaml that leads out, where one tree beside it is named."""
    (lib / "trees" / "library.yaml").symlink_to("../../outside/secret.yaml")
    code, out, _err = command("check", "trees/lamps.yaml")
    assert code == 1
    assert "trees/library.yaml:1:1: error file-outside-library" in out
    assert MARK not in out


def test_of_a_folder_that_leads_out_not_even_the_names_are_told(command: Cli, lib: Path) -> None:
    """The folder of the trees itself is a link."""
    (lib / "trees").rename(lib / "old")
    (lib / "trees").symlink_to("../outside")
    for arguments in ([], ["trees"], ["trees/secret.yaml"]):
        code, out, err = command("check", *arguments)
        assert code == 1
        assert "file-outside-library" in out
        assert MARK not in out + err
        assert arguments[-1:] == ["trees/secret.yaml"] or "secret" not in out + err
    assert command("new", "abc") == (
        3,
        "",
        "decisiontree: 'trees' leads out of the library (file-outside-library); nothing was written\n",
    )
    _untouched(lib)


def test_links_that_stay_in_the_repository_are_read_and_written(command: Cli, lib: Path) -> None:
    """A fix is written to where the link leads, and the link stays."""
    (lib / "trees" / "link.yaml").unlink()
    (lib / "shared").mkdir()
    (lib / "shared" / "a.yaml").write_text(TREE.replace("  done:", "    done:"))
    (lib / "trees" / "a.yaml").symlink_to("../shared/a.yaml")
    assert command("fmt")[0] == 0
    assert (lib / "trees" / "a.yaml").is_symlink()
    assert (lib / "shared" / "a.yaml").read_text() == TREE


def test_folders_that_the_environment_names_are_the_librarys(cli: Cli, lib: Path) -> None:
    """For shops that share a file by links: nothing in the library can allow it."""
    (lib.with_name("outside") / "secret.yaml").write_text(TREE)
    assert cli("check", cwd=lib)[0] == 1
    assert cli("check", cwd=lib, env={"DECISIONTREE_LINKS": "../outside"})[0] == 0


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ('[library]\ntrees = "../outside"\n', "'trees' is '../outside'"),
        ('[library]\ntrees = ["trees", "/etc"]\n', "'trees' is '/etc'"),
        ('[library]\ntrees = "way"\n', "'trees' is 'way'"),
        ('[library]\ntrees = "../not_there"\n', "'trees' is '../not_there'"),
        ('[export]\nfolder = "../outside"\n', "'folder' is '../outside'"),
    ],
)
def test_settings_name_no_folder_outside(command: Cli, lib: Path, settings: str, key: str) -> None:
    """The key and what it says are named."""
    (lib / "way").symlink_to("../outside")
    (lib / "decisiontree.toml").write_text(settings)
    code, out, err = command("fmt")
    assert (code, out) == (2, "")
    assert key in err
    assert "file-outside-library" in err
    _untouched(lib)


def test_settings_that_lead_out_are_not_read(command: Cli, lib: Path) -> None:
    """The words of what is wrong with them would show them."""
    (lib / "decisiontree.toml").symlink_to("../outside/secret.yaml")
    code, out, err = command("check")
    assert (code, out) == (3, "")
    assert "file-outside-library" in err


@pytest.mark.parametrize(
    "options",
    [
        ["check", "--format", "sarif", "-o"],
        ["check", "--write-baseline"],
        ["authority", "-o"],
    ],
)
def test_a_report_takes_the_place_of_a_link(command: Cli, lib: Path, options: list[str]) -> None:
    """A library may hold a link by the name of a report; where it leads, nothing is made or changed."""
    (lib / "trees" / "library.yaml").write_text("format: 1\nroles:\n  - {id: rep, label: Rep}\n")
    for target in ("../outside/new.txt", "../outside/secret.yaml"):
        (lib / "report").unlink(missing_ok=True)
        (lib / "report").symlink_to(target)
        command(*options, "report")
        assert not (lib / "report").is_symlink()
        assert (lib / "report").stat().st_size > 0
        _untouched(lib)


def test_a_report_is_not_written_by_way_of_a_folder_that_leads_out(command: Cli, lib: Path) -> None:
    """Though one to any other folder is."""
    (lib / "reports").symlink_to("../outside")
    code, _out, err = command("check", "-o", "reports/a.txt")
    assert code == 3
    assert "'reports/a.txt' cannot be written: leads out of the library" in err
    _untouched(lib)
    elsewhere = lib.parent / "a.txt"
    assert command("check", "-o", elsewhere)[0] == 1
    assert elsewhere.is_file()


@pytest.mark.parametrize("out", ["site", "site/deep"])
def test_pages_are_not_written_to_a_folder_that_leads_out(command: Cli, lib: Path, out: str) -> None:
    """A link by the name of the usual folder; whoever means it names the place itself."""
    (lib / "trees" / "link.yaml").unlink()
    (lib / "site").symlink_to("../outside")
    code, _out, err = command("export", "--out", out)
    assert code == 3
    assert f"'{out}' cannot be written: leads out of the library (file-outside-library)" in err
    _untouched(lib)
    assert command("export", "--out", lib.with_name("pages"))[0] == 0


def test_nothing_is_written_by_such_a_folder_from_above_the_library(cli: Cli, lib: Path) -> None:
    """The link is the library's, from wherever it is named: from a folder that holds both, and by its whole path."""
    (lib / "trees" / "link.yaml").unlink()
    (lib / "site").symlink_to("../outside")
    for cwd, site in ((lib.parent, Path(lib.name, "site")), (Path("/"), lib / "site")):
        for command, file in ((["export", "--out"], site), (["check", "-o"], site / "a.txt")):
            code, _out, err = cli(*command, file, lib / "trees", cwd=cwd)
            assert code == 3
            assert "leads out of the library (file-outside-library)" in err
            _untouched(lib)


def test_pipes_and_what_a_shell_has_opened_are_written_into(cli_process: Cli, lib: Path) -> None:
    """`-o /dev/stdout`, a pipe by its name, and the device for nothing."""
    assert json.loads(cli_process("check", "--format", "json", "-o", "/dev/stdout", cwd=lib)[1])
    os.mkfifo(lib / "pipe")
    reader = subprocess.Popen(["cat", lib / "pipe"], stdout=subprocess.PIPE)
    cli_process("check", "--format", "json", "-o", "pipe", cwd=lib)
    assert json.loads(reader.communicate()[0])
    assert stat.S_ISFIFO((lib / "pipe").stat().st_mode)
    cli_process("check", "-o", "/dev/null", cwd=lib)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert Path("/dev/stdout").is_symlink()


@pytest.mark.parametrize(
    "options", [["--format", "json", "-o"], ["--format", "sarif", "-o"], ["--write-baseline"]]
)
def test_on_a_full_disk_the_old_report_stays(lib: Path, command: Cli, options: list[str]) -> None:
    """Whole, and with nothing beside it."""
    for number in range(30):
        (lib / "trees" / f"t{number}.yaml").symlink_to("../../outside/secret.yaml")
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from decisiontree.cli.main import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    command("check", "trees/lamps.yaml", "--write-baseline", "report")
    before = (lib / "report").read_bytes()
    names = sorted(file.name for file in lib.iterdir())
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--no-cache", *options, "report"],
        cwd=lib,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert b"'report' cannot be written" in done.stderr
    assert (lib / "report").read_bytes() == before
    assert sorted(file.name for file in lib.iterdir()) == names


def test_a_baseline_that_leads_out_is_not_read(cli: Cli, cli_process: Cli, lib: Path) -> None:
    """A pipe of the shell's is, as the user has just made it."""
    (lib / "known.json").symlink_to("../outside/secret.yaml")
    code, _out, err = cli("check", "--baseline", "known.json", cwd=lib)
    assert code == 3
    assert "file-outside-library" in err
    ran = cli_process("check", "--baseline", "/dev/stdin", cwd=lib, stdin='{"version": 1, "findings": []}')
    assert ran.code == 1


@pytest.mark.parametrize("made", ["a link out", "a link inside", "a file of theirs"])
def test_new_leaves_a_schema_that_is_not_ours(command: Cli, lib: Path, made: str) -> None:
    """And says so; one that it wrote itself is brought up to date."""
    schema = lib / "trees" / "tree.schema.json"
    (lib / "mine.json").write_text('{"title": "decisiontree, of theirs"}')
    if made == "a file of theirs":
        schema.write_text('{"title": "theirs"}')
    else:
        schema.symlink_to("../../outside/new.json" if made == "a link out" else "../mine.json")
    _code, out, err = command("new", "abc")
    assert "wrote trees/abc.yaml" in out
    assert "'trees/tree.schema.json' is left as it is" in err
    assert (lib / "mine.json").read_text() == '{"title": "decisiontree, of theirs"}'
    assert made != "a file of theirs" or schema.read_text() == '{"title": "theirs"}'
    _untouched(lib)
    schema.unlink()
    schema.write_text('{"title": "decisiontree, a tree file of format 0"}')
    assert command("new", "abd")[2] == ""
    assert "of format 1" in schema.read_text()


@pytest.mark.parametrize("name", ["abc.yaml", "abc.scenarios.yaml", "library.yaml"])
def test_new_writes_through_no_link_to_nothing(command: Cli, lib: Path, name: str) -> None:
    """There is something of that name already."""
    (lib / "trees" / name).symlink_to("../../outside/new.yaml")
    code = command("new", "abc", "--template", "empowerment")[0]
    assert code == (2 if name == "abc.yaml" else 0)
    assert (lib / "trees" / name).is_symlink()
    _untouched(lib)
