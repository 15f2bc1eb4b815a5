"""The fields of a file of scenarios."""

from __future__ import annotations

from decisiontree.reader.fields.facts import FORMAT
from decisiontree.reader.fields.spec import FieldSpec, FieldType

EXPECT = (
    FieldSpec(
        key="outcome",
        type=FieldType.NODE,
        label="Outcome",
        help="The outcome the call must end at; one of another tree is `tree/node`.",
        example="end_settled",
    ),
    FieldSpec(
        key="grants",
        type=FieldType.MAPPING,
        name=FieldType.AUTHORITY,
        item=FieldType.VALUE,
        label="Grants",
        help="What must have been granted, by authority.",
        example="{refund: 40.00}",
    ),
)

SCENARIO = (
    FieldSpec(
        key="name",
        type=FieldType.TEXT,
        label="Name",
        help="What happens, in a line.",
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
        help="What is filled in when a form asks; a list gives one value per visit, and the last repeats.",
        example="{days_late: 4}",
    ),
    FieldSpec(
        key="answers",
        type=FieldType.MAPPING,
        name=FieldType.TEXT,
        item=FieldType.VALUES,
        label="Answers",
        help="What is chosen at each node; a list gives one answer per visit, and the last repeats.",
        example="{verify: passed, listen: [corrected, agreed]}",
    ),
    FieldSpec(
        key="incident",
        type=FieldType.ID,
        label="Incident",
        help="The incident that is open; without it, none is.",
        example="inc_204",
    ),
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
        help="How a colleague plays the caller when the scenario is used for practice.",
        example='{mood: tired, opening: "I have been waiting all week."}',
    ),
)

SCENARIOS = (
    FORMAT,
    FieldSpec(
        key="scenarios",
        type=FieldType.LIST,
        fields=SCENARIO,
        noun="a scenario",
        label="Scenarios",
        help="Calls written down as tests.",
        example="[{name: Settled, role: rep, expect: {outcome: end_settled}}]",
        required=True,
    ),
)
