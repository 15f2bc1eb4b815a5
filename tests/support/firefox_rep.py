"""A rep at an exported page in Firefox: presses keys and clicks as `hands` does, and looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bidi import Session, Tab, tab_of

SIZE = (1366, 768)
_BEFORE = """() => {
    let passed = 0;
    window.passes = (milliseconds) => { passed += milliseconds; };
    performance.now = () => passed;
    Date.now = () => NOW + passed;
}"""
_UNTIL = """async (given) => {
    for (let turn = 0; turn < 3000; turn += 1) {
        const found = (FUNCTION)(given);
        if (found) return found;
        await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error(`${location.href} never came to what was waited for`);
}"""


@dataclass(frozen=True)
class FirefoxRep:
    """Somebody at one page."""

    page: Tab

    def waits(self) -> None:
        """Lets the guard against a double press pass."""
        self.page.evaluate("() => passes(300)")

    def presses(self, key: str) -> None:
        """Presses a key, after the guard has passed."""
        self.waits()
        self.page.keyboard.press(key)

    def clicks(self, selector: str) -> None:
        """Clicks what is seen there."""
        self.waits()
        spot = """(selector) => {
            const place = document.querySelector(selector);
            place.scrollIntoView({ block: "center" });
            const { x, y, width, height } = place.getBoundingClientRect();
            return [x + width / 2, y + height / 2];
        }"""
        self.page.mouse.click(*self.page.evaluate(spot, selector))

    def sees(self, function: str, given: object = None) -> Any:  # noqa: ANN401  whatever a page gives
        """What a function in the page gives, as soon as that is something."""
        return self.page.evaluate(_UNTIL.replace("FUNCTION", function), given)

    def stands_at(self, section: str) -> None:
        """The step of this section is shown and its heading has the focus."""
        at = """(id) => document.querySelector("#stage > section")?.id === id
            && document.activeElement === document.querySelector("#stage h2")"""
        self.sees(at, section)

    def chooses(self, setting: str, value: str) -> None:
        """Another value in a list of the settings."""
        self.waits()
        choose = """([id, value]) => {
            const list = document.getElementById(id);
            list.value = value;
            list.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
        self.page.evaluate(choose, [setting, value])

    @property
    def messages(self) -> list[str]:
        """What the console said, in any tab."""
        return [event["params"]["text"] for event in self.page.session.events]


@contextmanager
def visit_in_firefox(session: Session, file: Path, *, now: datetime, given: str = "") -> Iterator[FirefoxRep]:
    """A visit to a page on the disk; the console stays empty."""
    before = _BEFORE.replace("NOW", str(round(now.timestamp() * 1000)))
    session.events.clear()
    with tab_of(session, size=SIZE, before=before) as tab:
        tab.goto(file.as_uri() + given)
        rep = FirefoxRep(tab)
        yield rep
        assert rep.messages == []
