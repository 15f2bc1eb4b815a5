"""The fields of a fact, in a tree and in library.yaml alike."""

from __future__ import annotations

from decisiontree.model import FactType
from decisiontree.reader.fields.spec import FieldSpec, FieldType

FACT = (
    FieldSpec(
        key="type",
        type=FieldType.CHOICE,
        values=tuple(kind.value for kind in FactType),
        meanings=(
            "yes or no",
            "one of a list of values",
            "several of a list of values, or none of them",
            "a whole number",
            "an amount in one currency",
            "a day",
            "any words",
        ),
        words=(
            "yes / no",
            "one of a list",
            "several of a list",
            "whole number",
            "money",
            "date",
            "text",
        ),
        label="Type",
        help="The type of the value.",
        example="integer",
        required=True,
    ),
    FieldSpec(
        key="label",
        type=FieldType.TEXT,
        label="Label",
        help="What the rep reads next to the field.",
        example="Days past the promised date",
        required=True,
    ),
    FieldSpec(
        key="values",
        type=FieldType.MAPPING,
        item=FieldType.TEXT,
        label="Values",
        help="For a choice and for choices: the id of each value and the words the rep reads.",
        example="{standard: Standard, gold: Gold}",
    ),
    FieldSpec(
        key="none",
        type=FieldType.TEXT,
        label="None",
        help="For choices: what the rep ticks if no value applies; without it, the rep must tick at least one value.",
        example="None of these",
    ),
    FieldSpec(
        key="currency",
        type=FieldType.CURRENCY,
        label="Currency",
        help="For money: the currency, in three capital letters.",
        example="GBP",
    ),
    FieldSpec(
        key="min",
        type=FieldType.VALUE,
        label="Min",
        help="The smallest value allowed; for choices, the smallest number of values to tick.",
        example="0",
    ),
    FieldSpec(
        key="max",
        type=FieldType.VALUE,
        label="Max",
        help="The largest value allowed; for choices, the largest number of values to tick.",
        example="365",
    ),
    FieldSpec(
        key="shape",
        type=FieldType.SHAPE,
        label="Shape",
        help="For a text: what it looks like. 'A' is a letter, '9' a digit, 'X' either; what is in brackets may be left out.",
        example='"AA-9999"',
    ),
    FieldSpec(
        key="hint",
        type=FieldType.TEXT,
        label="Hint",
        help="Where the rep finds the value.",
        example="As printed on the bill",
    ),
    FieldSpec(
        key="default",
        type=FieldType.VALUE,
        label="Default",
        help="What the field contains before the rep fills it in.",
        example="0",
    ),
    FieldSpec(
        key="optional",
        type=FieldType.BOOLEAN,
        label="May stay empty",
        help="Whether the rep may leave the field empty; the fact is then unknown.",
        example="true",
    ),
    FieldSpec(
        key="given",
        type=FieldType.BOOLEAN,
        label="Known at the start",
        help="Whether the fact is known when the call starts: the host system fills it in, or the page asks for it first.",
        example="true",
    ),
    FieldSpec(
        key="private",
        type=FieldType.BOOLEAN,
        label="Private",
        help="Whether the value is kept out of logs and addresses, and out of summaries unless the rep includes it.",
        example="true",
    ),
)

FACTS = FieldSpec(
    key="facts",
    type=FieldType.MAPPING,
    name=FieldType.FACT_NAME,
    fields=FACT,
    noun="a fact",
    label="Facts",
    help="Named values that become known during the call.",
    example="{days_late: {type: integer, label: Days past the promised date, min: 0, max: 365}}",
)

FORMAT = FieldSpec(
    key="format",
    type=FieldType.FORMAT,
    label="Format",
    help="The version of the format the file is written in.",
    example="1",
    required=True,
)
