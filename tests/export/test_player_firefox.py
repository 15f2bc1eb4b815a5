"""The page in Firefox ESR, from the disk: the walk, whole calls, what is kept, what its policy refuses, its colours."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
from bidi import Session, launched, tab_of
from browsing import section_of
from edge_cover import TODAY, covering_calls
from firefox_rep import FirefoxRep, visit_in_firefox
from hands import Hand, Keyboard, Mouse, answer
from player_page import SCRIPT
from sessions import TRACE_JS, begin_with, files, read_session, trace

from decisiontree.export import Occasion
from decisiontree.export.player_data import compile_page
from decisiontree.model import Fact, Library
from decisiontree.reader import load_library
from decisiontree.walk import Agreed, ChooseOption, Continue, Corrected, Fill, State, TakeWayOut

pytestmark = pytest.mark.firefox

CALLS = {"clinic": 5, "outage": 3, "refund": 6}
"""So many calls of each tree, those that take the most ways."""
HANDS: tuple[Hand, ...] = (Keyboard(), Mouse())
NOON = datetime.combine(datetime.fromordinal(TODAY), datetime.min.time(), UTC).replace(hour=12)
GIVEN = "#f.tier=standard&f.refunds_90_days=0"
STEP = "document.querySelector('#stage > section').id"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One Firefox for all tests of this module."""
    with launched(tmp_path_factory.mktemp("profile")) as session:
        yield session


@pytest.fixture(scope="module")
def samples(sample_trees: Path) -> Library:
    """The sample library."""
    return load_library([sample_trees]).model


@pytest.fixture(scope="module")
def calls_of(samples: Library) -> Callable[[str], list[State]]:
    """`calls_of(tree)`: the calls that are taken there."""

    @cache
    def found(tree: str) -> list[State]:
        calls, _ = covering_calls(samples, tree, _incidents(samples, tree))
        return calls[: CALLS[tree]]

    return found


@pytest.fixture
def pages(site_of: Callable[[Path], Path], sample_trees: Path) -> Path:
    """The pages of the sample trees."""
    return site_of(sample_trees)


@pytest.fixture
def rep(firefox: Session, site: Path, now: Occasion) -> Iterator[FirefoxRep]:
    """A rep at the first question of 'late'."""
    with visit_in_firefox(firefox, site / "late.html", now=now.now, given=GIVEN) as somebody:
        somebody.waits()
        somebody.page.evaluate("document.querySelector('#who li[data-role=rep] a').click()")
        somebody.stands_at("n-verify")
        yield somebody


def test_every_session_is_the_same_in_firefox(firefox: Session) -> None:
    """Every state of every conformance file, whole."""
    sessions = [read_session(file) for file in files()]
    compiled = {one.name: compile_page(one.library, one.tree) for one in sessions}

    with tab_of(firefox, size=(700, 560), before="() => {}") as tab:
        tab.evaluate(f"() => {{ {SCRIPT.read_text(encoding='utf-8')} }}")
        seen = tab.evaluate(
            TRACE_JS.strip(), [compiled, [[one.name, one.origin, one.answers] for one in sessions]]
        )

    for session, states in zip(sessions, seen, strict=True):
        python = trace(session.library, begin_with(session.library, session.origin), session.answers)
        assert states == json.loads(json.dumps(python)), session.name


@pytest.mark.parametrize("tree", CALLS)
def test_calls_end_as_the_walk_does(
    firefox: Session, samples: Library, calls_of: Callable[[str], list[State]], pages: Path, tree: str
) -> None:
    """By keys and by mouse in turn, each answer at the step where the walk stands."""
    with visit_in_firefox(firefox, pages / f"{tree}.html", now=NOON) as rep:
        if rep.page.evaluate(STEP) == "who":
            rep.presses("1")
        for call, hand in zip(calls_of(tree), cycle(HANDS)):
            rep.chooses("set-role", call.origin.role or "")
            if _incidents(samples, tree):
                rep.chooses("set-incident", "*" if call.origin.incidents else "")
            facts = dict(_facts(samples, call))
            for move in call.moves:
                places = {"facts" if move.for_facts else section_of(move.path)}
                if isinstance(move.answer, TakeWayOut):
                    places.add("facts")  # facts may be asked there first
                assert rep.page.evaluate(STEP) in places
                answer(rep, hand, move, facts)
            assert rep.page.evaluate(STEP) == section_of(call.path)
            hand.begins_anew(rep)


def test_these_calls_meet_every_kind_of_answer_and_field(
    samples: Library, calls_of: Callable[[str], list[State]]
) -> None:
    """Nothing that a rep does at a sample tree is left to Chromium."""
    moves = [(call, move) for tree in CALLS for call in calls_of(tree) for move in call.moves]
    assert {type(move.answer) for _, move in moves} >= {
        ChooseOption, Continue, Fill, Agreed, Corrected, TakeWayOut,
    }  # fmt: skip
    facts = {fact: each for call, _ in moves for fact, each in _facts(samples, call)}
    filled = {
        facts[fact].type for _, move in moves if isinstance(move.answer, Fill) for fact in move.answer.values
    }
    assert filled == {fact.type for fact in facts.values()}


def _incidents(library: Library, tree: str) -> list[str]:
    return [each.id for each in library.shared.incidents if tree in each.trees]


def _facts(library: Library, call: State) -> Iterator[tuple[str, Fact]]:
    yield from library.shared.facts.items()
    for move in call.moves:
        tree = move.path.rpartition("/")[0] or call.origin.tree
        yield from library.trees[tree.rpartition("/")[2]].facts.items()


