"""Every kind of step and every dialog of the page of 'late', one after the other on one page, and what may be wrong with how each is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from browsing import Rep
from playwright.sync_api import expect

from decisiontree.model import Content, Library, TextItem, Topic

GIVEN = "#f.refunds_90_days=0&f.nosuch=1"
TOPICS = tuple(Topic(id=f"topic_{number}", label=f"A bill nobody expected, {number}") for number in (1, 2))
DETAILS = {"days_late": "4", "amount_owed": "140", "caller_name": "Ada"}
ZOOMED = (320, 256)
"""A window of 1280 by 1024 at 400 %."""

_SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    " p { margin-bottom: 2em !important }"
)
HARD = {
    "narrow": ((320, 640), ""),
    "spaced as WCAG wants it to be possible": ((320, 640), _SPACED),
    "at 400 %": (ZOOMED, ""),
    "text at 200 %": ((375, 760), "html { font-size: 200% !important }"),
}
_SHEET = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
    window.dispatchEvent(new Event("resize"));
}"""
_LOOK = """() => {
    const found = [];
    const PARTS = [0, 1, 2, 3, 4];
    const top = document.querySelector("dialog[open], :popover-open") ?? document.documentElement;
    const name = (each) => each.outerHTML.slice(0, 90);
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls to the side");
    if (top.scrollWidth > Math.ceil(top.getBoundingClientRect().width)) found.push(`${top.id} scrolls to the side`);
    const shown = [...top.querySelectorAll("*")].filter((each) => each.checkVisibility() && !each.closest(".map, .table"));
    for (const each of shown) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(each);
        const isField = each.matches("input, select, textarea, svg *");
        if (isField || textOverflow === "ellipsis" || each.clientWidth < 2 || !each.textContent.trim()) continue;
        if (overflowX === "hidden" && each.scrollWidth > each.clientWidth + 1) found.push(`cut at its side: ${name(each)}`);
        if (overflowY === "hidden" && each.scrollHeight > each.clientHeight + 2) found.push(`cut below: ${name(each)}`);
    }
    const stops = shown.filter((each) => each.matches("a[href], button:enabled, input:enabled, select, textarea, summary, [tabindex='0']"));
    for (const each of stops) {
        document.activeElement.blur();
        each.focus();
        if (document.activeElement !== each) continue; // it folds or gives way
        const box = (each.offsetWidth > 2 ? each : each.labels?.[0] ?? each).getBoundingClientRect();
        const part = (from, to, each) => from + ((to - from) * (each + 0.5)) / PARTS.length;
        const points = PARTS.flatMap((row) => PARTS.map((column) => [
            part(Math.max(box.left, 0), Math.min(box.right, innerWidth), column),
            part(Math.max(box.top, 0), Math.min(box.bottom, innerHeight), row),
        ]));
        const over = points.map(([x, y]) => document.elementFromPoint(x, y));
        const isSeen = (one) => one && (each.contains(one) || one.contains(each) || each.labels?.[0]?.contains(one));
        if (!over.some(isSeen)) found.push(`hidden by ${over[12] && name(over[12])} with the focus: ${name(each)}`);
        const rings = [each, each.closest("label"), each.nextElementSibling, each.closest(".card")].filter(Boolean).map((one) => getComputedStyle(one));
        if (!rings.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2)) {
            found.push(`no sign of the focus: ${name(each)}`);
        }
        if (each.tabIndex > 0) found.push(`an order of its own: ${name(each)}`);
    }
    return found;
}"""


def with_scenes(library: Library, language: str = "en") -> Library:
    """The library with topics and a link to another step."""
    tree = library.trees["late"]
    verify = tree.nodes["verify"]
    linked = Content(say=(TextItem("Could you read me the number? See [the end](#end_settled)."),))
    nodes = {**tree.nodes, "verify": replace(verify, content=linked)}
    late = replace(tree, nodes=nodes, language=language)
    return replace(
        library,
        shared=replace(library.shared, topics=TOPICS),
        trees={each: replace(one, language=language) for each, one in library.trees.items()} | {"late": late},
    )


def _takes(*steps: str | dict[str, str] | None) -> Callable[[Rep], None]:
    return lambda rep: rep.hurries(*steps)


def _complains_after(step: str) -> Callable[[Rep], None]:
    def complain(rep: Rep) -> None:
        rep.hurries(step)
        rep.goes_on()
        expect(rep.stage.locator(".errors")).to_be_visible()

    return complain


