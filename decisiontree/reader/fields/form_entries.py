"""The entries of a form."""

from __future__ import annotations

from decisiontree.reader.fields.spec import FieldSpec, FieldType

TRIED = "tried"
"""In a form instead of a fact: the ticks of what was tried already."""

FIELD = (
    FieldSpec(
        key="fact",
        type=FieldType.FACT,
        values=(TRIED,),
        label="Fact",
        help="The fact that the rep fills in; `tried` as above.",
        example="serial",
        required=True,
    ),
    FieldSpec(
        key="when",
        type=FieldType.CONDITION,
        label="Only when",
        help="The rep sees the field only while this is true. The condition can use facts that are known before the form, "
        "and fields above this one.",
        example="reason == broken",
    ),
)
