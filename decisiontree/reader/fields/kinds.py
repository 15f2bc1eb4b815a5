"""The kinds of nodes and their own fields."""

from __future__ import annotations

from dataclasses import replace

from decisiontree.model import RESOLUTIONS
from decisiontree.reader.fields.content import CONTENT
from decisiontree.reader.fields.spec import FieldSpec, FieldType, KindSpec

TO = FieldSpec(
    key="to",
    type=FieldType.NODE,
    label="Goes to",
    help="The node that comes next.",
    example="details",
    required=True,
)
CHOICE_LABEL = FieldSpec(
    key="label",
    type=FieldType.MARKDOWN,
    label="Label",
    help="What the rep chooses.",
    example="Passed",
    required=True,
)
CHOICE_ID = FieldSpec(
    key="id",
    type=FieldType.ID,
    label="Id",
    help="Its name in logs and tests; without one, it is made from the label.",
    example="passed",
)
_ELSE = FieldSpec(
    key="else",
    type=FieldType.NODE,
    label="Otherwise",
    help="The node that comes next when nothing above it fits.",
    example="end_voucher",
)
_ASK = FieldSpec(
    key="ask",
    type=FieldType.MARKDOWN,
    label="Question",
    help="What the rep finds out or asks.",
    example="Did the caller pass the identity check?",
)
_FORGET = FieldSpec(
    key="forget",
    type=FieldType.LIST,
    item=FieldType.FACT,
    label="Forgets",
    help="Facts that become unknown again, to take back what an earlier answer said.",
    example="[tier]",
)

OPTION = (
    CHOICE_LABEL,
    replace(TO, help="The node that comes next when it is chosen."),
    CHOICE_ID,
    FieldSpec(
        key="when",
        type=FieldType.CONDITION,
        label="Only when",
        help="The option is shown only when this is true.",
        example="tier == gold",
    ),
    FieldSpec(
        key="set",
        type=FieldType.MAPPING,
        item=FieldType.VALUE,
        name=FieldType.FACT,
        label="Sets",
        help="Facts that become known when it is chosen.",
        example="{tier: gold}",
    ),
    _FORGET,
    FieldSpec(
        key="hint",
        type=FieldType.MARKDOWN,
        label="Hint",
        help="A second line that helps to choose.",
        example="Name, postcode and order number agree.",
    ),
    FieldSpec(
        key="approves",
        type=FieldType.BOOLEAN,
        label="Approves",
        help="Choosing it means that a role that may make the last decision said yes.",
        example="true",
    ),
)

CASE = (
    FieldSpec(
        key="when",
        type=FieldType.CONDITION,
        label="When",
        help="The condition under which this row is taken.",
        example="days_late >= 3",
        required=True,
    ),
    replace(TO, example="entitled"),
)


def _kind(name: str, known_by: str | None, help_: str, *fields: FieldSpec) -> KindSpec:
    return KindSpec(name=name, known_by=known_by, help=help_, fields=fields)


