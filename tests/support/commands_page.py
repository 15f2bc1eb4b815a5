"""docs/reference/commands.md, written from the commands themselves so that it cannot fall behind them. Gives a text; writes no file."""

from __future__ import annotations

import ast
import inspect
import os
import re
from collections.abc import Iterator

import click

from decisiontree.cli import exit_codes
from decisiontree.cli.main import COMMANDS, LazyGroup, commands
from decisiontree.docs import FRONT, find_page, page_summaries

_OPENING = """\
# Commands

<!-- Written by tests/support/commands_page.py from the commands; `make golden` writes it again. -->

Every command, with its options and examples. `decisiontree COMMAND --help` shows the same in a terminal. Without a command,
`decisiontree` opens the library around the current folder in the editor.
"""
_EXIT = """
## Exit codes

They are the same for every command. What counts as a finding is the command's own: its section says so.

| code | meaning |
|---|---|
"""
_ENVIRONMENT = """
## Environment variables

| variable | effect |
|---|---|
| `NO_COLOR` | any value: no colours |
| `XDG_CACHE_HOME`, `XDG_STATE_HOME` | where the cache, unsaved work and the memory of the editor are kept |
| `DECISIONTREE_NOW` | the moment to use instead of the clock, such as `2026-11-21` or `2026-11-21T08:00Z`, for the same result on any day |
| `SOURCE_DATE_EPOCH` | the moment of an export, in seconds since 1970, for pages that are the same on any day |
| `GITHUB_WORKSPACE`, `CI_PROJECT_DIR` | the folder from which `github`, `sarif`, `gitlab` and `junit` reports name files |
| `GITHUB_ACTIONS` | `true`: `check` reports as `github` unless `--format` says otherwise |
| `TERM` | `dumb`: no colours, and `docs` prints Markdown |
| `DECISIONTREE_LINKS` | folders outside the library that its links may lead to |
| `DECISIONTREE_TRACEBACK` | `1`: show the whole traceback of a fault in the program |
"""
_BLOCK = "\b\nExamples:\n"


def commands_page() -> str:
    """The whole page."""
    parts = [_OPENING]
    for heading in dict.fromkeys(entry.heading for entry in COMMANDS.values()):
        names = [name for name, entry in COMMANDS.items() if entry.heading == heading]
        parts.append(f"- **{heading}**: " + " · ".join(f"[{name}](#{name})" for name in names))
    for name in COMMANDS:
        parts += _section(name)
    return "\n".join(parts) + "\n" + _EXIT + "".join(_exit_codes()) + _ENVIRONMENT


def _section(name: str) -> Iterator[str]:
    group = click.Context(commands, info_name="decisiontree")
    command = LazyGroup.get_command(commands, group, name)
    assert command is not None
    context = click.Context(command, info_name=name, parent=group)
    yield f"\n## {name}\n"
    yield _flowing(command.help or "")
    yield f"\n`decisiontree {name} {' '.join(command.collect_usage_pieces(context))}`\n"
    options = [
        option
        for option in command.get_params(context)
        if isinstance(option, click.Option) and option.name != "help"
    ]
    if options:
        yield "| option | meaning |\n|---|---|"
        yield from (_option(option, context) for option in options)
    for paragraph in (command.epilog or "").split("\n\n")[:-1]:
        yield from _examples(paragraph) if paragraph.startswith(_BLOCK) else [f"\n{_flowing(paragraph)}"]
    yield f"\nMore: {_link(COMMANDS[name].page or FRONT)}"


def _option(option: click.Option, context: click.Context) -> str:
    """A row of the table; choices are listed in words, so that the row fits a narrow screen."""
    record = option.get_help_record(context)
    assert record is not None, option.name
    shown, meaning = record
    if isinstance(option.type, click.Choice) and option.metavar is None:
        name = max(option.opts, key=len).lstrip("-").replace("-", "_").upper()
        shown = f"{shown.partition(' [')[0]} {name}"
        meaning += f" One of {', '.join(f'`{each}`' for each in option.type.choices)}."
    return _row(shown, meaning)


def _link(page: str) -> str:
    """To a page, from a page of the folder reference/."""
    found = find_page(page)
    title = next(each.title for each in page_summaries() if each.name == found)
    return f"[{title}]({os.path.relpath(found, 'reference')}.md)"


def _examples(paragraph: str) -> Iterator[str]:
    yield "\n| example | what it does |\n|---|---|"
    for line in paragraph.removeprefix(_BLOCK).splitlines():
        shown, _, meaning = re.sub(r" {2,}", "\t", line.strip()).partition("\t")
        yield _row(shown, meaning)


def _row(code: str, text: str) -> str:
    cells = (f"`{code}`", " ".join(text.split()))
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _flowing(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n"))


def _exit_codes() -> Iterator[str]:
    """Each member of the enum with the docstring below it."""
    (enum,) = (
        item
        for item in ast.parse(inspect.getsource(exit_codes.ExitCode)).body
        if isinstance(item, ast.ClassDef)
    )
    for item, words in zip(enum.body, enum.body[1:], strict=False):
        if isinstance(item, ast.Assign) and isinstance(words, ast.Expr):
            yield f"| {ast.literal_eval(item.value)} | {ast.literal_eval(words.value)} |\n"
    yield "| 130 | You stopped the command with Ctrl+C. |\n"
    yield "| 141 | The program that reads the output, such as `head`, ended before it. |\n"
