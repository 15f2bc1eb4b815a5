"""The group of commands: imports a command's module only when that command runs, and turns errors into exit codes."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from copy import copy
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

import click

from decisiontree import __version__
from decisiontree.cli.exit_codes import ExitCode, exit_code_of
from decisiontree.cli.output import complain, guard_streams, report
from decisiontree.errors import DecisionTreeError


class CommandEntry(NamedTuple):
    """A command before its module of `cli` is imported: the module, what it is for, its heading and its page of the docs."""

    module: str
    summary: str
    heading: str
    page: str


_WRITE, _CHECK, _USE, _TOOLS, _LEARN = "Write", "Check", "Use on a call", "For other tools", "Learn"

COMMANDS: Mapping[str, CommandEntry] = MappingProxyType(
    {
        "demo": CommandEntry("demo", "Try six sample trees in a new folder.", _WRITE, "guides/install"),
        "new": CommandEntry(
            "new.command", "Start a tree from a template or a sample.", _WRITE, "guides/writing-trees"
        ),
        "edit": CommandEntry(
            "edit", "Open the editor in this terminal.", _WRITE, "tutorials/first-tree-in-the-editor"
        ),
        "fmt": CommandEntry("fmt", "Format files.", _WRITE, "reference/commands"),
        "check": CommandEntry("check.command", "Find mistakes in trees.", _CHECK, "guides/checking"),
        "test": CommandEntry("test", "Run the scenarios of trees.", _CHECK, "guides/writing-trees"),
        "authority": CommandEntry(
            "authority", "Show who may decide what, and how routes end.", _CHECK, "guides/explaining"
        ),
        "explain": CommandEntry(
            "explain", "Show how an outcome can be reached.", _CHECK, "guides/explaining"
        ),
        "reach": CommandEntry(
            "reach", "Show what can be reached with some facts.", _CHECK, "guides/explaining"
        ),
        "ignores": CommandEntry("ignores", "List what comments ignore, and why.", _CHECK, "guides/checking"),
        "rules": CommandEntry("rules", "List the rules, or explain one.", _CHECK, "rules"),
        "play": CommandEntry("play.command", "Play a tree in this terminal.", _USE, "guides/writing-trees"),
        "export": CommandEntry(
            "export.command", "Make pages that run in any browser.", _USE, "guides/to-the-desks"
        ),
        "exporters": CommandEntry("export.exporters", "List the exporters.", _TOOLS, "reference/exporters"),
        "completion": CommandEntry(
            "completion", "Set up tab completion in your shell.", _TOOLS, "reference/commands"
        ),
        "schema": CommandEntry(
            "schema",
            "Print the JSON Schema of a kind of file.",
            _TOOLS,
            "reference/format",
        ),
        "docs": CommandEntry("docs", "Read the docs in this terminal.", _LEARN, ""),
    }
)

_COMPLETING = "_DECISIONTREE_COMPLETE"

_LAST_OF_OURS = 128
"""Codes above say which signal ended a command, as shells do."""
_PIPE_CLOSED = 141
"""What a shell says of a command whose reader went away before the end: neither clean nor findings."""

_OUTPUT_FAULTS = frozenset({errno.ENOSPC, errno.EIO, errno.EDQUOT})

_EPILOG = """\b
Examples:
  decisiontree demo                            try it on six sample trees
  decisiontree new refund --title "Refunds"    start trees/refund.yaml
  decisiontree check                           check the library's trees
  decisiontree check --format agent            the same for a coding agent
  decisiontree edit refund                     change one of them
  decisiontree export                          make the pages, in site
  decisiontree docs                            read the docs in this terminal

Without a command, `decisiontree` opens the library in the editor."""

_NO_TREES = """
There are no trees in this folder. Start with sample trees or with a tree of your own:
  decisiontree demo
  decisiontree new NAME
