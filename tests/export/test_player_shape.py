"""A text with a shape on the page: what the rep types stays until it counts, and then has its shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion
from decisiontree.model import (
    Content,
    Fact,
    FactType,
    Field,
    Form,
    Library,
    Outcome,
    TextItem,
    TextShape,
    Tree,
)

pytestmark = pytest.mark.browser


def _tree() -> Tree:
    shape, digits = TextShape.read("AA-9999"), TextShape.read("9999 9999")
    facts = (
        Fact(id="order", type=FactType.TEXT, label="Order number", shape=shape, hint="On the bill"),
        Fact(id="card", type=FactType.TEXT, label="Customer card", shape=digits, optional=True),
    )
    end = Outcome(
        id="end",
        outcome="Done",
        resolution="informed",
        content=Content(say=(TextItem("It is {order}, {card}."),)),
    )
    nodes = (Form(id="ask", collect=(Field("order"), Field("card")), to="end"), end)
    return Tree(
        id="late",
        title="Late",
        start="ask",
        facts={fact.id: fact for fact in facts},
        nodes={node.id: node for node in nodes},
    )


def test_a_text_is_put_right_when_the_rep_goes_on(
    browser: Browser, write_site: Callable[[Library], Path], library: Library, now: Occasion
) -> None:
    """Nothing jumps while it is typed; what does not fit is said with the shape and an example; Back shows the shape."""
    page = write_site(replace(library, trees={"late": _tree()})) / "late.html"

    with visit(browser, page, now=now.now) as rep:
        order, card = (rep.stage.locator(f"[data-field={each}] input") for each in ("order", "card"))
        expect(card).to_have_attribute("inputmode", "numeric")
        expect(order).to_have_attribute("autocapitalize", "characters")
        expect(order).to_have_accessible_description("On the bill such as AB-1234")
        order.press_sequentially("ab 12")
        expect(order).to_have_value("ab 12")
        rep.goes_on()
        expect(order).to_have_value("ab 12")
        expect(order).to_have_accessible_description(
            "On the bill such as AB-1234 ⚠ enter a text of the shape AA-9999, such as AB-1234"
        )
        order.fill("ab\u201312 34")
        card.fill("12345678")
        rep.goes_on()
        expect(rep.stage).to_contain_text("It is AB-1234, 1234 5678.")
        rep.back()
        expect(order).to_have_value("AB-1234")


def test_a_host_need_not_know_the_shape(
    browser: Browser, write_site: Callable[[Library], Path], library: Library, now: Occasion
) -> None:
    """What it passes is put right; what does not fit is not taken."""
    page = write_site(replace(library, trees={"late": _tree()})) / "late.html"

    with visit(browser, page, now=now.now, given="#f.order=ab-1234&f.card=1234") as rep:
        order, card = (rep.stage.locator(f"[data-field={each}] input") for each in ("order", "card"))
        expect(order).to_have_value("AB-1234")
        expect(card).to_have_value("")
