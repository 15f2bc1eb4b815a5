"""What F1 shows of a field and of a rule, with examples. Words only."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.reader import FieldSpec, FieldType
from decisiontree.tui.card import CardField
from decisiontree.tui.known_rules import rule_of
from decisiontree.tui.marks import mark_of
from decisiontree.tui.screens.help import Section

_TYPES = {
    FieldType.TEXT: "one line of words",
    FieldType.MARKDOWN: "words; **bold**, [links](https://…) and {facts} are allowed",
    FieldType.LINES: "words, or several texts one below the other",
    FieldType.CODE: "a word or an address that programs go by",
    FieldType.ID: "an id: lower-case letters, digits, '_' and '-'",
    FieldType.FACT_NAME: "an id: lower-case letters, digits and '_'",
    FieldType.NODE: "a node of this tree",
    FieldType.FACT: "a fact",
    FieldType.AUTHORITY: "an authority from library.yaml",
    FieldType.ROLE: "a role from library.yaml",
    FieldType.TREE: "another tree",
    FieldType.BOOLEAN: "yes / no",
    FieldType.INTEGER: "a whole number",
    FieldType.DATE: "a date",
    FieldType.MOMENT: "a date and a time with its zone",
    FieldType.CURRENCY: "a currency: three capital letters",
    FieldType.SHAPE: "the shape of a text: 9 is a digit, A a letter",
    FieldType.DURATION: "a time",
    FieldType.SHARE: "a share of the limit",
    FieldType.CONDITION: "a condition on facts",
    FieldType.VALUE: "a value of the fact",
    FieldType.VALUES: "a value of the fact, or a list of values",
    FieldType.LIMIT: "an amount, a number, or 'any' for no limit",
}
"""What a field takes, by its type."""
_NAMES = frozenset(
    {FieldType.NODE, FieldType.FACT, FieldType.AUTHORITY, FieldType.ROLE, FieldType.TREE, FieldType.BOOLEAN}
)
"""Types that are chosen from a list, where the example of the format is of another library."""


def field_sections(field: CardField, spec: FieldSpec | None) -> Iterator[Section]:
    """The page of a field: what it is for, what it takes, an example, and what is found there now."""
    facts: list[tuple[str, str]] = []
    if spec is not None:
        facts = [*_about(spec.item or spec.type, spec)]
    yield Section(f"This field: {field.label or 'one more'}", field.help, tuple(facts))
    if field.findings:
        found = tuple((mark_of(each), each.message) for each in field.findings)
        yield Section("Found in this field", keys=found)


def _about(kind: FieldType, spec: FieldSpec) -> Iterator[tuple[str, str]]:
    if kind is FieldType.CHOICE:
        choices = spec.words or spec.values
        yield "takes", f"one of: {', '.join(choices)}" if choices else "one of a list"
    elif kind in _TYPES:
        yield "takes", _TYPES[kind]
    if spec.example and kind in _TYPES and kind not in _NAMES:
        yield "for example", spec.example
    yield "required", "yes" if spec.required else "no"
    yield "in the file", spec.key


def rule_sections(slug: str) -> Iterator[Section]:
    """The manual of a rule: what it finds and why, an example of each, and what to do."""
    rule = rule_of(slug)
    if rule is None:
        return
    from decisiontree.lint import manual_of

    manual = manual_of(rule)
    yield Section(f"The rule {slug}", f"{manual.summary}\n\nWhy: {manual.why}\n\nFix: {manual.fix}\n")
    yield Section("Wrong, in the file", _indented(manual.bad))
    yield Section("Right, in the file", _indented(manual.good))


def _indented(example: str) -> str:
    return "\n".join(f"  {line}" for line in example.split("\n"))
