"""A rep at the page of a tree: answering, filling in, going back, changing, finishing. All offline, from the disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import Rep, visit
from playwright.sync_api import Browser, expect

from decisiontree.export import Occasion
from decisiontree.model import (
    Assignments,
    Choice,
    Condition,
    Fact,
    FactType,
    Library,
    OneOf,
    Option,
    Outcome,
    Question,
    Tree,
)

pytestmark = pytest.mark.browser

GIVEN = "#f.tier=standard&f.refunds_90_days=0"


@pytest.fixture
def page(site: Path) -> Path:
    """The page of 'late'."""
    return site / "late.html"


@pytest.fixture
def rep(browser: Browser, page: Path, now: Occasion) -> Iterator[Rep]:
    """A rep at the first question; tier and earlier refunds came with the link."""
    with visit(browser, page, now=now.now, given=GIVEN, role="Customer rep") as somebody:
        somebody.sees("Did the caller pass the identity check?")
        yield somebody


def to_promise(rep: Rep, *, days: str = "4", amount: str = "40", name: str = "Ada") -> None:
    """On to the step with everything in it."""
    rep.hurries("Passed", {"days_late": days, "amount_owed": amount, "caller_name": name})
    rep.sees("Own it")


def to_decision(rep: Rep, *, amount: str = "40") -> None:
    """On to the decision."""
    to_promise(rep, amount=amount)
    rep.hurries(None, "The caller agreed")
    rep.sees("Refund")


def test_a_call_ends_in_its_outcome_with_a_summary(rep: Rep) -> None:
    """Through a subtree and back; the grant, its limit and the version are in the summary, private facts are not."""
    to_decision(rep)
    rep.goes_on()
    rep.sees("Is the caller content?")
    expect(rep.page.locator(".trail")).to_contain_text("£40.00: within my limit")
    expect(rep.page.locator("#inside")).to_have_text("in: Is it settled?")
    rep.answers("Yes")
    rep.sees("Settled on the call")
    expect(rep.page.locator("#inside")).to_be_hidden()
    summary = rep.page.locator("#summary-text")
    expect(summary).to_have_value(
        _text(
            "Outcome: Settled on the call",
            "Granted: Refund, £40.00",
            "- Refund: £40.00: within my limit",
            "version ",
        )
    )
    expect(summary).not_to_have_value(_text("Ada"))
    rep.page.get_by_label("Include private details").check()
    expect(summary).to_have_value(_text("Ada"))
    expect(rep.page.locator("[data-granted]")).to_contain_text("No approval needed.")


def test_a_step_without_a_title_goes_by_its_heading(rep: Rep) -> None:
    """An id means nothing to a rep, neither among the answers given nor in the note to copy."""
    to_decision(rep)
    expect(rep.page.locator(".trail")).to_contain_text("Read back what you heard agreed")
    rep.goes_on()
    rep.answers("Yes")
    expect(rep.page.locator("#summary textarea")).to_have_value(_text("- Read back what you heard: agreed"))


def test_a_decision_says_at_a_glance_who_may_decide(rep: Rep) -> None:
    """Within the limit, above it, and after another role took over; and how often it may still be given, so that nobody has to count."""
    to_decision(rep)
    verdict = rep.page.locator("#stage [data-verdict]")
    expect(verdict).to_contain_text("You may give £40.00 now. No approval needed.")
    expect(verdict).to_contain_text("up to £50.00")
    expect(verdict).to_contain_text(": 0 of 1. Left: 1, including this one.")
    rep.page.locator("[data-do=settings]").click()
    rep.page.locator("#set-role").select_option("starter")
    rep.page.locator("#settings [data-do=close]").click()
    expect(verdict).to_contain_text("£40.00 is more than you may give on your own. Ask: Customer rep.")
    rep.goes_on()
    rep.sees("Does someone who may decide it confirm?")
    expect(rep.page.locator(".trail")).to_contain_text("£40.00: above my limit, approval needed")


def test_a_decision_has_a_note_to_copy_before_the_call_has_ended(rep: Rep) -> None:
    """Authority, limit and version of the tree; above the limit it says who may decide."""
    to_decision(rep)
    note = rep.page.locator("#stage [data-verdict] small")
    expect(note).to_have_text(
        _text("Refund: £40.00, decided by Customer rep (limit: £50.00), no approval needed, tree late ")
    )
    rep.page.get_by_role("button", name="Copy this note").click()
    expect(rep.page.locator("#status")).to_have_text("Copied the note.")
    rep.page.locator("[data-do=settings]").click()
    rep.page.locator("#set-role").select_option("starter")
    rep.page.locator("#settings [data-do=close]").click()
    expect(note).to_have_text(_text(", Customer rep may decide it, tree late "))
    rep.page.emulate_media(media="print")
    expect(note).to_be_visible()
    expect(rep.page.get_by_role("button", name="Copy this note")).to_be_hidden()


def test_a_decision_says_when_it_is_not_the_amount_but_the_times(
    browser: Browser, page: Path, now: Occasion
) -> None:
    """Within the limit, and given once already: the amount is not called too much."""
    given = GIVEN.replace("refunds_90_days=0", "refunds_90_days=1")
    with visit(browser, page, now=now.now, given=given, role="Customer rep") as rep:
        to_decision(rep)
        verdict = rep.page.locator("#stage [data-verdict]")
        expect(verdict).to_contain_text(
            "It has already been given as many times as you may give it. Ask: Team lead."
        )
        expect(verdict).to_contain_text(": 1 of 1. Left: none.")
        # a limit of £50.00 would be no reason to ask about £40.00
        expect(verdict.locator("small")).to_contain_text(
            "above the authority of Customer rep (Refunds in the last 90 days: 1 of 1), Team lead may decide it"
        )


def test_the_first_digit_takes_the_only_way_on(rep: Rep) -> None:
    """A hand that stays on the digits need not look for Enter; the second digit does nothing there."""
    to_decision(rep)
    rep.presses("2")
    rep.sees("Refund")
    rep.presses("1")
    rep.sees("Is the caller content?")


def test_another_role_may_have_another_way(rep: Rep) -> None:
    """Steps that the new role would not have come to fall away, forward leads to none of them; the history stays in step with the call."""
    to_decision(rep)
    rep.hurries(None, "Yes")
    rep.sees("Settled on the call")
    rep.page.locator("[data-do=settings]").click()
    rep.page.locator("#set-role").select_option("starter")
    rep.page.locator("#settings [data-do=close]").click()
    rep.sees("Does someone who may decide it confirm?")
    at = rep.page.evaluate("history.state.at")
    rep.page.go_forward()
    rep.page.wait_for_function("(at) => history.state.at === at", arg=at)
    rep.page.go_back()
    rep.sees("Refund")
    expect(rep.page.locator("#stage [data-verdict]")).to_contain_text("Ask: Customer rep.")
    rep.page.go_forward()
    rep.sees("Does someone who may decide it confirm?")


def test_facts_that_nobody_told_are_asked_first(browser: Browser, page: Path, now: Occasion) -> None:
    """What the link told is not asked again; unknown names and values that are none are passed over, and the address forgets them."""
    link = "#f.tier=platinum&f.refunds_90_days=-1&f.nosuch=1&f.constructor=1&f.__proto__=1"
    with visit(browser, page, now=now.now, given=link, role="Team lead") as rep:
        rep.sees("Before the call")
        expect(rep.stage.locator("[data-field]")).to_have_count(2)
        assert "platinum" not in rep.page.url
        rep.page.goto(page.as_uri() + "#f.tier=gold")
        expect(rep.stage.locator("[data-field]")).to_have_count(1)
        rep.fills("refunds_90_days", "2")
        rep.goes_on()
        rep.stands_at("n-verify")


def test_a_link_with_facts_begins_a_new_call(rep: Rep) -> None:
    """The host opens it for the next caller, in the midst of the last call or later; an answer that is not for this customer is not there, and digits count what is."""
    to_promise(rep)
    address = rep.page.url.partition("#")[0]
    rep.page.goto(address + "#f.tier=gold&f.refunds_90_days=1")
    rep.stands_at("n-verify")
    expect(rep.stage.locator("a.answer:visible")).to_have_count(3)
    expect(rep.page.locator(".trail")).to_be_hidden()
    rep.answers("Passed")
    rep.opens(address + "#f.tier=standard&f.refunds_90_days=0")
    rep.stands_at("n-verify")
    expect(rep.stage.locator("a.answer:visible")).to_have_count(2)
    rep.presses("3")
    rep.stands_at("n-verify")


def test_a_form_says_what_is_wrong_and_where(rep: Rep) -> None:
    """The focus goes to the list of mistakes, its links lead to the fields."""
    rep.answers("Passed")
    rep.fills("days_late", "400")
    rep.fills("promised", "2026-11-20")
    rep.goes_on()
    errors = rep.stage.locator(".errors")
    expect(errors).to_be_focused()
    expect(errors).to_have_text(
        "Check these 2 fields: Days past the promised date Amount owed", use_inner_text=True
    )
    assert errors.evaluate("(box) => getComputedStyle(box).outlineStyle") == "solid"
    assert errors.evaluate("(box) => box.offsetHeight") < 50
    expect(rep.field("days_late").locator(".error")).to_have_text("400 is more than 365")
    expect(rep.field("amount_owed").locator(".error")).to_have_text("please fill it in")
    errors.get_by_role("link", name="Amount owed").click()
    expect(rep.field("amount_owed").locator("input")).to_be_focused()
    expect(rep.field("amount_owed").locator("input")).to_have_attribute("aria-invalid", "true")
    expect(rep.field("caller_name").locator("input")).not_to_have_attribute("aria-invalid", "true")


def test_money_is_understood_as_people_write_it(rep: Rep) -> None:
    """With or without the sign, the pence and the point."""
    rep.hurries("Passed")
    for written in ("40", "40.00", "£40", "40 GBP", " 40.0 ", "40,00"):
        rep.hurries({"days_late": "4", "amount_owed": written})
        rep.sees("Own it")
        rep.back()
        expect(rep.field("amount_owed").locator("input")).to_have_value("40.00")


def test_an_amount_says_whether_its_form_or_its_size_is_wrong(rep: Rep) -> None:
    """Nobody has to guess which."""
    form = "enter an amount in GBP such as 12.50, from 0.00 to 5000.00"
    rep.hurries("Passed")
    for written, wrong in (
        ("40 pounds", form),
        ("5000.01", "£5,000.01 is more than £5,000.00"),
        ("-1", "-£1.00 is less than £0.00"),
        ("40€", form),
        ("USD 40", form),
    ):
        rep.fills("amount_owed", written)
        rep.goes_on()
        expect(rep.field("amount_owed").locator(".error")).to_have_text(wrong)


def test_words_that_must_be_said_are_ticked_first(rep: Rep) -> None:
    """Without the tick the step stays, and says why."""
    to_promise(rep)
    rep.goes_on()
    rep.sees("Own it")
    rep.status("Say it word for word, then tick “I said it”.")
    expect(rep.stage.locator("[data-tick=must_say]")).to_be_focused()
    rep.stage.locator("[data-tick=must_say]").check()
    rep.goes_on()
    rep.sees("Read back what you heard")
    rep.status("")


def test_facts_are_filled_into_the_words(rep: Rep) -> None:
    """As text, in the paraphrase and the suggested wording."""
    to_promise(rep)
    wording = rep.stage.locator(".variant:visible")
    expect(wording).to_have_text("I am sorry, Ada.")
    rep.stage.get_by_role("button", name="Say it another way").click()
    expect(wording).to_have_text("That should not have happened.")


def test_a_timer_counts_and_stays(rep: Rep) -> None:
    """It tells when the time is over, once, and never moves on."""
    to_promise(rep)
    expect(rep.stage.locator("[data-timer-text]")).to_have_text("0:00 of 2:00")
    rep.page.clock.run_for(121_000)
    expect(rep.stage.locator("[data-timer-text]")).to_contain_text("2:01 of 2:00")
    rep.status("Time is up: 2:00")
    rep.sees("Own it")


def test_back_and_forward_are_the_browsers_own(rep: Rep) -> None:
    """Each step is an entry, whose address names the step and no more; facts come and go with it."""
    to_promise(rep)
    assert rep.page.url.endswith("late.html#n-promise")
    rep.page.go_back()
    rep.sees("What happened to the order?")
    expect(rep.field("days_late").locator("input")).to_have_value("4")
    rep.page.go_back()
    rep.sees("Did the caller pass the identity check?")
    expect(rep.stage.locator("li.chosen")).to_contain_text("Passed")
    rep.page.go_forward()
    rep.sees("What happened to the order?")
    rep.back()
    rep.sees("Did the caller pass the identity check?")


def test_a_reload_loses_nothing(rep: Rep) -> None:
    """Neither the step nor the way back nor what was filled in."""
    to_promise(rep, name="")
    rep.reloads()
    rep.sees("Own it")
    rep.page.go_back()
    rep.sees("What happened to the order?")
    expect(rep.field("days_late").locator("input")).to_have_value("4")


def test_an_earlier_answer_can_be_changed_and_later_ones_stay(rep: Rep) -> None:
    """Only the changed step is answered again."""
    to_promise(rep)
    trail = rep.page.locator(".trail")
    trail.get_by_role("link", name="Passed").click()
    rep.sees("Did the caller pass the identity check?")
    rep.answers("Passed")
    rep.sees("Own it")
    rep.status("1 later answer kept, 0 dropped.")


def test_later_answers_that_do_not_fit_are_dropped_and_said_so(rep: Rep) -> None:
    """A change that leads elsewhere keeps nothing by force."""
    to_promise(rep)
    rep.waits()
    rep.page.locator(".trail").get_by_role("link", name="Passed").click()
    rep.answers("Failed")
    rep.waits()
    rep.page.get_by_role("button", name="Change it").click()
    rep.sees("Identity not confirmed")
    rep.status("0 later answers kept, 1 dropped.")


def test_a_way_out_is_there_at_every_step_and_back_undoes_it(rep: Rep) -> None:
    """From the middle of a call to the specialists and back."""
    to_promise(rep)
    rep.waits()
    rep.page.locator(".exits").get_by_role("link", name="Safety or harm").click()
    rep.sees("Handed over")
    expect(rep.page.locator(".exits")).to_be_hidden()
    rep.back()
    rep.sees("Own it")


def test_back_brings_a_call_that_was_started_again_back(rep: Rep) -> None:
    """As the page promises, by its own button and key and the browser's, also after a first answer; before that call lies nothing."""
    to_promise(rep)
    rep.starts_again()
    rep.sees("Before the call")
    rep.page.go_back()
    rep.sees("Own it")
    rep.starts_again()
    rep.hurries({"tier": "gold", "refunds_90_days": "1"})
    rep.stands_at("n-verify")
    rep.presses("Alt+b")
    rep.sees("Before the call")
    rep.back()
    rep.sees("Own it")
    rep.presses("Alt+b")
    rep.sees("What happened to the order?")
    expect(rep.field("days_late").locator("input")).to_have_value("4")
    rep.back()
    rep.sees("Did the caller pass the identity check?")
    expect(rep.page.locator(".foot [data-do=back]")).to_be_disabled()


