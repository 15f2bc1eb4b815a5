"""Walk through the unsaved tree as a rep would. Changes nothing itself; answers with the node to edit, if any."""

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
from decisiontree.tui import played
from decisiontree.tui.content import content
from decisiontree.tui.page_lines import Line
from decisiontree.tui.played_call import Beginning, PlayedCall
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.screens.play_setup import PlaySetup, SaveScenario
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.widgets.bars import Hint, HintBar
from decisiontree.tui.widgets.fact_form import FactForm
from decisiontree.walk import Answer

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
    Hint("1-9", "Answer", "", stays=True),
    Hint("⌫", "Back", "play.back"),
    Hint("f", "Facts", "play.known"),
    Hint("b", "Begin at", "play.begin"),
    Hint("e", "Edit here", "play.edit"),
    Hint("^T", "Save as scenario", "play.save"),
    Hint("t", "Other role", "play.role"),
    Hint("x", "Exit", "play.way_out"),
    Hint("r", "Restart", "play.restart"),
    Hint("Esc", "Leave", "play.leave", stays=True),
    Hint("F1", "Help", "play.help"),
)

LINK_HINT, LINK_HINT_IN_FORM = Hint("s", "Links", "play.see"), Hint("Alt+S", "Links", "play.see")

END_HINTS = (
    Hint("^T", "Save as scenario", "play.save"),
    Hint("⌫", "Back", "play.back"),
    Hint("f", "Facts", "play.known"),
    Hint("r", "Restart", "play.restart"),
    Hint("b", "Begin at", "play.begin"),
    Hint("e", "Edit here", "play.edit"),
    Hint("Esc", "Leave", "play.leave"),
    Hint("F1", "Help", "play.help"),
)

FORM_HINTS = (
    Hint("Enter", "Next field, then go on", "play.submit"),
    Hint("Alt+←", "Back", "play.back"),
    Hint("F2", "Facts", "play.known"),
    Hint("F5", "Begin at", "play.begin"),
    Hint("Esc", "Leave", "play.leave", stays=True),
    Hint("F1", "Help", "play.help"),
)


