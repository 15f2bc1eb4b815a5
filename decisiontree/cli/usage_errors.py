"""What click says of a wrong command line, in our own words and on one line. Prints nothing itself."""

from __future__ import annotations

import re

import click

from decisiontree.text import Nearest

_EXTRA = re.compile(r"Got unexpected extra argument(s?) \((.*)\)\Z", re.DOTALL)
"""What click says of too many arguments; it gives them nowhere else."""


def words_of(error: click.ClickException) -> str:
    """The message in the style of all others, with the nearest option, else with the command whose help shows more."""
    message, near = _plain(error)
    if near:
        return f"{message}; did you mean '{near}'?"
    context = error.ctx if isinstance(error, click.UsageError) else None
    # the group's own messages and those about a value say what there is
    is_value = isinstance(error, click.BadParameter) and not isinstance(error, click.MissingParameter)
    if is_value or context is None or context.parent is None:
        return message
    what = " lists the options" if isinstance(error, click.NoSuchOption) else " shows the usage and examples"
    return f"{message}; `{context.command_path} --help`{what}"


def _plain(error: click.ClickException) -> tuple[str, str | None]:
    match error:
        case click.NoSuchOption():
            return f"there is no option '{error.option_name}'", _nearest_option(error)
        case click.MissingParameter():
            return f"{_kind(error.param)} '{_name(error)}' is missing", None
        case click.BadOptionUsage():
            wanted = "takes no value" if "not take" in error.message else "needs a value"
            return f"option '{error.option_name}' {wanted}", None
        case click.UsageError() if extra := _EXTRA.match(error.message):
            return f"unexpected argument{extra[1]} '{extra[2]}'", None
        case click.BadParameter(param=click.Argument() as argument) if error.ctx is not None:
            kind = argument.make_metavar(error.ctx).strip("[].")
            return f"invalid value for '{kind}': {error.message.rstrip('.')}", None
        case _:
            message = error.format_message().rstrip(".").replace("\n", " ")
            return message[:1].lower() + message[1:], None


def _nearest_option(error: click.NoSuchOption) -> str | None:
    """Compared without their dashes, which would make any two long options alike."""
    bare = {name.lstrip("-"): name for name in _options(error.ctx)}
    near = Nearest().to(error.option_name.lstrip("-"), bare)
    return None if near is None else bare[near]


def _options(context: click.Context | None) -> list[str]:
    if context is None:
        return []
    return [name for parameter in context.command.get_params(context) for name in parameter.opts]


def _kind(parameter: click.Parameter | None) -> str:
    return "the option" if isinstance(parameter, click.Option) else "the argument"


def _name(error: click.MissingParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.make_metavar(error.ctx) if parameter is not None and error.ctx is not None else "?"