def test_the_next_call_knows_nothing_of_the_last(rep: Rep) -> None:
    """Not even the browser's own Back brings a finished call back."""
    rep.answers("Failed")
    rep.sees("Identity not confirmed")
    rep.waits()
    rep.stage.get_by_role("button", name="Next call").click()
    rep.sees("Before the call")
    rep.page.go_back()
    rep.sees("Before the call")
    expect(rep.field("refunds_90_days").locator("input")).to_have_value("")
    expect(rep.page.locator(".trail")).to_be_hidden()


def test_an_incident_that_may_concern_the_caller_says_when(
    browser: Browser, write_site: Callable[[Library], Path], library: Library, now: Occasion
) -> None:
    """It shows with its condition until that is settled, then without, or not at all."""
    fault = replace(library.shared.incidents[0], when=Condition("", OneOf("tier", ("gold",))))
    facts = {**library.shared.facts, "tier": library.trees["late"].facts["tier"]}
    tree = replace(
        library.trees["late"],
        facts={key: each for key, each in library.trees["late"].facts.items() if key != "tier"},
    )
    shared = replace(library.shared, incidents=(fault,), facts=facts)
    page = write_site(Library(shared=shared, trees={**library.trees, "late": tree})) / "late.html"
    with visit(browser, page, now=now.now, given="#f.refunds_90_days=0", role="Customer rep") as rep:
        banner = rep.page.locator(".incident")
        for tier, is_shown in (("gold", True), ("standard", False)):
            expect(banner).to_contain_text("Only if Customer tier is Gold")
            rep.fills("tier", tier)
            rep.goes_on()
            rep.stands_at("n-verify")
            expect(banner).to_be_visible(visible=is_shown)
            expect(banner.locator("[data-condition]")).to_be_hidden()
            rep.page.goto(page.as_uri() + "#f.refunds_90_days=0")
            rep.sees("Before the call")


