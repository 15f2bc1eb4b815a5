"""docs/reference/conditions.md, written from the parser's tables and from what the checker says. Gives a text; writes no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from conditions import guard_of
from conditions_rows import EXAMPLES, MISTAKES, QUOTES
from texts_as_files import findings_in, read_texts

from decisiontree.diagnostic import Diagnostic
from decisiontree.guards import Unknown, evaluate, expected, parse_value
from decisiontree.guards.operators import ALONE, EMPTY, EQUALITY, KNOWN, ORDER, RANGE, SET, TICKED, Operator
from decisiontree.guards.parse import DEPTH
from decisiontree.lint import RULES
from decisiontree.lint.manual import manual_of
from decisiontree.model import (
    CALL_DAY,
    CONDITION_WORDS,
    MOST_YEARS,
    RESERVED_FACTS,
    TODAY,
    Fact,
    FactType,
    FactValue,
    FromToday,
    InRanges,
    Role,
)
from decisiontree.reader.fields import KINDS, LIBRARY, FieldSpec, FieldType

FACTS = """\
facts:
  days_late: {type: integer, label: Days late, min: 0, max: 365}
  owed: {type: money, currency: GBP, label: Amount owed}
  bought: {type: date, label: Bought on}
  tier: {type: choice, label: Customer tier, values: {standard: Standard, gold: Gold, platinum: Platinum}}
  symptoms: {type: choices, label: Symptoms, values: {cough: Cough, fever: Fever, rash: Rash}, none: None of these}
  vulnerable: {type: boolean, label: Vulnerable customer}
  complaint: {type: text, label: What happened}
"""
_ROLES = """\
format: 1
roles:
  - {id: rep, label: Customer rep}
  - {id: lead, label: Team lead}
  - {id: manager, label: Manager}
"""
_TREE = f"""\
format: 1
title: A tree with a condition
start: ask
{FACTS}\
nodes:
  ask: {{collect: [days_late, owed, bought, tier, symptoms, vulnerable, complaint], to: choose}}
  choose:
    cases:
CASES    else: other
  taken: {{outcome: Taken, resolution: informed}}
  other: {{outcome: Other, resolution: informed}}
"""


class Operation(NamedTuple):
    """A row of the table of operators: how it is written, the operator, when it is true."""

    written: str
    operator: Operator
    meaning: str


OPERATIONS = (
    Operation("fact", ALONE, "the fact is true"),
    Operation("fact == value", EQUALITY, "the fact has this value"),
    Operation("fact != value", EQUALITY, "the fact has another value"),
    Operation("fact < value", ORDER, "the fact is below this value"),
    Operation("fact <= value", ORDER, "the fact is this value or below"),
    Operation("fact > value", ORDER, "the fact is above this value"),
    Operation("fact >= value", ORDER, "the fact is this value or above"),
    Operation("fact in {value, value}", SET, "the fact has one of these values"),
    Operation("fact not in {value, value}", SET, "the fact has none of these values"),
    Operation("fact in [low .. high]", RANGE, "the fact is in this range; both ends count"),
    Operation(
        "fact in (low .. high]", RANGE, "the same, but the value next to the round bracket does not count"
    ),
    Operation("fact in [low .. ]", RANGE, "the fact is in this range, which has no upper end"),
    Operation("fact not in [low .. high]", RANGE, "the fact is outside this range"),
    Operation("fact has value", TICKED, "this value is ticked, perhaps with others"),
    Operation("fact has any {value, value}", TICKED, "at least one of these values is ticked"),
    Operation("fact has all {value, value}", TICKED, "all of these values are ticked, perhaps with others"),
    Operation("fact is empty", EMPTY, "the fact is known, and no value is ticked"),
    Operation("fact is not empty", EMPTY, "at least one value is ticked"),
    Operation("fact is known", KNOWN, "the fact has a value"),
    Operation("fact is not known", KNOWN, "the fact has no value yet"),
)
VALUES = {
    FactType.BOOLEAN: ("vulnerable", "true", "false"),
    FactType.CHOICE: ("tier", "gold", "platinum"),
    FactType.CHOICES: ("symptoms", "cough", "fever"),
    FactType.INTEGER: ("days_late", "3", "14"),
    FactType.MONEY: ("owed", "50.00", "200.00"),
    FactType.DATE: ("bought", "2026-01-31", "2026-06-30"),
    FactType.TEXT: ("complaint", "torn", "wet"),
}
"""A fact of each type, and two of its values."""

_SHOWN_DAYS = ("today", "today - 1 day", "today - 30 days", "today + 2 weeks", "today - 1 month", "today - 13 months", "today - 18 years")  # fmt: skip

_OPENING = """\
# Conditions

