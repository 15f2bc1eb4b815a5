"""Unsaved work that outlives a closed window: journalled as one types, offered when the trees are opened again.

Other editors on the same trees are told of here too.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from textual.timer import Timer

from decisiontree.editing import Conflict
from decisiontree.tui.commands.disk import merge_asking
from decisiontree.tui.commands.files import end
from decisiontree.tui.context import EditorContext
from decisiontree.tui.ordered_keys import is_quiet
from decisiontree.tui.screens.confirm import Reply
from decisiontree.workbench import (
    Choices,
    Workspace,
    holders,
    instances,
    lines_of,
    peer_scan,
    recover,
    work_of,
)

SYNC_SECONDS = 0.2
"""Every change is in the journal at once, which outlives a killed program; so long later a power cut loses it no more.

The title says so once no key has come for as long: words that come and go with every letter would only draw the eye.
"""
MOST_NOTES = 4
"""More are counted: they must fit a small screen."""


class UnsavedWork:
    """Keeps the work of this editor in a journal, and asks what becomes of what earlier ones left there."""

    def __init__(self, context: EditorContext, begin: Callable[[], None]) -> None:
        """`begin` is what follows when everything is asked."""
        self.given_up = False
        """Whether the author has said that nothing needs to be kept."""
        self.instance = instances.EditorInstance.begin(context.workspace)
        self._context = context
        self._begin = begin
        self._syncing: Timer | None = None
        self._told_problem: str | None = None

    @property
    def kept_words(self) -> str:
        """Whether the journal holds everything, safe on the disk, or cannot hold it; nothing while it is on its way."""
        journal = self.instance.journal
        return " ✗ not kept" if journal.problem else " · kept" * journal.is_kept

    def ask(self) -> None:
        """Ask about other editors on the same trees, and about work that one of them left behind."""
        self._tell_trouble()
        notes = self.instance.notes
        if not notes:
            self._meet_others()
            return
        # sentences that need an answer, so that they are read
        lines = tuple(f"{note[:1].upper()}{note[1:]}." for note in notes[:MOST_NOTES])
        more = len(notes) - MOST_NOTES
        lines += (f"And {more} more like these.",) if more > 0 else ()
        go_on = Reply("g", "Go on", "open the editor; everything else is as it was")
        self._context.confirm(
            "Work of earlier editors", lines, {go_on: self._meet_others}, otherwise=self._meet_others
        )

    def follow(self) -> None:
        """Put what changed into the journal."""
        self.instance.journal.follow(work_of(self._context.workspace))
        self._tell_trouble()
        if self._syncing is None:
            self._syncing = self._context.screen.set_timer(SYNC_SECONDS, self._sync)

    def keep_now(self) -> None:
        """Make the journal hold everything, safe from a power cut."""
        self.instance.journal.follow(work_of(self._context.workspace))
        self.instance.journal.sync()
        self._context.show_title()

    def end(self) -> None:
        """The editor closes; what is unsaved and was not given up is there the next time."""
        workspace = self._context.workspace
        if not self.given_up:
            self.instance.journal.follow(work_of(workspace))
        self.instance.end(keep=bool(workspace.dirty) and not self.given_up)

    def _tell_trouble(self) -> None:
        """Say once that nothing can be kept aside, and why."""
        problem = self.instance.journal.problem
        if problem and problem != self._told_problem:
            self._context.say(f"{problem}; it exists only here until you save")
        self._told_problem = problem

    def _meet_others(self) -> None:
        if not self.instance.others and not self.instance.strangers:
            self._offer()
            return
        stranger = "someone with another home folder, on this computer or this share"
        lines = [
            "These trees are open in another editor:",
            *(f"  {other}" for other in [*map(_who, self.instance.others)] or (stranger,)),
            "What you both save is merged. If it clashes, you are asked.",
        ]
        self._context.confirm(
            "Someone else is editing",
            lines,
            {
                Reply("r", "Read only", "look around and play; nothing can be changed"): self._lock,
                Reply("e", "Edit too", "edit anyway"): self._offer,
                Reply("q", "Quit", "leave it to them"): lambda: end(self._context),
            },
            otherwise=self._lock,
        )

    def _lock(self) -> None:
        reason = "opened as read only, because another editor has these trees open"
        self._context.show(replace(self._context.workspace, locked=reason))
        self._begin()

    def _offer(self) -> None:
        """Ask about work that an earlier editor left behind."""
        if not self.instance.left:
            self._begin()
            return
        left = self.instance.left[0]
        saved = self._context.workspace.saved
        whose = "An editor" if left.holder is None else f"An editor of {left.holder.user}"
        words = [
            f"{whose} ended before these changes were saved, {left.at.astimezone():%d %b, %H:%M}:",
            *(
                f"'{file}' has changed on disk since then; the changes are merged where possible"
                for file in left.work.unsaved
                if saved.get(file) not in (left.work.saved.get(file), left.work.texts.get(file))
            ),
        ]
        later = partial(self._leave_for_later, left)
        self._context.confirm(
            "Unsaved changes were found",
            words,
            {
                Reply("r", "Recover", "restore the changes, with their undo history"): partial(
                    self._recover, left
                ),
                Reply("d", "Discard", "drop them; you are asked again"): partial(self._ask_to_drop, left),
                Reply("l", "Later", "open the files as they are, and ask again next time"): later,
            },
            otherwise=later,
            files=lines_of(left.work),
        )

    def _leave_for_later(self, left: peer_scan.LeftWork) -> None:
        self.instance.put_back(left)
        self._offer()

    def _ask_to_drop(self, left: peer_scan.LeftWork) -> None:
        """A letter typed before the question was read must not cost the work."""

        keep = partial(self._leave_for_later, left)

        def drop() -> None:
            self.instance.settle(left)
            self._offer()

        self._context.confirm(
            "Drop unsaved changes",
            ("These unsaved changes would be lost for good:", *left.work.unsaved),
            {
                Reply("k", "Keep", "ask again next time"): keep,
                Reply("y", "Yes, drop", "this cannot be undone"): drop,
            },
            otherwise=keep,
        )

    def _recover(self, left: peer_scan.LeftWork) -> None:
        def merge(choices: Choices) -> Mapping[str, Conflict]:
            recovered = recover(self._context.workspace, left.work, choices)
            if not recovered.conflicts:
                self._show_recovered(left, recovered.workspace)
            return recovered.conflicts

        merge_asking(self._context, merge, partial(self._leave_for_later, left))

    def _show_recovered(self, left: peer_scan.LeftWork, workspace: Workspace) -> None:
        self._context.show(workspace)
        self.keep_now()
        if self.instance.journal.is_kept:
            self.instance.settle(left)
        else:  # the old journal is the only one
            self.instance.put_back(left)
        self._context.say("recovered; Ctrl+S saves, Ctrl+Z undoes one change at a time")
        self._offer()

    def _sync(self) -> None:
        self._syncing = None
        self._context.screen.run_worker(self._sync_aside(), exit_on_error=False)

    async def _sync_aside(self) -> None:
        """In a thread: a slow disk must not hold up the keys."""
        await to_thread(self.instance.journal.sync)
        if is_quiet(self._context.screen.app, SYNC_SECONDS):
            self._context.show_title()
        elif self._syncing is None:
            self._syncing = self._context.screen.set_timer(SYNC_SECONDS, self._sync)


def _who(other: holders.Holder) -> str:
    return f"{other.user} on {other.host}, process {other.pid}, since {other.since.astimezone():%d %b, %H:%M}"
