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
        help="The node that needs the other node first.",
        example="entitled",
        required=True,
    ),
    FieldSpec(
        key="pass",
        type=FieldType.NODE,
        label="Pass",
        help="The node that every route must go through first.",
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
        help="Words that no text of the tree may contain.",
        example='["company policy"]',
    ),
    FieldSpec(
        key="required",
        type=FieldType.LIST,
        item=FieldType.TEXT,
        label="Required",
        help="Words that the tree must contain.",
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
        help="What the tree is for, in one sentence.",
        example="Let the person on the call settle it.",
    ),
    FieldSpec(
        key="kind",
        type=FieldType.CHOICE,
        values=TREE_KINDS,
        label="Kind",
        help="The kind of tree; some checks depend on it.",
        example="empowerment",
    ),
    FieldSpec(
        key="owner",
        type=FieldType.TEXT,
        label="Owner",
        help="Who is responsible for the content of the tree.",
        example="billing-lead",
    ),
    FieldSpec(
        key="review_by",
        type=FieldType.DATE,
        label="Review by",
        help="The date by which the owner must review the tree.",
        example="2027-03-01",
    ),
    FieldSpec(
        key="language",
        type=FieldType.CODE,
        label="Language",
        help="The language of the texts; the page writes money and dates as this language does.",
        example="en",
    ),
    FieldSpec(
        key="tags",
        type=FieldType.LIST,
        item=FieldType.CODE,
        label="Tags",
        help="Keywords for finding the tree.",
        example="[billing, delivery]",
    ),
    FieldSpec(
        key="alone",
        type=FieldType.BOOLEAN,
        label="Alone",
        help="Whether a call may start with this tree; `false` if only other trees run it, so that it needs no page.",
        example="false",
    ),
    FieldSpec(
        key="start",
        type=FieldType.NODE,
        label="Start",
        help="The node where every call starts.",
        example="verify",
        required=True,
    ),
    FieldSpec(
        key="anytime",
        type=FieldType.LIST,
        fields=ANYTIME,
        noun="an exit",
        label="Anytime",
        help="Exits that the rep sees at every node; a call that takes one does not return.",
        example="[{label: Safety or harm, to: end_specialist}]",
    ),
    FieldSpec(
        key="requires",
        type=FieldType.LIST,
        fields=REQUIRES,
        noun="an entry of 'requires'",
        label="Requires",
        help="Nodes that a route may reach only after another node.",
        example="[{before: entitled, pass: listen}]",
    ),
    FieldSpec(
        key="phrases",
        type=FieldType.GROUP,
        fields=PHRASES,
        noun="the field 'phrases'",
        label="Phrases",
        help="Words that the tree must not contain, and words that it must contain.",
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
