"""The tree that the tour is about, in a folder of its own: nothing of the author's can change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from decisiontree.files import make_new

TREE = "lamp"
TEXT = """\
format: 1
title: A lamp does not work
purpose: Find out in one call whether the lamp or the socket is broken.
owner: The tour
start: greeting
nodes:
  greeting:
    ask: Does the lamp work in another socket?
    say: I am sorry that your lamp does not work. Please try another socket.
    options:
      - {label: It works there, to: socket}
      - {label: It stays dark, to: lamp_broken}
      - {label: I cannot try that}
  socket:
    say: Then the socket is broken. An electrician can help.
    to: informed
  lamp_broken: {outcome: We send a new lamp, resolution: resolved}
  informed: {outcome: The caller asks an electrician, resolution: informed}
"""


@contextmanager
def sample_folder() -> Iterator[Path]:
    """A folder with the tree, which is gone afterwards."""
    with TemporaryDirectory(prefix="decisiontree-tour-") as place:
        folder = Path(place, "trees")
        folder.mkdir()
        make_new(folder / f"{TREE}.yaml", TEXT.encode())
        yield folder
