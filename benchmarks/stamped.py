"""Run a program of ours so that each frame it paints carries the CPU time that the process has spent until then.

python -m benchmarks.stamped decisiontree edit large.yaml
python -m benchmarks.stamped benchmarks.bare_app

The stamp is an escape sequence that terminals skip, put behind the end of each frame where it is written to the terminal:
what the frame cost does not depend on when the reader on the other side gets its turn. Nothing else is changed.
"""

from __future__ import annotations

import runpy
import sys
from time import process_time_ns
from typing import Any, TextIO

FRAME_END = "\x1b[?2026l"


class StampedOutput:
    """Standard error, where Textual draws, with stamps."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write, and say after a frame what was spent until now."""
        written = self._stream.write(text)
        if FRAME_END in text:
            self._stream.write(f"\x1b]7777;{process_time_ns()}\x07")
        return written

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  everything else is the stream's own
        return getattr(self._stream, name)


def main() -> None:
    """Run the module that the arguments name, with the arguments after it."""
    sys.argv = sys.argv[1:]
    vars(sys)["__stderr__"] = StampedOutput(sys.stderr)
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
