"""Words typed into a field → rows that create a fact or an authority, and the change of each. Pure data, no screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from decisiontree.display import one_line
from decisiontree.editing import NameKind
from decisiontree.model import (
    CONDITION_WORDS,
    RESERVED_FACTS,
    Change,
    ChangeShared,
    FactType,
    Library,
    Path,
    Plain,
    SetField,
    Together,
    Tree,
    free_name,
    id_from,
    is_fact_id,
)
from decisiontree.tui.card import Creation
from decisiontree.tui.search import SCATTERED, Hit, Index
from decisiontree.tui.type_words import TYPE_WORDS

CREATE = "+"
"""What the key of a row begins with that creates something."""
ANY_TYPE = (
    FactType.TEXT,
    FactType.BOOLEAN,
    FactType.INTEGER,
    FactType.MONEY,
    FactType.DATE,
    FactType.CHOICE,
    FactType.CHOICES,
)
USUAL_ROLES: Mapping[str, str] = {"rep": "Customer rep", "lead": "Team lead"}
"""The roles of a library that has none when its first authority is created."""
USUAL_CURRENCY = "GBP"
NAMELESS = "no id can be made of it: type '= my_id' behind it"
FITTING = 5
"""How many things that are there already are shown above the rows that create one."""
_FACT_WORDS = RESERVED_FACTS | CONDITION_WORDS
_SIGNS: Sequence[tuple[FactType, re.Pattern[str]]] = (
    (FactType.BOOLEAN, re.compile(r"(is|are|was|were|has|have|had|does|do|did|can|may|will)\b")),
    (
        FactType.INTEGER,
        re.compile(r".*\b(how (many|often)|number of|count of|days|weeks|months|years|age)\b"),
    ),
    (FactType.DATE, re.compile(r".*\b(date|when|day|deadline|birthday)\b")),
    (
        FactType.MONEY,
        re.compile(r".*\b(amount|price|refund|cost|costs|fee|sum|charge|payment|paid|owed|value of)\b"),
    ),
)
"""What the label of a fact says about its type, in the order of asking."""


class NewName(NamedTuple):
    """Something to be declared: its id, and what its declaration holds."""

    id: str
    body: Mapping[str, Plain]
    values: tuple[str, ...] = ()
    """The ids of the values that a fact lists."""


def with_creation(creation: Creation | None, index: Index, query: str) -> Sequence[Hit]:
    """What can be chosen, and below what fits the rows that create what is not there yet."""
    ranked, words = index.ranked(query), query.strip()
    there = {text.casefold() for _, hit in ranked for text in (hit.key, hit.words)}
    if creation is None or not words or words.casefold() in there:
        return tuple(hit for _, hit in ranked)
    fitting = tuple(hit for rank, hit in ranked if rank < SCATTERED)[:FITTING]
    return (*fitting, *_rows(creation, words), *(hit for rank, hit in ranked if rank >= SCATTERED))


def created(key: str) -> tuple[str, str] | None:
    """The type and the words of a row that creates something; None for a row that names what is there."""
    if not key.startswith(CREATE):
        return None
    kind, _, words = key.removeprefix(CREATE).partition(":")
    return kind, words


def guessed_type(label: str) -> FactType | None:
    """The type that the label of a fact suggests."""
    if _values_in(label)[1]:
        return FactType.CHOICE
    plain = label.casefold()
    found = next((kind for kind, sign in _SIGNS if sign.match(plain)), None)
    return found or (FactType.BOOLEAN if plain.endswith("?") else None)


def new_fact(words: str, kind: FactType, library: Library, tree: Tree) -> NewName:
    """A fact by its label, or by "label: value, value"; its id is made from the label."""
    label, values = _values_in(words) if kind.has_values else (words, ())
    label, name = named(label)
    taken = {*tree.facts, *library.shared.facts, *_FACT_WORDS, *library.shared.snippets}
    body: dict[str, Plain] = {"type": kind.value, "label": label}
    listed: dict[str, Plain] = {}
    if values:
        for at, value in enumerate(values, 1):
            listed[free_name(id_from(value, f"value_{at}"), listed)] = value
        body["values"] = listed
    if kind is FactType.MONEY:
        body["currency"] = currency_of(library)
    wanted = id_from(name or label, "fact")
    return NewName(free_name(wanted if wanted[0].isalpha() else f"fact_{wanted}", taken), body, tuple(listed))


def new_authority(words: str, library: Library) -> NewName:
    """An authority by its label, with limits that are still to be written."""
    label, wanted = named(words)
    name = free_name(id_from(wanted or label, "authority"), library.shared.authority)
    return NewName(name, {"label": label, "currency": currency_of(library), "limits": {}})


def lacks_values(words: str, kind: FactType) -> str | None:
    """What is still to be typed for a fact that has values, where there are none behind its label."""
    if not kind.has_values or _values_in(words)[1]:
        return None
    return f"type the values of '{words}' after a colon, for example: Reason: broken, late, wrong"


def declare_fact(fact: NewName) -> Change:
    """Declare a fact in the file that is shown."""
    return SetField(None, ("facts", fact.id), fact.body)


def declare_authority(authority: NewName, library: Library, node: str | None, field: Path) -> Change:
    """Declare an authority in library.yaml, with roles where there are none."""
    roles: list[Plain] = [{"id": role, "label": label} for role, label in USUAL_ROLES.items()]
    first = () if library.shared.roles else (SetField(None, ("roles",), roles),)
    declared = SetField(None, ("authority", authority.id), authority.body)
    return ChangeShared(Together((declared, *first)), node, field)


def currency_of(library: Library) -> str:
    """The currency that the library uses already."""
    shared = library.shared
    facts = (fact for tree in library.trees.values() for fact in tree.facts.values())
    of_facts = (fact.currency for fact in (*shared.facts.values(), *facts))
    held = (*(each.currency for each in shared.authority.values()), *of_facts)
    return next(filter(None, held), USUAL_CURRENCY)


def _rows(creation: Creation, words: str) -> Iterator[Hit]:
    shown = one_line(words)
    asks = "" if id_from(words, "") else NAMELESS
    if creation.kind is NameKind.AUTHORITY:
        yield Hit(
            f"{CREATE}authority:{words}",
            f"+ create authority '{shown}'",
            asks or "what may be given, and how much",
        )
        return
    if creation.kind is NameKind.TREE:
        yield Hit(f"{CREATE}tree:{words}", f"+ create tree '{shown}'", asks or "a question and two outcomes")
        return
    guess = guessed_type(words)
    first = guess if guess in creation.types else creation.types[0]
    lacks_values = not _values_in(words)[1]
    yield Hit(f"{CREATE}{first}:{words}", f"+ create fact ({TYPE_WORDS[first]}) '{shown}'", asks)
    for kind in creation.types if len(creation.types) > 1 else ():  # always in the same order
        told = "as above" if kind is first else "type its values after a colon: a, b, c"
        is_told = kind is first or (kind.has_values and lacks_values)
        yield Hit(f"{CREATE}{kind}:{words}", f"+ … {TYPE_WORDS[kind]}", told if is_told else "")


def named(words: str) -> tuple[str, str]:
    """ "Сумма = amount" as the label and its id; no id where none is written behind the label."""
    label, _, name = words.rpartition("=")
    is_named = bool(label.strip()) and is_fact_id(name.strip())
    return (label.strip(), name.strip()) if is_named else (words, "")


def _values_in(words: str) -> tuple[str, tuple[str, ...]]:
    """ "Reason: broken, late" as the label and its values; no values where there are not two."""
    label, _, rest = words.partition(":")
    values = tuple(dict.fromkeys(value.strip() for value in rest.split(",") if value.strip()))
    return (label.strip(), values) if len(values) > 1 and label.strip() else (words, ())
