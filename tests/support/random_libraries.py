"""Random libraries as text, written twice with other names: what a rename must give, letter by letter.

Names come from a few words that also stand for values, ids of nodes and words of texts, so that each looks like many others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

WORDS = ("lead", "gold", "refund", "days", "area_2", "desk", "x9")


@dataclass(frozen=True)
class Symbols:
    """The names of a library's things; those of facts and snippets differ, because texts hold both."""

    facts: tuple[str, str]
    value: str
    own: str
    snippet: str
    roles: tuple[str, str]
    authority: str
    incident: str
    trees: tuple[str, str]
    several: bool = False
    """Whether the second fact can have several values at once."""

    def held(self, random: Random) -> str:
        """The value of the second fact as a file has it."""
        value = _quoted(random, self.value)
        return f"[{value}]" if self.several else value


def random_symbols(random: Random) -> Symbols:
    """Names that look alike across kinds."""
    texts = random.sample(WORDS, 4)
    roles, trees = random.sample(WORDS, 2), random.sample(WORDS, 2)
    return Symbols(
        (texts[0], texts[1]),
        random.choice(WORDS),
        texts[2],
        texts[3],
        (roles[0], roles[1]),
        random.choice(WORDS),
        random.choice(WORDS),
        (trees[0], trees[1]),
        several=random.random() < 0.5,
    )


def written(seed: int, names: Symbols) -> Mapping[str, str]:
    """The files of a library by name; for one seed the same but for the names."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    texts = {"library.yaml": _library(random, names)}
    for at, tree in enumerate(names.trees):
        texts[f"{tree}.yaml"] = _tree(random, names, at)
        texts[f"{tree}.scenarios.yaml"] = _scenarios(random, names, at)
    newline = random.choice(["\n", "\n", "\r\n"])
    bom = random.choice(["", "", "\ufeff"])
    return {file: bom + text.replace("\n", newline) for file, text in texts.items()}


def _library(random: Random, names: Symbols) -> str:
    first, second = names.facts
    rep, lead = names.roles
    word = random.choice(WORDS)
    return f"""format: 1
title: About {word}
roles:
  - {{id: {_quoted(random, rep)}, label: {word}}}
  - id: {_quoted(random, lead)}   # {word}
    label: {word}
authority:
  {_quoted(random, names.authority)}:
    label: {word}
    currency: GBP
    limits: {{{rep}: 5.00, {_quoted(random, lead)}: 9.00}}
    uses:
      fact: {_quoted(random, first)}
      limits:
        {rep}: 1   # {word}
        {lead}: any
facts:
  # {word}
  {_quoted(random, first)}: {{type: integer, label: {word}, min: 0, max: 9}}
  {second}:
    type: {"choices" if names.several else "choice"}
    label: {_text(random, names, 4)}
    values: {{{names.value}: {word}, other_value: Other}}
    default: {names.held(random)}
snippets:
  {names.snippet}: {_text(random, names, 2, snippets=False)}
incidents:
  - id: {names.incident}
    trees: [{_quoted(random, names.trees[0])}]
    starts: 2026-11-20T08:00Z
    expires: 2027-06-30T18:00Z
    when: {_condition(random, names, own=False)}
    say: {_text(random, names, 4)}
"""


def _tree(random: Random, names: Symbols, at: int) -> str:
    word = random.choice(WORDS)
    own = f"""facts:
  {names.own}: {{type: boolean, label: {word}}}
""" if at == 0 else ""  # fmt: skip
    more = f", {names.own}" if at == 0 else ""
    return f"""format: 1