def test_back_forward_and_reload_keep_the_call(rep: FirefoxRep) -> None:
    """What was typed, too, but nothing private; the heading has the focus after every one."""
    rep.presses("1")
    rep.stands_at("n-details")
    typed = "(fact) => document.querySelector(`#stage [data-field='${fact}'] input`)"
    rep.page.evaluate(f"() => ({typed})('days_late').focus()")
    rep.page.keyboard.type("4")
    rep.page.evaluate(f"() => ({typed})('caller_name').focus()")
    rep.page.keyboard.type("Ada")
    rep.page.reload()
    rep.sees("() => document.querySelector('#stage > section')?.id === 'n-details'")
    assert rep.page.evaluate(f"() => [({typed})('days_late').value, ({typed})('caller_name').value]") == [
        "4",
        "",
    ]
    rep.page.travels(-1)
    rep.stands_at("n-verify")
    rep.page.travels(1)
    rep.stands_at("n-details")
    assert rep.page.evaluate("document.title").startswith("What happened to the order?")
    kept = rep.page.evaluate(
        "JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), location.href])"
    )
    assert "Ada" not in kept
    assert "days_late" in kept


def test_the_role_travels_with_the_links(firefox: Session, pages: Path) -> None:
    """Each file has a storage of its own; the last role that was said holds everywhere, and no address keeps it."""
    role = "document.querySelector('[data-role-name]').textContent"
    with visit_in_firefox(firefox, pages / "refund.html", now=NOON) as rep:
        rep.sees("() => document.querySelector('#who')?.checkVisibility()")
        rep.presses("2")
        said = rep.page.evaluate(role)
        rep.clicks("a.home")
        rep.sees("() => document.querySelector('#filter')")
        assert rep.page.evaluate("location.hash") == ""
        rep.clicks(".card a[href^='clinic.html']")
        rep.sees("() => document.querySelector('#stage > section.node')")
        assert rep.page.evaluate(role) == said
        assert "role" not in rep.page.evaluate("location.href")
        rep.chooses("set-role", rep.page.evaluate("document.querySelector('#set-role').options[2].value"))
        other = rep.page.evaluate(role)
        assert other != said
        rep.clicks("a.home")
        rep.sees("() => document.querySelector('#filter')")
        rep.clicks(".card a[href^='refund.html']")
        rep.sees("() => document.querySelector('#stage > section.node')")
        assert rep.page.evaluate(role) == other


def test_a_role_that_there_is_not_is_asked_for(firefox: Session, pages: Path) -> None:
    """An address may tell anything."""
    for told in ("#role=nobody", "#role=%E0%A4%A", "#role="):
        with visit_in_firefox(firefox, pages / "refund.html", now=NOON, given=told) as rep:
            assert rep.page.evaluate(STEP) == "who"


def test_the_index_finds_a_step_of_any_tree_and_opens_it(firefox: Session, pages: Path) -> None:
    """The pages tell each other their words from disk; the step is read, and the role is known there."""
    with visit_in_firefox(firefox, pages / "index.html", now=NOON, given="#role=rep") as rep:
        rep.sees("() => document.activeElement.id === 'filter'")
        rep.page.keyboard.type("What is the cause")
        rep.sees("() => document.querySelector('#found').textContent.startsWith('Trees: 0. Steps: ')")
        rep.clicks("#hits a[href^='refund.html']")
        rep.sees("() => document.querySelector('#find[open]')?.textContent.includes('What is the cause')")
        assert rep.page.evaluate(STEP).startswith("n-")


def test_the_summary_is_copied_or_shown(rep: FirefoxRep) -> None:
    """By the clipboard, without it by the old command, and where that is refused the text is on the screen."""
    said = "(words) => document.querySelector('#status').textContent === words"
    rep.presses("c")
    rep.sees(said, "Copied the summary.")
    rep.page.evaluate(
        "() => { document.querySelector('#status').textContent = ''; Object.defineProperty(navigator, 'clipboard', {}); }"
    )
    rep.presses("c")
    rep.sees(said, "Copied the summary.")
    rep.page.evaluate("() => { document.execCommand = () => false; }")
    rep.presses("c")
    assert "Late delivery" in rep.sees("() => document.querySelector('dialog[open] textarea')?.value")


def test_the_policy_holds(firefox: Session, site: Path, tmp_path: Path, now: Occasion) -> None:
    """No script that was put into the file runs, and none may write markup; the step is shown all the same."""
    shutil.copytree(site, tmp_path / "site")
    page = tmp_path / "site" / "late.html"
    page.write_text(page.read_text().replace("</body>", "<script>window.ran = 1</script></body>"))
    write = "() => { try { document.body.innerHTML = '<p>'; return 'written'; } catch (error) { return error.name; } }"
    with visit_in_firefox(firefox, page, now=now.now) as rep:
        assert rep.page.evaluate("window.ran ?? null") is None
        assert rep.page.evaluate(write) == "TypeError"
        assert rep.page.evaluate(STEP) == "who"
        assert all("Content-Security-Policy" in each for each in rep.messages)
        assert rep.messages
        firefox.events.clear()


def test_colours_are_the_computers_own(firefox: Session, rep: FirefoxRep) -> None:
    """Light and dark by the system's preference; with forced colours the exits stand out by their borders."""
    paper = "(colour) => getComputedStyle(document.body).backgroundColor === colour"
    border = "() => getComputedStyle(document.querySelector('.exits a')).borderStyle === 'double'"
    scheme, forced = "layout.css.prefers-color-scheme.content-override", "browser.display.document_color_use"
    rep.sees(paper, "rgb(244, 242, 237)")
    firefox.prefers(scheme, value=0)
    rep.sees(paper, "rgb(18, 21, 27)")
    firefox.prefers(scheme, value=1)
    firefox.prefers(forced, value=2)
    try:
        rep.sees(border)
    finally:
        firefox.prefers(forced, value=0)
