"""`decisiontree new`: start a tree from a template or a sample, with its owner, its review date and its scenarios."""

from __future__ import annotations

from pathlib import Path

import click

from decisiontree.cli.columns import entry, terminal_width
from decisiontree.cli.current_settings import current_settings
from decisiontree.cli.input_files import from_here
from decisiontree.cli.libraries import libraries_here, names_of
from decisiontree.cli.output import report, say
from decisiontree.errors import NotSaved, UsageError
from decisiontree.files import leads_out, why_reserved
from decisiontree.model import id_from, is_id


@click.command(
    epilog="""\b
Examples:
  decisiontree new refund                       an empty tree
  decisiontree new refund --title "Refunds"     with its title
  decisiontree new late --template empowerment  from a template
  decisiontree new --sample internet            a copy of a sample tree
  decisiontree new --list                       the templates and samples"""
)
@click.argument("name", required=False)
@click.option("--template", metavar="NAME", help="The template to start from.  [default: blank]")
@click.option("--sample", metavar="NAME", help="Copy a sample tree instead, with all that it needs.")
@click.option("--title", metavar="TEXT", help="The title.  [default: made from the name]")
@click.option(
    "--owner", metavar="NAME", help="Who answers for the tree.  [default: your name, if git knows it]"
)
@click.option("--list", "list_them", is_flag=True, help="List the templates and samples and exit.")
def new(  # noqa: PLR0913  one argument for each option
    *,
    name: str | None,
    template: str | None,
    sample: str | None,
    title: str | None,
    owner: str | None,
    list_them: bool,
) -> None:
    """Start a tree in the library's first folder of trees. NAME becomes its id and its file.

    Its review date is a year from now.
    """
    if list_them:
        _list()
        return
    if template is not None and sample is not None:
        raise UsageError("start from a template or from a sample; leave out --template or --sample")
    tree_id = _tree_id(name or sample)
    owner = _owner(owner)
    folder = _folder()
    if sample is None:
        # the rest is loaded only by a call that writes something
        from decisiontree.cli.new.template import write_from_template

        write_from_template(template or "blank", tree_id, title, owner, folder)
    else:
        from decisiontree.cli.new.sample import write_from_sample

        write_from_sample(sample, tree_id, title, owner, folder)
    if owner is None and sample is None:
        say("it has no owner yet: name one in the file, or `decisiontree check` reminds you")
    say(f"wrote {from_here(folder / f'{tree_id}.yaml')}; now: decisiontree edit {tree_id}")


def _tree_id(name: str | None) -> str:
    if name is None:
        raise UsageError("name the tree, for example `decisiontree new refund`")
    tree_id = name.removesuffix(".yaml")
    if not is_id(tree_id):
        raise UsageError(f"'{tree_id}' is not a valid name for a tree; try '{id_from(tree_id, 'tree')}'")
    if why := why_reserved(tree_id):
        raise UsageError(f"'{tree_id}' is not a valid name for a tree; {why}")
    return tree_id


def _owner(named: str | None) -> str | None:
    """The owner that was named, else the user. Raises UsageError for an empty name."""
    from decisiontree.templates import git_user

    if named is None:
        return git_user()
    if not named.strip():
        raise UsageError("--owner is empty; name a person or a team")
    return named.strip()


def _folder() -> Path:
    settings = current_settings()
    folder = settings.trees[0]
    if settings.file is None and not folder.exists():
        folder = _beside_others() or folder
    if leads_out(folder):
        raise NotSaved(
            f"'{from_here(folder)}' leads out of the library (file-outside-library); nothing was written"
        )
    return folder


def _beside_others() -> Path | None:
    """The current folder if it has trees. Raises UsageError for one that only has libraries below: which one is meant?"""
    libraries = libraries_here()
    if not libraries:
        return None
    if [*map(Path.resolve, libraries[0].paths)] == [Path.cwd().resolve()]:
        return Path.cwd()
    raise UsageError(
        f"there are libraries below this folder: {names_of(libraries)}; run `decisiontree new` in the folder of one, "
        "or make a folder 'trees' here first to start another one"
    )


def _list() -> None:
    """Each template with its first line, which says what it is for, and each sample with its title."""
    from decisiontree.cli.sample_library import sample_names, sample_text
    from decisiontree.templates import summary_of, templates, title_of

    named = {
        "Templates, for --template": {name: summary_of(text) for name, text in templates().items()},
        "Samples, for --sample": {name: title_of(sample_text(name)) for name in sample_names()},
    }
    wide, width = max(len(name) for texts in named.values() for name in texts), terminal_width()
    for heading, texts in named.items():
        report(f"{heading}:\n")
        for name, words in texts.items():
            report(entry(f"  {name:<{wide}}  ", words, width) + "\n")
