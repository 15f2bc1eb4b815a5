"""The fields that any node may carry."""

from __future__ import annotations

from decisiontree.reader.fields.spec import FieldSpec, FieldType

MEDIA = (
    FieldSpec(
        key="image",
        type=FieldType.CODE,
        label="Picture",
        help="The file of the picture, inside the library's folder.",
        example="router-lights.png",
        required=True,
    ),
    FieldSpec(
        key="alt",
        type=FieldType.TEXT,
        label="In words",
        help="What the picture shows, for people who cannot see it.",
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
        help="The address to open: https, mailto or tel.",
        example="https://intranet.example/refunds",
        required=True,
    ),
)

CONTENT = (
    FieldSpec(
        key="title",
        type=FieldType.TEXT,
        label="Title",
        help="A short name for the node, for outlines and breadcrumbs.",
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
        help="Wording that the rep must read out word for word, and tick before the call goes on.",
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
        help="Guidance for the rep only; it is never read out.",
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
        help="A picture, and words for people who cannot see it.",
        example="{image: router-lights.png, alt: The light beside the word Internet is red}",
        fields=MEDIA,
        noun="a picture",
    ),
    FieldSpec(
        key="links",
        type=FieldType.LIST,
        label="Links",
        help="Pages where the rep can look something up.",
        example="[{label: Refund policy, url: 'https://intranet.example/refunds'}]",
        fields=LINK,
        noun="a link",
    ),
    FieldSpec(
        key="tags",
        type=FieldType.LIST,
        item=FieldType.CODE,
        label="Tags",
        help="Keywords for finding the node.",
        example="[identity]",
    ),
    FieldSpec(
        key="timer",
        type=FieldType.DURATION,
        label="Timer",
        help="How long to wait: a number with s, min or h. The page counts down.",
        example="2 min",
    ),
    FieldSpec(
        key="was",
        type=FieldType.LIST,
        item=FieldType.ID,
        label="Former ids (was)",
        help="Earlier ids of the node, so that old logs still match it.",
        example="[check_identity]",
    ),
    FieldSpec(
        key="satisfies",
        type=FieldType.LIST,
        item=FieldType.ID,
        label="Counts as tried",
        help="Tags that count as tried once the call leaves the node.",
        example="[cables]",
    ),
    FieldSpec(
        key="skip_if",
        type=FieldType.LIST,
        item=FieldType.ID,
        label="Skip when tried",
        help="The call skips the node once all these tags have been tried.",
        example="[cables]",
    ),
    FieldSpec(
        key="skip_to",
        type=FieldType.NODE,
        label="Skip to",
        help="The node that comes next when this one is skipped; without it, a step or form goes to its `to`.",
        example="lights",
    ),
)
