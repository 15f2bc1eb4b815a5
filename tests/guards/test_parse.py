"""Texts of conditions and what they mean, or what is wrong with them and where."""

from __future__ import annotations

import pytest
from conditions import guard_of
from random_guards import FACTS, ROLES

from decisiontree.guards import GuardFault, parse
from decisiontree.model import And, Choice, Constant, Fact, FactType, Guard, InRanges, Known, Not, OneOf, Or


def fault(text: str) -> GuardFault:
    """The fault of a text that is no condition."""
    found = parse(text, FACTS, ROLES)
    assert isinstance(found, GuardFault), found
    return found


@pytest.mark.parametrize(
    ("text", "guard"),
    [
        ("vip", OneOf("vip", (True,))),
        ("not vip", Not(OneOf("vip", (True,)))),
        ("not not vip", OneOf("vip", (True,))),
        ("vip == false", OneOf("vip", (False,))),
        ("vip != true", Not(OneOf("vip", (True,)))),
        ("vip in {false, true}", OneOf("vip", (True, False))),
        ("true", Constant(value=True)),
        ("days == 3", InRanges("days", ((3, 3),))),
        ("days != 3", Not(InRanges("days", ((3, 3),)))),
        ("days<3", InRanges("days", ((None, 2),))),
        ("days<=-3", InRanges("days", ((None, -3),))),
        ("days > 3", InRanges("days", ((4, None),))),
        ("days >= 3", InRanges("days", ((3, None),))),
        ("days in {3, 1, 3}", InRanges("days", ((1, 1), (3, 3)))),
        ("days in [1 .. 5]", InRanges("days", ((1, 5),))),
        ("days in (1..5)", InRanges("days", ((2, 4),))),
        ("days in [-3..-1]", InRanges("days", ((-3, -1),))),
        ("days in [1 .. ]", InRanges("days", ((1, None),))),
        ("days not in (.. 5)", Not(InRanges("days", ((None, 4),)))),
        ("owed <= 50", InRanges("owed", ((None, 5000),))),
        ("owed in (50.00 .. 200.00]", InRanges("owed", ((5001, 20000),))),
        ("dinar == 1.005", InRanges("dinar", ((1005, 1005),))),
        ("bought >= 2026-01-31", InRanges("bought", ((739647, None),))),
        ("tier == 24h", OneOf("tier", ("24h",))),
        ("tier in {'a b', gold}", OneOf("tier", ("gold", "a b"))),
        ("role >= rep", OneOf("role", ("rep", "lead"))),
        ("role < starter", Not(OneOf("role", ("starter", "rep", "lead")))),
        ("role > lead", Not(OneOf("role", ("starter", "rep", "lead")))),
        ("role != lead", Not(OneOf("role", ("lead",)))),
        ("incident", OneOf("incident", (True,))),
        ("note is known", Known("note")),
        ("note is not known", Not(Known("note"))),
        ("vip and days > 3 and note is known", And((OneOf("vip", (True,)), InRanges("days", ((4, None),)), Known("note")))),
        ("vip\n  or incident", Or((OneOf("vip", (True,)), OneOf("incident", (True,))))),
        ("vip or incident and vip", Or((OneOf("vip", (True,)), And((OneOf("incident", (True,)), OneOf("vip", (True,))))))),
        ("(vip or incident) and vip", And((Or((OneOf("vip", (True,)), OneOf("incident", (True,)))), OneOf("vip", (True,))))),
    ],
)  # fmt: skip
def test_a_text_means_its_guard(text: str, guard: Guard) -> None:
    """The grammar, one form after the other."""
    assert guard_of(text, FACTS, ROLES) == guard


