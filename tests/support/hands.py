"""A rep's two ways to answer: with the keyboard alone, or with the mouse (and typing where words are asked for)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from decisiontree.guards import show_value
from decisiontree.model import Fact
from decisiontree.walk import (
    Agreed,
    ChooseOption,
    Corrected,
    Fill,
    Move,
    TakeWayOut,
)

STOPS = 200
"""So many presses of Tab lead round the longest page."""

# What has the focus, as far as a rep cares: the field it belongs to, what kind it is, what it holds.
_FOCUSED = """() => {
    const focus = document.activeElement;
    const field = focus.closest("#stage [data-field]");
    return {
        fact: field ? field.dataset.field : null,
        kind: focus.localName === "select" ? "select" : focus.type ?? "",
        value: focus.value ?? "",
        checked: focus.checked === true,
        must: focus.matches("#stage .must [data-tick]"),
        go: focus.matches("#stage .answer, [type=submit]"),
        exit: focus.closest("[data-exit]")?.dataset.exit ?? null,
    };
}"""


# The answers in their order, as a rep sees them.
_WAYS = """() => [...document.querySelectorAll("#stage li[data-way]")].filter((way) => way.checkVisibility()).map((way) => way.dataset.way)"""
_TO_SAY = """() => [...document.querySelectorAll("#stage .must [data-tick]")].filter((tick) => tick.checkVisibility()).length"""


class Keys(Protocol):
    """A keyboard before a page."""

    def press(self, key: str) -> None:
        """Presses a key."""

    def type(self, text: str) -> None:
        """Types sign by sign."""

    def insert_text(self, text: str) -> None:
        """Writes all at once."""


class Pointer(Protocol):
    """A mouse over a page."""

    def click(self, x: float, y: float) -> None:
        """Clicks once."""


class Window(Protocol):
    """What there is of a page in any browser."""

    @property
    def keyboard(self) -> Keys: ...

    @property
    def mouse(self) -> Pointer: ...

    def evaluate(self, expression: str, arg: Any = None) -> Any:  # noqa: ANN401  whatever a page gives
        """What an expression in the page is, or a function gives for an argument."""


class Rep(Protocol):
    """Somebody at a page."""

    @property
    def page(self) -> Window: ...

    def waits(self) -> None:
        """Lets the guard against a double press pass."""

    def presses(self, key: str) -> None:
        """Presses a key, after the guard has passed."""


class Hand(Protocol):
    """How a rep answers."""

    def chooses(self, rep: Rep, key: str) -> None:
        """Takes one of the answers."""

    def goes_on(self, rep: Rep) -> None:
        """Takes the only way on."""

    def leaves(self, rep: Rep, exit_: str) -> None:
        """Takes an exit."""

    def fills(self, rep: Rep, texts: Mapping[str, str]) -> None:
        """Fills the fields of the step: texts by fact, of several values with commas between; then goes on."""

    def says(self, rep: Rep) -> None:
        """Ticks what must be said."""

    def begins_anew(self, rep: Rep) -> None:
        """At an outcome, the next call."""


@dataclass(frozen=True)
class Keyboard:
    """Nothing but keys."""

    def chooses(self, rep: Rep, key: str) -> None:
        rep.presses(str(rep.page.evaluate(_WAYS).index(key) + 1))

    def goes_on(self, rep: Rep) -> None:
        rep.presses("Enter")

    def leaves(self, rep: Rep, exit_: str) -> None:
        for _ in range(STOPS):
            rep.page.keyboard.press("Tab")
            if (rep.page.evaluate(_FOCUSED)["exit"] or "").endswith(f"/{exit_}"):
                rep.presses("Enter")
                return
        raise AssertionError(f"Tab does not lead to the exit {exit_}")

    def fills(self, rep: Rep, texts: Mapping[str, str]) -> None:
        done: set[str] = set()
        for _ in range(STOPS):
            rep.page.keyboard.press("Tab")
            here = rep.page.evaluate(_FOCUSED)
            if here["go"]:
                break
            if here["fact"] in texts:
                _enters(rep, here, texts[here["fact"]])
                done.add(here["fact"])
        assert done >= {fact for fact, text in texts.items() if text}, (done, texts)
        rep.presses("Enter")

    def begins_anew(self, rep: Rep) -> None:
        for _ in range(STOPS):
            rep.page.keyboard.press("Tab")
            if rep.page.evaluate("document.activeElement.matches('#summary [data-do=restart]')"):
                rep.presses("Enter")
                return
        raise AssertionError("Tab does not lead to the next call")

    def says(self, rep: Rep) -> None:
        left = rep.page.evaluate(_TO_SAY)
        while left:
            rep.page.keyboard.press("Tab")
            if rep.page.evaluate(_FOCUSED)["must"]:
                rep.page.keyboard.press("Space")
                left -= 1


def _enters(rep: Rep, here: Mapping[str, Any], text: str) -> None:
    """Into the part of a field that has the focus."""
    keys = rep.page.keyboard
    match here["kind"]:
        case "radio":
            for _ in range(STOPS):
                if not text or (here["value"] == text and here["checked"]):
                    return
                keys.press("Space" if here["value"] == text else "ArrowDown")
                here = rep.page.evaluate(_FOCUSED)
            raise AssertionError(f"no choice {text}")
        case "checkbox":
            wanted = here["value"] in text.split(", ") if text or here["value"] else True
            if wanted != here["checked"]:
                keys.press("Space")
        case "select":
            keys.press("Home")
            for _ in range(STOPS):
                if rep.page.evaluate(_FOCUSED)["value"] == text:
                    return
                keys.press("ArrowDown")
            raise AssertionError(f"no choice {text}")
        case _:
            keys.press("Control+a")
            keys.press("Delete")
            keys.type(text)


@dataclass(frozen=True)
class Mouse:
    """Clicks, and typing where words are asked for."""

    def begins_anew(self, rep: Rep) -> None:
        """At an outcome, the next call."""
        _click(rep, "#summary [data-do=restart]")

    def chooses(self, rep: Rep, key: str) -> None:
        _click(rep, f"#stage li[data-way='{key}'] a.answer")

    def goes_on(self, rep: Rep) -> None:
        _click(rep, "#stage .answer.go, #stage [type=submit]")

    def leaves(self, rep: Rep, exit_: str) -> None:
        _click(rep, f"[data-exit$='/{exit_}'] a")

    def fills(self, rep: Rep, texts: Mapping[str, str]) -> None:
        for fact, text in texts.items():
            field = f"#stage [data-field='{fact}']"
            for part in rep.page.evaluate(_PARTS, field):
                spot = f"{field} [id='{part['id']}']"
                match part["type"]:
                    case "radio" if part["value"] == text:
                        _click(rep, spot)
                    case "checkbox" if part["checked"] != (
                        part["value"] in (text.split(", ") if text else [""])
                    ):
                        _click(rep, spot)
                    case "select-one":
                        # the list that opens is the system's own
                        rep.page.evaluate(_SELECT, [spot, text])
                    case "text":
                        _click(rep, spot)
                        rep.page.keyboard.press("Control+a")
                        rep.page.keyboard.press("Delete")
                        rep.page.keyboard.insert_text(text)
        self.goes_on(rep)

    def says(self, rep: Rep) -> None:
        for at in range(rep.page.evaluate(_TO_SAY)):
            _click(rep, "#stage .must [data-tick]", at)


_PARTS = """(field) => [...document.querySelectorAll(`${field} :is(input, select)`)].map(({ id, type, value, checked }) => ({ id, type, value, checked }))"""
_SELECT = """([selector, value]) => {
    const list = document.querySelector(selector);
    list.value = value;
    for (const event of ["input", "change"]) list.dispatchEvent(new Event(event, { bubbles: true }));
}"""
# Where a rep would click: the middle of the first that is seen, in view and under nothing else.
_SPOT = """([selector, at]) => {
    const place = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility())[at];
    if (!place) return null;
    const label = place.labels?.[0] ?? place;
    const shown = place.offsetWidth > 2 ? place : label;
    shown.scrollIntoView({ block: "nearest" });
    const inView = (box) => [box.x + Math.min(box.width / 2, 40), box.y + box.height / 2];
    let [x, y] = inView(shown.getBoundingClientRect());
    if (!under(x, y)) {
        shown.scrollIntoView({ block: "center" });
        [x, y] = inView(shown.getBoundingClientRect());
    }
    if (!under(x, y)) throw new Error(`${document.elementFromPoint(x, y)?.outerHTML} lies over ${selector}`);
    return [x, y];
    function under(x, y) {
        const top = document.elementFromPoint(x, y);
        return top !== null && (shown.contains(top) || label.contains(top) || top.contains(shown) && top.localName === "label");
    }
}"""


def _click(rep: Rep, selector: str, at: int = 0) -> None:
    rep.waits()
    spot = rep.page.evaluate(_SPOT, [selector, at])
    if spot is not None:
        rep.page.mouse.click(*spot)


def answer(rep: Rep, hand: Hand, move: Move, facts: Mapping[str, Fact]) -> None:
    """Gives the answer of a move at the step that is shown."""
    if not move.for_facts and not isinstance(move.answer, TakeWayOut):
        hand.says(rep)
    match move.answer:
        case ChooseOption(key=key):
            hand.chooses(rep, key)
        case Agreed():
            hand.chooses(rep, "agreed")
        case Corrected():
            hand.chooses(rep, "corrected")
        case TakeWayOut(key=key):
            hand.leaves(rep, key)
        case Fill() as fill:
            hand.fills(rep, texts_of(fill, facts))
        case _:
            hand.goes_on(rep)


def texts_of(fill: Fill, facts: Mapping[str, Fact]) -> dict[str, str]:
    """What is written into the fields of a form."""
    texts = {
        fact: "" if value is None else show_value(facts[fact], value).strip("[]")
        for fact, value in fill.values.items()
    }
    return texts if fill.tried is None else texts | {"tried": ", ".join(fill.tried)}
