"""A library in memory with a node of every kind, and the pages made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decisiontree.export import Occasion, export_library, find_exporter, pictures_of, write_files
from decisiontree.guards import parse
from decisiontree.model import (
    Authority,
    Branch,
    Case,
    Choice,
    Condition,
    Content,
    Decision,
    Fact,
    FactType,
    Field,
    Form,
    Guard,
    Incident,
    Library,
    Listen,
    Media,
    Node,
    Option,
    Outcome,
    Question,
    Role,
    Shared,
    Step,
    Subtree,
    TextItem,
    Tree,
    Uses,
    WayOut,
    WebLink,
)
from decisiontree.reader import load_library

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ROLES = (Role("starter", "New starter"), Role("rep", "Customer rep"), Role("lead", "Team lead"))
FACTS = {
    "days_late": Fact(
        id="days_late", type=FactType.INTEGER, label="Days past the promised date", minimum=0, maximum=365
    ),
    "amount_owed": Fact(
        id="amount_owed", type=FactType.MONEY, label="Amount owed", currency="GBP", minimum=0, maximum=500000
    ),
    "tier": Fact(
        id="tier",
        type=FactType.CHOICE,
        label="Customer tier",
        values=(Choice("standard", "Standard"), Choice("gold", "Gold")),
        given=True,
    ),
    "caller_name": Fact(
        id="caller_name", type=FactType.TEXT, label="Caller's name", private=True, optional=True
    ),
    "promised": Fact(id="promised", type=FactType.DATE, label="Promised for", optional=True),
    "insured": Fact(id="insured", type=FactType.BOOLEAN, label="Parcel insured", optional=True),
}


def when(text: str) -> Condition:
    """A condition on the facts of this library."""
    guard = parse(text, FACTS, ROLES)
    assert isinstance(guard, Guard)
    return Condition(text, guard)


# One tree's nodes: every kind, every content.
NODES: tuple[Node, ...] = (
    Question(
        id="verify",
        ask="Did the caller pass the identity check?",
        content=Content(say=(TextItem("Could you read me the *order number* and the postcode?"),)),
        options=(
            Option(label="Passed", to="details", key="passed"),
            Option(label="Failed", to="end_verify", key="failed", hint="After two tries"),
            Option(label="Gold, skip", to="details", key="gold", when=when("tier == gold")),
        ),
    ),
    Form(
        id="details",
        ask="What happened to the order?",
        collect=tuple(map(Field, ("days_late", "amount_owed", "caller_name", "promised", "insured"))),
        to="promise",
    ),
    Step(
        id="promise",
        to="listen",
        content=Content(
            title="Own it",
            say=(TextItem("I am sorry, {caller_name}."), TextItem("That should not have happened.")),
            must_say=(TextItem("This call is recorded."),),
            do=(TextItem("Open the order"), TextItem("Check the {{date}}")),
            note=(TextItem("No blame, no *policy*."),),
            because=(TextItem("People forgive what is owned."),),
            source="Handbook 3.2",
            links=(WebLink("Orders", "https://orders.example/"),),
            timer=120,
        ),
    ),
    Listen(id="listen", listen="It is {days_late} days late. Right?", agreed="how_late", corrected="details"),
    Branch(
        id="how_late",
        cases=(
            Case(when("days_late >= 3"), "entitled"),
            Case(when("days_late in [1 .. 2] and tier == gold"), "entitled"),
        ),
        otherwise="end_voucher",
    ),
    Decision(
        id="entitled",
        decide="refund",
        amount="amount_owed",
        within="check",
        above="hand_up",
        suggest=Decimal("0.5"),
        content=Content(say=(TextItem("I can refund up to {limit.refund}."),)),
    ),
    Question(
        id="hand_up",
        ask="Does someone who may decide it confirm?",
        options=(
            Option(label="Confirmed", to="end_settled", key="confirmed", approves=True),
            Option(label="Nobody free", to="end_callback", key="nobody_free"),
        ),
    ),
    Subtree(id="check", run="satisfied", returns=(("happy", "end_settled"),), otherwise="end_callback"),
    Outcome(id="end_settled", outcome="Settled on the call", resolution="resolved", grants=("refund",)),
    Outcome(id="end_callback", outcome="Call back tomorrow", resolution="escalated", team="Billing leads"),
    Outcome(
        id="end_voucher",
        outcome="Voucher offered",
        resolution="declined",
        alternative="A voucher for the next order.",
        review_route="Billing leads answer within two days.",
        content=Content(because=(TextItem("One or two days is within the promise."),)),
    ),
    Outcome(id="end_verify", outcome="Identity not confirmed", resolution="informed"),
    Outcome(id="end_specialist", outcome="Handed over", resolution="transferred", team="Specialist care"),
)


def shared(**more: object) -> Shared:
    """Roles, one authority, one incident."""
    incident = Incident(
        id="inc_204",
        trees=("late",),
        starts=datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
        expires=datetime(2026, 11, 22, 8, 0, tzinfo=UTC),
        banner="Fault in the northern area.",
        say="We know about it.",
        next_update="at three o'clock",
        do_not_say=("a time for the fix",),
    )
    refund = Authority(
        id="refund",
        label="Refund",
        currency="GBP",
        limits={"starter": 2500, "rep": 5000, "lead": None},
        uses=Uses("refunds_90_days", {"starter": 1, "rep": 1, "lead": None}),
    )
    refunds = Fact(
        id="refunds_90_days",
        type=FactType.INTEGER,
        label="Refunds in the last 90 days",
        minimum=0,
        maximum=99,
        given=True,
    )
    fields: dict[str, Any] = {
        "title": "Northwind customer care",
        "roles": ROLES,
        "authority": {"refund": refund},
        "facts": {"refunds_90_days": refunds},
        "incidents": (incident,),
    }
    return Shared(**(fields | more))


def tree(**more: object) -> Tree:
    """The tree 'late'."""
    fields: dict[str, Any] = {
        "id": "late",
        "title": "Late delivery, what you may offer",
        "purpose": "Let the person on the call settle it.",
        "kind": "empowerment",
        "owner": "billing-lead",
        "review_by": date(2027, 3, 1),
        "start": "verify",
        "anytime": (WayOut(label="Safety or harm", to="end_specialist", key="safety_or_harm"),),
        "facts": FACTS,
        "nodes": {node.id: node for node in NODES},
    }
    return Tree(**(fields | more))


def satisfied() -> Tree:
    """The tree that 'late' walks into."""
    ask = Question(
        id="ask",
        ask="Is the caller content?",
        options=(
            Option(label="Yes", to="happy", key="yes"),
            Option(label="No", to="unhappy", key="no"),
        ),
    )
    happy = Outcome(id="happy", outcome="Content", resolution="resolved")
    unhappy = Outcome(id="unhappy", outcome="Not content", resolution="informed")
    return Tree(
        id="satisfied",
        title="Is it settled?",
        kind="script",
        start="ask",
        nodes={n.id: n for n in (ask, happy, unhappy)},
    )


@pytest.fixture(scope="session")
def library() -> Library:
    """Two trees; 'late' walks into 'satisfied'."""
    return Library(shared=shared(), trees={"late": tree(), "satisfied": satisfied()})


@pytest.fixture
def picture() -> Media:
    """A picture that is not there."""
    return Media("missing.png", "A router")


Export = Callable[..., Mapping[str, bytes]]


@pytest.fixture(scope="session")
def export() -> Export:
    """`export(library)` gives the files by path."""

    def run(
        library: Library, *, exporter: str = "html", broken: frozenset[str] = frozenset()
    ) -> Mapping[str, bytes]:
        moment = Occasion(now=NOW, broken=broken)
        return export_library(library, tuple(library.trees), moment, find_exporter(exporter))

    return run


@pytest.fixture(scope="session")
def exported(export: Export, library: Library) -> Callable[[str], Mapping[str, bytes]]:
    """`exported(name)`: the files that an exporter makes of the two trees, made once."""
    return cache(lambda name: export(library, exporter=name))


@pytest.fixture
def write_site(tmp_path: Path, export: Export) -> Callable[[Library], Path]:
    """`write_site(library)` exports into a folder of its own."""

    def run(library: Library) -> Path:
        write_files(export(library), tmp_path / "site")
        return tmp_path / "site"

    return run


@pytest.fixture(scope="session")
def site(exported: Callable[[str], Mapping[str, bytes]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the two trees, made once for all tests that only read them."""
    folder = tmp_path_factory.mktemp("site")
    write_files(exported("html"), folder)
    return folder


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """`site_of(folder)`: the pages of the trees there, made once for all tests that only read them."""

    @cache
    def made(trees: Path) -> Path:
        folder = tmp_path_factory.mktemp("site")
        reading = load_library([trees])
        occasion = Occasion(NOW, pictures_of(reading.root))
        write_files(
            export_library(reading.model, tuple(reading.model.trees), occasion, find_exporter("html")), folder
        )
        return folder

    return made


@pytest.fixture(scope="session")
def now() -> Occasion:
    """The moment of these tests."""
    return Occasion(now=NOW)