@pytest.mark.parametrize(
    ("text", "rule", "at", "words", "suggestion"),
    [
        ("", "bad-condition", "", "expected the name of a fact, not the end", None),
        ("vip and", "bad-condition", "", "not the end", None),
        ("(vip", "bad-condition", "", "expected ')'", None),
        ("vip)", "bad-condition", ")", "expected 'and', 'or' or the end, not ')'", None),
        ("vip vip", "bad-condition", "vip", "expected 'and', 'or' or the end", None),
        ("dys > 3", "unknown-fact", "dys", "there is no fact 'dys'", "days"),
        ("zebra", "unknown-fact", "zebra", "there is no fact 'zebra'", None),
        ("decided > 3", "bad-condition", "decided", "cannot be used in a condition", None),
        ("days = 3", "bad-condition", "=", "write '=='", "=="),
        ("days => 3", "bad-condition", "=>", "write '>='", ">="),
        ("vip && vip", "bad-condition", "&&", "write 'and'", "and"),
        ("vip OR vip", "bad-condition", "OR", "lower case", "or"),
        ("days", "bad-condition", "", "expected a comparison after 'days'", None),
        ("days > 1e3", "bad-condition", "1e3", "a whole number, not with '1e3'", None),
        ("days > 1.5", "bad-condition", "1.5", "a whole number", None),
        ("owed > 0.005", "bad-condition", "0.005", "an amount in GBP", None),
        ("owed <= 50 €", "bad-condition", "€", "not '€'", None),
        ("owed > 99999999999999", "bad-condition", "99999999999999", "an amount", None),
        ("days > 9007199254740992", "bad-condition", "9007199254740992", "a whole number", None),
        ("days > 9007199254740991", "bad-condition", "9007199254740991", "no value of 'days' is in this range", None),
        ("days in [5 .. 1]", "bad-condition", "[", "no value of 'days'", None),
        ("days in (3 .. 4)", "bad-condition", "(", "no value of 'days'", None),
        ("days in [1 .. 2", "bad-condition", "", "expected ']' or ')'", None),
        ("days in {1, }", "bad-condition", "}", "not with '}'", None),
        ("bought > 2026-02-30", "bad-condition", "2026-02-30", "a date such as", None),
        ("bought < 0001-01-01", "bad-condition", "0001-01-01", "no value of 'bought'", None),
        ("tier == glod", "bad-condition", "glod", "'tier' cannot be 'glod'; choose from: 24h, gold, a b", "gold"),
        ("tier < gold", "bad-condition", "<", "needs a number, an amount or a date", None),
        ("tier in [gold .. gold]", "bad-condition", "[", "a range needs a number", None),
        ("vip == yes", "bad-condition", "yes", "'vip' is true or false; write 'true'", "true"),
        ('tier == "gold"', "bad-condition", '"gold"', "write gold without double quotes", "gold"),
        ('tier in {24h, "a b"}', "bad-condition", '"a b"', "write 'a b'", "'a b'"),
        ('days > "3"', "bad-condition", '"3"', "write 3 without double quotes", "3"),
        ('days > "ten"', "bad-condition", '"ten"', "compare 'days' with a whole number, not with 'ten'", None),
        ('tier == "Gold"', "bad-condition", '"Gold"', "'tier' cannot be 'Gold'", "gold"),
        ('vip == "yes"', "bad-condition", '"yes"', "write 'true' instead of 'yes'", "true"),
        ("days > '3'", "bad-condition", "'3'", "write 3 without quotes", "3"),
        ('owed > "50.00"', "bad-condition", '"50.00"', "write 50.00 without double quotes", "50.00"),
        ('days > "3 or vip"', "bad-condition", '"3 or vip"', "compare 'days' with a whole number", None),
        ("vip == True", "bad-condition", "True", "write 'true' instead of 'True'", "true"),
        ("vip is true", "bad-condition", "is true", "write '== true' instead of 'is true'", "== true"),
        ("vip is not yes", "bad-condition", "is not yes", "write '!= true' instead of 'is not yes'", "!= true"),
        ("tier is not gold", "bad-condition", "is not gold", "write '!= gold' instead of 'is not gold'", "!= gold"),
        ("tier is in {gold}", "bad-condition", "is in", "write 'in' instead of 'is in'", "in"),
        ("days is not in [1 .. 3]", "bad-condition", "is not in", "write 'not in' instead of 'is not in'", "not in"),
        ("tier is in gold", "bad-condition", "in", "expected 'known' after 'tier is', not 'in'", None),
        ("role is at least lead", "bad-condition", "at", "expected 'known' after 'role is', not 'at'", None),
        ("days is greater than 3", "bad-condition", "greater", "expected 'known' after 'days is', not 'greater'", None),
        ("days is ten", "bad-condition", "ten", "expected 'known' after 'days is', not 'ten'", None),
        ("days is between 1 and 3", "bad-condition", "is between 1 and 3", "write days in [1 .. 3]", "in [1 .. 3]"),
        ("days is not between 1 and 3", "bad-condition", "is not between 1 and 3", "days not in [1 .. 3]", "not in [1 .. 3]"),
        ("days not between 1 and 3", "bad-condition", "not between 1 and 3", "days not in [1 .. 3]", "not in [1 .. 3]"),
        ("bought between today - 3 d and today", "bad-condition", "between today - 3 d and today", "write bought in [today - 3 days .. today]", "in [today - 3 days .. today]"),
        ("bought between today and today + 1 x", "bad-condition", "between", "expected a comparison after 'bought', not 'between'", None),
        ("bought > today - 99999999 days", "bad-condition", "99999999 days", "at most 1000 years from today", None),
        ("symptoms == []", "bad-condition", "symptoms ==", "write 'symptoms is empty' or 'symptoms has …'", None),
        ("symptoms is not [cough]", "bad-condition", "symptoms is not", "write 'symptoms is not empty' or 'not symptoms has …'", None),
        ("days between and and", "bad-condition", "between", "expected a comparison after 'days', not 'between'", None),
        ("days between 3 and 1", "bad-condition", "between 3 and 1", "no value of 'days' is in this range", None),
        ("tier between 1 and 3", "bad-condition", "between", "expected a comparison after 'tier'", None),
        ("vip and and days", "bad-condition", "and", "'and' is written twice", None),
        ("vip or or days", "bad-condition", "or", "'or' is written twice", None),
        ("days > > 3", "bad-condition", ">", "'>' is written twice", None),
        ("tier in in {gold}", "bad-condition", "in", "'in' is written twice", None),
        ("not and vip", "bad-condition", "and", "expected the name of a fact, not 'and'", None),
        ("vip or and vip", "bad-condition", "and", "expected the name of a fact, not 'and'", None),
        ("!vip", "bad-condition", "!", "write 'not' instead of '!'", "not "),
        ("NOT vip", "bad-condition", "NOT", "write 'not' in lower case", "not"),
        ("days IN [1 .. 3]", "bad-condition", "IN", "write 'in' in lower case", "in"),
        ("days > 3 = 4", "bad-condition", "=", "expected 'and', 'or' or the end, not '='", None),
        ("note is unknown", "bad-condition", "is unknown", "write 'is not known'", "is not known"),
        ("note is not unknown", "bad-condition", "is not unknown", "write 'is known'", "is known"),
        ("days between 1 and 3", "bad-condition", "between 1 and 3", "write days in [1 .. 3]", "in [1 .. 3]"),
        ("note == 'x'", "bad-condition", "==", "write 'note is known' or 'note is not known'", None),
        ("note is", "bad-condition", "", "expected 'known'", None),
        ("role == led", "unknown-role", "led", "there is no role 'led'", "lead"),
        ("vip and __import__('os')", "unknown-fact", "__import__", "there is no fact", None),
        ("tier == 'gold", "bad-condition", "'", "", None),
        ("3 < days", "bad-condition", "3 < days", "write the fact first: days > 3", "days > 3"),
        ("vip and 3 >= days", "bad-condition", "3 >= days", "write the fact first: days <= 3", "days <= 3"),
        ("not (3 = days)", "bad-condition", "3 = days", "write the fact first: days == 3", "days == 3"),
        ("-3 => days", "bad-condition", "-3 => days", "write the fact first: days <= -3", "days <= -3"),
        ("1 < days <= 5", "bad-condition", "1 < days <= 5", "write the fact first: days in (1 .. 5]", "days in (1 .. 5]"),
        ("not 5 > days >= 1", "bad-condition", "5 > days >= 1", "days in [1 .. 5)", "days in [1 .. 5)"),
        ("50.00 <= owed", "bad-condition", "50.00 <= owed", "write the fact first: owed >= 50.00", "owed >= 50.00"),
        ("2026-01-31 > bought", "bad-condition", "2026-01-31 > bought", "bought < 2026-01-31", "bought < 2026-01-31"),
        ("gold == tier", "bad-condition", "gold == tier", "tier == gold", "tier == gold"),
        ("'a b' != tier", "bad-condition", "'a b' != tier", "tier != 'a b'", "tier != 'a b'"),
        ('"gold" == tier', "bad-condition", '"gold" == tier', "write the fact first: tier == gold", "tier == gold"),
        ('"a b" != tier', "bad-condition", '"a b" != tier', "tier != 'a b'", "tier != 'a b'"),
        ("yes == vip", "bad-condition", "yes == vip", "vip == true", "vip == true"),
        ("3 < tier", "bad-condition", "3 < tier", "needs a number, an amount or a date", None),
        ("1 < days < 2", "bad-condition", "1 < days < 2", "no value of 'days' is in this range", None),
        ("true == vip", "bad-condition", "true == vip", "vip == true", "vip == true"),
        ("lead > role", "bad-condition", "lead > role", "role < lead", "role < lead"),
        ("days > owed", "bad-condition", "owed", "'days' and 'owed' cannot be compared with each other; declare a separate fact for their difference", None),
        ("days in [1 .. owed]", "bad-condition", "owed", "cannot be compared with each other", None),
        ("bought <= bought", "bad-condition", "bought", "cannot be compared with each other", None),
        ("vip == incident", "bad-condition", "incident", "write a condition for each value", None),
        ("tier == role", "bad-condition", "role", "write a condition for each value", None),
        ("days + 1 > 3", "bad-condition", "+", "a condition cannot calculate", None),
        ("days - 1 > 3", "bad-condition", "-", "a condition cannot calculate", None),
        ("days -1 > 3", "bad-condition", "-", "a condition cannot calculate", None),
        ("days-1 > 3", "bad-condition", "-", "a condition cannot calculate", None),
        ("days * 2 > 3", "bad-condition", "*", "declare a separate fact for it", None),
        ("days > 2 * 3", "bad-condition", "*", "write the result", None),
        ("owed > 50 / 2", "bad-condition", "/", "write the result", None),
        ("days > days - 1", "bad-condition", "days", "cannot be compared with each other", None),
        ("(days + days) > 3", "bad-condition", "+", "a condition cannot calculate", None),
        ("dys > days", "unknown-fact", "dys", "there is no fact 'dys'", "days"),
    ],
)  # fmt: skip
def test_a_fault_names_the_place_and_what_was_meant(
    text: str, rule: str, at: str, words: str, suggestion: str | None
) -> None:
    """The rule, the range in the text, the words, and the nearest name."""
    found = fault(text)

    assert (found.rule, text[found.start : found.end], found.suggestion) == (rule, at, suggestion)
    assert words in found.message


