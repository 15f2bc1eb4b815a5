"""A rep at the exported page: opens it offline, answers, reads. Knows the page as a person does, by what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from decisiontree.guards import show_value
from decisiontree.model import Fact, FactValue
from decisiontree.walk import (
    Agreed,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    Move,
    ProvideFact,
    TakeWayOut,
)

Scheme = Literal["light", "dark"]
Step = str | None | Mapping[str, str]
PHONE = (390, 844)
LAPTOP = (1366, 768)
PATIENCE = 30_000
"""Milliseconds that a busy machine may take for what is there at once on an idle one."""
expect.set_options(timeout=PATIENCE)

_FILL = """(values) => {
    for (const [fact, text] of Object.entries(values)) {
        const field = document.querySelector(`#stage [data-field="${fact}"]`);
        const choice = [...field.querySelectorAll("input[type=radio]")].find((each) => each.value === text);
        const input = choice ?? field.querySelector("input:not([type=search]), select");
        const boxes = [...field.querySelectorAll("input[type=checkbox]")];
        for (const box of boxes) box.checked = text.slice(1, -1).split(", ").includes(box.value);
        if (choice) choice.checked = true;
        else if (boxes.length) boxes[0].dispatchEvent(new Event("change", { bubbles: true }));
        else input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
    }
}"""
# Fields, ticks and one press of the step shown, all at once; what comes of it is another step.
_HURRY = f"""([label, values]) => {{
    ({_FILL})(values);
    const stage = document.getElementById("stage");
    const shown = stage.firstElementChild;
    for (const box of stage.querySelectorAll(".must [data-tick]")) box.checked = true;
    const open = [...stage.querySelectorAll("a.answer, [type=submit]")].filter((way) => way.checkVisibility());
    const way = open.find((each) => (label === null ? each.matches(".go, [type=submit]") : each.textContent.includes(label)));
    if (!way) throw new Error(`${{label ?? "a way on"}} is not at ${{shown.id}}`);
    const before = `${{shown.id}} ${{history.length}} ${{shown.querySelectorAll("[data-field]").length}}`;
    way.click();
    const now = stage.firstElementChild;
    if (`${{now.id}} ${{history.length}} ${{now.querySelectorAll("[data-field]").length}}` === before) throw new Error(`nothing came of ${{label}} at ${{now.id}}`);
}}"""
_LISTEN_FOR_BACK = """() => {
    window.wentBack = false;
    window.addEventListener("popstate", () => { window.wentBack = true; }, { once: true });
}"""
# What a document finds of the storage that the one before it in this tab had when it was left; a tab may have lost its name with it.
_WATCH_STORAGE = """(() => {
    if (location.protocol !== "file:" || window !== top) return;
    const names = () => [localStorage, sessionStorage].flatMap((each) => Object.keys(each));
    try {
        window.foundInStorage = names();
        if (JSON.parse(window.name || "[]").some((name) => !foundInStorage.includes(name))) console.warn("storage is empty");
    } catch {
        console.warn("storage is forbidden");
    }
    const note = () => { window.name = JSON.stringify(names()); };
    // after the page's own listener
    addEventListener("load", () => addEventListener("pagehide", note));
})()"""
_IN_STORAGE = """(() => {
    try {
        return [localStorage, sessionStorage].flatMap((each) => Object.keys(each));
    } catch {
        return [];
    }
})()"""
# axe waits for its own end with a timer, and the page's timers stand still.
_AT_ONCE = """(run, wait) => {
    if (wait > 1) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => run();
    port2.postMessage(null);
}"""
_AXE = """([hidden, rules]) => axe.run({ exclude: hidden }, {
    resultTypes: ["violations"],
    selectors: false,
    rules: { "target-size": { enabled: true } },
    ...(rules.length > 0 && { runOnly: rules }),
}).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120))}`))"""


class StorageLost(AssertionError):
    """A busy Chromium 156 now and then empties the storage of a tab that is loaded anew, or forbids it; the test begins again."""


lost_storage: list[str] = []
"""What was seen of that in the test that runs."""


class Rep:
    """Somebody at one page. `messages` is what the console said, `asked` every address the page asked for.

    `document` is where the tree is shown: the page, or a frame in it.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.document: Page | Frame = page
        self.messages: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self._hears(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", lambda dialog: self.messages.append(f"dialog: {dialog.message}"))

    @property
    def stage(self) -> Locator:
        """The step that is shown."""
        return self.document.locator("#stage > section")

    @property
    def heading(self) -> Locator:
        """The heading of the step that is shown."""
        return self.stage.locator("h2")

    def sees(self, heading: str) -> None:
        """The step of this heading is shown."""
        expect(self.heading).to_have_text(heading)

    def stands_at(self, section: str) -> None:
        """The step of this section is shown."""
        expect(self.stage).to_have_id(section)

    def waits(self) -> None:
        """Lets the guard against a double press pass."""
        self.page.clock.fast_forward(300)

    def answers(self, label: str) -> None:
        """Clicks an answer by its words; whatever comes of a click is there when it is done."""
        self.waits()
        self.stage.locator("a.answer", has_text=label).click()

    def goes_on(self) -> None:
        """Clicks the one way on."""
        self.waits()
        self.stage.locator("a.answer.go:visible, [type=submit]:visible").first.click()

    def presses(self, key: str) -> None:
        """Presses a key, after the guard has passed."""
        self.waits()
        self.page.keyboard.press(key)

    def is_a(self, role: str) -> None:
        """Says who is on the call, on a first visit."""
        self.sees("What is your role?")
        self.answers(role)
        expect(self.stage).not_to_have_id("who")

    def hurries(self, *steps: Step) -> None:
        """Through steps that are not what a test is about: an answer by its words, None for the way on, or the values of a form."""
        for step in steps:
            self.waits()
            label, values = (None, step) if isinstance(step, Mapping) else (step, {})
            self.document.evaluate(_HURRY, [label, dict(values)])

    def field(self, fact: str) -> Locator:
        """A field of the step that is shown."""
        return self.stage.locator(f"[data-field='{fact}']")

    def fills(self, fact: str, text: str) -> None:
        """Fills a field as its kind wants it."""
        field = self.field(fact)
        match field.get_attribute("data-control"):
            case "one_of":
                field.locator(f"input[value='{text}']").check()
            case "list":
                field.locator("select").select_option(text)
            case _:
                field.locator("input").fill(text)

    def back(self) -> None:
        """Presses the page's own button; the browser goes back a moment later, and the step before is shown then."""
        self.waits()
        self.document.evaluate(_LISTEN_FOR_BACK)
        self.document.locator(".foot [data-do=back]").click()
        self.document.wait_for_function("window.wentBack")

    def starts_again(self) -> None:
        """Presses the page's own button, and says that it is meant where the page asks."""
        self.waits()
        self.document.locator(".foot [data-do=restart]").click()
        if self.document.locator("#again").is_visible():
            self.waits()
            self.document.locator("#again [data-do=again]").click()

    def reloads(self) -> None:
        """Loads the page anew."""
        before = self._in_storage()
        self.page.reload()
        self._expects_in_storage(before)

    def opens(self, address: str) -> None:
        """Comes to a page of the same folder from elsewhere."""
        before = self._in_storage()
        self.page.goto("about:blank")
        self.page.goto(address)
        self._expects_in_storage(before)

    def _in_storage(self) -> set[str]:
        return set(self.page.evaluate(_IN_STORAGE))

    def _expects_in_storage(self, names: set[str]) -> None:
        if not names <= set(self.page.evaluate("window.foundInStorage ?? []")):
            lost_storage.append("storage is empty")

    def _hears(self, message: str) -> None:
        (lost_storage if message.startswith("storage is ") else self.messages).append(message)

    def status(self, text: str) -> None:
        """The page says so."""
        expect(self.document.locator("#status")).to_have_text(text)


def flaws(rep: Rep, rules: tuple[str, ...] = ()) -> list[str]:
    """What axe finds on what is shown, with the elements: by all its rules, or by some, which look at nothing hidden.

    The window is so high that the foot lies over nothing: axe takes what it covers for small.
    """
    size = rep.page.viewport_size
    assert size is not None
    rep.page.set_viewport_size({"width": size["width"], "height": 4000})
    if not rep.page.evaluate("'axe' in window"):
        rep.page.evaluate(f"((setTimeout, clearTimeout) => {{{AXE_SCRIPT}}})({_AT_ONCE}, () => {{}})")
    hidden = [["#store"], ["#parts"], ["#loose"]] if rules else []
    found = list(rep.page.evaluate(_AXE, [hidden, list(rules)]))
    rep.page.set_viewport_size(size)
    return found


def follow(rep: Rep, move: Move, known: Mapping[str, FactValue], facts: Mapping[str, Fact]) -> None:
    """Gives the answer of a move; `known` fills the fields that the page asks for by itself."""
    if isinstance(move.answer, ProvideFact):
        return
    give_asked(rep, known, facts)
    rep.stands_at(section_of(move.path))
    rep.waits()
    for tick in rep.stage.locator(".must [data-tick]").all():
        tick.check()
    match move.answer:
        case ChooseOption(key=key):
            rep.stage.locator(f"li[data-way='{key}'] a.answer").click()
        case Continue():
            rep.goes_on()
        case Agreed():
            rep.stage.locator("li[data-way=agreed] a.answer").click()
        case Corrected():
            rep.stage.locator("li[data-way=corrected] a.answer").click()
        case TakeWayOut(key=key):
            rep.page.locator(f"[data-exit$='/{key}']:visible a").first.click()
        case Fill(values=values, tried=tried):
            fill_in(rep, {fact: value for fact, value in values.items() if value is not None}, facts)
            for tag in tried or ():
                rep.field("tried").locator(f"input[value='{tag}']").check()
            rep.goes_on()
        case _:
            raise AssertionError(f"no such answer: {move.answer}")


def section_of(path: str) -> str:
    """The section that shows a node: `verify` is `n-verify`, `refund/verify` is `n-refund.verify`."""
    return "n-" + ".".join(path.split("/")[-2:])


def give_asked(rep: Rep, known: Mapping[str, FactValue], facts: Mapping[str, Fact]) -> None:
    """Fills in what the page asks before a step, as often as it asks."""
    while rep.stage.get_attribute("id") == "facts":
        wanted = [str(box.get_attribute("data-field")) for box in rep.stage.locator("[data-field]").all()]
        fill_in(rep, {fact: known[fact] for fact in wanted}, facts)
        rep.goes_on()


def fill_in(rep: Rep, values: Mapping[str, FactValue], facts: Mapping[str, Fact]) -> None:
    """Fills fields with typed values."""
    rep.page.evaluate(_FILL, {fact: show_value(facts[fact], value) for fact, value in values.items()})


@contextmanager
def visit(
    browser: Browser,
    file: Path,
    *,
    now: datetime,
    size: tuple[int, int] = LAPTOP,
    scheme: Scheme = "light",
    scripts: bool = True,
    policy: bool = True,
    role: str | None = None,
    given: str = "",
) -> Iterator[Rep]:
    """A visit to a page with the network off; the browser's clock stands still at `now` until a test moves it.

    `given` is what a host tells in the address. Closing it checks that the page asked for nothing but itself and that the console is empty.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        reduced_motion="reduce",
        java_script_enabled=scripts,
        bypass_csp=not policy,
        locale="en-GB",
        offline=True,
    )
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        rep = Rep(page)
        if scripts:
            page.clock.install(time=now - timedelta(minutes=1))
            page.clock.pause_at(now)
            page.add_init_script(_WATCH_STORAGE)
        page.goto(file.as_uri() + given)
        if role is not None:
            rep.sees("What is your role?")
            rep.hurries(role)
        yield rep
        assert rep.messages == []
        assert [url for url in rep.asked if not url.startswith(file.parent.as_uri())] == []
    finally:
        context.close()
