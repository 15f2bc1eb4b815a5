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

TEXT_ITEM = (
    FieldSpec(
        key="text",
        type=FieldType.MARKDOWN,
        label="Text",
        help="The words.",
        example="I am sorry that you had to wait so long.",
        required=True,
    ),
    FieldSpec(
        key="when",
        type=FieldType.CONDITION,
        label="Only when",
        help="The text is there only if this condition is true. It must not need a fact that may be unknown here.",
        example="days_late > 3",
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
        item=FieldType.MARKDOWN,
        label="Say",
        help="Suggested wording; a list gives variants to choose from. Each of them may have a condition.",
        example="Could you read me the order number and the postcode?",
        fields=TEXT_ITEM,
        noun="a text with a condition",
    ),
    FieldSpec(
        key="must_say",
        type=FieldType.LINES,
        item=FieldType.MARKDOWN,
        label="Must say",
        help="Wording that the rep must read out word for word, and tick before the call goes on. In a list, each text has its own tick box and may have a condition.",
        example="This call is recorded.",
        fields=TEXT_ITEM,
        noun="a text with a condition",
    ),
    FieldSpec(
        key="do",
        type=FieldType.LINES,
        item=FieldType.MARKDOWN,
        label="Do",
        help="An instruction to the rep; a list becomes a checklist. Each entry may have a condition.",
        example="Open the order in the till.",
        fields=TEXT_ITEM,
        noun="a text with a condition",
    ),
    FieldSpec(
        key="note",
        type=FieldType.LINES,
        item=FieldType.MARKDOWN,
        label="Note",
        help="Guidance for the rep only; it is never read out. A list gives paragraphs, and each may have a condition.",
        example="Most callers do not know the order number. The postcode is enough.",
        fields=TEXT_ITEM,
        noun="a text with a condition",
    ),
    FieldSpec(
        key="because",
        type=FieldType.LINES,
        item=FieldType.MARKDOWN,
        label="Because",
        help="Why this rule exists. A list gives paragraphs, and each may have a condition.",
        example="One or two days is within the delivery promise.",
        fields=TEXT_ITEM,
        noun="a text with a condition",
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
