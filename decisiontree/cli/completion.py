"""`decisiontree completion`: what a shell loads to complete commands, options, trees and rules by the tab key."""

from __future__ import annotations

import click

from decisiontree.cli.output import report

_SHELLS = ("bash", "zsh", "fish")
_NAME = "decisiontree"
_VARIABLE = "_DECISIONTREE_COMPLETE"


@click.command(
    epilog="""\b
Examples:
  eval "$(decisiontree completion bash)"  in ~/.bashrc
  eval "$(decisiontree completion zsh)"   in ~/.zshrc
  cd ~/.config/fish/completions           for fish, once:
  decisiontree completion fish > decisiontree.fish"""
)
@click.argument("shell", type=click.Choice(_SHELLS), metavar="SHELL")
def completion(shell: str) -> None:
    """Print what SHELL needs to complete decisiontree's words: bash, zsh or fish."""
    # the group loads commands from its table, this one too, so it is loaded only now
    from click.shell_completion import get_completion_class

    from decisiontree.cli.main import commands

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101  click knows all of _SHELLS
    report(kind(commands, {}, _NAME, _VARIABLE).source())
