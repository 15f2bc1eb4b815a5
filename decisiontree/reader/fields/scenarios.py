"""The fields of a file of scenarios."""

from __future__ import annotations

from dataclasses import replace

from decisiontree.reader.fields.facts import FORMAT
from decisiontree.reader.fields.spec import FieldSpec, FieldType

EXPECT = (
    FieldSpec(
        key="outcome",
        type=FieldType.NODE,
        label="Outcome",
        help="The outcome where the call must end; write `tree/node` for one of another tree.",
        example="end_settled",
    ),
    FieldSpec(
        key="grants",
        type=FieldType.MAPPING,
        name=FieldType.AUTHORITY,
        item=FieldType.VALUE,
        label="Grants",
        help="What the call must have granted, for each authority.",
        example="{refund: 40.00}",
    ),
)

TODAY = FieldSpec(
    key="today",
    type=FieldType.DATE,
    label="Today",
    help="The day on which the call begins. It is required if a condition counts days from `today`.",
    example="2026-11-30",
)

SCENARIO = (
    FieldSpec(
        key="name",
        type=FieldType.TEXT,
        label="Name",
        help="What happens in the call, in one line.",
        example="Gold customer, four days late, settled by the rep",
        required=True,
    ),
    FieldSpec(
        key="role",
        type=FieldType.ROLE,
        label="Role",
        help="Who answers the call.",
        example="rep",
    ),
    FieldSpec(
        key="given",
        type=FieldType.MAPPING,
        name=FieldType.FACT,
        item=FieldType.VALUE,
        label="Given",
        help="Facts known when the call starts.",
        example="{tier: gold}",
    ),
    FieldSpec(
        key="facts",
        type=FieldType.MAPPING,
        name=FieldType.FACT,
        item=FieldType.VALUES,
        label="Facts",
        help="What the rep fills in; a list has one value for each visit, and the last one repeats.",
        example="{days_late: 4}",
    ),
    FieldSpec(
        key="answers",
        type=FieldType.MAPPING,
        name=FieldType.TEXT,
        item=FieldType.VALUES,
        label="Answers",
        help="What the rep answers at each node; a list has one answer for each visit, and the last one repeats.",
        example="{verify: passed, listen: [corrected, agreed]}",
    ),
    FieldSpec(
        key="incident",
        type=FieldType.ID,
        label="Incident",
        help="The incident that is open during the call; without this field, none is open.",
        example="inc_204",
    ),
    TODAY,
    FieldSpec(
        key="expect",
        type=FieldType.GROUP,
        fields=EXPECT,
        noun="the field 'expect'",
        label="Expect",
        help="How the call must end.",
        example="{outcome: end_settled, grants: {refund: 40.00}}",
        required=True,
    ),
    FieldSpec(
        key="customer",
        type=FieldType.MAPPING,
        name=FieldType.TEXT,
        item=FieldType.TEXT,
        label="Customer",
        help="How a colleague plays the caller when you use the scenario for practice.",
        example='{mood: tired, opening: "I have been waiting all week."}',
    ),
)

SCENARIOS = (
    FORMAT,
    replace(TODAY, help="The day on which the calls begin. A scenario may name another day."),
    FieldSpec(
        key="scenarios",
        type=FieldType.LIST,
        fields=SCENARIO,
        noun="a scenario",
        label="Scenarios",
        help="Calls that are written as tests.",
        example="[{name: Settled, role: rep, expect: {outcome: end_settled}}]",
        required=True,
    ),
)
