"""The fields that any node may carry."""

from __future__ import annotations

from decisiontree.reader.fields.spec import FieldSpec, FieldType

MEDIA = (
    FieldSpec(
        key="image",
        type=FieldType.CODE,
        label="Picture",
        help="File of the picture, inside the library's folder.",
        example="router-lights.png",
        required=True,
    ),
    FieldSpec(
        key="alt",
        type=FieldType.TEXT,
        label="In words",
        help="What the picture shows, for those who do not see it.",
        example="The light beside the word Internet is red",
        required=True,
    ),
)

LINK = (
    FieldSpec(
        key="label",
        type=FieldType.TEXT,
        label="Words",
        help="What the link says.",
        example="Refund policy",
        required=True,
    ),
    FieldSpec(
        key="url",
        type=FieldType.CODE,
        label="Address",
        help="Where it leads: https, mailto or tel.",
        example="https://intranet.example/refunds",
        required=True,
    ),
)

CONTENT = (
    FieldSpec(
        key="title",
        type=FieldType.TEXT,
        label="Title",
        help="A short name of the node, for outlines and breadcrumbs.",
        example="Identity check",
    ),
    FieldSpec(
        key="say",
        type=FieldType.LINES,
        label="Say",
        help="Suggested wording; a list gives variants to choose from.",
        example="Could you read me the order number and the postcode?",
    ),
    FieldSpec(
        key="must_say",
        type=FieldType.MARKDOWN,
        label="Must say",
        help="Wording that is read out word for word and ticked before moving on.",
        example="This call is recorded.",
    ),
    FieldSpec(
        key="do",
        type=FieldType.LINES,
        label="Do",
        help="An instruction to the rep; a list becomes a checklist.",
        example="Open the order in the till.",
    ),
    FieldSpec(
        key="note",
        type=FieldType.MARKDOWN,
        label="Note",
        help="Guidance for the rep alone; never read out.",
        example="Most callers do not know the order number. The postcode is enough.",
    ),
    FieldSpec(
        key="because",
        type=FieldType.MARKDOWN,
        label="Because",
        help="Why this rule exists.",
        example="One or two days is within the delivery promise.",
    ),
    FieldSpec(
        key="source",
        type=FieldType.TEXT,
        label="Source",
        help="Where the rule is written.",
        example="Delivery terms, section 4",
    ),
    FieldSpec(
        key="media",
        type=FieldType.GROUP,
        label="Picture",
        help="A picture and the words for those who do not see it.",
        example="{image: router-lights.png, alt: The light beside the word Internet is red}",
        fields=MEDIA,
        noun="a picture",
    ),
    FieldSpec(
        key="links",
        type=FieldType.LIST,
        label="Links",
        help="Pages for looking something up.",
        example="[{label: Refund policy, url: 'https://intranet.example/refunds'}]",
        fields=LINK,
        noun="a link",
    ),
    FieldSpec(
        key="tags",
        type=FieldType.LIST,
        item=FieldType.CODE,
        label="Tags",
        help="Words to find the node by.",
        example="[identity]",
    ),
    FieldSpec(
        key="timer",
        type=FieldType.DURATION,
        label="Timer",
        help="How long to wait, as a number with s, min or h; the page counts it down.",
        example="2 min",
    ),
    FieldSpec(
        key="was",
        type=FieldType.LIST,
        item=FieldType.ID,
        label="Former ids (was)",
        help="Ids the node had before, so that old logs still find it.",
        example="[check_identity]",
    ),
    FieldSpec(
        key="satisfies",
        type=FieldType.LIST,
        item=FieldType.ID,
        label="Counts as tried",
        help="Tags that are marked as tried when the node is left.",
        example="[cables]",
    ),
    FieldSpec(
        key="skip_if",
        type=FieldType.LIST,
        item=FieldType.ID,
        label="Skip when tried",
        help="The node is skipped when all these tags are marked as tried.",
        example="[cables]",
    ),
    FieldSpec(
        key="skip_to",
        type=FieldType.NODE,
        label="Skip to",
        help="Where a skipped node goes; a step or form goes to its `to` when this is absent.",
        example="lights",
    ),
)
