"""What is in view: on a phone, a small phone and a laptop the answers are seen, or pointed to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import LAPTOP, PHONE, Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion

pytestmark = pytest.mark.browser

PHONES = (PHONE, (320, 640))
DESK = (1280, 760)
TREES = ("clinic", "coldcall", "heating", "internet", "outage", "refund")
# window, size of text, distances that WCAG wants to be possible
HARD = (((320, 256), "", False), ((375, 760), "200%", False), ((320, 640), "", True))
_TEXT = """([size, spaced]) => {
    const { style } = document.documentElement;
    style.fontSize = size;
    for (const [name, value] of [["line-height", 1.5], ["letter-spacing", ".12em"], ["word-spacing", ".16em"]]) {
        document.body.style.setProperty(name, spaced ? value : "");
    }
    window.dispatchEvent(new Event("resize"));
}"""
_IS_SEEN = """() => {
    const box = document.activeElement.getBoundingClientRect();
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return document.activeElement.contains(seen) || seen.contains(document.activeElement);
}"""
_TOO_WIDE = """() => {
    const [stage, store] = ["stage", "store"].map((id) => document.getElementById(id));
    const found = [];
    for (const section of [...store.children]) {
        stage.replaceChildren(section);
        if (document.documentElement.scrollWidth > innerWidth) found.push(section.id);
        store.append(section);
    }
    return found;
}"""


@pytest.fixture
def clinic(site_of: Callable[[Path], Path], sample_trees: Path) -> Path:
    """The page whose question on emergencies has a long list to read out."""
    return site_of(sample_trees) / "clinic.html"


def top(rep: Rep, selector: str) -> float:
    """Where something begins, from the top of the screen."""
    box = rep.page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


def taps_cue(rep: Rep) -> None:
    """Where it is: `click` may scroll first, and then nothing is out of view any more."""
    place = rep.page.locator("#cue").bounding_box()
    assert place is not None
    rep.page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)


def is_as_large_as(rep: Rep, size: tuple[int, int]) -> None:
    """Another screen."""
    rep.page.set_viewport_size({"width": size[0], "height": size[1]})


def to_emergencies(rep: Rep) -> None:
    """On to the list."""
    rep.hurries("About themselves")
    rep.stands_at("n-emerg")


def test_a_long_checklist_leaves_the_answers_in_view_on_a_laptop(
    browser: Browser, clinic: Path, now: Occasion
) -> None:
    """Nobody has to guess that there is something below: a pointer says how much."""
    with visit(browser, clinic, now=now.now, size=LAPTOP, role="Customer rep") as rep:
        to_emergencies(rep)
        assert top(rep, "#stage a.answer") + 44 < top(rep, "#foot")
        expect(rep.page.locator("#cue")).to_have_text("1 more answer ↓")


def test_answers_below_the_foot_are_pointed_to(browser: Browser, clinic: Path, now: Occasion) -> None:
    """One tap brings them; the pointer goes when they are there and comes when they are scrolled away."""
    with visit(browser, clinic, now=now.now, size=PHONE, role="Customer rep") as rep:
        cue = rep.page.get_by_role("button", name="more answer")
        for size in PHONES:
            is_as_large_as(rep, size)
            to_emergencies(rep)
            assert top(rep, "#stage a.answer") > top(rep, "#foot")
            expect(cue).to_have_text("3 more answers ↓")
            taps_cue(rep)
            first = rep.stage.locator("a.answer").first
            expect(first).to_be_in_viewport(ratio=1)
            assert top(rep, "#stage a.answer") + 44 < top(rep, "#foot")
            rep.page.mouse.wheel(0, 2000)
            expect(cue).to_be_hidden()
            rep.page.mouse.wheel(0, -2000)
            expect(cue).to_have_text("3 more answers ↓")
            rep.back()
            rep.stands_at("n-hello")


def test_head_and_foot_leave_the_room_to_the_step(browser: Browser, clinic: Path, now: Occasion) -> None:
    """With an incident or with three ways out: a whole answer is seen, every way out is one tap away."""
    outage = clinic.with_name("outage.html")
    with visit(browser, outage, now=now.now, size=PHONE, role="Customer rep") as rep:
        for size in PHONES:
            is_as_large_as(rep, size)
            assert top(rep, ".desk") <= 160
            assert top(rep, "#stage a.answer") + 44 < top(rep, "#foot")
            banner = rep.page.locator(".incident-banner").first
            short = banner.bounding_box()
            rep.page.get_by_text("What to say").first.click()
            whole = banner.bounding_box()
            assert short is not None
            assert whole is not None
            assert short["height"] < 30 < whole["height"]
            rep.page.get_by_text("What to say").first.click()
    with visit(browser, clinic, now=now.now, size=PHONE, role="Customer rep") as rep:
        for size in PHONES:
            is_as_large_as(rep, size)
            assert top(rep, "#stage a.answer") + 44 < top(rep, "#foot")
            assert size[1] - top(rep, "#foot") <= 125
            expect(rep.page.locator(".exits a:visible")).to_have_count(3)
            rep.waits()
            rep.page.locator(".exits a").nth(2).click()
            expect(rep.stage).not_to_have_id("n-hello")
            rep.back()
            rep.stands_at("n-hello")


def has_text_of(rep: Rep, size: str, *, spaced: bool = False) -> None:
    """Text of another size, as a reader may set it."""
    rep.page.evaluate(_TEXT, [size, spaced])


@pytest.mark.parametrize("tree", TREES)
def test_no_step_is_wider_than_a_small_window(
    browser: Browser, clinic: Path, now: Occasion, tree: str
) -> None:
    """Nor with text twice as large, nor with the distances that readers may want between letters, words and lines."""
    with visit(browser, clinic.with_name(f"{tree}.html"), now=now.now) as rep:
        for size, text, spaced in HARD:
            is_as_large_as(rep, size)
            has_text_of(rep, text, spaced=spaced)
            assert rep.page.evaluate(_TOO_WIDE) == []


def foot_share(rep: Rep) -> float:
    """How much of the window the foot takes while it stays there."""
    share = """() => {
        const foot = document.getElementById("foot");
        return getComputedStyle(foot).position === "sticky" ? foot.offsetHeight / innerHeight : 0;
    }"""
    return float(rep.page.evaluate(share))


def test_the_foot_takes_a_quarter_of_the_window_at_most(
    browser: Browser, clinic: Path, now: Occasion
) -> None:
    """Whatever the size of the text; where exits have no room, a button or a key opens them and a digit takes one."""
    with visit(browser, clinic, now=now.now, role="Customer rep") as rep:
        button = rep.page.get_by_role("button", name="Exits")
        exits = rep.page.locator(".exits a")
        for size in (*PHONES, (375, 760), DESK, (640, 380), (320, 256)):
            is_as_large_as(rep, size)
            for text in ("200%", ""):
                has_text_of(rep, text)
                assert foot_share(rep) <= 0.25
        has_text_of(rep, "")
        expect(exits.first).to_be_hidden()
        button.click()
        expect(exits).to_have_count(3)
        for each in exits.all():
            expect(each).to_be_in_viewport(ratio=1)
        rep.presses("Escape")
        expect(exits.first).to_be_hidden()
        expect(button).to_be_focused()
        button.click()
        rep.presses("2")
        expect(rep.stage).not_to_have_id("n-hello")
        expect(exits.first).to_be_hidden()
        rep.back()
        rep.stands_at("n-hello")
        is_as_large_as(rep, DESK)
        expect(button).to_be_hidden()
        expect(exits.first).to_be_visible()


def test_a_form_has_its_labels_next_to_the_fields_and_its_button_in_view(
    browser: Browser, clinic: Path, now: Occasion
) -> None:
    """On a desk; on a phone they stand above each other, and a pointer says how many fields are below."""
    refund = clinic.with_name("refund.html")
    with visit(browser, refund, now=now.now, size=DESK, role="Customer rep") as rep:
        rep.stands_at("n-verify")
        box = rep.field("caller_name").locator("input").bounding_box()
        assert box is not None
        assert abs(top(rep, "[data-field=caller_name] label") - box["y"]) < box["height"] / 2
        expect(rep.page.locator("#cue")).to_be_hidden()
        for size in (DESK, (375, 760), (320, 640)):
            is_as_large_as(rep, size)
            expect(rep.stage.locator("[type=submit]")).to_be_in_viewport(ratio=1)
            assert top(rep, "#stage [type=submit]") + 40 < top(rep, "#foot")
            for _ in range(5):
                rep.page.keyboard.press("Tab")
                assert rep.page.evaluate(_IS_SEEN)
            rep.heading.focus()
            rep.page.evaluate("scrollTo(0, 0)")
        cue = rep.page.locator("#cue")
        expect(cue).to_have_text("3 more fields ↓")
        taps_cue(rep)
        expect(cue).not_to_have_text("3 more fields ↓")


def test_paper_has_the_day_the_version_and_boxes_to_fill_in(
    browser: Browser, clinic: Path, now: Occasion
) -> None:
    """Closed parts are open there; where scripts are off, every step is printed."""
    refund = clinic.with_name("refund.html")
    with visit(browser, refund, now=now.now, role="Customer rep") as rep:
        rep.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        rep.page.emulate_media(media="print")
        about = rep.page.locator(".about")
        expect(rep.page.locator(".fresh").get_by_text("Version")).to_be_visible()
        expect(about.locator("#printed")).to_have_text(f"{now.now:%Y-%m-%d}")
        expect(about.locator("#printed")).to_be_visible()
        box = "getComputedStyle(document.querySelector('#stage [data-private]'), '::after').borderTopWidth"
        assert rep.page.evaluate(box) == "1px"
        rep.page.emulate_media(media="screen")
        expect(about.locator("#printed")).to_be_hidden()
    with visit(browser, refund, now=now.now, scripts=False) as rep:
        rep.page.emulate_media(media="print")
        assert len(rep.page.locator("#store > section:visible").all()) > 20