class PlayScreen(ModalScreen[str | None]):
    """The page on the left; on the right the way so far with its answers, and what is known."""

    CSS_PATH = "play.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", id="play.leave"),
        Binding("backspace,alt+left,f3", "back", "Back to the step before", id="play.back"),
        Binding("f,f2", "setup('known')", "Show and change facts, role, day and incidents", id="play.known"),
        Binding("b,f5", "setup('begin')", "Begin somewhere else", id="play.begin"),
        Binding("r", "setup('restart')", "Start again", id="play.restart"),
        Binding("t", "setup('role')", "Play as another role", id="play.role"),
        Binding("x", "way_out", "Take an exit", id="play.way_out"),
        Binding("e", "edit", "Edit this node; F5 there comes back to this point", id="play.edit"),
        Binding("ctrl+t", "setup('save')", "Save this call as a scenario", id="play.save", priority=True),
        Binding("s,alt+s", "see", "Show or hide what the links show", id="play.see"),
        Binding("enter", "choose(1)", "Go on", id="play.go_on"),
        Binding("pagedown", "page(1)", "Page down", id="play.page_down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="play.page_up", show=False),
        Binding("f1,question_mark", "setup('help')", "Help", id="play.help"),
    ]

    page = query_one("#page", VerticalScroll)
    words = query_one("#words", Static)
    form = query_one("#form", FactForm)
    way = query_one("#way", Static)
    hint_bar = query_one(HintBar)

    def __init__(
        self, call: PlayedCall, *, unsaved: bool = False, save: SaveScenario | None = None, said: str = ""
    ) -> None:
        """`save` writes the call as a scenario; `said` is shown at first, where the call goes on from before."""
        super().__init__()
        self.call = call
        self.setup = PlaySetup(self, save)
        self._unsaved = unsaved
        self.said = said
        self._shows_links = False
        self._answers: list[int] = []
        """The answer that is on each line of the page, as a digit gives it; 0 for none."""

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
        if self.call.beginning is Beginning.HERE and not self.call.state.moves and not self.said:
            self.setup.look_for_way()
        self.call_after_refresh(self.show, self.said)
        if self.call.library.shared.incidents:
            self.set_interval(1, self.keep_time)

    def on_resize(self) -> None:
        """Break the lines again; what is being typed stays."""
        self.call_after_refresh(self.draw, only_words=True)

    async def keep_time(self) -> bool:
        """Put right what is shown where an incident has begun or is over; whether that is another step now.

        What is being typed stays.
        """
        before = self.call.presented
        if not self.call.keep_time(clock.now()):
            return False
        after = self.call.presented
        await self.draw(only_words=(after.path, after.fields) == (before.path, before.fields))
        return after.path != before.path

    async def show(self, said: str = "") -> None:
        """Draw the call after it has changed, and say what the author should know."""
        self._shows_links = False
        self.hint_bar.message = said
        await self.draw()

    async def draw(self, *, only_words: bool = False) -> None:
        """Show where the call is."""
        seen, library = self.call.presented, self.call.walked
        width = self.page.scrollable_content_region.width or WIDTH
        lines = played.shown_page(library, self.call.state, seen)
        if self._shows_links:
            lines += (Line(""), *played.linked(library, self.call.state, seen))
        broken = [(line, line.broken(width)) for line in lines]
        parts = [("\n".join(texts) + "\n", STYLES.get(line.style, "")) for line, texts in broken]
        self._answers = [line.number for line, texts in broken for _ in texts]
        exits = [(f"  x  {clean(way.label)}\n", "$foreground-muted") for way in seen.exits]
        self.words.update(Content.assemble(*parts, *([("\n", ""), *exits] if not seen.fields else [])))
        self.page.border_title = content(f"{seen.path}")
        if only_words:
            return
        self.page.scroll_home(animate=False)
        self._draw_way()
        hints: tuple[Hint, ...] = FORM_HINTS if seen.fields else END_HINTS if seen.asks == "end" else HINTS
        link = LINK_HINT_IN_FORM if seen.fields else LINK_HINT
        self.hint_bar.hints = (*hints[:2], link, *hints[2:]) if seen.sees else hints
        language = library.trees[seen.tree].language
        shown = partial(played.fields_shown, library, self.call.state, seen, language)
        await self.form.ask(seen.fields, language, shown)

    async def take(self, answer: Answer | None) -> None:
        """Move on by an answer, or say why not."""
        if answer is None:
            self.hint_bar.message = "there is no such answer here"
        elif await self.keep_time():
            self.hint_bar.message = OTHERWISE
        elif refused := self.call.take(answer):
            self.hint_bar.message = refused
        else:
            await self.show()

    async def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character.isdigit() and event.character != "0":
            event.stop()
            await self.take(played.answer_to(self.call.presented, int(event.character)))

    @on(events.Click, "#words")
    async def clicked(self, event: events.Click) -> None:
        """A click on an answer gives it."""
        number = self._answers[event.y] if event.y < len(self._answers) else 0
        if number:
            await self.take(played.answer_to(self.call.presented, number))

    @on(Input.Submitted)
    async def submitted(self, event: Input.Submitted) -> None:
        """Enter in a field goes to the next one, in the last one it sends the form."""
        event.stop()
        if not self.form.next(event.input):
            await self._send()

    async def _send(self) -> None:
        """Answer with what is in the fields."""
        seen = self.call.presented
        answer = played.fill_in(seen, self.form.texts, self.call.walked.trees[seen.tree].language)
        if isinstance(answer, str):
            self.hint_bar.message = answer
        else:
            await self.take(answer)

    async def action_choose(self, number: int) -> None:
        if self.call.presented.asks == "continue":
            await self.take(played.answer_to(self.call.presented, number))
        elif self.call.presented.asks == "fill" and not self.form.inputs:
            await self._send()

    async def action_back(self) -> None:
        if self.call.back():
            self.call.keep_time(clock.now())
            await self.show()
        else:
            self.hint_bar.message = "this is the start"

    async def action_way_out(self) -> None:
        exits = self.call.presented.exits
        if len(exits) < 2:
            await self.take(played.way_out(self.call.presented, 1))
            return

        async def leave_by(hit: Hit | None) -> None:
            if hit is not None:
                await self.take(played.way_out(self.call.presented, int(hit.key)))

        hits = [Hit(str(number), way.label) for number, way in enumerate(exits, 1)]
        self.app.push_screen(PickScreen("Which exit?", Index(hits).best), leave_by)

    async def action_see(self) -> None:
        """Show below the page what its links show, or leave that out again."""
        if not self.call.presented.sees:
            self.hint_bar.message = "this page has no links to nodes or trees"
            return
        self._shows_links = not self._shows_links
        await self.draw(only_words=True)
        if self._shows_links:
            self.page.scroll_end(animate=False)

    def action_edit(self) -> None:
        here = self.call.state.tree == self.call.tree_id
        self.dismiss(self.call.state.node if here else self.call.state.stack[0].node)

    def action_page(self, by: int) -> None:
        self.page.scroll_relative(y=by * max(1, self.page.size.height - 2), animate=False)

    async def action_setup(self, what: str) -> None:
        await self.setup.ask(what)

    def _draw_way(self) -> None:
        call = self.call
        role = call.library.shared.role_label(call.role)
        words = f"as {one_line(role)}" if role else "no role"
        unsaved = "   unsaved changes included" if self._unsaved else ""
        step = f"   {words}   step {len(call.state.moves) + 1}   {call.beginning.value}{unsaved}"
        bar = Content.assemble((f" PLAY  {one_line(call.tree_id)}", "bold"), (step, "$foreground-muted"))
        self.query_one("#bar", Static).update(bar)
        pane = self.query_one("#way-pane", VerticalScroll)
        width = pane.scrollable_content_region.width or WIDTH
        answers, here, facts = way_lines(call, width)
        parts = (*answers, (f"{here}\n\n", "bold"), ("what is known\n", "$foreground-muted"), *facts)
        self.way.update(Content.assemble(*parts))
        # the place is seen with the last answers above it and the first facts below
        pane.call_after_refresh(pane.scroll_to, y=len(answers) - pane.size.height // 3, animate=False)


def way_lines(call: PlayedCall, width: int) -> tuple[list[tuple[str, str]], str, list[tuple[str, str]]]:
    """The lines of the answers so far, of the place and of what is known, with their styles."""
    answers: list[tuple[str, str]] = []
    for line in played.way(call.walked, call.state):
        answers += [(f"{each}\n", "$foreground-muted") for each in wrap(clean(line.title), width)]
        if line.answer:
            answers += [(f"  {each}\n", "") for each in wrap(clean(line.answer), max(1, width - 2))]
    known = played.known(call.walked, call.state)
    facts = [(f"{each}\n", "") for fact in known for each in wrap(clean(fact), width)]
    return answers, f"{clean(call.presented.title)}  ◀ here", facts
