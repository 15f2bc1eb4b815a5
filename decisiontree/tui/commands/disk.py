"""What others changed on disk: looked for every second, taken in where nothing clashes, else told of or asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from decisiontree.editing import Conflict
from decisiontree.tui.context import EditorContext
from decisiontree.tui.disk_watch import DiskWatch
from decisiontree.tui.gc_freeze import settle
from decisiontree.tui.screens.clash import ClashScreen
from decisiontree.workbench import NO_CHOICES, Choices, Taken, deleted_by_others, left_alone, look, take_in

LOOK_SECONDS = 1.0
FEW = 3
"""More files are counted, not named."""


def take_in_asking(context: EditorContext, files: Iterable[str], then: Callable[[Taken], None]) -> None:
    """Take in everything, with the author's choice where both sides clash, then go on; Escape ends it all."""
    on_disk = look(files)

    def take(choices: Choices) -> Mapping[str, Conflict] | None:
        taken = take_in(context.workspace, on_disk, choices)
        if not taken.conflicts:
            _show(context, taken)
            then(taken)
        return taken.conflicts

    def leave() -> None:
        context.say("nothing was loaded and nothing saved; your changes are here")

    merge_asking(context, take, leave)


def merge_asking(
    context: EditorContext,
    merge: Callable[[Choices], Mapping[str, Conflict] | None],
    leave: Callable[[], None],
    choices: Choices = NO_CHOICES,
) -> None:
    """Merge; as long as both sides clash somewhere, ask whose version is taken there and merge again. Escape leaves it."""
    conflicts = merge(choices)
    if not conflicts:
        return

    def answered(chosen: Choices | None) -> None:
        if chosen is None:
            leave()
        else:
            files = {*choices, *chosen}
            both = {file: {**choices.get(file, {}), **chosen.get(file, {})} for file in files}
            merge_asking(context, merge, leave, both)

    context.ask(ClashScreen(conflicts), answered)


class DiskPolling:
    """Looks at the open files from time to time, and at what is new beside them."""

    def __init__(self, context: EditorContext) -> None:
        self._context = context
        self._watch = DiskWatch()
        odd = left_alone(context.workspace.library.outside)
        self._reported_odd = frozenset(odd)
        if odd:
            context.say(_summary(Taken(context.workspace), odd))
        context.screen.set_interval(LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Take in what changed, as long as nobody is writing in a field."""
        context, watch = self._context, self._watch
        moved = watch.others(context.workspace.saved)
        new = watch.appeared(context.workspace)
        news = watch.news(moved)
        at_rest = _is_at_rest(context)
        if at_rest and (new or news):
            on_disk = look({*moved, *new})
            taken = take_in(context.workspace, on_disk, deleted=deleted_by_others(on_disk))
            _show(context, taken)
            odd = left_alone({*moved, *new} - (self._reported_odd - news))
            self._reported_odd |= odd.keys()
            if summary := _summary(taken, odd):
                context.say(summary)
            # what could not be taken in is said once, not every second
            moved -= {*taken.reloaded, *taken.merged, *taken.deleted}
            watch.leave(moved)
        if moved != context.moved_on_disk:
            context.moved_on_disk = moved
            context.show_title()


def _is_at_rest(context: EditorContext) -> bool:
    """Whether no field is written in and no dialog is open."""
    current: object = context.screen.app.screen
    return current in (context.screen, context.front) and context.panes.form.field is None


def _show(context: EditorContext, taken: Taken) -> None:
    """Show the workspace with what came from the disk."""
    if taken.workspace is not context.workspace:
        context.show(taken.workspace)
        settle()


def _summary(taken: Taken, odd: Mapping[str, str]) -> str:
    parts = [f"{file} {why}; it is left alone" for file, why in islice(odd.items(), FEW)]
    if len(odd) > FEW:
        parts.append(f"{len(odd) - FEW} more files are left alone")
    if taken.reloaded:
        parts.append(f"{_named(taken.reloaded)} changed on disk; this is what is there now")
    if taken.merged:
        parts.append(f"{_named(taken.merged)} changed on disk; your changes were merged into it")
    if taken.conflicts:
        parts.append(
            f"{_named((*taken.conflicts,))} changed on disk where you changed it; Ctrl+S asks which to keep"
        )
    if taken.deleted:
        parts.append(f"{_named(taken.deleted)} was deleted on disk; Ctrl+Z brings it back here")
    if taken.vanished:
        parts.append(f"{_named(taken.vanished)} is no longer on disk; it stays open here")
    return "; ".join(parts)


def _named(files: tuple[str, ...]) -> str:
    return ", ".join(files) if len(files) <= FEW else f"{len(files)} files"