def test_a_value_named_unknown_is_not_taken_for_a_fact_that_is_not_known() -> None:
    """Either can be meant, so neither is written."""
    values = (Choice("unknown", "Unknown"), Choice("gold", "Gold"))
    facts = {"tier": Fact(id="tier", type=FactType.CHOICE, label="Tier", values=values)}

    found = parse("tier is unknown", facts, ())

    assert isinstance(found, GuardFault)
    assert (found.message, found.suggestion) == ("write '== unknown' for the value, or 'is not known'", None)


def test_parentheses_nest_to_a_limit() -> None:
    """One more is a fault."""
    assert guard_of("(" * 49 + "vip" + ")" * 49, FACTS, ROLES) == OneOf("vip", (True,))
    assert "nest deeper" in fault("(" * 50 + "vip" + ")" * 50).message


def test_a_long_chain_is_read() -> None:
    """A thousand parts side by side are one `and`."""
    guard = guard_of(" and ".join(["vip"] * 1000), FACTS, ROLES)

    assert isinstance(guard, And)
    assert len(guard.parts) == 1000


def test_without_roles_no_role_is_known() -> None:
    """A library without roles cannot be compared with one."""
    found = parse("role == rep", FACTS, ())

    assert isinstance(found, GuardFault)
    assert found.rule == "unknown-role"


def test_a_choice_whose_values_could_not_be_read_says_so() -> None:
    """An empty list of what there is would help nobody."""
    facts = {"tier": Fact(id="tier", type=FactType.CHOICE, label="Tier")}

    found = parse("tier == gold", facts, ())

    assert isinstance(found, GuardFault)
    assert found.message == "'tier' cannot be 'gold'; correct the values of the fact first"
