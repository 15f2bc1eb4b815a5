"""A walk as the play screen needs it: start at any node, the page as lines, keys and texts as answers. No screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from decisiontree.display import Doubt, expected, typed_answer, typed_form, yes_no
from decisiontree.guards import how_many
from decisiontree.model import Choice, Fact, FactType, FactValue, Library
from decisiontree.tui.page_lines import Line, answer_lines, joined, page, styled
from decisiontree.walk import (
    Answer,
    Fill,
    Paragraph,
    Presented,
    State,
    SummaryLine,
    TakeWayOut,
    incident_paragraphs,
    numbered_answers,
    passed_words,
    see_paragraphs,
    seen,
    shown_now,
    summarize,
    verdict_paragraphs,
)


def starting_at(library: Library, tree_id: str, node: str | None) -> Library:
    """The library with another start of one tree; the same one when no node is given."""
    tree = library.trees[tree_id]
    if node is None or node not in tree.nodes:
        return library
    return replace(library, trees=MappingProxyType({**library.trees, tree_id: replace(tree, start=node)}))


def shown_page(library: Library, state: State, shown: Presented) -> tuple[Line, ...]:
    """What the rep sees, from top to bottom, without the fields of a form."""
    passed = tuple(Line(words, "note") for words in passed_words(library, state))
    incident = joined(passed, styled(incident_paragraphs(library, state, shown.incident)))
    if shown.asks == "facts":
        return joined(incident, (Line(shown.title, "title"),), (Line("this must be known first:", "note"),))
    verdict = styled(verdict_paragraphs(library, state, shown.verdict))
    remarks = (*shown.remarks, *see_paragraphs(shown.sees, shown.tree))
    middle = page(shown.title, shown.words, (verdict, _answers(shown)), remarks)
    return joined(incident, middle, *_end(library, state))


def linked(library: Library, state: State, shown: Presented) -> tuple[Line, ...]:
    """What the links in the texts show."""
    return joined(*(styled(seen(library, state, see)) for see in shown.sees))


def way(library: Library, state: State) -> tuple[SummaryLine, ...]:
    """The answers so far; private values too, because no caller's data is played here."""
    return summarize(library, state, with_private=True).steps


def known(library: Library, state: State) -> Iterator[str]:
    """What is known by now, as a person reads it; private facts too, because no caller's data is played here."""
    for fact in summarize(library, state, with_private=True).facts:
        yield f"{fact.label}: {fact.text}"


def answer_to(shown: Presented, number: int) -> Answer | None:
    """The answer that a digit gives, counted from 1; None when there is no such way."""
    answers = numbered_answers(shown)
    return answers[number - 1].answer if number <= len(answers) else None


def way_out(shown: Presented, number: int) -> Answer | None:
    """The answer that takes an exit, counted from 1."""
    return TakeWayOut(shown.exits[number - 1].key) if number <= len(shown.exits) else None


def fill_in(shown: Presented, texts: Mapping[str, str], language: str) -> Answer | str:
    """The answer of a form from what was typed; a text is the reason why it cannot be taken."""
    values: dict[str, FactValue | None] = {}
    for field in shown.fields:
        text = texts.get(field.fact.id, "").strip()
        value = _typed(field.fact, text, language)
        if isinstance(value, Doubt):
            return f"{field.fact.label}: {value}"
        if value is None and text:
            return f"{field.fact.label}: expected {expected(field.fact, language)}"
        values[field.fact.id] = value
    ticks = shown.must_say
    tried = tuple(tick.tag for tick in shown.ticks if tick.ticked)
    return Fill(values, tried, ticks)


def fields_shown(
    library: Library, state: State, shown: Presented, language: str, texts: Sequence[str]
) -> Iterator[bool]:
    """For each field whether it is shown, with these texts in them."""
    values: dict[str, FactValue | None] = {}
    for field, text in zip(shown.fields, texts, strict=True):
        is_shown = field.entry is None or shown_now(library, state, values)[field.entry]
        if is_shown:
            value = _typed(field.fact, text.strip(), language)
            values[field.fact.id] = None if isinstance(value, Doubt) else value
        yield is_shown


def _typed(fact: Fact, text: str, language: str) -> FactValue | Doubt | None:
    # the hint counts yes and no as it counts choices
    is_second = text == "2" and fact.type is FactType.BOOLEAN
    return typed_answer(fact, "no" if is_second else text, language)


def hint_of(fact: Fact, language: str) -> str:
    """What may be typed for a fact."""
    words = (Choice(*each) for each in zip(("true", "false"), yes_no(language), strict=True))
    choices = tuple(words) if fact.type is FactType.BOOLEAN else fact.values
    if choices:
        labels = [choice.label for choice in choices] + ([] if fact.none is None else [fact.none])
        shown = "   ".join(f"{number} {label}" for number, label in enumerate(labels, 1))
        return f"{shown}   ({how_many(fact)})" if fact.type is FactType.CHOICES else shown
    return fact.hint or expected(fact, language)


def text_of(fact: Fact, value: FactValue | None, language: str) -> str:
    """A value as it would be typed."""
    return "" if value is None else typed_form(fact, value, language)


def _answers(shown: Presented) -> Iterator[Line]:
    for number, each in enumerate(numbered_answers(shown), 1):
        yield from answer_lines(number, each.label, each.hint)
    if shown.asks == "option" and not shown.options:
        yield Line("no option matches what is known", "must")
    if shown.asks == "end":
        yield Line(f"— the call ends here: {shown.ending or 'ended'} —", "note")


def _end(library: Library, state: State) -> Iterator[tuple[Line, ...]]:
    """What was not granted after all, and the note for the case."""
    if not state.finished:
        return
    summary = summarize(library, state)
    yield from ((Line(f"withheld: {text}", "note"),) for text in summary.withheld)
    if summary.note:
        yield styled((Paragraph("To copy", summary.note),))