"""


class LazyGroup(click.Group):
    """Lists commands from the table; the help of the whole group loads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click calls it so
        """Names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click calls it so
        """The command, its module imported now."""
        if cmd_name not in COMMANDS:
            return None
        entry = COMMANDS[cmd_name]
        loaded = copy(getattr(import_module(f"decisiontree.cli.{entry.module}"), cmd_name))
        assert isinstance(loaded, click.Command)  # noqa: S101  the table is ours
        loaded.epilog = f"{loaded.epilog}\n\nMore: decisiontree docs {entry.page}".rstrip()
        return loaded

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest name offered."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            # only who mistypes a command waits for it
            from decisiontree.text import nearest_or_all

            ctx.fail(f"there is no command '{args[0]}'; {nearest_or_all(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Under their headings, from the table."""
        for heading in dict.fromkeys(command.heading for command in COMMANDS.values()):
            with formatter.section(heading):
                under = [(name, each.summary) for name, each in COMMANDS.items() if each.heading == heading]
                formatter.write_dl(under)


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="decisiontree")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Guided decisions for customer service: write trees, check them, click through them on a call."""
    if ctx.invoked_subcommand is not None:
        return
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if is_terminal and _has_library_here():
        ctx.invoke(LazyGroup.get_command(commands, ctx, "edit"))  # type: ignore[arg-type]
        return
    report(f"{ctx.get_help()}\n")
    if is_terminal and not _has_libraries_below():
        # last, because the help is longer than many a screen
        report(_NO_TREES)


def main() -> None:
    """Run the command line and leave with its exit code."""
    guard_streams()
    code = run(sys.argv[1:])
    if gc.isenabled() and code <= _LAST_OF_OURS:
        sys.exit(code)
    # What ended by a signal or with its terminal may have nobody to write to: Python would make another code of that.
    # A command that switched the collector off is a short one with very many objects. The system takes their memory
    # back at once; Python would take them apart one by one, which is a twentieth of the whole time.
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command; what went wrong is one line on stderr, never a traceback."""
    try:
        code = commands.main(list(arguments), prog_name="decisiontree", standalone_mode=False)
    except click.ClickException as error:
        # only who mistyped pays for it
        from decisiontree.cli.usage_errors import words_of

        _complain(words_of(error))
        return ExitCode.USAGE if isinstance(error, click.UsageError) else ExitCode.FAILURE
    except DecisionTreeError as error:
        _complain(str(error))
        return exit_code_of(error)
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped")
        return 130
    except SystemExit:
        # click leaves so after completing by the tab key, and where the reader of our output went away
        if _COMPLETING in os.environ:
            raise
        _let_go_of_stdout()
        return _PIPE_CLOSED
    except Exception as error:
        if (code := _told_as_given(error)) is not None:
            return code
        if os.environ.get("DECISIONTREE_TRACEBACK"):
            return _fault_in_full(error)
        _complain(
            f"internal error: {type(error).__name__}: {error} (set DECISIONTREE_TRACEBACK=1 for details)"
        )
        return ExitCode.FAILURE
    return code if isinstance(code, int) else ExitCode.CLEAN


def _has_library_here() -> bool:
    """Whether there is a library around the current folder."""
    # settings are read only where they matter; help must stay quick
    from pathlib import Path

    from decisiontree.settings import find_settings

    settings = find_settings(Path.cwd())
    return any(folder.is_dir() for folder in settings.trees)


def _has_libraries_below() -> bool:
    # as above
    from decisiontree.cli.libraries import libraries_here

    return bool(libraries_here())


def _complain(message: str) -> None:
    with contextlib.suppress(OSError):
        complain(message)


def _told_as_given(error: Exception) -> ExitCode | None:
    """Tell a fault of what we were given or of where we write to; None for one of ours."""
    if isinstance(error, ValueError) and _COMPLETING in os.environ:
        # a COMP_CWORD that is no number; a message would stand in the midst of what is typed
        return ExitCode.USAGE
    if not isinstance(error, OSError):
        return None
    if error.errno == errno.ENAMETOOLONG:
        _complain(f"this name is too long for a file or folder: '{error.filename}'")
        return ExitCode.USAGE
    # pathlib raises for what it may not look at
    if error.errno == errno.EACCES and error.filename is not None:
        _complain(f"you do not have permission to read '{error.filename}'; ask for it")
        return ExitCode.FAILURE
    if error.filename is not None or error.errno not in _OUTPUT_FAULTS:
        return None
    _complain(f"the output could not be written: {(error.strerror or str(error)).lower()}")
    _let_go_of_stdout()
    return ExitCode.FAILURE


def _fault_in_full(error: Exception) -> int:
    # only who asks for it pays for it
    from traceback import format_exception

    report("".join(format_exception(error)), err=True)
    return ExitCode.FAILURE


def _let_go_of_stdout() -> None:
    # the reader of our output went away; without this, Python complains once more while it shuts down
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
