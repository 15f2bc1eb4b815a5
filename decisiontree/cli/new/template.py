"""A tree from a template: its title, its owner, and what the library beside it counts."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from decisiontree.cli.input_files import from_here
from decisiontree.cli.new.new_files import dated, owned, write_with_schema
from decisiontree.cli.output import say
from decisiontree.errors import UsageError
from decisiontree.files import LIBRARY_FILE, SCENARIOS_SUFFIX, TREE_SUFFIX, read_bytes
from decisiontree.text import nearest_or_all

TEMPLATES = Path(__file__).parents[1] / "templates"
SCENARIOS = """\
# Calls as tests: who answers, what is known, and how each must end. `decisiontree test` runs them.
format: 1
scenarios: []
"""
_TITLE = "title: "
_DECISION = re.compile(r"^    decide: (\w+)\n    amount: (\w+)$", re.MULTILINE)


def templates() -> dict[str, str]:
    """The text of each template by its name."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(TEMPLATES.glob("*.yaml"))}


def write_from_template(
    template: str, tree_id: str, title: str | None, owner: str | None, folder: Path
) -> None:
    """Write the tree and what it needs beside it. Raises UsageError, NotSaved."""
    known = templates()
    if template not in known:
        raise UsageError(f"there is no template '{template}'; {nearest_or_all(template, known)}")
    text = titled(owned(dated(known[template]), owner), title or _spoken(tree_id))
    file, library_file = folder / f"{tree_id}{TREE_SUFFIX}", folder / LIBRARY_FILE
    write_with_schema("tree", file, _fitted(text, library_file))
    _write_library(template, library_file)
    scenarios = folder / f"{tree_id}{SCENARIOS_SUFFIX}"
    if not os.path.lexists(scenarios):
        write_with_schema("scenarios", scenarios, SCENARIOS)


def title_of(text: str) -> str:
    """The title of a tree of ours, which is on a line of its own."""
    return next(line.removeprefix(_TITLE) for line in text.splitlines() if line.startswith(_TITLE))


def titled(text: str, title: str) -> str:
    """The template with its title replaced; a JSON string is a YAML string that needs no thought about quoting."""
    lines = text.splitlines(keepends=True)
    written = f"{_TITLE}{json.dumps(title, ensure_ascii=False)}\n"
    return "".join(written if line.startswith(_TITLE) else line for line in lines)


def _fitted(text: str, library_file: Path) -> str:
    """The template that also asks how often there was one before, where the library's authority counts that."""
    decision = _DECISION.search(text)
    if decision is None or not library_file.is_file():
        return text
    # the reader is loaded only for a template that decides, in a folder that has a library
    from decisiontree.reader import read_document, read_shared

    try:
        shared = read_shared(read_document(read_bytes(library_file), library_file.name)).shared
    except OSError:
        return text  # whoever checks the tree is told
    name, amount = decision.groups()
    authority = shared.authority.get(name)
    if authority is None or authority.uses is None:
        return text
    counted = shared.facts.get(authority.uses.fact)
    if counted is None or counted.given:
        return text
    return text.replace(f"collect: [{amount}]", f"collect: [{amount}, {counted.id}]")


def _spoken(tree_id: str) -> str:
    return tree_id.replace("_", " ").replace("-", " ").capitalize()


def _write_library(template: str, file: Path) -> None:
    """The roles and authority that a template speaks of, where the folder has no library yet."""
    starter = TEMPLATES / "libraries" / f"{template}.yaml"
    if starter.is_file() and not os.path.lexists(file):
        write_with_schema("library", file, dated(starter.read_text(encoding="utf-8")))
        say(f"wrote {from_here(file)}, which says who may give what")
