"""A fact as a field to fill in: which control, which hints, which choices."""

from __future__ import annotations

from decisiontree.display import Wording, currency_form, example, yes_no
from decisiontree.export.view import ChoiceView, FieldView
from decisiontree.guards import how_many, tags
from decisiontree.model import Fact, FactType, Tree, readable

LIST_FROM = 7
"""From so many values on, a choice is a list to open."""
_CONTROLS = {
    FactType.BOOLEAN: "one_of",
    FactType.CHOICE: "one_of",
    FactType.CHOICES: "ticks",
    FactType.INTEGER: "whole",
    FactType.MONEY: "money",
    FactType.DATE: "date",
    FactType.TEXT: "text",
}


def field_view(fact_id: str, field_id: str, words: Wording, tree: Tree) -> FieldView:
    """The field that asks for a fact of a tree; for `tried`, one tick for each thing that may have been tried."""
    if fact_id == "tried":
        choices = tuple(ChoiceView(tag, readable(tag)) for tag in tags(tree))
        return FieldView(
            id=field_id,
            fact=fact_id,
            label="Already tried",
            control="ticks",
            choices=choices,
            optional=True,
            ours=True,
        )
    fact = words.facts.get(fact_id)
    if fact is None:
        return FieldView(id=field_id, fact=fact_id, label=fact_id, control="text")
    return declared_field(fact, field_id, words, tree.id if fact_id in tree.facts else None)


def declared_field(fact: Fact, field_id: str, words: Wording, tree: str | None = None) -> FieldView:
    """The field of a fact that a tree declares, or the library."""
    choices = tuple(ChoiceView(choice.id, choice.label) for choice in fact.values)
    is_list = fact.type is FactType.CHOICE and len(choices) >= LIST_FROM
    return FieldView(
        id=field_id,
        fact=fact.id,
        label=fact.label,
        control="list" if is_list else _CONTROLS[fact.type],
        hint=fact.hint,
        range_hint=_range_hint(fact, words),
        example=example(fact, words.language),
        shape=fact.shape.written if fact.shape else None,
        digits=fact.shape is not None and fact.shape.is_digits,
        choices=_yes_no(words.language) if fact.type is FactType.BOOLEAN else choices,
        none=fact.none if fact.type is FactType.CHOICES else None,
        optional=fact.optional,
        private=fact.private,
        given=fact.given,
        tree=tree,
        currency=currency_form(words.language, fact.currency).sign if fact.currency else None,
    )


def _yes_no(language: str) -> tuple[ChoiceView, ...]:
    ids = ("true", "false")
    words = yes_no(language)
    return tuple(
        ChoiceView(each, f"{word[:1].upper()}{word[1:]}", ours=words == yes_no("en"))
        for each, word in zip(ids, words, strict=True)
    )


def _range_hint(fact: Fact, words: Wording) -> str | None:
    ends = fact.minimum, fact.maximum
    if fact.type is FactType.CHOICES:
        return "tick all that apply" if ends == (None, None) else f"tick {how_many(fact)}"
    return None if ends == (None, None) else words.range(fact.id, *ends)
