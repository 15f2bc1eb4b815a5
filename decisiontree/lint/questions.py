"""Whether a sentence is a question, by the words it begins with. Knows a few languages and says nothing about the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*", re.UNICODE)
_LOOKED_AT = 4


@dataclass(frozen=True, slots=True)
class _Openings:
    """What a question begins with: a verb, a word that asks and then a verb, or a word that always asks.

    `asking` words begin questions ("which light is on") and clauses ("when the light is on, press it"): `plain` ones are
    questions unless one of `clause` follows, the others only where one of `verbs` follows.
    """

    verbs: frozenset[str]
    plain: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    """After a word that asks they ask as well: how many, wie lange."""
    clause: frozenset[str] = frozenset()
    with_person: frozenset[str] = frozenset()
    """Verbs that are orders unless a person follows: do you, have they."""
    persons: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH = _Openings(
    verbs=_words(
        "is are was were does did can could will would should shall has isn't aren't wasn't weren't doesn't didn't"
        " can't couldn't won't wouldn't shouldn't hasn't haven't"
    ),
    plain=_words("which what who whose whom"),
    asking=_words("why how where when"),
    measures=_words("many much long often old far big large high soon well likely urgent severe bad come"),
    clause=_words(
        "to the a an this that these those they he she it we you i there their his her its our your my caller customer"
        " ever applies happens happened"
    ),
    with_person=_words("do have had may might am must need"),
    persons=_words("you they we i he she it there any these those both"),
    leads=_words("and so or but then now ok okay also next first"),
)
_GERMAN = _Openings(
    verbs=_words(
        "ist sind war waren hat hatte hatten kann können konnte könnte könnten möchte möchten will wollen soll sollen"
        " sollte darf dürfen muss müssen wird werden wurde wurden gibt liegt leuchtet blinkt funktioniert besteht handelt"
    ),
    plain=_words("wer wen wem wessen welche welcher welches welchen welchem"),
    asking=_words(
        "was wann wo wohin woher warum wieso weshalb wie womit worum wofür wobei woran worauf wodurch"
    ),
    measures=_words("viele viel lange hoch oft alt groß weit heißt heißen lautet stark schnell geht steht"),
    clause=_words("der die das den dem ein eine einen es er sie ich wir man sich"),
    with_person=_words("haben sind seid"),
    persons=_words("sie wir ich"),
    leads=_words("und oder aber also dann nun"),
)
_FRENCH = _Openings(
    verbs=_words(
        "est-ce est-il est-elle sont-ils sont-elles avez-vous êtes-vous pouvez-vous voulez-vous souhaitez-vous a-t-il a-t-elle"
        " y-a-t-il peut-il peut-elle voyez-vous"
    ),
    plain=_words("quel quelle quels quelles qui qu'est-ce combien lequel laquelle lesquels lesquelles"),
    asking=_words("quand où comment pourquoi"),
    clause=_words("que il elle ils elles l'appelant"),
    leads=_words("et ou mais alors donc"),
)
_SPANISH = _Openings(
    # written accents tell these from the words that join clauses
    verbs=frozenset(),
    plain=_words("qué cuál cuáles quién quiénes cuándo dónde adónde cómo cuánto cuánta cuántos cuántas"),
    leads=_words("y o pero entonces"),
)
_OPENINGS: Mapping[str, _Openings] = {
    "en": _ENGLISH,
    "": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
}


def is_question(sentence: str, language: str) -> bool:
    """Whether it surely is one; an order, a heading, a clause, and anything in a language not known here is not."""
    if sentence.lstrip(" *_\"'([").startswith("\u00bf"):
        return True
    openings = _OPENINGS.get(language.lower().split("-")[0])
    if openings is None:
        return False
    words = [word.replace("\u2019", "'") for word in _WORD.findall(sentence.lower())[:_LOOKED_AT]]
    while words and words[0] in openings.leads:
        del words[0]
    if len(words) < 2:
        return False
    if words[2:3] == ["to"] and words[1] not in openings.verbs:
        return False  # "Which number to call"
    return _begins_question(words[0], words[1], openings)


def _begins_question(first: str, second: str, openings: _Openings) -> bool:
    if first in openings.with_person:
        return second in openings.persons
    if first in openings.verbs:
        return True
    if first in openings.plain:
        return second not in openings.clause
    if first in openings.asking:
        return second in openings.verbs or second in openings.measures or second in openings.with_person
    return False