title: {word}
start: {word}
{own}nodes:
  {word}:
    ask: {_text(random, names, 4)}
    say:
      - {_text(random, names, 6)}
      - {word}
    options:
      - {{label: {word}, to: form, set: {{{_quoted(random, names.facts[1])}: {names.held(random)}}}, forget: [{_quoted(random, names.facts[0])}]}}
      - label: Other {word}
        to: form
        when: {_condition(random, names, own=at == 0)}   # {word}
  form:
    collect: [{names.facts[0]}, {names.facts[1]}{more}]
    to: which
  which:
    cases:
      - when: {_condition(random, names, own=at == 0)}
        to: give
      - when: >-
          {names.facts[0]} in [1 .. 2]
          or {names.facts[0]} is
          not known
        to: end
    else: call
  give:
    decide: {_quoted(random, names.authority)}
    amount: {names.facts[0]}
    within: end
    above: end
  call:
{_call(random, names, at, word)}
  end: {{outcome: {word}, resolution: resolved, grants: [{names.authority}]}}
"""


def _call(random: Random, names: Symbols, at: int, word: str) -> str:
    """The other tree is run; where there is none to run, a step forgets."""
    if at:
        return f"    run: {_quoted(random, names.trees[0])}\n    else: end"
    return f"    say: on\n    forget:\n      - {names.own}   # {word}\n    to: end"


def _scenarios(random: Random, names: Symbols, at: int) -> str:
    word = random.choice(WORDS)
    visits = f", {names.facts[1]}: [[{names.value}, other_value], [{names.value}]]" if names.several else ""
    nested = f"{names.trees[0]}/{word}" if at else word
    return f"""format: 1
scenarios:
  - name: {word}
    role: {random.choice(names.roles)}
    given: {{{names.facts[1]}: {names.held(random)}}}
    facts: {{{names.facts[0]}: [1, 2], "{names.own}": true{visits}}}
    answers: {{{word}x: {word}, {nested}: {word}}}
    incident: {names.incident}
    expect: {{outcome: end, grants: {{{names.authority}: 4.00}}}}
"""


def _condition(random: Random, names: Symbols, *, own: bool) -> str:
    number, choice = names.facts
    atoms = [
        f"{number} >= 3",
        f"{number}  in  (1 .. 4]",
        *_about_values(choice, names),
        f"role == {names.roles[0]}",
        f"role in {{{names.roles[0]}, '{names.roles[1]}'}}",
        f"{choice} is not known",
        *([names.own, f"not {names.own}"] if own else []),
    ]
    text = " and ".join(random.sample(atoms, random.randint(1, 3)))
    style = random.choice(["plain", "double"])
    return f'"{text}"' if style == "double" or text[0] in "{[" or "'" in text[:1] else text


def _about_values(fact: str, names: Symbols) -> tuple[str, str]:
    if names.several:
        return (
            f"{fact} has {names.value}",
            f"not {fact}  has  any {{{names.value}, 'other_value', '{names.value}'}}",
        )
    return f"{fact} == {names.value}", f"{fact} not in {{{names.value}, 'other_value', '{names.value}'}}"


def _text(random: Random, names: Symbols, column: int, *, snippets: bool = True) -> str:
    """Words and placeholders in any style that can hold them."""
    pieces = [
        *(f"{{{name}}}" for name in names.facts),
        f"{{ {names.facts[0]} }}",
        f"{{limit.{names.authority}}}",
        *([f"{{{names.snippet}}}"] if snippets else []),
        *WORDS,
        "{{gold}",
        "ab",
        f"[it](tree:{names.trees[0]})",
        f"[gold](tree:{names.trees[-1]}#end)",
    ]
    words = ["So", *random.sample(pieces, random.randint(1, 5))]
    text = " ".join(words)
    pad = "\n" + " " * (column + 4)
    match random.randrange(6):
        case 0:
            return text
        case 1:
            return f"'it''s {text}'"
        case 2:
            return f'"\\u00e9 \\"{text}\\""'
        case 3:
            return "|" + pad + text + pad + "more"
        case 4:
            return ">-" + pad + pad.join(words)
        case _:
            return pad.join(words)


def _quoted(random: Random, name: str) -> str:
    return random.choice([name, name, f'"{name}"', f"'{name}'"])
