"""The fields of library.yaml."""

from __future__ import annotations

from decisiontree.reader.fields.facts import FACTS, FORMAT
from decisiontree.reader.fields.spec import FieldSpec, FieldType


def _id(noun: str, example: str) -> FieldSpec:
    return FieldSpec(
        key="id", type=FieldType.ID, label="Id", help=f"The id of {noun}.", example=example, required=True
    )


def _label(help_: str, example: str) -> FieldSpec:
    return FieldSpec(
        key="label", type=FieldType.TEXT, label="Label", help=help_, example=example, required=True
    )


def _words(key: str, label: str, help_: str, example: str) -> FieldSpec:
    return FieldSpec(key=key, type=FieldType.MARKDOWN, label=label, help=help_, example=example)


ROLE = (_id("the role", "rep"), _label("What people call the role.", "Customer rep"))

USES = (
    FieldSpec(
        key="fact",
        type=FieldType.FACT,
        label="Counted by",
        help="The fact that says how often the caller got it before; its type is integer.",
        example="refunds_90_days",
        required=True,
    ),
    FieldSpec(
        key="limits",
        type=FieldType.MAPPING,
        name=FieldType.ROLE,
        item=FieldType.LIMIT,
        label="How often",
        help="For each role, the number of times, or `any`; a role that is not listed may not give it at all.",
        example="{rep: 1, lead: any}",
        required=True,
    ),
)

AUTHORITY = (
    _label("What the caller gets.", "Refund, clear entitlement"),
    FieldSpec(
        key="currency",
        type=FieldType.CURRENCY,
        label="Currency",
        help="The currency of the limits: three capital letters.",
        example="GBP",
    ),
    FieldSpec(
        key="limits",
        type=FieldType.MAPPING,
        name=FieldType.ROLE,
        item=FieldType.LIMIT,
        label="Limits",
        help="For each role, the largest amount, or `any`; a role that is not listed may give nothing.",
        example="{rep: 50.00, lead: 500.00}",
    ),
    FieldSpec(
        key="uses",
        type=FieldType.GROUP,
        fields=USES,
        noun="the field 'uses'",
        label="Uses",
        help="How often a caller may get it in a period.",
        example="{fact: refunds_90_days, limits: {rep: 1, lead: any}}",
    ),
    _words(
        "because", "Because", "Why the limits are as they are.", "A clear entitlement is settled at once."
    ),
    FieldSpec(
        key="source",
        type=FieldType.TEXT,
        label="Source",
        help="Where the rule is written.",
        example="Billing handbook, chapter 2",
    ),
    FieldSpec(
        key="review_by",
        type=FieldType.DATE,
        label="Review by",
        help="The date by which someone must review the limits.",
        example="2027-03-01",
    ),
)

TOPIC = (
    _id("the topic", "billing_surprise"),
    _label("What callers are upset about.", "Billing surprise"),
    FieldSpec(
        key="owner",
        type=FieldType.TEXT,
        label="Owner",
        help="Who owns the topic.",
        example="billing-lead",
    ),
)

INCIDENT = (
    _id("the incident", "inc_204"),
    FieldSpec(
        key="trees",
        type=FieldType.LIST,
        item=FieldType.TREE,
        label="Trees",
        help="The trees that the incident concerns.",
        example="[router]",
        required=True,
    ),
    FieldSpec(
        key="starts",
        type=FieldType.MOMENT,
        label="Starts",
        help="When the page starts to show it.",
        example="2026-11-20T08:00Z",
        required=True,
    ),
    FieldSpec(
        key="expires",
        type=FieldType.MOMENT,
        label="Expires",
        help="When the page stops showing it.",
        example="2026-11-22T08:00Z",
        required=True,
    ),
    FieldSpec(
        key="when",
        type=FieldType.CONDITION,
        label="Concerns",
        help="Which callers it concerns, as a condition on the facts of library.yaml; leave it out for all callers.",
        example="region == north",
    ),
    _words("banner", "Banner", "What the rep sees at the top of the page.", "Fault in the northern area."),
    _words("say", "Say", "The approved wording.", "We know about it and are working on it."),
    FieldSpec(
        key="reference",
        type=FieldType.TEXT,
        label="Reference",
        help="The number the rep may quote.",
        example="INC-204",
    ),
    _words("known", "Known", "What is known.", "A cable was cut on Tuesday."),
    _words("unknown", "Unknown", "What is not known yet.", "When it will be repaired."),
    _words("next_update", "Next update", "When there will be more news.", "at three o'clock"),
    FieldSpec(
        key="do_not_say",
        type=FieldType.LIST,
        item=FieldType.TEXT,
        label="Do not say",
        help="What the rep must not promise.",
        example="[a time for the fix]",
    ),
)

LIBRARY = (
    FORMAT,
    FieldSpec(
        key="title",
        type=FieldType.TEXT,
        label="Title",
        help="What the library is called.",
        example="Northwind customer care",
    ),
    FieldSpec(
        key="roles",
        type=FieldType.LIST,
        fields=ROLE,
        noun="a role",
        label="Roles",
        help="Who may decide, from least authority to most.",
        example="[{id: rep, label: Customer rep}, {id: lead, label: Team lead}]",
    ),
    FieldSpec(
        key="authority",
        type=FieldType.MAPPING,
        fields=AUTHORITY,
        noun="an authority",
        label="Authority",
        help="What a caller may be given, and how much each role may give.",
        example="{refund: {label: Refund, currency: GBP, limits: {rep: 50.00, lead: 500.00}}}",
    ),
    FACTS,
    FieldSpec(
        key="snippets",
        type=FieldType.MAPPING,
        name=FieldType.FACT_NAME,
        item=FieldType.MARKDOWN,
        label="Snippets",
        help="Texts that other texts include as `{name}`.",
        example="{greeting: Thanks for calling Northwind.}",
    ),
    FieldSpec(
        key="topics",
        type=FieldType.LIST,
        fields=TOPIC,
        noun="a topic",
        label="Topics",
        help="What callers are upset about, and who is responsible.",
        example="[{id: billing_surprise, label: Billing surprise, owner: billing-lead}]",
    ),
    FieldSpec(
        key="incidents",
        type=FieldType.LIST,
        fields=INCIDENT,
        noun="an incident",
        label="Incidents",
        help="What is broken now, in approved words; the rep sees the first incident that matches the caller.",
        example="[{id: inc_204, trees: [router], starts: 2026-11-20T08:00Z, expires: 2026-11-22T08:00Z}]",
    ),
)
