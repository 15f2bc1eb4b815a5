"""The kinds of nodes and their own fields."""

from __future__ import annotations

from dataclasses import replace

from decisiontree.model import RESOLUTIONS
from decisiontree.reader.fields.content import CONTENT
from decisiontree.reader.fields.form_entries import FIELD, TRIED
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
    help="The name in logs and tests; if you leave it out, it is made from the label.",
    example="passed",
)
_ELSE = FieldSpec(
    key="else",
    type=FieldType.NODE,
    label="Otherwise",
    help="The node that comes next when none of the others applies.",
    example="end_voucher",
)
_ASK = FieldSpec(
    key="ask",
    type=FieldType.MARKDOWN,
    label="Question",
    help="What the rep finds out or asks.",
    example="Did the caller pass the identity check?",
)
_SET = FieldSpec(
    key="set",
    type=FieldType.MAPPING,
    item=FieldType.VALUE,
    name=FieldType.FACT,
    label="Sets",
    help="Facts that become known when the rep chooses this option.",
    example="{tier: gold}",
)
_ADD = FieldSpec(
    key="add",
    type=FieldType.MAPPING,
    item=FieldType.VALUE,
    name=FieldType.FACT,
    label="Adds",
    help="Values that facts of several values get besides those that they have.",
    example="{papers: permit}",
)
_FORGET = FieldSpec(
    key="forget",
    type=FieldType.LIST,
    item=FieldType.FACT,
    label="Forgets",
    help="Facts that become unknown again, to undo an earlier answer.",
    example="[tier]",
)

OPTION = (
    CHOICE_LABEL,
    replace(TO, help="The node that comes next after this option."),
    CHOICE_ID,
    FieldSpec(
        key="when",
        type=FieldType.CONDITION,
        label="Only when",
        help="The rep sees the option only when this is true.",
        example="tier == gold",
    ),
    _SET,
    _ADD,
    _FORGET,
    FieldSpec(
        key="hint",
        type=FieldType.MARKDOWN,
        label="Hint",
        help="A second line that helps the rep to choose.",
        example="Name, postcode and order number agree.",
    ),
    FieldSpec(
        key="approves",
        type=FieldType.BOOLEAN,
        label="Approves",
        help="Whether this answer means that a role with enough authority approved the last decision.",
        example="true",
    ),
)

CASE = (
    FieldSpec(
        key="when",
        type=FieldType.CONDITION,
        label="When",
        help="The condition under which this case applies.",
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
    "Asks something; the rep chooses an option.",
    replace(_ASK, required=True),
    FieldSpec(
        key="options",
        type=FieldType.LIST,
        fields=OPTION,
        noun="an option",
        label="Options",
        help="The answers to choose from, in the order in which the rep sees them.",
        example="[{label: Passed, to: details}]",
        required=True,
    ),
)
_STEP = _kind(
    "step",
    None,
    "Says or does something, then goes to the next node.",
    TO,
    replace(_SET, help="Facts that become known when the rep continues."),
    _ADD,
    _FORGET,
)
_FORM = _kind(
    "form",
    "collect",
    "Collects facts, then goes to the next node.",
    _ASK,
    FieldSpec(
        key="collect",
        type=FieldType.LIST,
        item=FieldType.FACT,
        values=(TRIED,),
        fields=FIELD,
        noun="a field",
        label="Collects",
        help="The facts that the rep fills in, in this order; `tried` shows a box to tick for each thing that may have been "
        "tried.",
        example="[days_late, {fact: serial, when: reason == broken}]",
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
        help="What the rep reads back, with facts in it.",
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
    "Chooses the next node automatically, by the first case that is true.",
    FieldSpec(
        key="cases",
        type=FieldType.LIST,
        fields=CASE,
        noun="a case",
        label="Cases",
        help="Conditions, each with its next node; the first case that is true applies.",
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
        help="The authority in library.yaml whose limits apply.",
        example="refund",
        required=True,
    ),
    FieldSpec(
        key="amount",
        type=FieldType.FACT,
        label="Amount",
        help="The fact with the amount; leave it out if the authority limits only how often.",
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
        help="The share of the role's limit to offer first; only the rep sees it.",
        example="50%",
    ),
)
_SUBTREE = _kind(
    "subtree",
    "run",
    "Runs another tree, then continues here, depending on its outcome. If nothing says where, the call ends there.",
    FieldSpec(
        key="run", type=FieldType.TREE, label="Runs", help="The tree to run.", example="refund", required=True
    ),
    FieldSpec(
        key="returns",
        type=FieldType.MAPPING,
        item=FieldType.NODE,
        label="Comes back",
        help="For each outcome of the other tree, the node here that comes next.",
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
        help="The name of the outcome, as the page and reports show it.",
        example="Settled on the call",
        required=True,
    ),
    FieldSpec(
        key="resolution",
        type=FieldType.CHOICE,
        values=RESOLUTIONS,
        meanings=(
            "the caller has what they called for",
            "passed to a person with more authority",
            "passed to another team",
            "an appointment or a call back is agreed",
            "refused, with an alternative",
            "the caller knows more; nothing else was due",
            "the caller ended the call before the end",
        ),
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
        help="The authorities whose decided amount the caller gets here.",
        example="[refund]",
    ),
    FieldSpec(
        key="team",
        type=FieldType.TEXT,
        label="Team",
        help="Who continues with the caller; required for `escalated` and `transferred`.",
        example="Billing leads",
    ),
    FieldSpec(
        key="alternative",
        type=FieldType.MARKDOWN,
        label="Alternative",
        help="What to offer the caller instead; required for `declined`.",
        example="A voucher for the next order.",
    ),
    FieldSpec(
        key="review_route",
        type=FieldType.MARKDOWN,
        label="Review",
        help="How the caller can have the decision reviewed; required for `declined`.",
        example="Billing leads answer within two days.",
    ),
    FieldSpec(
        key="summary",
        type=FieldType.MARKDOWN,
        label="Summary",
        help="The text that reps copy at the end of the call, instead of the one that the page makes.",
        example="{call.outcome} on {call.date} after {call.duration}.",
    ),
)

KINDS = {
    kind.name: kind for kind in (_QUESTION, _STEP, _FORM, _LISTEN, _BRANCH, _DECISION, _SUBTREE, _OUTCOME)
}
"""Every kind of node by its name; `fields` are its own, the fields of CONTENT come on top."""


def fields_of(kind: str) -> tuple[FieldSpec, ...]:
    """Every field that a node of this kind may have: its own, then the content of any node."""
    return (*KINDS[kind].fields, *CONTENT)
