"""The fields of a tree outside its nodes."""

from __future__ import annotations

from dataclasses import replace

from decisiontree.model import TREE_KINDS
from decisiontree.reader.fields.facts import FACTS, FORMAT
from decisiontree.reader.fields.kinds import CHOICE_ID, CHOICE_LABEL, TO
from decisiontree.reader.fields.spec import FieldSpec, FieldType

ANYTIME = (
    replace(CHOICE_LABEL, example="Safety or harm"),
    replace(TO, example="end_specialist"),
    replace(CHOICE_ID, example="safety"),
)

REQUIRES = (
    FieldSpec(
        key="before",
        type=FieldType.NODE,
        label="Before",
        help="The node that no route may reach otherwise.",
        example="entitled",
        required=True,
    ),
    FieldSpec(
        key="pass",
        type=FieldType.NODE,
        label="Pass",
        help="The node that every route there passes.",
        example="listen",
        required=True,
    ),
)

PHRASES = (
    FieldSpec(
        key="banned",
        type=FieldType.LIST,
        item=FieldType.TEXT,
        label="Banned",
        help="Words that must not be in any text of the tree.",
        example='["company policy"]',
    ),
    FieldSpec(
        key="required",
        type=FieldType.LIST,
        item=FieldType.TEXT,
        label="Required",
        help="Words that must be in the tree.",
        example='["you may cancel within 14 days"]',
    ),
)

HEAD = (
    FORMAT,
    FieldSpec(
        key="title",
        type=FieldType.TEXT,
        label="Title",
        help="What reps and supervisors call the tree.",
        example="Late delivery, what you may offer",
        required=True,
    ),
    FieldSpec(
        key="purpose",
        type=FieldType.MARKDOWN,
        label="Purpose",
        help="What the tree is for, in a sentence.",
        example="Let the person on the call settle it.",
    ),
    FieldSpec(
        key="kind",
        type=FieldType.CHOICE,
        values=TREE_KINDS,
        label="Kind",
        help="What sort of tree it is; some checks depend on it.",
        example="empowerment",
    ),
    FieldSpec(
        key="owner",
        type=FieldType.TEXT,
        label="Owner",
        help="Who is responsible for what it says.",
        example="billing-lead",
    ),
    FieldSpec(
        key="review_by",
        type=FieldType.DATE,
        label="Review by",
        help="The date by which the owner must review it.",
        example="2027-03-01",
    ),
    FieldSpec(
        key="language",
        type=FieldType.CODE,
        label="Language",
        help="The language of its texts; money and dates are written accordingly.",
        example="en",
    ),
    FieldSpec(
        key="tags",
        type=FieldType.LIST,
        item=FieldType.CODE,
        label="Tags",
        help="Words to find the tree by.",
        example="[billing, delivery]",
    ),
    FieldSpec(
        key="alone",
        type=FieldType.BOOLEAN,
        label="Alone",
        help="Whether a call may begin with it; `false` where only other trees run it: it has no page then.",
        example="false",
    ),
    FieldSpec(
        key="start",
        type=FieldType.NODE,
        label="Start",
        help="The node every call starts at.",
        example="verify",
        required=True,
    ),
    FieldSpec(
        key="anytime",
        type=FieldType.LIST,
        fields=ANYTIME,
        noun="an exit",
        label="Anytime",
        help="Exits that are visible at every node and do not come back.",
        example="[{label: Safety or harm, to: end_specialist}]",
    ),
    FieldSpec(
        key="requires",
        type=FieldType.LIST,
        fields=REQUIRES,
        noun="an entry of 'requires'",
        label="Requires",
        help="Nodes that no route reaches without passing another node first.",
        example="[{before: entitled, pass: listen}]",
    ),
    FieldSpec(
        key="phrases",
        type=FieldType.GROUP,
        fields=PHRASES,
        noun="the field 'phrases'",
        label="Phrases",
        help="Words that must not and words that must be in the tree.",
        example='{banned: ["company policy"], required: []}',
    ),
    FACTS,
    FieldSpec(
        key="nodes",
        type=FieldType.NODES,
        label="Nodes",
        help="The nodes of the tree, each under its id.",
        example="{verify: {ask: Passed?, options: [{label: Passed, to: details}]}}",
        required=True,
    ),
)
