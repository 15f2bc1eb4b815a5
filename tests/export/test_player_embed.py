"""A host shows a page in a frame and talks to it: the example of the docs, from another origin and from a disk, and hosts that may not."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browsing import PATIENCE, Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion, export_library, find_exporter, write_files
from decisiontree.model import Library, Outcome

pytestmark = pytest.mark.browser

ADA = {"days_late": "4", "amount_owed": "40", "caller_name": "Ada Zebra"}
_LOG = """() => [...document.querySelectorAll("#log li")].map((line) => JSON.parse(line.textContent))"""
_SEND = """(messages) => { for (const message of messages) document.querySelector("iframe").contentWindow.postMessage(message, "*"); }"""
# Another frame of the host sends a message.
_FROM_A_SIBLING = """(message) => {
    const sibling = document.body.appendChild(document.createElement("iframe"));
    const script = sibling.contentDocument.createElement("script");
    script.textContent = `parent.frames[0].postMessage(${JSON.stringify(message)}, "*")`;
    sibling.contentDocument.body.append(script);
}"""
# Messages come in order: this one has come when those before it have.
_ECHO = """() => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    port2.postMessage(null);
})"""
HELLO = {"app": "decisiontree", "v": 1, "type": "hello"}
Open = Callable[..., Rep]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on a port of its own: an origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def example(repository: Path) -> str:
    """The host that the docs show."""
    page = (repository / "docs/reference/embedding.md").read_text(encoding="utf-8")
    found = re.search(r"```html\n(.*?)```", page, re.DOTALL)
    assert found
    return found[1].replace("<meta charset", '<link rel="icon" href="data:,"><meta charset')


def write_pages(library: Library, now: Occasion, folder: Path, *origins: str) -> None:
    """The pages of a library that says who may talk to them; facts stand in the heading of an outcome."""
    late = library.trees["late"]
    settled = late.nodes["end_settled"]
    assert isinstance(settled, Outcome)
    end = replace(settled, outcome="Settled for {caller_name}, {days_late} days")
    library = replace(
        library, trees={**library.trees, "late": replace(late, nodes={**late.nodes, end.id: end})}
    )
    occasion = replace(now, origins=origins)
    write_files(export_library(library, tuple(library.trees), occasion, find_exporter("html")), folder)


@pytest.fixture
def opens(browser: Browser, library: Library, now: Occasion, example: str, tmp_path: Path) -> Iterator[Open]:
    """`opens(*origins)`: the example, at one port; it shows a page from another. `HOST` is the origin of the example."""
    trees, around = tmp_path / "trees", tmp_path / "around"
    trees.mkdir()
    around.mkdir()
    with (
        served(trees) as there,
        served(around) as here,
        closing(browser.new_context(locale="en-GB")) as context,
    ):
        context.set_default_timeout(PATIENCE)

        def run(*origins: str) -> Rep:
            write_pages(library, now, trees, *(each.replace("HOST", here) for each in origins))
            (around / "host.html").write_text(
                example.replace("https://trees.example", there), encoding="utf-8"
            )
            rep = Rep(context.new_page())
            rep.page.clock.install(time=now.now)
            rep.page.goto(f"{here}/host.html")
            rep.document = rep.page.frames[1]
            return rep

        yield run


def told(rep: Rep, kind: str) -> list[dict[str, Any]]:
    """What the host has logged of a type, as soon as there is some."""
    expect(rep.page.locator("#log")).to_contain_text(f'"type":"{kind}"')
    return [message for message in rep.page.evaluate(_LOG) if message["type"] == kind]


def to_the_end(rep: Rep) -> None:
    """The shortest call with something private in it."""
    rep.hurries("Passed", ADA, None, "The caller agreed", None, "Yes")
    rep.sees("Settled for Ada Zebra, 4 days")


def test_the_host_of_the_docs_gets_what_the_contract_promises(opens: Open) -> None:
    """It greets, starts a call with facts and a role, follows the steps and gets the summary; nothing private, and no focus taken."""
    rep = opens("https://other.example", "HOST")
    rep.sees("Did the caller pass the identity check?")
    rep.status("The program around this page started a new call.")
    expect(rep.document.locator("[data-role-name]")).to_have_text("Customer rep")
    assert rep.document.evaluate("document.activeElement === document.body")
    [ready], [started] = told(rep, "ready"), told(rep, "started")
    assert (ready["tree"], ready["title"]) == ("late", "Late delivery, what you may offer")
    assert started["facts"] == ["tier", "refunds_90_days"]

    to_the_end(rep)

    assert told(rep, "outcome") == [
        {"app": "decisiontree", "v": 1, "type": "outcome", "tree": "late", "node": "end_settled"}
        | {
            "title": "Settled for [Caller's name], [Days past the promised date] days",
            "resolution": "resolved",
        }
    ]
    [summary] = told(rep, "summary")
    assert "Customer tier: Gold" in summary["text"]
    steps = [(step["tree"], step["node"]) for step in told(rep, "step")]
    assert steps[-5:] == [
        *(("late", node) for node in ("details", "promise", "listen", "entitled")),
        ("satisfied", "ask"),
    ]
    assert "Zebra" not in json.dumps(rep.page.evaluate(_LOG))
    assert rep.messages == []


def test_a_host_can_lose_no_call(opens: Open) -> None:
    """A start, and another, in the midst of a call: Back returns to it; a restart of a call that has ended needs no way back."""
    rep = opens("HOST")
    rep.sees("Did the caller pass the identity check?")
    rep.hurries("Passed", ADA)
    rep.sees("Own it")
    rep.page.evaluate(_SEND, [{**HELLO, "type": "start", "facts": {"tier": "standard"}}] * 3)
    rep.sees("Before the call")
    rep.back()
    rep.sees("Own it")
    rep.hurries(None, "The caller agreed", None, "Yes")
    rep.sees("Settled for Ada Zebra, 4 days")
    rep.page.evaluate(_SEND, [{**HELLO, "type": "restart"}])
    rep.sees("Before the call")
    expect(rep.document.locator(".foot [data-do=back]")).to_be_disabled()
    assert rep.messages == []


def test_values_of_a_host_are_checked_like_those_of_a_link(opens: Open) -> None:
    """Wrong shapes and values, unknown names, too many: what fits is taken, and nothing is said on the console."""
    rep = opens("HOST")
    rep.sees("Did the caller pass the identity check?")
    facts = {
        "tier": "platinum",
        "days_late": 4,
        "insured": True,
        "caller_name": {"toString": "x"},
        "amount_owed": [4],
        "__proto__x": "y",
    }
    rep.page.evaluate(_SEND, [{**HELLO, "type": "start", "facts": facts, "role": "__proto__"}])
    rep.sees("Before the call")
    assert told(rep, "started")[-1]["facts"] == ["days_late", "insured"]
    many = {f"f{number}": "x" for number in range(5000)} | {"tier": "gold"}
    for wrong in (many, "tier", 7, None, [["tier", "gold"]], {"tier": "x" * 1_000_000}):
        rep.page.evaluate(
            _SEND, [{**HELLO, "type": "start", "facts": wrong}, {**HELLO, "type": "summary", "format": wrong}]
        )
        expect(rep.page.locator("#log li").last).to_contain_text('"type":"summary","format":"text"')
        assert told(rep, "started")[-1]["facts"] == []
    assert rep.messages == []


@pytest.mark.parametrize("origins", [(), ("https://crm.example", "null")], ids=["none", "others"])
def test_a_host_that_was_not_named_hears_and_does_nothing(opens: Open, origins: tuple[str, ...]) -> None:
    """Whatever it says; and where nobody was named, nobody is heard."""
    rep = opens(*origins)
    rep.is_a("Customer rep")
    rep.sees("Before the call")
    evil = [{**HELLO, "type": kind} for kind in ("hello", "start", "restart", "summary")]
    rep.page.evaluate(_SEND, evil)
    rep.document.evaluate(_ECHO)
    rep.hurries({"tier": "gold", "refunds_90_days": "0"}, "Passed")
    rep.stands_at("n-details")
    assert rep.page.evaluate(_LOG) == []
    assert rep.messages == []


def test_what_is_no_message_is_passed_over(opens: Open) -> None:
    """Other programs talk in this way, too; and only the window around the page is listened to."""
    rep = opens("HOST")
    rep.sees("Did the caller pass the identity check?")
    rep.answers("Passed")
    start = {**HELLO, "type": "start"}
    wrong: list[object] = [
        None,
        7,
        "start",
        [],
        {},
        {"app": "decisiontree"},
        {**start, "v": 2},
        {**start, "v": "1"},
        {**start, "app": "other"},
    ]
    wrong += [
        {**start, "type": kind}
        for kind in ("Start", "__proto__", "constructor", "toString", None, ["start"], 5)
    ]
    before = len(rep.page.evaluate(_LOG))
    rep.page.evaluate(_SEND, wrong)
    rep.document.evaluate("(message) => window.postMessage(message, '*')", start)
    rep.page.evaluate(_FROM_A_SIBLING, start)
    rep.page.evaluate(_SEND, [{**HELLO, "type": "summary"}])
    assert told(rep, "summary")
    rep.stands_at("n-details")
    assert len(rep.page.evaluate(_LOG)) == before + 1
    assert rep.messages == []


@pytest.mark.parametrize("origins", [("null",), ("https://crm.example",)], ids=["null", "other"])
def test_a_host_on_a_disk_has_the_origin_null(
    browser: Browser, library: Library, now: Occasion, example: str, tmp_path: Path, origins: tuple[str, ...]
) -> None:
    """It is heard where that was named."""
    write_pages(library, now, tmp_path, *origins)
    around = tmp_path / "host.html"
    around.write_text(example.replace("https://trees.example/", ""), encoding="utf-8")
    with visit(browser, around, now=now.now) as rep:
        rep.document = rep.page.frames[1]
        if origins == ("null",):
            rep.sees("Did the caller pass the identity check?")
            to_the_end(rep)
            assert told(rep, "summary")
        else:
            rep.is_a("Customer rep")
            rep.sees("Before the call")
            assert rep.page.evaluate(_LOG) == []
