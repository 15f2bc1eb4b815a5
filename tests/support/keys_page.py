"""docs/reference/keys.md, written from the editor's tables of keys so that it cannot fall behind them. Gives a text; writes no file."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from decisiontree.tui.commands.tables import TABLES
from decisiontree.tui.hints import help_pages
from decisiontree.tui.key_names import bound_keys, names_of
from decisiontree.tui.keymap.bound import places
from decisiontree.tui.library_document import LibraryDocument
from decisiontree.tui.screens.docs import DocsScreen
from decisiontree.tui.screens.help import Section
from decisiontree.tui.screens.library import LibraryScreen
from decisiontree.tui.screens.map import MAP_PAGES
from decisiontree.tui.screens.play import PlayScreen
from decisiontree.tui.tree_document import TreeDocument

_OPENING = """\
# Keys of the editor

<!-- Written by tests/support/keys_page.py from the editor's tables; `make golden` writes it again. -->

Press F1 or `?` in the editor to see the keys for where you are. The line at the bottom shows those that you need most.
Every command is also in the palette (Ctrl+P): type a few letters of it.
"""


_CHANGE = """
## Change the keys

The [settings](settings.md#keys-of-the-editor) give a command other keys, by the id of the command:

"""


def keys_page() -> str:
    """The whole page."""
    sections = [
        *help_pages(TABLES[TreeDocument], None),
        TABLES[LibraryDocument].page,
        *MAP_PAGES,
        _of_screen("In the library", LibraryScreen),
        _of_screen("While you play a tree", PlayScreen),
        _of_screen("While you read the docs", DocsScreen),
    ]
    return _OPENING + "".join(map(_shown, sections)) + _ids()


def _ids() -> str:
    """Every command with its id, each once."""
    every = sorted((each for place in places().values() for each in place), key=lambda each: len(each.keys))
    found = {each.id: each for each in every}
    rows = "".join(
        f"| `{name}` | {_key(names_of(','.join(found[name].keys)))} | {_cell(found[name].words)} |\n"
        for name in sorted(found)
    )
    return f"{_CHANGE}| id | key | what it does |\n|---|---|---|\n{rows}"


def _of_screen(title: str, screen: type[Screen[Any]]) -> Section:
    return Section(title, keys=bound_keys(screen.BINDINGS))


def _shown(section: Section) -> str:
    words = f"{section.words}\n\n" if section.words else ""
    rows = "".join(f"| {_key(key)} | {_cell(said)} |\n" for key, said in section.keys)
    table = f"| key | what it does |\n|---|---|\n{rows}" if rows else ""
    return f"\n## {section.title}\n\n{words}{table}".rstrip("\n") + "\n"


def _key(key: str) -> str:
    return f"`{_cell(key)}`"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