def _presses(*keys: str) -> Callable[[Rep], None]:
    def press(rep: Rep) -> None:
        for key in keys:
            rep.presses(key)

    return press


def _asks_for_the_keys(rep: Rep) -> None:
    rep.presses("?")
    expect(rep.page.locator("#keys-title")).to_be_in_viewport()


def _finds(rep: Rep) -> None:
    rep.presses("/")
    rep.page.locator("#find-words").fill("settled on the call")
    rep.page.locator("#find-hits button").first.click()
    expect(rep.page.locator("#find-peek")).to_be_visible()


def _turns_to_the_map(rep: Rep) -> None:
    rep.presses("o")
    rep.page.locator("#outline input[value=map]").check()
    expect(rep.page.locator("#outline .map")).to_be_visible()


def _sees(rep: Rep) -> None:
    rep.stage.locator("[data-see]").click()
    expect(rep.page.locator("#see")).to_be_visible()


def _copies_by_hand(rep: Rep) -> None:
    rep.page.evaluate(
        "() => { Object.defineProperty(navigator, 'clipboard', {}); document.execCommand = () => false; }"
    )
    rep.presses("c")
    expect(rep.page.locator("#copy")).to_be_visible()


def _folds_exits(rep: Rep) -> None:
    rep.page.set_viewport_size({"width": ZOOMED[0], "height": ZOOMED[1]})
    expect(rep.page.locator("#exits")).to_have_attribute("popover", "auto")
    rep.presses("x")
    expect(rep.page.locator("#exits")).to_be_visible()


def _changes(rep: Rep) -> None:
    rep.page.locator(".trail a", has_text="Passed").click()
    rep.stands_at("n-verify")
    rep.answers("Failed")
    expect(rep.page.locator("#drops")).to_be_visible()


def _is_told_of_a_newer_one(rep: Rep) -> None:
    rep.page.evaluate("() => { document.getElementById('newer').hidden = false; }")


SCENES: dict[str, Callable[[Rep], None]] = {
    "the question for the role, with what was not taken from the link": lambda rep: rep.sees(
        "What is your role?"
    ),
    "facts that are asked first, with mistakes": _complains_after("Customer rep"),
    "a question": _takes({"tier": "gold"}),
    "what a link shows": _sees,
    "a field for a note": _presses("n"),
    "the topics of a grievance": _presses("Escape", "g"),
    "a form with mistakes": _complains_after("Passed"),
    "a step with everything in it": _takes(DETAILS),
    "what is read back": _takes(None),
    "a decision above the limit": _takes("The caller agreed"),
    "a question for an approval": _takes(None),
    "the settings": lambda rep: rep.page.locator("[data-do=settings]").click(),
    "the keys": _asks_for_the_keys,
    "a step that was found": _finds,
    "the outline": _presses("o"),
    "the map": _turns_to_the_map,
    "copying by hand": _copies_by_hand,
    "exits that are folded": _folds_exits,
    "the question whether to start again": _presses("r"),
    "an outcome": _takes("Confirmed"),
    "a newer version": _is_told_of_a_newer_one,
    "what a change sets aside": _changes,
}
"""How to come to each from the one before, dialogs closed."""


def shows(rep: Rep, scene: str, size: tuple[int, int]) -> None:
    """Goes on to a scene from the one before, in a window of this size."""
    while rep.page.locator("dialog[open], :popover-open").count():
        rep.page.keyboard.press("Escape")
    rep.page.set_viewport_size({"width": size[0], "height": size[1]})
    SCENES[scene](rep)
    rep.page.mouse.move(0, 0)


def opened(rep: Rep) -> str:
    """The id of what lies open over the page."""
    return str(rep.page.evaluate("document.querySelector('dialog[open], :popover-open')?.id ?? ''"))


def hard_to_read(rep: Rep) -> list[str]:
    """What is cut, covered or without a sign of the focus: in a narrow window, at 400 %, with text spaced and doubled."""
    rep.page.keyboard.press("Shift")  # whoever types sees the focus
    found: list[str] = []
    size = rep.page.viewport_size
    assert size is not None
    for name, ((width, height), style) in HARD.items():
        rep.page.set_viewport_size({"width": width, "height": height})
        rep.page.evaluate(_SHEET, style)
        found += [f"{name}: {each}" for each in rep.page.evaluate(_LOOK)]
    rep.page.evaluate(_SHEET, "")
    rep.page.set_viewport_size(size)
    return found
