"""Who uses a fact, a role, a snippet: looked up, and told before one is taken away. A part of the main screen.

Facts of a tree have the same names, uses and dangers as those of library.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from decisiontree.editing import Named, Use, uses
from decisiontree.errors import EditRefused
from decisiontree.model import Path
from decisiontree.tui import intents, sharing
from decisiontree.tui.card_fields import KEY
from decisiontree.tui.raw import raw_at
from decisiontree.tui.screens.confirm import ConfirmScreen, Reply
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.screens.sharing import Sharing
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.shown import one_line

USES_SHOWN = 6
"""Places that a dialog names before it counts the rest."""
USE_WIDTH = 66
WORDS_BEFORE = 16


class Using(Sharing):
    """Looking up and removing what has a name of its own."""

    def action_delete(self) -> None:
        if not self.is_shared:
            super().action_delete()
        elif len(self.part) == 2:
            self._remove_part(self.part)
        else:
            self.say("only what stands under a heading can be deleted")

    def action_remove_item(self) -> None:
        field = self.pane.field
        path: Path = field.path if field is not None else ()
        is_named = self.node is None and len(path) > 2 and sharing.is_part(path)
        if not is_named or field is None:
            super().action_remove_item()
        elif sharing.is_within(path):
            self.say(self.apply(intents.take_away(None, path[:-1] if path[-1] == KEY else path)) or "")
        else:
            self._remove_part(path[:2])

    def action_referrers(self) -> None:
        named = self._named()
        if named is None:
            if self.is_shared:
                self.say("go to a role, an authority, a fact, a snippet or an incident first")
            else:
                super().action_referrers()
            return
        places = self._uses(named)
        if isinstance(places, str):
            self.say(places)
            return
        hits = [
            Hit(str(at), f"{PurePath(use.file).name}:{use.line}", _words(use, named.name))
            for at, use in enumerate(places)
        ]
        if not hits:
            self.say(f"nothing speaks of {named.kind} '{named.name}'")
            return

        def go(hit: Hit | None) -> None:
            if hit is not None:
                use = places[int(hit.key)]
                self.open_place(use.file, use.word.path, use.line)

        title = f"{len(hits)} uses of {named.kind} '{named.name}'"
        self.app.push_screen(PickScreen(title, Index(hits).best, hint="Enter go there"), go)

    def _named(self) -> Named | None:
        """What the field, or in library.yaml the row, under the cursor is about."""
        field = self.pane.field
        path = field.path if field is not None else self.part if self.is_shared else ()
        if self.node is not None or not sharing.is_part(path):
            return None
        return sharing.named_at(path, raw_at(self.document, path[:2]))

    def _uses(self, named: Named) -> Sequence[Use] | str:
        """Every place that speaks of a thing but its own, or why that cannot be told."""
        try:
            found = uses(self.workspace.library, named, self.tree_id)
            return tuple(use for use in found if not use.declares)
        except EditRefused as refusal:
            return str(refusal)

    def _remove_part(self, path: Path) -> None:
        """Say who speaks of it, then ask."""
        named = sharing.named_at(path, raw_at(self.document, path[:2]))
        name = named.name if named is not None else str(path[-1])
        found = self._uses(named) if named is not None else ()
        lines = [found] if isinstance(found, str) else _told(found, name)
        replies = (
            Reply("keep", "k", "Keep", "change nothing"),
            Reply("delete", "d", "Delete", "take it away; Ctrl+Z brings it back"),
        )

        def answered(reply: str | None) -> None:
            if reply == "delete":
                refused = self._change_part(sharing.remove(path), path[:1])
                self.say(f"not deleted: {refused}" if refused else f"deleted '{name}'; Ctrl+Z brings it back")

        title = f"Delete {named.kind} '{name}'" if named is not None else f"Delete '{name}'"
        self.app.push_screen(ConfirmScreen(title, lines, replies), answered)


def _told(found: Sequence[Use], name: str) -> list[str]:
    """Where a thing is used, for a dialog."""
    if not found:
        return ["Nothing speaks of it."]
    more = len(found) - USES_SHOWN
    lines = [
        f"  {PurePath(use.file).name}:{use.line}  {_words(use, name)}"[:USE_WIDTH]
        for use in found[:USES_SHOWN]
    ]
    return [
        "It is used in one place:" if len(found) == 1 else f"It is used in {len(found)} places:",
        *lines,
        *([f"  and {more} more"] if more > 0 else []),
        "They stay as they are, and the findings will list them.",
    ]


def _words(use: Use, name: str) -> str:
    """The words around a name where it is used, and the field they stand in."""
    text = one_line(use.word.scalar.value or "")
    field = next(
        (str(step) for step in reversed(use.word.path) if isinstance(step, str) and step != name), ""
    )
    at = max(0, text.find(name) - WORDS_BEFORE)
    return f"{field}: " + ("…" if at else "") + text[at:]
