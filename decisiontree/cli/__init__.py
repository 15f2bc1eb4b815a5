"""The command line: one module for each command, imported when its command runs. The only owner of click."""

from __future__ import annotations
