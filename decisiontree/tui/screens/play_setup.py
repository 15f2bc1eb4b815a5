"""What the author sets while a call is played: where it begins, its facts, role, day and incidents; and saving it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from time import process_time
from typing import TYPE_CHECKING, TypeAlias

from decisiontree import clock
from decisiontree.explain import NoWay, WaySearch
from decisiontree.model import Plain
from decisiontree.tui import play_settings
from decisiontree.tui.key_names import bound_keys
from decisiontree.tui.played_call import Beginning
from decisiontree.tui.screens.confirm import ConfirmScreen, Reply
from decisiontree.tui.screens.help import HelpScreen, Section
from decisiontree.tui.screens.pick import HINT, PickScreen
from decisiontree.tui.search import Hit, Index
from decisiontree.walk import Repeated, written_scenario

if TYPE_CHECKING:
    from decisiontree.tui.screens.play import PlayScreen

SaveScenario: TypeAlias = "Callable[[Mapping[str, Plain], bool], str | None]"
"""Writes a scenario and says where it is; None where one of that name is there, which only True overwrites."""
NOT_ENDED = "the call has not ended; play it to an end, because a scenario says how the call must end"
FROM_HERE = "this call begins in the middle of the tree; press b and begin at the start, then save it"

SEARCHING = "looking for the answers that lead here; you can play meanwhile"
AT_ONCE, SLICE = 0.15, 0.008
"""Seconds of CPU that the search for a way takes before the first picture, and then between keys."""


class PlaySetup:
    """Asks in lists, one after the other, and plays the answers again."""

    def __init__(self, screen: PlayScreen, save: SaveScenario | None) -> None:
        self._screen = screen
        self._save = save

    async def ask(self, what: str) -> None:
        """Do what a key of the play asks for."""
        match what:
            case "known":
                self._ask_known()
            case "begin":
                self._ask_beginning()
            case "save":
                self._ask_name()
            case "role":
                await self.other_role()
            case "restart":
                await self.begin(self._screen.call.beginning)
            case _:
                self._screen.app.push_screen(HelpScreen(_pages(self._screen)))

    def look_for_way(self) -> None:
        """Look for the answers that lead to the node: at once if that is quick, else while the author plays."""
        search = self._screen.call.search()
        if not self._searched(search, AT_ONCE):
            self._screen.said = SEARCHING
            self._screen.run_worker(self._go_on_searching(search), exclusive=True)

    async def _go_on_searching(self, search: WaySearch) -> None:
        before = self._screen.call.state
        while not self._searched(search, SLICE):
            await asyncio.sleep(SLICE)
            if self._screen.call.state is not before:
                return
        await self._screen.show(self._screen.said)

    def _searched(self, search: WaySearch, seconds: float) -> bool:
        """Whether the search has ended within that time; then the call is where it has led."""
        until = process_time() + seconds
        try:
            while process_time() < until:
                next(search)
        except StopIteration as end:
            found: Repeated | NoWay = end.value
            if isinstance(found, NoWay):
                self._screen.said = f"{found.reason}; the call begins here with nothing known"
            else:
                self._screen.said = self._screen.call.lead(found)
            return True
        return False

    async def begin(self, beginning: Beginning) -> None:
        """Begin the call again, from another place if need be."""
        screen, call = self._screen, self._screen.call
        if beginning is Beginning.LEADING:
            refused = call.begin(Beginning.HERE, clock.now())
            if refused is None:
                self.look_for_way()
            await screen.show(refused or screen.said)
            return
        await screen.show(call.begin(beginning, clock.now()) or "")

    async def other_role(self) -> None:
        """The next role of the library."""
        call = self._screen.call
        roles = [role.id for role in call.library.shared.roles]
        if not roles:
            await self._screen.show("there are no roles; press S in the editor to add some")
            return
        at = roles.index(call.role) if call.role in roles else -1
        await self._screen.show(call.play_as(roles[(at + 1) % len(roles)]))

    def _ask_beginning(self) -> None:
        call = self._screen.call
        inside = call.node is not None and call.node != call.library.trees[call.tree_id].start
        offered = tuple(Beginning) if inside else (Beginning.START,)
        hits = [Hit(each.name, each.value) for each in offered]

        async def chosen(hit: Hit) -> None:
            await self.begin(Beginning[hit.key])

        where = f" '{call.node}'" if inside else ""
        self._pick(f"Begin the call{where}", Index(hits).best, chosen)

    def _ask_known(self) -> None:
        call = self._screen.call

        async def chosen(hit: Hit) -> None:
            kind, _, name = hit.key.partition(":")
            match kind:
                case play_settings.ROLE:
                    await self._ask_role()
                case play_settings.DAY:
                    self._ask_day()
                case play_settings.INCIDENT:
                    open_now = call.state.incidents
                    others = tuple(each for each in open_now if each != name)
                    await self._screen.show(
                        call.play_during(others if name in open_now else (*open_now, name))
                    )
                case _:
                    self._ask_value(name)

        find = Index(play_settings.settings_of(call)).best
        self._pick("What is known; Enter changes it", find, chosen)

    async def _ask_role(self) -> None:
        call = self._screen.call

        async def chosen(hit: Hit) -> None:
            await self._screen.show(call.play_as(hit.key))

        self._pick("Who answers the call", Index(play_settings.roles_of(call)).best, chosen)

    def _ask_day(self) -> None:
        call = self._screen.call

        async def chosen(hit: Hit) -> None:
            if hit.key:
                await self._screen.show(call.play_on(date.fromisoformat(hit.key)))

        today = date.fromordinal(call.today).isoformat()
        self._pick("The day on which the call begins", play_settings.day_offered, chosen, query=today)

    def _ask_value(self, name: str) -> None:
        call = self._screen.call
        fact, language = play_settings.fact_of(call, name), call.library.trees[call.tree_id].language

        def find(query: str) -> Sequence[Hit]:
            return play_settings.values_offered(fact, language, query)

        async def chosen(hit: Hit) -> None:
            if hit.key:
                await self._screen.show(call.know(name, play_settings.value_of(fact, hit.key)))
            else:
                await self._screen.show(f"not changed: {hit.name}")

        self._pick(fact.label, find, chosen)

    def _ask_name(self) -> None:
        """Ask for the name of the scenario; role and expectation are those of the call."""
        call, save = self._screen.call, self._save
        if save is None or not call.state.finished or call.beginning is Beginning.HERE:
            self._screen.hint_bar.message = FROM_HERE if call.state.finished else NOT_ENDED
            return

        def offered(query: str) -> Sequence[Hit]:
            name = " ".join(query.split())
            return (Hit(name, f"save as '{name}'", play_settings.end_of(call)),) if name else ()

        async def chosen(hit: Hit) -> None:
            written = written_scenario(call.walked, call.state, hit.key)
            said = save(written, False)
            if said is None:
                self._ask_to_replace(written, save)
            else:
                self._screen.hint_bar.message = said

        name = play_settings.name_of(call)
        self._pick("Name of the scenario", offered, chosen, query=name, hint="Enter save   Esc close")

    def _ask_to_replace(self, written: Mapping[str, Plain], save: SaveScenario) -> None:
        replies = (
            Reply("k", "Keep", "keep the scenario that is there"),
            Reply("r", "Replace", "write this call in its place; Ctrl+Z in the editor undoes it"),
        )

        def answered(reply: Reply | None) -> None:
            if reply is replies[1]:
                self._screen.hint_bar.message = save(written, True) or ""

        title = f"There is a scenario '{written['name']}' already"
        self._screen.app.push_screen(ConfirmScreen(title, ("Replace it with this call?",), replies), answered)

    def _pick(
        self,
        title: str,
        find: Callable[[str], Sequence[Hit]],
        then: Callable[[Hit], Awaitable[None]],
        *,
        query: str = "",
        hint: str = HINT,
    ) -> None:
        async def picked(hit: Hit | None) -> None:
            if hit is not None:
                await then(hit)

        self._screen.app.push_screen(PickScreen(title, find, query=query, hint=hint), picked)


def _pages(screen: PlayScreen) -> tuple[Section, ...]:
    """The keys of the play, from its bindings."""
    words = (
        "Answer as a rep does: 1 to 9 choose an answer, Enter goes on. Nothing you play changes the tree.\n"
        "In a form, letters go into the fields: use the F keys and Alt there."
    )
    return (Section("Play", words, (("1-9", "Choose that answer"), *bound_keys(screen.BINDINGS))),)
