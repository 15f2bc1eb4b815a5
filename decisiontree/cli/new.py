"""`decisiontree new`: start a tree from a template, with the schema's line on top."""

from __future__ import annotations

import json
import os
import re
from datetime import timedelta
from pathlib import Path

import click

from decisiontree import clock
from decisiontree.cli.columns import entry, terminal_width
from decisiontree.cli.current_settings import current_settings
from decisiontree.cli.input_files import from_here
from decisiontree.cli.output import complain, report, say
from decisiontree.errors import NotSaved, UsageError
from decisiontree.files import LIBRARY_FILE, leads_out, make_new, read_bytes, replace_whole, why_reserved
from decisiontree.model import id_from, is_id
from decisiontree.text import nearest_or_all

TEMPLATES = Path(__file__).parent / "templates"
SCENARIOS = """\
# Calls as tests: who answers, what is known, and how each must end. `decisiontree test` runs them.
format: 1
scenarios: []
"""
_TITLE = "title: "
_OURS = "decisiontree, "
"""So the title of every schema of ours begins."""
_REVIEW = re.compile(r"(?<=review_by: )\S+")
_DECISION = re.compile(r"^    decide: (\w+)\n    amount: (\w+)$", re.MULTILINE)
_A_YEAR = timedelta(days=365)


@click.command(
    epilog="""\b
Examples:
  decisiontree new refund                       an empty tree
  decisiontree new refund --title "Refunds"     with its title
  decisiontree new late --template empowerment  from a template
  decisiontree new --list                       the templates"""
)
@click.argument("name", required=False)
@click.option(
    "--template", metavar="NAME", default="blank", show_default=True, help="The template to start from."
)
@click.option("--title", metavar="TEXT", help="The title; by default made from the name.")
@click.option("--list", "list_them", is_flag=True, help="List the templates and exit.")
def new(name: str | None, template: str, title: str | None, *, list_them: bool) -> None:
    """Start a tree from a template in the library's first folder of trees. NAME becomes its id and its file."""
    templates = {file.stem: file for file in sorted(TEMPLATES.glob("*.yaml"))}
    if list_them:
        wide, width = max(map(len, templates)), terminal_width()
        for known, file in templates.items():
            report(entry(f"{known:<{wide}}  ", _first_comment(file), width) + "\n")
        return
    if name is None:
        raise UsageError("name the tree, such as: decisiontree new refund")
    if template not in templates:
        raise UsageError(f"there is no template '{template}'; {nearest_or_all(template, templates)}")
    tree_id = name.removesuffix(".yaml")
    if not is_id(tree_id):
        raise UsageError(f"'{tree_id}' is not a valid name for a tree; try '{id_from(tree_id, 'tree')}'")
    if why := why_reserved(tree_id):
        raise UsageError(f"'{tree_id}' is not a valid name for a tree; {why}")
    text = _titled(_dated(templates[template]), title or _spoken(tree_id))
    folder = current_settings().trees[0]
    if leads_out(folder):
        raise NotSaved(
            f"'{from_here(folder)}' leads out of the library (file-outside-library); nothing was written"
        )
    _write_new(folder / f"{tree_id}.yaml", _with_schema("tree", _fitted(text, folder / LIBRARY_FILE)))
    _write_schema("tree", folder)
    _write_library(template, folder / LIBRARY_FILE)
    _write_scenarios(folder / f"{tree_id}.scenarios.yaml")
    say(f"wrote {from_here(folder / f'{tree_id}.yaml')}; now: decisiontree edit {tree_id}")


def _first_comment(template: Path) -> str:
    """What a template is for stands in its first line."""
    return template.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")


def _dated(template: Path) -> str:
    """The template's text, to be looked at again in a year."""
    return _REVIEW.sub(str(clock.today() + _A_YEAR), template.read_text(encoding="utf-8"))


def _titled(text: str, title: str) -> str:
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


def _write_new(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        make_new(file, text.encode())
    except FileExistsError as error:
        raise UsageError(f"'{from_here(file)}' already exists; choose another name") from error
    except OSError as error:
        raise _not_written(file, error) from error


def _with_schema(kind: str, text: str) -> str:
    """The text with the line that names its schema to other editors."""
    return f"# yaml-language-server: $schema={kind}.schema.json\n{text}"


def _write_schema(kind: str, folder: Path) -> None:
    """The schema beside the trees, so that any editor finds it without a network; one of ours is kept current.

    A link, or a file that somebody else called so, is left as it is.
    """
    # loaded here, so that help does not pay for the reader
    from decisiontree.reader import json_schema

    file = folder / f"{kind}.schema.json"
    text = json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"
    try:
        if os.path.lexists(file) and not _is_ours(file):
            complain(f"'{from_here(file)}' is left as it is: it is not the schema that this program writes")
            return
        replace_whole(file, text.encode())
    except OSError as error:
        raise _not_written(file, error) from error


def _is_ours(file: Path) -> bool:
    """Whether a file is a schema that this program wrote, perhaps an earlier one; raises OSError."""
    if file.is_symlink():
        return False
    try:
        there = json.loads(read_bytes(file))
    except (ValueError, RecursionError):
        return False
    return isinstance(there, dict) and str(there.get("title")).startswith(_OURS)


def _write_library(template: str, file: Path) -> None:
    """The roles and authority that a template speaks of, where the folder has no library yet."""
    starter = TEMPLATES / "libraries" / f"{template}.yaml"
    if starter.is_file() and not os.path.lexists(file):
        _write_new(file, _with_schema("library", _dated(starter)))
        _write_schema("library", file.parent)
        say(f"wrote {from_here(file)}, which says who may give what")


def _write_scenarios(file: Path) -> None:
    """A place for the tests of the tree, empty; those that are there already stay."""
    if not os.path.lexists(file):
        _write_new(file, _with_schema("scenarios", SCENARIOS))
        _write_schema("scenarios", file.parent)


def _not_written(file: Path, error: OSError) -> NotSaved:
    # only who meets it pays for the words
    from decisiontree.files import why_unwritten

    return NotSaved(f"'{from_here(file)}' cannot be written: {why_unwritten(error, file)}")
