"""The command line: one module for each command, imported when its command runs. The only owner of click."""

from __future__ import annotations

from decisiontree.cli.main import main as command_line

__all__ = ["command_line"]