def test_the_summary_is_copied(rep: Rep) -> None:
    """At any time, by the button in the foot; where the clipboard is refused, as on a plain http address, in the old way."""
    rep.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    rep.answers("Passed")
    rep.page.locator(".foot [data-do=copy]").click()
    rep.status("Copied the summary.")
    copied = rep.page.evaluate("navigator.clipboard.readText()")
    assert "Did the caller pass the identity check?: Passed" in copied
    rep.page.clock.fast_forward(7000)
    rep.status("")
    rep.page.evaluate("delete Navigator.prototype.clipboard")
    rep.page.locator(".foot [data-do=copy]").click()
    rep.status("Copied the summary.")


def test_names_that_objects_have_are_only_names(
    browser: Browser, write_site: Callable[[Library], Path], now: Occasion
) -> None:
    """A node, an option, a fact and a choice called like what every object has."""
    fact = Fact(id="constructor", type=FactType.CHOICE, label="Kind", values=(Choice("valueof", "Value"),))
    ask = Question(
        id="constructor",
        ask="Which?",
        options=(
            Option(
                label="One",
                to="tostring",
                key="constructor",
                assigns=Assignments(sets=(("constructor", "valueof"),)),
            ),
            Option(
                label="Two",
                to="tostring",
                key="hasownproperty",
                when=Condition("", OneOf("constructor", ("x",))),
            ),
        ),
    )
    end = Outcome(id="tostring", outcome="It is {constructor}")
    tree = Tree(
        id="constructor", start="constructor", facts={fact.id: fact}, nodes={ask.id: ask, end.id: end}
    )
    page = write_site(Library(trees={tree.id: tree})) / "constructor.html"
    with visit(browser, page, now=now.now) as rep:
        rep.sees("Before the call")
        rep.fills("constructor", "valueof")
        rep.goes_on()
        rep.sees("Which?")
        rep.answers("One")
        rep.sees("It is Value")


def _text(*parts: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in parts), re.DOTALL)
