"""What the tab key may complete: trees, rules and pages of the docs. Runs inside a shell's prompt, so it must be quick and never fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from decisiontree.errors import DecisionTreeError

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def trees(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:  # noqa: ARG001  click calls it so
    """Ids of the library's trees, by their files' names; files where none begins so.

    A name that holds what nobody sees is left out: a shell would print it as it is.
    """
    # only a shell that completes pays for it
    from click.shell_completion import CompletionItem

    from decisiontree.cli.libraries import chosen_libraries
    from decisiontree.files import leads_out
    from decisiontree.text import visible

    try:
        folders = tuple(folder for library in chosen_libraries(()) for folder in library.paths)
    except DecisionTreeError:
        folders = ()
    ids = sorted(
        {
            file.stem
            for folder in folders
            if folder.is_dir() and not leads_out(folder)
            for file in folder.glob("*.yaml")
            if file.stem != "library" and "." not in file.stem and visible(file.stem) == file.stem
        }
    )
    found = [CompletionItem(name) for name in ids if name.startswith(typed)]
    # bash forgets the other words as soon as one asks for files
    return found or [CompletionItem(typed, type="file")]


def rules(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:  # noqa: ARG001  click calls it so
    """Rules, each with its severity."""
    from click.shell_completion import CompletionItem

    from decisiontree.lint import RULES

    return [
        CompletionItem(slug, help=rule.severity.value)
        for slug, rule in RULES.items()
        if slug.startswith(typed)
    ]


def docs(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:  # noqa: ARG001  click calls it so
    """Pages of the docs, each with its title."""
    from click.shell_completion import CompletionItem

    from decisiontree.docs import page_summaries

    return [
        CompletionItem(each.name, help=each.title) for each in page_summaries() if each.name.startswith(typed)
    ]
