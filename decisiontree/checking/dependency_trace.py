"""What the rules asked of the library while they looked at one file, with the answers: findings hold while the answers do.

So no rule has to say what it depends on, and none can forget to.

Algorithm: verifying traces; Mokhov, Mitchell, Peyton Jones: Build Systems à la Carte, 2018.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, ValuesView
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from decisiontree.checking.codec import plain_summary
from decisiontree.checking.lazy_library import LazyLibrary
from decisiontree.files import WrongPicture, stored_json, wrong_picture
from decisiontree.lint import Calendar
from decisiontree.model import NOTHING_SHARED, Library, Register, TreeSummary, as_read

if TYPE_CHECKING:
    from decisiontree.reader import Reading, SharedReading

_T = TypeVar("_T")


class Answers:
    """The answers of today, each as a short text that is the same while nothing that matters changes."""

    def __init__(self, library: LazyLibrary, calendar: Calendar) -> None:
        self._library = library
        self._calendar = calendar

    def to(self, question: str, file: str) -> str:
        """The answer to a question that was taken down while a file was looked at. Raises Spoilt for what is none."""
        kind, _, about = question.partition(" ")
        match kind:
            case "past":
                return str(self._calendar.is_past(_day(about)))
            case "today":
                return str(self._calendar.today)
            case "picture":
                of, _, image = about.partition("\0")
                return repr(wrong_picture(Path(file).parent, image)) if of == file else ""
            case _:
                return self._of_trees(kind, about)

    def _of_trees(self, kind: str, about: str) -> str:
        match kind:
            case "tree":
                source = self._library.trees.get(about)
                return "" if source is None else source.digest
            case "names":
                return self._names
            case "summary":
                return _digest(repr(plain_summary(self._library.of(about))))
            case "summaries":
                return self._summaries
            case "callers":
                return _digest(repr(self._library.callers(about)))
            case "titled":
                return _digest(repr(self._library.titled_like(about)))
            case _:
                return stored_json.refuse("a question", kind)

    @cached_property
    def _names(self) -> str:
        return _digest(repr(list(self._library.trees)))

    @cached_property
    def _summaries(self) -> str:
        return _digest(repr([plain_summary(known) for known in self._library]))


class TracedLibrary:
    """The library as the rules see it while they look at one file; `asked` is what they asked, in order."""

    def __init__(self, library: LazyLibrary, calendar: Calendar) -> None:
        # nothing in here refers back to it, so that it goes, and the trees with it, as soon as the file is checked
        self._library = library
        self.asked: dict[str, None] = {}
        self.calendar: Calendar = _TracedCalendar(calendar, self.asked)
        self.trees = _Trees(library, self.asked, lambda reading: reading)
        self._models = _Trees(library, self.asked, lambda reading: reading.tree)
        self.model = Library(
            shared=NOTHING_SHARED if library.shared is None else library.shared.shared,
            trees=self._models,
            known=_TracedRegister(library, self.asked),
        )

    def begin_at(self, tree_id: str, reading: Reading) -> None:
        """The tree that is looked at; nobody has to ask for it."""
        self.trees[tree_id] = reading
        if reading.tree is not None:
            self._models[tree_id] = reading.tree

    @property
    def shared(self) -> SharedReading | None:
        """What all trees share; a change of it makes every finding anew, so nobody takes it down."""
        return self._library.shared

    def wrong_picture(self, file: str, image: str) -> WrongPicture | None:
        """What is wrong with a picture, which may come and go while the tree stays as it is."""
        self.asked[f"picture {file}\0{image}"] = None
        return wrong_picture(Path(file).parent, image)


class _Trees(dict[str, _T], Generic[_T]):
    """A mapping that fetches what it is asked for. A dict, because rules look into it in their innermost loops."""

    def __init__(
        self, library: LazyLibrary, asked: dict[str, None], part: Callable[[Reading], _T | None]
    ) -> None:
        super().__init__()
        self._library = library
        self._asked = asked
        self._part = part

    def __missing__(self, name: str) -> _T:
        self._asked[f"tree {name}"] = None
        reading = self._library.reading(name)
        value = None if reading is None else self._part(reading)
        if value is None:
            raise KeyError(name)
        self[name] = value
        return value

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]  # one of dict's three forms
        try:
            return self[name]
        except KeyError:
            return default

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def __iter__(self) -> Iterator[str]:
        self._asked["names "] = None
        return (name for name in self._library.trees if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def keys(self) -> KeysView[str]:  # type: ignore[override]  # dict's own views would show only what was fetched
        return KeysView(self)

    def values(self) -> ValuesView[_T]:  # type: ignore[override]  # the same
        return ValuesView(self)

    def items(self) -> ItemsView[str, _T]:  # type: ignore[override]  # the same
        return ItemsView(self)


class _TracedRegister(Register):
    def __init__(self, library: LazyLibrary, asked: dict[str, None]) -> None:
        self._known = library
        self._asked = asked

    def __iter__(self) -> Iterator[TreeSummary]:
        self._asked["summaries "] = None
        return iter(self._known)

    def of(self, tree_id: str) -> TreeSummary | None:
        self._asked[f"summary {tree_id}"] = None
        return self._known.of(tree_id)

    def callers(self, tree_id: str) -> tuple[str, ...]:
        self._asked[f"callers {tree_id}"] = None
        return self._known.callers(tree_id)

    def titled_like(self, title: str) -> tuple[str, ...]:
        self._asked[f"titled {as_read(title)}"] = None
        return self._known.titled_like(title)


class _TracedCalendar(Calendar):
    def __init__(self, calendar: Calendar, asked: dict[str, None]) -> None:
        self._calendar = calendar
        self._asked = asked

    @property
    def today(self) -> date | None:
        self._asked["today "] = None
        return self._calendar.today

    def is_past(self, day: date) -> bool:
        self._asked[f"past {day.isoformat()}"] = None
        return self._calendar.is_past(day)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise stored_json.Spoilt("a day is not valid") from problem


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
