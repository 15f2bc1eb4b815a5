"""What others changed on disk, taken in; where both changed the same place, the author is asked. A part of the main screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from decisiontree.tui.memory import settle
from decisiontree.tui.screens.clash import ClashScreen
from decisiontree.tui.screens.mending import Mending
from decisiontree.workbench import Choices, Taken, look, take_in


class Merging(Mending):
    """Brings together what is here and what is on disk; asks only where it must."""

    def take_in(self, files: Iterable[str]) -> Taken:
        """Take in what can be had without asking; the rest is told of."""
        taken = take_in(self.workspace, look(files))
        self.show_taken(taken)
        return taken

    def take_in_asking(self, files: Iterable[str], then: Callable[[Taken], None]) -> None:
        """Take in everything, with the author's choice where both sides clash, then go on; Escape ends it all."""
        disk = look(files)

        def settle_with(choices: Choices) -> None:
            taken = take_in(self.workspace, disk, choices)
            if not taken.conflicts:
                self.show_taken(taken)
                then(taken)
                return

            def answered(chosen: Choices | None) -> None:
                if chosen is None:
                    self.say("nothing was taken over and nothing saved; your changes are here")
                    return
                settle_with(_both(choices, chosen))

            self.app.push_screen(ClashScreen(taken.conflicts), answered)

        settle_with({})

    def show_taken(self, taken: Taken) -> None:
        """Show the workspace with what came from the disk."""
        if taken.workspace is not self.workspace:
            self.show_workspace(taken.workspace)
            settle()


def _both(first: Choices, second: Choices) -> Choices:
    return {file: {**first.get(file, {}), **second.get(file, {})} for file in {*first, *second}}