_QUESTION = _kind(
    "question",
    "options",
    "Asks; the rep chooses an option and moves on.",
    replace(_ASK, required=True),
    FieldSpec(
        key="options",
        type=FieldType.LIST,
        fields=OPTION,
        noun="an option",
        label="Options",
        help="The answers to choose from, in the order in which they are shown.",
        example="[{label: Passed, to: details}]",
        required=True,
    ),
)
_STEP = _kind("step", None, "Says or does something, then goes to the next node.", TO, _FORGET)
_FORM = _kind(
    "form",
    "collect",
    "Collects facts and moves on.",
    _ASK,
    FieldSpec(
        key="collect",
        type=FieldType.LIST,
        item=FieldType.FACT,
        label="Collects",
        help="The facts to fill in; `tried` shows a tick for everything that may have been tried.",
        example="[days_late, amount_owed]",
        required=True,
    ),
    TO,
)
_LISTEN = _kind(
    "listen",
    "listen",
    "Reads back what the caller said; the caller agrees or corrects it.",
    FieldSpec(
        key="listen",
        type=FieldType.MARKDOWN,
        label="Read back",
        help="The paraphrase, with facts in it.",
        example="It is {days_late} days late. Did I get that right?",
        required=True,
    ),
    FieldSpec(
        key="agreed",
        type=FieldType.NODE,
        label="Agreed goes to",
        help="The node that comes next when the caller agrees.",
        example="how_late",
        required=True,
    ),
    FieldSpec(
        key="corrected",
        type=FieldType.NODE,
        label="Corrected goes to",
        help="The node that comes next when the caller corrects it.",
        example="details",
        required=True,
    ),
)
_BRANCH = _kind(
    "branch",
    "cases",
    "Chooses the next node automatically: the first case that is true.",
    FieldSpec(
        key="cases",
        type=FieldType.LIST,
        fields=CASE,
        noun="a case",
        label="Cases",
        help="Conditions and where they go; the first that is true is taken.",
        example="[{when: days_late >= 3, to: entitled}]",
        required=True,
    ),
    _ELSE,
)
_DECISION = _kind(
    "decision",
    "decide",
    "Compares an amount with what the role may decide.",
    FieldSpec(
        key="decide",
        type=FieldType.AUTHORITY,
        label="Decides",
        help="The authority of library.yaml that is used.",
        example="refund",
        required=True,
    ),
    FieldSpec(
        key="amount",
        type=FieldType.FACT,
        label="Amount",
        help="The fact with the amount; leave it out if the authority counts uses only.",
        example="amount_owed",
    ),
    FieldSpec(
        key="within",
        type=FieldType.NODE,
        label="Within the limit",
        help="The node that comes next when this role may decide it now.",
        example="end_settled",
        required=True,
    ),
    FieldSpec(
        key="above",
        type=FieldType.NODE,
        label="Above the limit",
        help="The node that comes next when someone with more authority must decide it.",
        example="hand_up",
        required=True,
    ),
    FieldSpec(
        key="suggest",
        type=FieldType.SHARE,
        label="Suggest",
        help="A share of this role's limit to offer first, shown to the rep only.",
        example="50%",
    ),
)
_SUBTREE = _kind(
    "subtree",
    "run",
    "Runs another tree and comes back by its outcome; with no way back, it is a hand-over.",
    FieldSpec(
        key="run", type=FieldType.TREE, label="Runs", help="The other tree.", example="refund", required=True
    ),
    FieldSpec(
        key="returns",
        type=FieldType.MAPPING,
        item=FieldType.NODE,
        label="Comes back",
        help="For an outcome of the other tree, the node here that comes next.",
        example="{end_settled: goodbye}",
    ),
    _ELSE,
)
_OUTCOME = _kind(
    "outcome",
    "outcome",
    "Ends the conversation.",
    FieldSpec(
        key="outcome",
        type=FieldType.MARKDOWN,
        label="Outcome",
        help="Its name, as the rep and the reports read it.",
        example="Settled on the call",
        required=True,
    ),
    FieldSpec(
        key="resolution",
        type=FieldType.CHOICE,
        values=RESOLUTIONS,
        label="Resolution",
        help="How the call ended.",
        example="resolved",
        required=True,
    ),
    FieldSpec(
        key="grants",
        type=FieldType.LIST,
        item=FieldType.AUTHORITY,
        label="Grants",
        help="Authorities whose decided amount is paid out here.",
        example="[refund]",
    ),
    FieldSpec(
        key="team",
        type=FieldType.TEXT,
        label="Team",
        help="Who takes over; needed when escalated or transferred.",
        example="Billing leads",
    ),
    FieldSpec(
        key="alternative",
        type=FieldType.MARKDOWN,
        label="Alternative",
        help="What the caller is offered instead; needed when declined.",
        example="A voucher for the next order.",
    ),
    FieldSpec(
        key="review_route",
        type=FieldType.MARKDOWN,
        label="Review",
        help="How the caller can have it reviewed; needed when declined.",
        example="Billing leads answer within two days.",
    ),
)

KINDS = {
    kind.name: kind for kind in (_QUESTION, _STEP, _FORM, _LISTEN, _BRANCH, _DECISION, _SUBTREE, _OUTCOME)
}
"""Every kind of node by its name; `fields` are its own, the fields of CONTENT come on top."""


def fields_of(kind: str) -> tuple[FieldSpec, ...]:
    """Every field that a node of this kind may have: its own, then the content of any node."""
    return (*KINDS[kind].fields, *CONTENT)
