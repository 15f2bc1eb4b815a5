"""Unsaved work that outlives a closed window: journalled as one types, offered when the trees are opened again.

Other editors on the same trees are told of here too.
"""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace

from textual.timer import Timer

from decisiontree.tui.screens.clash import ClashScreen
from decisiontree.tui.screens.confirm import ConfirmScreen, Reply
from decisiontree.tui.screens.keeping import Keeping
from decisiontree.tui.screens.review import ReviewScreen
from decisiontree.workbench import Choices, Holder, Left, Session, Workspace, lines_of, recover, work_of

SYNC_SECONDS = 0.2
"""Every change is in the journal at once, which outlives a killed program; so long later a power cut loses it no more."""
MOST_NOTES = 4
"""More are counted: they must fit a small screen."""


class Recovering(Keeping):
    """The part of the main screen that keeps its work in a journal."""

    session: Session | None = None
    choose_first = False
    _syncing: Timer | None = None
    _told_problem: str | None = None

    @property
    def kept_words(self) -> str:
        """Whether the journal holds everything, safe on the disk, or cannot hold it; nothing while it is on its way."""
        if self.session is None:
            return ""
        return " ✗ not kept" if self.session.journal.problem else " · kept" * self.session.journal.is_kept

    def open_session(self) -> None:
        """Enter among the editors; ask about those on the same trees, and about work that one of them left behind."""
        self.session = Session.begin(self.workspace)
        self._tell_problem()
        if self.session.notes:
            self._tell_notes(self.session)
        else:
            self._meet_others(self.session)

    def _tell_notes(self, session: Session) -> None:
        """What was met that cannot be used, a sentence each; it needs an answer, so that it is read."""
        replies = (Reply("on", "g", "Go on", "open the editor; everything else is as it was"),)

        def answered(_reply: str | None) -> None:
            self._meet_others(session)

        lines = tuple(f"{note[:1].upper()}{note[1:]}." for note in session.notes[:MOST_NOTES])
        more = len(session.notes) - MOST_NOTES
        lines += (f"And {more} more like these.",) if more > 0 else ()
        self.app.push_screen(ConfirmScreen("Work of earlier editors", lines, replies), answered)

    def _meet_others(self, session: Session) -> None:
        if session.others or session.strangers:
            self._ask_about(*map(_who, session.others))
        else:
            self.offer_recovery()

    def watch_workspace(self) -> None:
        """Put what changed into the journal."""
        if self.session is None:
            return
        self.session.journal.follow(work_of(self.workspace))
        self._tell_problem()
        if self._syncing is None:
            self._syncing = self.set_timer(SYNC_SECONDS, self._sync)

    def _tell_problem(self) -> None:
        """Say once that nothing can be kept aside, and why."""
        problem = self.session.journal.problem if self.session is not None else None
        if problem and problem != self._told_problem:
            self.say(f"{problem}; it is here until you save")
        self._told_problem = problem

    def keep_now(self) -> None:
        """Make the journal hold everything, safe from a power cut."""
        if self.session is not None:
            self.session.journal.follow(work_of(self.workspace))
            self.session.journal.sync()
            self.show_title()

    def on_unmount(self) -> None:
        """The editor closes; what is unsaved and was not given up is there the next time."""
        if self.session is not None:
            if not self.given_up:
                self.session.journal.follow(work_of(self.workspace))
            self.session.end(keep=bool(self.workspace.dirty) and not self.given_up)

    def offer_recovery(self) -> None:
        """Ask about work that an earlier session left behind."""
        if self.session is None or not self.session.left:
            self._begin()
            return
        left = self.session.left[0]
        ended = f"{left.at.astimezone():%d %b, %H:%M}"
        whose = "An editor" if left.holder is None else f"An editor of {left.holder.user}"
        words = [f"{whose} ended before these changes were saved, {ended}:"]
        words += [
            f"'{file}' has changed on disk since then; the changes come together where they can"
            for file in left.work.unsaved
            if self.workspace.saved.get(file) not in (left.work.saved.get(file), left.work.texts.get(file))
        ]
        replies = (
            Reply("recover", "r", "Recover", "bring the changes back, with all that Ctrl+Z can undo"),
            Reply("discard", "d", "Discard", "drop them; you are asked once more"),
            Reply("later", "l", "Later", "open the files as they are, and ask again next time"),
        )

        def answered(reply: str | None) -> None:
            self._recovering(left, reply)

        self.app.push_screen(
            ReviewScreen("Unsaved changes were found", words, lines_of(left.work), replies),
            answered,
        )

    def _begin(self) -> None:
        """Everything is asked; now the choice of a tree, where that is wanted."""
        if self.choose_first:
            self.choose_first = False
            self.action_switch_tree()

    def _recovering(self, left: Left, reply: str | None) -> None:
        if self.session is None:
            return
        if reply == "recover":
            self._recover(left, {})
            return
        if reply == "discard":
            self._ask_to_drop(left)
            return
        self.session.put_back(left)
        self.offer_recovery()

    def _ask_to_drop(self, left: Left) -> None:
        """A letter typed before the question was read must not cost the work."""
        replies = (
            Reply("keep", "k", "Keep", "ask again next time"),
            Reply("drop", "y", "Yes, drop", "there is no way back"),
        )
        lines = ("These unsaved changes would be gone for ever:", *left.work.unsaved)

        def answered(reply: str | None) -> None:
            if reply == "drop" and self.session is not None:
                self.session.settle(left)
                self.offer_recovery()
            else:
                self._recovering(left, None)

        self.app.push_screen(ConfirmScreen("Drop unsaved changes", lines, replies), answered)

    def _recover(self, left: Left, choices: Choices) -> None:
        recovered = recover(self.workspace, left.work, choices)
        if not recovered.conflicts:
            self._recovered(left, recovered.workspace)
            return

        def answered(chosen: Choices | None) -> None:
            if chosen is None:
                self._recovering(left, None)
            else:
                self._recover(left, {file: {**choices.get(file, {}), **chosen[file]} for file in chosen})

        self.app.push_screen(ClashScreen(recovered.conflicts), answered)

    def _recovered(self, left: Left, workspace: Workspace) -> None:
        self.show_workspace(workspace)
        self.keep_now()
        if self.session is None:
            return
        if self.session.journal.is_kept:
            self.session.settle(left)
        else:  # the old journal is the only one
            self.session.put_back(left)
        self.say("recovered; Ctrl+S saves, Ctrl+Z goes back through the changes")
        self.offer_recovery()

    def _ask_about(self, *others: str) -> None:
        stranger = "somebody with another home folder, on this computer or this share"
        lines = [
            "These trees are open in another editor:",
            *(f"  {other}" for other in others or (stranger,)),
        ]
        lines.append("What both of you save is brought together; where it clashes, you are asked.")
        replies = (
            Reply("read", "r", "Read only", "look around and play; nothing can be changed"),
            Reply("edit", "e", "Edit too", "go on all the same"),
            Reply("quit", "q", "Quit", "leave it to them"),
        )

        def answered(reply: str | None) -> None:
            if reply == "edit":
                self.offer_recovery()
            elif reply == "quit":
                self.leave()
            else:
                reason = "opened to read only, because another editor has these trees open"
                self.show_workspace(replace(self.workspace, locked=reason))
                self._begin()

        self.app.push_screen(ConfirmScreen("Somebody is here already", lines, replies), answered)

    def _sync(self) -> None:
        self._syncing = None
        self.run_worker(self._sync_aside(), exit_on_error=False)

    async def _sync_aside(self) -> None:
        """In a thread: a slow disk must not hold up the keys."""
        if self.session is not None:
            await to_thread(self.session.journal.sync)
            self.show_title()


def _who(other: Holder) -> str:
    return f"{other.user} on {other.host}, process {other.pid}, since {other.since.astimezone():%d %b, %H:%M}"
