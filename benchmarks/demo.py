"""What `decisiontree demo` costs until its first page is written and until the editor shows its first screen.

The baseline, taken in the same run: `python -c "import jinja2, yaml, networkx"`, plus the bare rendering of the same pages, which
is Jinja2 with the same templates and the same values, without a sandbox or bounds. All figures are CPU, each in a process
that has just started; of several runs the median counts.

python benchmarks/demo.py [RUNS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from statistics import median

MOST = 2.0
"""So many times the baseline the first page may take."""
SCREEN = 1.5
"""Seconds until the editor's first screen, on a machine with nothing else to do."""

IMPORTS = "import jinja2, yaml, networkx, time; print(time.process_time())"

RENDER = """
import time
from datetime import UTC, datetime
import jinja2
import decisiontree.export as export
from decisiontree.cli.sample_library import sample_folder
from decisiontree.export.render import ESCAPED, assets_of, environment_of
from decisiontree.reader import load_library

reading, exporter, views = load_library([sample_folder()]), export.find_exporter("html"), []
export.render_pages = lambda *given: views.extend(given[1:])
occasion = export.Occasion(datetime.now(UTC), export.pictures_of(reading.root))
export.export_library(reading.model, tuple(reading.trees), occasion, exporter)
library, trees = views
ours, assets = environment_of(exporter), assets_of(exporter)
began = time.process_time()
bare = jinja2.Environment(
    loader=ours.loader, undefined=jinja2.StrictUndefined, autoescape=jinja2.select_autoescape(ESCAPED),
    trim_blocks=True, lstrip_blocks=True,
)
bare.filters = {**ours.filters, **bare.filters}
bare.tests = {**ours.tests, **bare.tests}
bare.policies = ours.policies
for page in exporter.pages:
    for tree in {"library": [None], "tree": trees.values()}.get(page.per, ()):
        bare.get_template(page.template).render(library=library, libraries=(), tree=tree, assets=assets)
print(time.process_time() - began)
"""

PAGE = """
import sys, time
from decisiontree.cli.main import run

def seen(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith(".html"):
        seen.first = seen.first or time.process_time()

seen.first = None
sys.addaudithook(seen)
sys.stdout = open(sys.argv[2], "w")
assert run(["demo", sys.argv[1], "--no-edit"]) == 0
print(seen.first, time.process_time(), file=sys.__stdout__)
"""

EDITOR = """
import fcntl, os, pty, struct, sys, termios, time

def shown(driver, data):
    if "Refunds and goodwill" in data:
        print(time.process_time(), file=given, flush=True)
        os._exit(0)

given, (_, terminal) = os.fdopen(os.dup(1), "w"), pty.openpty()
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
for stream in range(3):
    os.dup2(terminal, stream)
os.environ["TERM"] = "xterm-256color"

from decisiontree.cli.main import run
from textual.drivers.linux_driver import LinuxDriver

LinuxDriver.write = shown
run(["demo", sys.argv[1]])
"""


def measured(code: str, runs: int) -> list[float]:
    """The medians of the figures that a program prints."""
    # as after the first start: with bytecode, as any installation has it then
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    figures = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-c", code, f"{folder}/demo", f"{folder}/said"]
            ran = subprocess.run(
                command, cwd=folder, env=environment, capture_output=True, text=True, check=True
            )
        figures.append([float(figure) for figure in ran.stdout.split()])
    return [median(column) for column in zip(*figures, strict=True)]


def main(runs: int) -> int:
    """Print the figures and their ratios; the answer is 1 where the page takes too long. Seconds go by the machine."""
    measured(EDITOR, 1)
    (imports,), (render,) = measured(IMPORTS, runs), measured(RENDER, runs)
    (first, done), (screen,) = measured(PAGE, runs), measured(EDITOR, runs)
    baseline = imports + render
    print(f"baseline: imports {imports:.2f} s + bare rendering {render:.2f} s = {baseline:.2f} s CPU")
    print(f"first page written:     {first:.2f} s CPU, {first / baseline:.2f} times (at most {MOST:g})")
    print(f"exported and checked:   {done:.2f} s CPU, {done / baseline:.2f} times")
    print(f"editor's first screen:  {screen:.2f} s CPU, {screen / baseline:.2f} times (meant: {SCREEN:g} s)")
    return int(first > MOST * baseline)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
