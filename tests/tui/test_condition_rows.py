"""The condition builder without its screen: questions in words, and what is done with rows."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_guards import FACTS, ROLES, random_condition, random_facts

from decisiontree.guards import Clause, GuardFault, evaluate, parse, split_clauses
from decisiontree.guards import operators as operators_module
from decisiontree.guards.operators import Operator
from decisiontree.model import CALL_DAY, Fact, FactType
from decisiontree.tui.conditions.clause_edits import joined, placed
from decisiontree.tui.conditions.completion import CURSOR, completions
from decisiontree.tui.conditions.grammar_page import examples_of
from decisiontree.tui.conditions.meaning import meaning_of
from decisiontree.tui.conditions.questions import (
    Answerable,
    FactQuestion,
    Operand,
    asked_by,
    asking,
    opposite,
    questions_about,
)
from decisiontree.tui.conditions.rows import condition_rows, edited, written
from decisiontree.tui.conditions.scope import ConditionScope
from decisiontree.tui.conditions.spoken import in_grammar
from decisiontree.tui.conditions.steps import DONE, Draft, draft_of

SCOPE = ConditionScope(FACTS, ROLES, "en")
VALUES = {
    "days": ("3", "14"),
    "owed": ("50.00", "200.00"),
    "dinar": ("1.005", "2"),
    "bought": ("2026-01-31", "today + 2 weeks"),
    "tier": ("24h", "'a b'"),
    "role": ("rep", "lead"),
    "symptoms": ("cough", "any"),
    "papers": ("permit", "lease"),
}
EVERY_QUESTION = [(fact, question) for fact in SCOPE.askable.values() for question in questions_about(fact)]


def _asked(fact: Fact, question: FactQuestion) -> Answerable:
    count = {Operand.NONE: 0, Operand.VALUE: 1}.get(question.operand, 2)
    values = ("30 days",) if question.operand is Operand.SPAN else VALUES.get(fact.id, ())[:count]
    return Answerable(fact.id, question, values)


@pytest.mark.parametrize(("fact", "question"), EVERY_QUESTION, ids=lambda each: getattr(each, "words", None))
def test_every_question_is_read_back_from_its_text(fact: Fact, question: FactQuestion) -> None:
    """The parser understands what is written, and the row that is made of it is the same."""
    asked = _asked(fact, question)
    text = asking(asked)

    assert asked_by(text, SCOPE.askable) == asked
    assert not isinstance(SCOPE.read(text), GuardFault)
    assert opposite(opposite(asked, fact), fact) == asked


def test_every_operator_can_be_asked_with() -> None:
    """For each type of fact there is a row for each sign that the parser reads; `is not empty` is one for `is empty`."""
    operators = [each for each in vars(operators_module).values() if isinstance(each, Operator)]
    for fact in SCOPE.askable.values():
        written = " | ".join(f"{question.text} " for question in questions_about(fact))
        missing = [
            sign
            for each in operators
            if each.takes(fact)
            for sign in each.signs
            if f" {sign} " not in written
        ]
        allowed = {"==", "!=", "in", "not in"} if fact.type is FactType.BOOLEAN else set()
        assert set(missing) <= allowed, (fact.id, missing)


@given(st.integers(0, 2**32))
def test_the_opposite_of_a_row_is_true_where_it_is_false(seed: int) -> None:
    """Whatever is known of the facts."""
    random = Random(seed)  # noqa: S311  it is a test
    fact, question = random.choice(EVERY_QUESTION)
    asked = _asked(fact, question)
    guard, negation = (parse(each, FACTS, ROLES) for each in (asking(asked), asking(opposite(asked, fact))))
    assert not isinstance(guard, GuardFault)
    assert not isinstance(negation, GuardFault)
    known = {**random_facts(random), CALL_DAY: 739647}
    found, turned = evaluate(guard, known), evaluate(negation, known)
    assert turned == (not found) if isinstance(found, bool) else turned == found


@pytest.mark.parametrize(
    ("text", "at", "action", "after"),
    [
        ("a and b", (1,), "toggle", "a or b"),
        ("a and b and c", (2,), "toggle", "a and (b or c)"),
        ("a and (b or c)", (1, 1), "toggle", "a and b and c"),
        ("a and (b or c)", (1,), "toggle", "a or b or c"),
        ("a and (b or c)", (0,), "toggle", "a and (b or c)"),
        ("a and b and c", (1,), "group", "(a and b) and c"),
        ("(a and b) and c", (1,), "toggle", "(a and b) or c"),
        ("(a and b) and c", (0,), "group", "a and b and c"),
        ("a and (b or c)", (1, 0), "delete", "a and c"),
        ("(a and b) or c", (1,), "delete", "a and b"),
        ("a and not (b or c)", (1, 0), "delete", "a and not c"),
        ("a", (), "delete", ""),
        ("a and (b or c)", (0,), "down", "(b or c) and a"),
        ("a and (b or c)", (1, 1), "down", "a and b and c"),
        ("a and (b or c or d)", (1, 0), "up", "a and b and (c or d)"),
        ("a and b", (0,), "up", "a and b"),
        ("not (a or b)", (), "negate", "a or b"),
        ("a or (b and c)", (1,), "negate", "a or not (b and c)"),
        ("vip and days >= 3 and tier != gold", (1,), "negate", "vip and days < 3 and tier != gold"),
        ("vip", (), "negate", "not vip"),
        ("3 < days and vip", (0,), "negate", "not 3 < days and vip"),
    ],
)
def test_a_row_is_moved_turned_and_joined(text: str, at: tuple[int, ...], action: str, after: str) -> None:
    """The other rows keep their words, and only parentheses that are needed are written."""
    assert written(edited(split_clauses(text), at, action, SCOPE).clauses) == after


@pytest.mark.parametrize(
    ("text", "at", "joiner", "after"),
    [
        ("", (), "and", "x"),
        ("a", (), "or", "a or x"),
        ("a and b", (), "or", "(a and b) or x"),
        ("a and b", (), "and", "a and b and x"),
        ("a and b", (0,), "and", "a and x and b"),
        ("a and b", (1,), "or", "a and (b or x)"),
        ("a and (b or c)", (1,), "or", "a and (b or c or x)"),
        ("a or b and c", (), "or", "a or b and c or x"),
        ("not (a or b)", (), "or", "not (a or b) or x"),
    ],
)
def test_a_row_is_added(text: str, at: tuple[int, ...], joiner: str, after: str) -> None:
    """Beside one row, or beside the whole condition."""
    assert written(joined(split_clauses(text), at, joiner, Clause("x")).clauses) == after


@given(st.integers(0, 2**32))
def test_whatever_is_done_with_rows_leaves_a_condition(seed: int) -> None:
    """The parser reads it, every row is known or kept as it is, and the row meant is one of them."""
    random = Random(seed)  # noqa: S311  it is a test
    clauses = split_clauses(random_condition(random, counted=True))
    if isinstance(SCOPE.read(written(clauses)), GuardFault):
        return
    for _ in range(4):
        row = random.choice(placed(clauses))
        action = random.choice(["negate", "toggle", "group", "delete", "up", "down"])
        after = edited(clauses, row.at, action, SCOPE)
        text = written(after.clauses)
        if not text:
            return
        assert not isinstance(SCOPE.read(text), GuardFault), (written(clauses), row.at, action)
        assert after.clauses == split_clauses(text), (written(clauses), row.at, action)
        assert after.at in {each.at for each in placed(after.clauses)} | {()}, (
            written(clauses),
            row.at,
            action,
        )
        clauses = after.clauses


def test_rows_say_in_words_what_they_ask() -> None:
    """In the labels of facts and values; what is written in another way stands as it is, with its meaning."""
    text = "days >= 3 and (tier in {24h, 'a b'} or bought < today - 18 years) and (days in (1 .. 3] or foo)"
    rows = condition_rows(split_clauses(text), SCOPE)

    assert [(row.joiner, row.depth, row.label, row.phrase or row.meaning) for row in rows[:-2]] == [
        ("", 0, "Days", "is at least 3"),
        ("and", 0, "any of these:", ""),
        ("", 1, "Tier", "is one of Day or AB"),
        ("or", 1, "Bought", "is more than 18 years ago"),
        ("and", 0, "any of these:", ""),
        ("", 1, "days in (1 .. 3]", "Days is 2 to 3"),
        ("or", 1, "foo", ""),
    ]
    assert [row.fault for row in rows if row.fault] == ["there is no fact 'foo'"]


def _walk(draft: Draft, *typed: str) -> Draft:
    for words in typed:
        hits = draft.hits(words)
        taken = draft.take(hits[0] if hits else None, words)
        assert isinstance(taken, Draft), taken
        draft = taken
    return draft


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (("days", "at least", "18"), "days >= 18"),
        (("Days", "between", "3", "1000"), "days in [3 .. 1000]"),
        (("days", "one of", "1, 2, 3"), "days in {1, 2, 3}"),
        (("owed", "more than", "£1,250.50"), "owed > 1250.50"),
        (("vip", "yes"), "vip"),
        (("vip", "no"), "not vip"),
        (("tier", "is one", "gold", "ab", ""), "tier in {gold, 'a b'}"),
        (("symptoms", "has all", "fever", "rash", ""), "symptoms has all {fever, rash}"),
        (("bought", "ago", "18 y"), "bought <= today - 18 years"),
        (("bought", "last", "1 d"), "bought in [today - 1 day .. today]"),
        (("bought", "before", "2026-01-31"), "bought < 2026-01-31"),
        (("bought", "before", "30 days ago"), "bought < today - 30 days"),
        (("role", "least", "lead"), "role >= lead"),
        (("incident", "yes"), "incident"),
        (("note", "known"), "note is known"),
    ],
)
def test_a_row_is_made_by_typing_a_few_letters(typed: tuple[str, ...], text: str) -> None:
    """Fact, question, value: each by its words, and values as people write them."""
    done = _walk(Draft(SCOPE), *typed)
    assert done.finished
    assert asking(done.answerable) == text


@pytest.mark.parametrize(
    ("typed", "value", "why"),
    [
        (("days", "at least"), "many", "a whole number"),
        (("days", "between", "5"), "3", "no value of 'days' is in this range"),
        (("bought", "before"), "soon", "a date such as"),
        (("bought", "last"), "soon", "a number of days, weeks"),
        (("tier", "is"), "silver", "no value of this fact"),
        (("owed", "more"), "", "an amount in GBP"),
    ],
)
def test_a_value_that_is_none_is_refused_with_what_is_expected(
    typed: tuple[str, ...], value: str, why: str
) -> None:
    """The step stays, and says what may be typed."""
    draft = _walk(Draft(SCOPE), *typed)
    hits = draft.hits(value)
    refused = draft.take(hits[0] if hits else None, value)
    assert isinstance(refused, str)
    assert why in refused


def test_a_row_is_changed_from_what_it_asks() -> None:
    """Each step begins with what the row has; going back asks for the question again, then for the fact."""
    draft = draft_of(SCOPE, "days >= 3")
    assert draft.before == "is at least …"
    draft = _walk(draft, "at least")
    assert draft.before == "3"
    back = draft.back()
    assert back is not None
    assert back.prompt == "Days …"
    first = back.back()
    assert first is not None
    assert (first.prompt, first.before) == ("Which fact?", "days")

    ticked = _walk(draft_of(SCOPE, "tier in {24h, gold}"), "one of")
    assert [hit.name for hit in ticked.hits("")] == ["✓ that is all", "☑ Day", "☑ Gold", "☐ AB"]
    assert ticked.hits("")[0].key == DONE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("days >= 3 and vip", ("True for: Days 3, VIP yes", "False for: Days -5")),
        ("vip or not vip", ("Always true, whatever the values are", "Never false, whatever the values are")),
        ("note is known", ("True for: Note known", "False for: Note not known")),
    ],
)
def test_a_condition_is_shown_with_values_for_both(text: str, said: tuple[str, ...]) -> None:
    """One for which it is true and one for which it is false."""
    assert meaning_of(text, SCOPE).examples == said


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("vip is yes", "vip"),
        ("VIP is false", "not vip"),
        ("Days is at least 18", "days >= 18"),
        ("days is between 3 and 14", "days in [3 .. 14]"),
        ("tier is one of Gold or AB", "tier in {gold, 'a b'}"),
        ("not (tier is one of Gold or AB)", "not (tier in {gold, 'a b'})"),
        (
            "Tier is Gold and (Bought is within the last 30 days or VIP)",
            "tier == gold and (bought in [today - 30 days .. today] or vip)",
        ),
        ("bought is on or after 2026-01-31", "bought >= 2026-01-31"),
        ("symptoms has any of Cough, Fever", "symptoms has any {cough, fever}"),
        ("Owed is more than £1,250.50", "owed > 1250.50"),
        ("VIP = yes && Days => 3", "vip == true and days >= 3"),
        ("your role is at least Lead", "role >= lead"),
        ("vip is perhaps", None),
        ("nobody is yes", None),
        ("days >= 3", None),
        ("", None),
    ],
)
def test_a_condition_in_words_is_understood(said: str, text: str | None) -> None:
    """With the labels of facts and values; what is a condition already, and what means nothing known, stays."""
    assert in_grammar(said, SCOPE) == text


@given(st.integers(0, 2**32))
def test_what_a_row_says_can_be_typed(seed: int) -> None:
    """Its words are read as the condition that it is, alone and beside others."""
    random = Random(seed)  # noqa: S311  it is a test
    asked = [_asked(*random.choice(EVERY_QUESTION)) for _ in range(2)]
    said = " and ".join(f"{SCOPE.label(each.fact)} {SCOPE.phrase(each)}" for each in asked)
    meant = in_grammar(said, SCOPE) or said
    assert SCOPE.read(meant) == SCOPE.read(" and ".join(map(asking, asked)))


@pytest.mark.parametrize(
    ("typed", "first", "name"),
    [
        ("bou|", "bought |", "Bought"),
        ("vip and (not in|", "vip and (not incident |", "Incident"),
        ("days |", "days >= |", "is at least …"),
        ("vip or bought last|", "vip or bought in [today - | .. today]", "is within the last …"),
        ("vip no|", "not vip|", "is no"),
        ("tier == |", "tier == 24h|", "Day"),
        ("tier in {gold, a|}", "tier in {gold, 'a b'|}", "AB"),
        ("symptoms has fev|", "symptoms has fever|", "Fever"),
        ("da| and vip", "days| and vip", "Days"),
    ],
)
def test_what_is_typed_is_completed_from_the_cursor(typed: str, first: str, name: str) -> None:
    """The key of what is offered is the whole text with it, and where the cursor then is."""
    hit = completions(typed.replace("|", CURSOR), SCOPE)[0]
    assert (hit.key.replace(CURSOR, "|"), hit.name) == (first, name)


@pytest.mark.parametrize(
    "typed", ["|", "days|", "days >= 1|", "tier == gold|", "vip and |", "note is known|", "foo|", "b|ought"]
)
def test_nothing_is_offered_where_nothing_is_begun_or_all_is_there(typed: str) -> None:
    """Enter then goes on to the next field."""
    assert not completions(typed.replace("|", CURSOR), SCOPE)


def test_the_page_of_the_grammar_has_examples_of_this_tree() -> None:
    """Every one of them is a condition, and every type of fact has some."""
    examples = dict(examples_of(SCOPE))
    assert examples["days >= -5"] == "Days is at least -5"
    assert {SCOPE.askable[each.fact].type for each in map(SCOPE.asked, examples) if each} == {
        fact.type for fact in FACTS.values()
    }
