"""What prints to the terminal, by itself."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from command_line import Cli

from decisiontree.cli.output import (
    complain,
    diff_text,
    guard_streams,
    print_bytes,
    report,
    report_to,
    say,
    show_diff,
)
from decisiontree.errors import NotSaved

HOSTILE = "a\x1b]0;pwned\x07 \x9b1m \u202e \u2028 \x85 \r\n::warning::pwned\t\udc80"
SHOWN = "a<U+001B>]0;pwned<U+0007> <U+009B>1m <U+202E> <U+2028> <U+0085> <U+000D>{}::warning::pwned <U+DC80>"


@pytest.fixture(autouse=True)
def _outside_of_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_a_line_stays_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is in it; a complaint is the same on the other stream."""
    say(HOSTILE)
    complain(HOSTILE)

    shown = SHOWN.format("<U+000A>")
    assert capsys.readouterr() == (f"{shown}\n", f"decisiontree: {shown}\n")


def test_a_report_keeps_its_line_feeds_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Nothing else that a terminal would act on; a file gets the same."""
    report(HOSTILE)
    report_to(tmp_path / "report.txt", HOSTILE)

    written = (tmp_path / "report.txt").read_bytes().decode("utf-8")
    assert capsys.readouterr().out == written == SHOWN.format("\n")


def test_styles_stay_where_a_report_is_coloured(capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing but styles."""
    report("\x1b[1mbold\x1b[0m \x1b[2J", coloured=True)
    report("\x1b[1mbold\x1b[0m\n")

    assert capsys.readouterr().out == "\x1b[1mbold\x1b[0m <U+001B>[2J<U+001B>[1mbold<U+001B>[0m\n"


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("::warning::x", r"\::warning::x"),
        (" \u3000\xa0::stop-commands::x", " \u3000\xa0\\::stop-commands::x"),
        ("above\n  ::warning::x", "above\n  \\::warning::x"),
        ("in the middle ##[warning]x", r"in the middle ##\[warning]x"),
        ("ه\u200d##[warning]x", "ه\u200d##\\[warning]x"),
        ("a::b, : : and ## [x]", "a::b, : : and ## [x]"),
    ],
)
def test_in_actions_no_line_is_a_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: str, printed: str
) -> None:
    """Its runner trims blanks, looks for the older form anywhere, and overlooks joiners; elsewhere the line is as it is."""
    report(line)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    report(line)
    complain(line)
    report(line, commands=True)

    out, err = capsys.readouterr()
    assert out == f"{line}{printed}{line}"
    assert err.startswith("decisiontree: ")


def test_a_file_goes_through_a_pipe_as_it_is(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """An editor puts it in the place of its text."""
    content = HOSTILE.encode("utf-8", errors="surrogatepass")

    print_bytes(content)

    assert capfdbinary.readouterr().out == content


def test_a_file_that_would_be_a_command_is_not_put_into_a_log(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused whole; any other goes through."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setattr("decisiontree.cli.output._goes_to_a_file", lambda: False)
    print_bytes(b"say: Hello\n")

    with pytest.raises(NotSaved, match="a command"):
        print_bytes(b"say: |\r  ::warning::pwned\n")
    assert capfdbinary.readouterr().out == b"say: Hello\n"


def test_a_diff_can_be_applied_and_shows_what_is_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    """Tabs and line ends are kept; a turn of the reading direction is not."""
    diff = "--- a/x\n+++ b/x\n+a\tb\r\n+\u202ec\rd\n"

    show_diff(diff)

    assert capsys.readouterr().out == diff_text(diff) == "--- a/x\n+++ b/x\n+a\tb\r\n+<U+202E>c<U+000D>d\n"


def test_in_actions_a_diff_is_a_report(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line of a file stands after a blank there, which its runner would trim."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setattr("decisiontree.cli.output._goes_to_a_file", lambda: False)

    show_diff(" ::warning::x\r\n")

    assert capsys.readouterr().out == " \\::warning::x<U+000D>\n"


def test_whatever_else_prints_is_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Warnings of libraries, and text of whoever knows nothing of it."""
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    guard_streams()
    guard_streams()

    sys.stdout.write("a\x1bb\n")
    sys.stdout.writelines(["c\x9bd"])
    report("\x1b[1mours\x1b[0m", coloured=True)
    sys.stderr.write(warnings.formatwarning("hidden \u202e words", UserWarning, "a.py", 1))

    assert out.getvalue() == "a<U+001B>b\nc<U+009B>d\x1b[1mours\x1b[0m"
    assert "hidden <U+202E> words" in err.getvalue()


@pytest.mark.parametrize(
    ("encoding", "dash"), [("latin-1", b"?"), ("ascii", "–".encode()), ("utf-8", "–".encode())]
)
def test_an_encoding_of_few_characters_is_no_fault(
    clean_environment: dict[str, str], sample_trees: Path, encoding: str, dash: bytes
) -> None:
    """What it lacks is a question mark; ASCII is what Python says where nobody has chosen."""
    ran = subprocess.run(
        [sys.executable, "-m", "decisiontree", "authority", sample_trees / "refund.yaml"],
        env=clean_environment | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert dash in ran.stdout


def test_a_traceback_that_was_asked_for_is_guarded(
    run_python: Cli,
) -> None:
    """It quotes what a stranger wrote."""
    program = (
        "import os, sys\n"
        "from decisiontree.cli import main\n"
        "os.environ['DECISIONTREE_TRACEBACK'] = '1'\n"
        "main.COMMANDS = {'\\x1bgone': main.CommandEntry('check.command', '', '', '')}\n"
        "sys.exit(main.run(['\\x1bgone']))"
    )
    code, out, err = run_python(program)

    assert (code, out) == (3, "")
    assert err.startswith("Traceback")
    assert "<U+001B>gone" in err
    assert "\x1b" not in err
