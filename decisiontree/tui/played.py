"""A walk as the play screen needs it: start at any node, the page as lines, keys and texts as answers. No screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from decisiontree.display import Doubt, expected, typed_form, typed_value, yes_no
from decisiontree.guards import parse_value
from decisiontree.model import Choice, Fact, FactType, FactValue, Library
from decisiontree.tui.preview import Line
from decisiontree.walk import (
    MUST_SAY,
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    Presented,
    State,
    TakeWayOut,
    Text,
    Verdict,
    advance,
    fill_text,
    plain,
    start,
    summarize,
    verdict_words,
    with_incidents,
)

_YES, _NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "2"})


def begin_at(library: Library, tree_id: str, node: str | None, role: str | None, now: datetime) -> State:
    """A walk that starts at a node now, as a rep of that role; at the tree's own start when no node is given."""
    incidents = library.shared.open_incidents(now)
    return start(starting_at(library, tree_id, node), tree_id, role=role, given={}, incident=incidents)


def at_time(library: Library, state: State, now: datetime) -> State:
    """The same step, or before the first answer the same beginning, with the incidents that are open now."""
    return with_incidents(library, state, library.shared.open_incidents(now))


def again(library: Library, beginning: State, before: State) -> State:
    """The answers of a walk from another beginning, as far as they meet the same steps and are taken."""
    state = beginning
    for move in before.moves:
        following = advance(library, state, move.answer) if move.path == state.path else None
        if not isinstance(following, State):
            break
        state = following
    return state


def starting_at(library: Library, tree_id: str, node: str | None) -> Library:
    """The library with another start of one tree; the same one when no node is given."""
    tree = library.trees[tree_id]
    if node is None or node not in tree.nodes:
        return library
    return replace(library, trees=MappingProxyType({**library.trees, tree_id: replace(tree, start=node)}))


def page(library: Library, state: State, presented: Presented) -> Iterator[Line]:
    """What the rep sees, from top to bottom, without the fields of a form."""
    words = presented.words
    if presented.incident is not None and presented.incident.banner:
        banner = plain(fill_text(library, state, presented.incident.banner))
        yield Line(f"▲ {banner}", "must")
        yield Line("")
    yield Line(plain(presented.title), "title")
    yield Line("")
    if presented.asks == "facts":
        yield Line("first this must be known:", "note")
        return
    for index, say in enumerate(words.say):
        yield Line(("or: " if index else "") + f"“{plain(say)}”", "say")
    if words.must_say is not None:
        yield Line(f"☑ word for word: “{plain(words.must_say)}”", "must")
    for task in words.do:
        yield Line(f"☐ {plain(task)}")
    if words.say or words.must_say or words.do:
        yield Line("")
    if words.ask is not None and plain(words.ask) != plain(presented.title):
        yield Line(plain(words.ask), "title")
        yield Line("")
    if presented.verdict is not None:
        yield from _verdict(library, state, presented.verdict)
    yield from _ways(presented)
    for word, text in _remarks(library, state, presented):
        yield Line("")
        yield Line(f"{word}: {text}", "note")


def known(library: Library, state: State) -> Iterator[str]:
    """What is known by now, as a person reads it; private facts too, nobody's call is played here."""
    for fact in summarize(library, state, with_private=True).facts:
        yield f"{fact.label}: {fact.text}"


def answer_to(presented: Presented, number: int) -> Answer | None:
    """The answer that a digit gives, counted from 1; None when there is no such way."""
    ticks = (MUST_SAY,) if presented.words.must_say is not None else ()
    match presented.asks:
        case "option" if number <= len(presented.options):
            return ChooseOption(presented.options[number - 1].key, ticks)
        case "continue" if number == 1:
            return Continue(ticks)
        case "listen" if number <= 2:
            return Agreed(ticks) if number == 1 else Corrected(ticks)
    return None


def way_out(presented: Presented, number: int) -> Answer | None:
    """The answer that takes an exit, counted from 1."""
    return TakeWayOut(presented.exits[number - 1].key) if number <= len(presented.exits) else None


def fill_in(presented: Presented, texts: Mapping[str, str], language: str) -> Answer | str:
    """The answer of a form from what was typed; a text is the reason why it cannot be taken."""
    values: dict[str, FactValue | None] = {}
    for field in presented.fields:
        text = texts.get(field.fact.id, "").strip()
        value = _value(field.fact, text, language)
        if isinstance(value, Doubt):
            return f"{field.fact.label}: {value}"
        if value is None and text:
            return f"{field.fact.label}: expected {expected(field.fact, language)}"
        values[field.fact.id] = value
    ticks = (MUST_SAY,) if presented.words.must_say is not None else ()
    tried = tuple(tick.tag for tick in presented.ticks if tick.ticked)
    return Fill(values, tried, ticks)


def hint_of(fact: Fact, language: str) -> str:
    """What may be typed for a fact."""
    words = (Choice(*each) for each in zip(("true", "false"), yes_no(language), strict=True))
    choices = tuple(words) if fact.type is FactType.BOOLEAN else fact.values
    if choices:
        return "   ".join(f"{number} {choice.label}" for number, choice in enumerate(choices, 1))
    return fact.hint or expected(fact, language)


def text_of(fact: Fact, value: FactValue | None, language: str) -> str:
    """A value as it would be typed."""
    return "" if value is None else typed_form(fact, value, language)


def _value(fact: Fact, text: str, language: str) -> FactValue | Doubt | None:
    """Choices also by their number or their label, booleans also in words."""
    low = text.lower()
    yes, no = yes_no(language)
    if fact.type is FactType.BOOLEAN and low in {*_YES, *_NO, yes, no}:
        return low in {*_YES, yes}
    if fact.values and low.isdigit() and 0 < int(low) <= len(fact.values):
        return fact.values[int(low) - 1].id
    by_label = next((choice.id for choice in fact.values if choice.label.lower() == low), None)
    if by_label is not None:
        return by_label
    typed = typed_value(fact, text, language)
    return typed if isinstance(typed, Doubt) else parse_value(fact, typed)


def _verdict(library: Library, state: State, verdict: Verdict) -> Iterator[Line]:
    """In the very words of the page and of `play`."""
    words = verdict_words(library, state, verdict)
    yield Line(words.headline, "good" if verdict.within else "must")
    for detail in words.details:
        yield Line(detail)
    yield Line(f"to copy: {words.note}", "note")
    yield Line("")


def _remarks(library: Library, state: State, presented: Presented) -> Iterator[tuple[str, str]]:
    words = presented.words
    texts: tuple[tuple[str, Text | None], ...] = (
        ("note", words.note),
        ("because", words.because),
        ("instead", words.alternative),
        ("review", words.review_route),
        ("team", words.team),
    )
    for word, text in texts:
        if text is not None:
            yield word, plain(text)
    if presented.asks == "end":
        summary = summarize(library, state)
        yield from (("withheld", text) for text in summary.withheld)
        if summary.note:
            yield "to copy", summary.note


def _ways(presented: Presented) -> Iterator[Line]:
    match presented.asks:
        case "option":
            if not presented.options:
                yield Line("no option fits what is known", "must")
            for number, option in enumerate(presented.options, 1):
                yield Line(f"  {number}  {plain(option.label)}", "key")
                if option.hint is not None:
                    yield Line(f"     {plain(option.hint)}", "note")
        case "continue":
            yield Line("  1  Continue", "key")
        case "listen":
            yield Line("  1  The caller agrees", "key")
            yield Line("  2  The caller corrects it", "key")
        case "end":
            yield Line("— the call ends here —", "note")
        case _:
            return
