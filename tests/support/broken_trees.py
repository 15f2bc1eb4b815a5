"""The sample library with random slips in it: lines lost, doubled or moved, links bent, words replaced."""

from __future__ import annotations

from pathlib import Path
from random import Random

from decisiontree.model import Library
from decisiontree.reader import read_document, read_shared, read_tree

_WORDS = ("", "true", "{", "}", "refund", "role", "[]", "5", "'", "other")


def broken_library(folder: Path, seed: int) -> Library:
    """As much of the broken library as can be read."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    files = sorted(file for file in folder.glob("*.yaml") if not file.name.endswith(".scenarios.yaml"))
    texts = {file.stem: _broken(file.read_text(encoding="utf-8"), random) for file in files}
    shared = read_shared(read_document(texts.pop("library"), "library.yaml")).shared
    readings = (read_tree(read_document(text, f"{name}.yaml"), shared, name) for name, text in texts.items())
    trees = {reading.tree.id: reading.tree for reading in readings if reading.tree is not None}
    return Library(shared=shared, trees=trees)


def _broken(text: str, random: Random) -> str:
    lines = text.split("\n")
    for _ in range(random.choice([0, 1, 3, 8])):
        index = random.randrange(len(lines))
        words = lines[index].split(" ")
        match random.randrange(4):
            case 0:
                del lines[index]
            case 1:
                lines[index] = lines[index].replace("to: ", "to: x", 1)
            case 2:
                lines[index] = random.choice(lines)
            case _:
                words[random.randrange(len(words))] = random.choice(_WORDS)
                lines[index] = " ".join(words)
    return "\n".join(lines)