<!-- Written by tests/support/conditions_page.py from the parser's tables; `pytest tests/guards --update-golden` writes it again. -->

A condition is what you write after `when`. It tests the facts of the call. The result is true, false or not known yet:

```yaml fragment
cases:
  - {when: days_late >= 3 and tier == gold, to: refund}
  - {when: days_late >= 3, to: voucher}
else: sorry
```

The call takes the first case whose condition is true. Write `and`, `or`, `not` and the names of facts in lower case. Spaces do not matter.

## Where conditions are used
"""
_FACTS_YOU_CAN_USE = f"""\
## Facts you can use

- Every fact under `facts` of the tree.
- Every fact under `facts` of `library.yaml`. If the tree declares a fact with the same name, the condition uses the tree's fact.
- `role`: the role of the rep on the call. Its values are the ids of the roles in `library.yaml`, in order from least authority to most.
- `incident`: true while an [incident](format.md#incidents-an-incident) of this tree is open, otherwise false.

The `when` of an incident can use only the facts of `library.yaml`, because an incident may concern several trees.
{", ".join(f"`{name}`" for name in sorted(RESERVED_FACTS - {"role", "incident"}))} are not facts. You cannot use them in a condition.
You cannot use these words as the name of a fact: {", ".join(f"`{name}`" for name in sorted(CONDITION_WORDS)[:-1])} or `{sorted(CONDITION_WORDS)[-1]}`.

The examples on this page use the roles `rep`, `lead` and `manager`, and these facts:
"""
_COUNTED = f"""\
## Days counted from the call

For a date fact, a value may be `today`, or a day counted from it. `today` is the day on which the call began, by the clock of the rep's computer.
A call that goes on after midnight, the Back button and a reload do not change it. A new call takes the new day.

| you write | on a call that begins on 31 March 2027 |
|---|---|
DAYS

Count in days, weeks, months or years, in the singular or the plural, and at most {MOST_YEARS} years. Days and weeks count days. Months and years keep the day of the month; if the
month is shorter, they give its last day. A month is therefore not 30 days: `today - 1 month` and `today - 30 days` are the same day on some calls only.

The checker analyses your conditions for every day on which a call may begin. If a fault occurs only on some days, it reports one of these days as `today`:

```text example
t.yaml:9:5: error gap: 'b' has no case for today = 2027-01-01, bought = 2026-12-01; add a case or 'else'
```

To try a tree on another day, use `decisiontree play`, `explain` or `reach` with `--today 2027-01-01`. In [scenarios](scenarios.md), write `today: 2027-01-01`.
A fact may be called `today`. In the place of a date, the word always means the day of the call.

"""
_COMBINING = f"""\
## `and`, `or`, `not` and parentheses

`not` applies only to the comparison or the parentheses that follow it. `and` binds more tightly than `or`. If you use both, add
parentheses to show which belongs together. The rule [mixed-and-or](rules/mixed-and-or.md) asks for them, and its fix adds them without changing the meaning.

| you write | it means |
|---|---|
| `vulnerable or tier == gold and days_late >= 3` | `vulnerable or (tier == gold and days_late >= 3)` |
| `not vulnerable and tier == gold` | `(not vulnerable) and tier == gold` |
| `not (vulnerable and tier == gold)` | at least one of the two is false |

You can nest parentheses up to {DEPTH} levels deep. A condition compares a fact with fixed values. It cannot calculate, and it cannot compare two facts. Only days may be [counted from today](#days-counted-from-the-call).
If you need a sum or a difference, declare a separate fact for it and collect it in a form.
"""
_NOT_KNOWN = """\
## Facts that are not known yet

A fact without a value is unknown. It is not false, and it is not zero. If the result depends on an unknown fact, the page
stops and asks the rep for it. If the result is certain without the fact, the call goes on:
"""
_IS_KNOWN = """
The result of `is known` and `is not known` is always true or false. Use them for a fact that the rep may leave empty
(`optional: true`).
"""
_QUOTING = """\
## When a condition needs quotes in YAML

YAML gives some characters a meaning of its own. Put a condition that contains them in quotes:

- Between the braces of a one-line case, if the condition contains a comma, a bracket or a brace.
- On a separate line, if the condition begins with `{`, `[`, `!`, `>` or a quote.

The checker shows the line with its quotes, and `--fix` adds them:

| in the file | what the checker reports |
|---|---|
"""
_MISTAKES_OPENING = """\
## Common mistakes

Each row shows a condition and what `decisiontree check` reports for it. The last column shows whether there is a fix:

- *fixed*: `--fix` corrects it.
- *offered*: `--fix` corrects it only together with `--unsafe-fixes`.

In the editor, `f` applies both kinds of fix.

| you write | what the checker reports | |
|---|---|---|
"""
_FOR_CONDITIONS = (
    "gap",
    "overlap",
    "shadowed-case",
    "boundary-hole",
    "always-true",
    "impossible-condition",
    "infeasible-case",
    "fact-before-known",
    "double-negative",
)
"""The rules that look at conditions which can be read."""

_RULES = """\
## What else is checked

The checker also works out which values the facts can have when the call reaches a condition. So it also finds mistakes in
conditions that are written correctly:

| rule | what it finds |
|---|---|
"""


def conditions_page() -> str:
    """The whole page."""
    return "\n".join(
        (
            _OPENING,
            *_places(),
            "",
            _FACTS_YOU_CAN_USE,
            f"```yaml fragment\n{FACTS}```\n",
            "## Operators\n",
            *_operators(),
            "## Values by type of fact\n",
            *_types(),
            _COUNTED.replace("DAYS", "\n".join(_days())),
            _COMBINING,
            _NOT_KNOWN,
            *_three_values(),
            _IS_KNOWN,
            "## Examples\n",
            "| condition | what is known | result |\n|---|---|---|",
            *(_example(*row) for row in EXAMPLES),
            "",
            _QUOTING + "\n".join(_quotes()),
            "",
            _MISTAKES_OPENING + "\n".join(_mistakes()),
            "",
            _RULES + "\n".join(_rules()) + "\n",
        )
    )


@lru_cache(1)
def facts() -> Mapping[str, Fact]:
    """The facts of the page."""
    return (
        read_texts({"example.yaml": _TREE.replace("CASES", ""), "library.yaml": _ROLES})
        .model.trees["example"]
        .facts
    )


ROLES = (Role("rep", "Customer rep"), Role("lead", "Team lead"), Role("manager", "Manager"))


def result_of(condition: str, known: Mapping[str, str]) -> str:
    """`true`, `false`, or the fact that has to be known."""
    guard = guard_of(condition, facts(), ROLES)
    values: dict[str, FactValue] = {"role": "rep", "incident": False}
    for name, text in known.items():
        fact = facts().get(name)
        if name == TODAY:
            values[CALL_DAY] = date.fromisoformat(text).toordinal()
            continue
        value = text if name == "role" else text == "true" if fact is None else parse_value(fact, text)
        assert value is not None, text
        values[name] = value
    verdict = evaluate(guard, values)
    return f"unknown: {verdict.fact}" if isinstance(verdict, Unknown) else str(verdict).lower()


def reported(condition: str, manner: str = "block") -> tuple[Diagnostic, ...]:
    """What the checker says of a condition, on a line of its own or between the braces of a case."""
    case = f"      - when: {condition}\n        to: taken\n"
    if manner == "flow":
        case = f"      - {{when: {condition}, to: taken}}\n"
    return findings_in({"example.yaml": _TREE.replace("CASES", case), "library.yaml": _ROLES})


def _places() -> Iterator[str]:
    """Every field that takes a condition."""
    groups = [
        (f"an entry of `{spec.key}`, {kind.name}", spec) for kind in KINDS.values() for spec in kind.fields
    ]
    groups += [(f"an entry of `{spec.key}`, library.yaml", spec) for spec in LIBRARY]
    yield "| field | in | what it does |\n|---|---|---|"
    for where, group in groups:
        yield from (f"| `{spec.key}` | {where} | {spec.help} |" for spec in _conditions(group))


def _conditions(group: FieldSpec) -> Iterable[FieldSpec]:
    return (spec for spec in group.fields if spec.type is FieldType.CONDITION)


def written(operation: Operation, kind: FactType) -> str:
    """An operation with a fact of a type and its values put in."""
    fact, low, high = VALUES[kind]
    if operation.written.count("value") > 1:
        return operation.written.replace("fact", fact).replace("value", low, 1).replace("value", high, 1)
    return (
        operation.written.replace("fact", fact)
        .replace("value", low)
        .replace("low", low)
        .replace("high", high)
    )


def _operators() -> Iterator[str]:
    kinds = tuple(FactType)
    yield f"| you write | it is true when | {' | '.join(kinds)} |"
    yield "|---|---|" + "---|" * len(kinds)
    for operation in OPERATIONS:
        marks = " | ".join("yes" if kind in operation.operator.types else "" for kind in kinds)
        yield f"| `{operation.written}` | {operation.meaning} | {marks} |"
    yield ""
    yield "You can test `role` like a choice. You can also compare ranks: `role >= lead` is true for a lead and for every role with more authority."
    yield "You can test `incident` like a boolean. `true` and `false` are conditions, too."
    yield ""


def _types() -> Iterator[str]:
    yield "| type | a value is | for example |\n|---|---|---|"
    for kind, (name, _, _) in VALUES.items():
        shown = (operation for operation in OPERATIONS if kind in operation.operator.types)
        chosen = {operation.operator: written(operation, kind) for operation in reversed([*shown])}
        examples = " · ".join(f"`{each}`" for each in reversed(chosen.values()))
        yield f"| {kind} | {expected(facts()[name])} | {examples} |"
    yield ""
    yield "Write amounts without a currency sign, and with a decimal point: `50` and `50.00` are the same. Write dates with the year first, or count them [from the call](#days-counted-from-the-call)."
    yield "A value needs no quotes. You may write a choice in single quotes, but not in double quotes."
    yield ""


def _days() -> Iterator[str]:
    """What some days are on one call."""
    today = date(2027, 3, 31).toordinal()
    for text in _SHOWN_DAYS:
        guard = guard_of(f"bought == {text}", facts(), ROLES)
        assert isinstance(guard, InRanges)
        ((day, _),) = guard.ranges
        assert isinstance(day, FromToday)
        yield f"| `{text}` | {date.fromordinal(day.on(today)).isoformat()} |"


def _three_values() -> Iterator[str]:
    known = {"true": {"vulnerable": "true"}, "false": {"vulnerable": "false"}, "unknown": {}}
    yield "| `vulnerable` | `days_late >= 3` | `not vulnerable` | `vulnerable and days_late >= 3` | `vulnerable or days_late >= 3` |"
    yield "|---|---|---|---|---|"
    for first, of_first in known.items():
        for second, of_second in {
            "true": {"days_late": "3"},
            "false": {"days_late": "2"},
            "unknown": {},
        }.items():
            results = (
                result_of(condition, {**of_first, **of_second}).split(":")[0]
                for condition in (
                    "not vulnerable",
                    "vulnerable and days_late >= 3",
                    "vulnerable or days_late >= 3",
                )
            )
            yield f"| {first} | {second} | {' | '.join(results)} |"


def _example(condition: str, known: Mapping[str, str], result: str) -> str:
    given = ", ".join(f"`{name}` is `{value}`" for name, value in known.items())
    is_open, _, name = result.partition(": ")
    return f"| `{condition}` | {given or 'nothing'} | {f'{is_open}: asks for `{name}`' if name else result} |"


def _quotes() -> Iterator[str]:
    for condition, manner in QUOTES:
        line = f"- when: {condition}" if manner == "block" else f"- {{when: {condition}, to: taken}}"
        yield f"| `{line}` | {_said(reported(condition, manner))[0]} |"


def _rules() -> Iterator[str]:
    return (f"| [{slug}](rules/{slug}.md) | {manual_of(RULES[slug]).summary} |" for slug in _FOR_CONDITIONS)


def _mistakes() -> Iterator[str]:
    for condition in MISTAKES:
        found = reported(condition)
        assert found, f"the checker has nothing to say about {condition}"
        said, fixable = _said(found)
        yield f"| `{condition}` | {said} | {fixable} |"


def _said(found: tuple[Diagnostic, ...]) -> tuple[str, str]:
    """The finding that matters most, and whether it can be fixed."""
    if not found:
        return "nothing: it is correct", ""
    worst = min(found, key=lambda each: (each.severity, not each.fixes))
    fixable = "fixed" if any(fix.safe for fix in worst.fixes) else "offered" if worst.fixes else ""
    message = worst.message.replace("|", "\\|").replace("<", "&lt;")
    return f"{worst.rule}: {message}", fixable
