"""Walk through the unsaved tree as a rep would. Changes nothing; answers with the node to edit, if any."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from decisiontree import clock
from decisiontree.display import clean, one_line, wrap
from decisiontree.errors import DecisionTreeError
from decisiontree.model import Library
from decisiontree.tui import played
from decisiontree.tui.content import content
from decisiontree.tui.page_lines import Line
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.widgets.bars import Hint, HintBar
from decisiontree.tui.widgets.fact_form import FactForm
from decisiontree.walk import Answer, Presented, Refusal, State, advance, back, present

OTHERWISE = "an incident has started or ended: the call now starts at another step"
WIDTH = 60
"""Of the page before it has been laid out."""
STYLES = {
    "title": "bold",
    "say": "$say",
    "must": "bold $text-warning",
    "good": "bold $text-success",
    "note": "$foreground-muted",
    "key": "",
}
HINTS = (
    Hint("1-9", "Answer", ""),
    Hint("⌫", "Back", "play.back"),
    Hint("r", "Restart", "play.restart"),
    Hint("e", "Edit here", "play.edit"),
    Hint("t", "Other role", "play.role"),
    Hint("x", "Exit", "play.way_out"),
    Hint("Esc", "Leave", "play.leave"),
)

LINK_HINT, LINK_HINT_IN_FORM = Hint("s", "Links", "play.see"), Hint("Alt+S", "Links", "play.see")

FORM_HINTS = (
    Hint("Enter", "Next field, then go on", "play.submit"),
    Hint("Alt+←", "Back", "play.back"),
    Hint("Esc", "Leave", "play.leave"),
)


class PlayScreen(ModalScreen[str | None]):
    """The page on the left, the way so far on the right."""

    CSS_PATH = "play.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", id="play.leave"),
        Binding("backspace,alt+left,f3", "back", "Back", id="play.back"),
        Binding("r", "restart", "Start again", id="play.restart"),
        Binding("t", "other_role", "Play as another role", id="play.role"),
        Binding("x", "way_out", "Take an exit", id="play.way_out"),
        Binding("e", "edit", "Edit this node", id="play.edit"),
        Binding("s,alt+s", "see", "Show or hide what the links show", id="play.see"),
        Binding("enter", "choose(1)", "Go on", id="play.go_on"),
        Binding("pagedown", "page(1)", "Page down", id="play.page_down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="play.page_up", show=False),
    ]

    page = query_one("#page", VerticalScroll)
    words = query_one("#words", Static)
    form = query_one("#form", FactForm)
    way = query_one("#way", Static)
    hint_bar = query_one(HintBar)

    def __init__(self, library: Library, tree_id: str, node: str | None) -> None:
        super().__init__()
        self._library = library
        self._tree_id = tree_id
        self._from = node
        self._roles: tuple[str | None, ...] = tuple(role.id for role in library.shared.roles) or (None,)
        self._role = 0
        self._shows_links = False
        self._state: State = played.begin_at(library, tree_id, node, self._roles[self._role], clock.now())

    def compose(self) -> ComposeResult:
        yield Static(content(""), id="bar")
        with Horizontal():
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="words")
                yield FactForm(id="form")
            with VerticalScroll(id="way-pane", can_focus=False):
                yield Static(id="way")
        yield HintBar()

    def on_mount(self) -> None:
        self.hint_bar.hints = HINTS
        self.call_after_refresh(self.draw)
        if self._library.shared.incidents:
            self.set_interval(1, self.keep_time)

    def on_resize(self) -> None:
        """Break the lines anew; what is being typed stays."""
        self.call_after_refresh(self.draw, only_words=True)

    @property
    def presented(self) -> Presented:
        """What the rep sees now."""
        return present(self._library, self._state)

    async def keep_time(self) -> bool:
        """Put right what is shown where an incident has begun or is over; whether that is another step now.

        What is being typed stays.
        """
        library = played.starting_at(self._library, self._tree_id, self._from)
        state = played.at_time(library, self._state, clock.now())
        if state is self._state:
            return False
        before, self._state = self.presented, state
        after = self.presented
        await self.draw(only_words=(after.path, after.fields) == (before.path, before.fields))
        return after.path != before.path

    async def draw(self, *, only_words: bool = False) -> None:
        """Show where the walk stands."""
        seen = self.presented
        width = self.page.scrollable_content_region.width or WIDTH
        lines = played.shown_page(self._library, self._state, seen)
        if self._shows_links:
            lines += (Line(""), *played.linked(self._library, self._state, seen))
        parts = [("\n".join(wrap(line.text, width)) + "\n", STYLES.get(line.style, "")) for line in lines]
        exits = [(f"  x  {clean(way.label)}\n", "$foreground-muted") for way in seen.exits]
        self.words.update(Content.assemble(*parts, *([("\n", ""), *exits] if not seen.fields else [])))
        self.page.border_title = content(f"{seen.path}")
        if only_words:
            return
        self.page.scroll_home(animate=False)
        self._draw_way()
        hints, link = (FORM_HINTS, LINK_HINT_IN_FORM) if seen.fields else (HINTS, LINK_HINT)
        self.hint_bar.hints = (*hints[:2], link, *hints[2:]) if seen.sees else hints
        language = self._library.trees[seen.tree].language
        shown = partial(played.fields_shown, self._library, self._state, seen, language)
        await self.form.ask(seen.fields, language, shown)

    async def take(self, answer: Answer | None) -> None:
        """Move on by an answer, or say why not."""
        if answer is None:
            self.hint_bar.message = "there is no such answer here"
            return
        if await self.keep_time():
            self.hint_bar.message = OTHERWISE
            return
        following = advance(self._library, self._state, answer)
        if isinstance(following, Refusal):
            self.hint_bar.message = following.message
            return
        self._state = following
        self._shows_links = False
        self.hint_bar.message = ""
        await self.draw()

    async def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character.isdigit() and event.character != "0":
            event.stop()
            await self.take(played.answer_to(self.presented, int(event.character)))

    @on(Input.Submitted)
    async def submitted(self, event: Input.Submitted) -> None:
        """Enter in a field goes to the next one, in the last one it sends the form."""
        event.stop()
        if not self.form.next(event.input):
            await self._send()

    async def _send(self) -> None:
        """Answer with what is in the fields."""
        seen = self.presented
        answer = played.fill_in(seen, self.form.texts, self._library.trees[seen.tree].language)
        if isinstance(answer, str):
            self.hint_bar.message = answer
        else:
            await self.take(answer)

    async def action_choose(self, number: int) -> None:
        if self.presented.asks == "continue":
            await self.take(played.answer_to(self.presented, number))
        elif self.presented.asks == "fill" and not self.form.inputs:
            await self._send()

    async def action_back(self) -> None:
        if not self._state.moves:
            self.hint_bar.message = "this is the start"
            return
        self._state = back(played.starting_at(self._library, self._tree_id, self._from), self._state)
        await self.keep_time()
        await self.draw()

    async def action_other_role(self) -> None:
        """What the role before answered is answered again, as far as the way is the same."""
        before = self._state
        self._role = (self._role + 1) % len(self._roles)
        await self.action_restart(before)

    async def action_way_out(self) -> None:
        exits = self.presented.exits
        if len(exits) < 2:
            await self.take(played.way_out(self.presented, 1))
            return

        async def leave_by(hit: Hit | None) -> None:
            if hit is not None:
                await self.take(played.way_out(self.presented, int(hit.key)))

        hits = [Hit(str(number), way.label) for number, way in enumerate(exits, 1)]
        self.app.push_screen(PickScreen("Which exit?", Index(hits).best), leave_by)

    async def action_see(self) -> None:
        """Show below the page what its links show, or leave that out again."""
        if not self.presented.sees:
            self.hint_bar.message = "this page has no links to nodes or trees"
            return
        self._shows_links = not self._shows_links
        await self.draw(only_words=True)
        if self._shows_links:
            self.page.scroll_end(animate=False)

    def action_edit(self) -> None:
        self.dismiss(self._state.node if self._state.tree == self._tree_id else None)

    def action_page(self, by: int) -> None:
        self.page.scroll_relative(y=by * max(1, self.page.size.height - 2), animate=False)

    async def action_restart(self, before: State | None = None) -> None:
        try:
            role = self._roles[self._role]
            state = played.begin_at(self._library, self._tree_id, self._from, role, clock.now())
        except DecisionTreeError as problem:
            self.hint_bar.message = str(problem)
            return
        self._state = state if before is None else played.again(self._library, state, before)
        self.hint_bar.message = ""
        await self.draw()

    def _draw_way(self) -> None:
        state = self._state
        chosen = self._roles[self._role]
        role = self._library.shared.role_label(chosen)
        self.query_one("#bar", Static).update(
            Content.assemble(
                (f" PLAY  {one_line(self._tree_id)}", "bold"),
                (
                    f"   {f'as {one_line(role)}' if role else 'no role'}   step {len(state.moves) + 1}   unsaved changes included",
                    "$foreground-muted",
                ),
            )
        )
        lines = [(f"{clean(move.path)}\n", "$foreground-muted") for move in state.moves]
        facts = [(f"{clean(fact)}\n", "") for fact in played.known(self._library, state)]
        self.way.update(
            Content.assemble(
                *lines,
                (f"{clean(state.path)}  ◀ here\n\n", "bold"),
                ("what is known\n", "$foreground-muted"),
                *facts,
            )
        )
