"""The fields of a form that is played: a line for each fact, shown while it is asked for. Takes no answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from decisiontree.display import one_line
from decisiontree.model import Fact
from decisiontree.tui import played
from decisiontree.tui.content import content
from decisiontree.tui.widgets.one_line import OneLine
from decisiontree.walk import AskedField

Shown = Callable[[Sequence[str]], Iterable[bool]]
"""For each field whether it is asked for, with these texts in all of them."""


class FactInput(OneLine):
    """A line for one fact of a form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next field, then go on", id="play.submit", show=False),
    ]

    def __init__(self, fact: Fact, value: str, hint: str) -> None:
        super().__init__(value, placeholder=one_line(hint))
        self.fact = fact
        self.label = Static(content(fact.label), classes="label")


class FactForm(Vertical):
    """The lines of one form."""

    _shown: Shown | None = None

    async def ask(self, fields: Sequence[AskedField], language: str, shown: Shown) -> None:
        """Put a line there for each field, and the focus on the first that is shown."""
        self._shown = None
        await self.remove_children()
        inputs = [
            FactInput(fact, played.text_of(fact, value, language), played.hint_of(fact, language))
            for fact, value, *_ in fields
        ]
        for fact_input in inputs:
            await self.mount(fact_input.label, fact_input)
        self._shown = shown
        self.show_asked()
        self.screen.set_focus(next((each for each in inputs if each.display), None))

    @property
    def inputs(self) -> list[FactInput]:
        """The lines that are shown."""
        return [each for each in self.query(FactInput) if each.display]

    @property
    def texts(self) -> Mapping[str, str]:
        """What is in them, by fact."""
        return {each.fact.id: each.value for each in self.inputs}

    def next(self, after: Input) -> bool:
        """Go to the line below; False in the last one."""
        inputs: list[Input] = [*self.inputs]
        at = inputs.index(after) if after in inputs else len(inputs) - 1
        if at + 1 == len(inputs):
            return False
        self.screen.set_focus(inputs[at + 1])
        return True

    @on(Input.Changed)
    def show_asked(self) -> None:
        """Show the fields that are asked for with what is in those above them; the texts of the others stay."""
        inputs = [*self.query(FactInput)]
        shown = () if self._shown is None else self._shown([each.value for each in inputs])
        for fact_input, is_shown in zip(inputs, shown, strict=False):
            fact_input.display = fact_input.label.display = is_shown
