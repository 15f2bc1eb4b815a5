"""The baseline: a Textual app that fills the terminal and repaints one line for a key. With files, it parses them first.

python -m benchmarks.bare_app [FILE...]
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("TEXTUAL_FPS", "120")

from textual import events
from textual.app import App
from textual.widgets import Static

READY = "a bare app"


class BareApp(App[None]):
    """Two stock widgets: a line that counts keys, and the rest of the screen."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "#line { height: 1; } #rest { height: 1fr; }"

    def __init__(self, files: int) -> None:
        super().__init__()
        self.files_read = files
        self.keys_seen = 0

    def compose(self) -> Iterator[Static]:
        """The line and what fills the screen below it."""
        yield Static(f"{READY}, {self.files_read} files", id="line")
        yield Static("\n".join(["a line as long as others are in a program"] * 100), id="rest")

    def on_key(self, event: events.Key) -> None:
        """Repaint the line."""
        self.keys_seen += 1
        self.query_one("#line", Static).update(f"{READY}, key {self.keys_seen}: {event.key}")


def main() -> None:
    """Parse the files, if there are any, with the C loader; then show the screen."""
    files = [Path(name) for name in sys.argv[1:]]
    if files:
        import yaml

        files_read = [yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in files]
        assert all(files_read)
    BareApp(len(files)).run()


if __name__ == "__main__":
    main()
