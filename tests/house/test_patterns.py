"""Every pattern takes a time that grows like the text: shown on the texts that are worst for it, without a clock.

A pattern that reads on to the end of a text from each of its characters, and fails there, takes the square of its length:
minutes for a text within the limits. Each is run on long texts of what it names itself, under a bound on the processor's
time that is a hundred times what any of them needs, and a fraction of what a square takes.
"""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeAlias

import pytest

import decisiontree
from decisiontree.files.callers import may_run
from decisiontree.lint.wording import phrase
from decisiontree.model import links, text_links
from decisiontree.reader.conflicts import conflicts_in

ROOT = Path(decisiontree.__file__).parent
PLAYER = ROOT.parent / "exporters" / "html" / "player"
LONG, SHORTER = 24_000, 16_000
ENDS = ("", "a", "\0", "\n\0")
"""What makes a match fail at the end of a text."""
BOUND = 0.15
"""Seconds of the processor for one text."""
TRIES = 45
"""So many texts of several pieces are tried for each pattern; the same ones each time."""
ANCHORED = frozenset({"match", "fullmatch"})
METHODS = ANCHORED | {"search", "findall", "finditer", "split", "sub", "subn"}
MADE = {
    "editing/across/replace.py": re.compile(r"(?<!\w)two\s+words(?!\w)", re.IGNORECASE),
    "editing/across/scope.py": re.compile(r"(?<![\w-])name(?![\w-])"),
    "editing/shapes/asked_for.py": re.compile(
        r"^# owner: .*; delete the # and write .*\r?(\n|\Z)", re.MULTILINE
    ),
    "lint/hidden.py": re.compile(
        r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL
    ),
    "lint/wording.py": phrase("* we _never say* no"),
    "model/text_shape.py": re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]"),
    "reader/odd_blanks.py": re.compile("[ ]{4}[^ -]"),
    "reader/recovery.py": re.compile(
        r"""^  (?:[^\s#\-"'][^:\n]*|"[^"\n]*"|'[^'\n]*'):(?=\s|$)""", re.MULTILINE
    ),
    "tui/search.py": re.compile(r"\n[^d\n]*+d[^a\n]*+a[^y\n]*+y"),
}
"""The modules that make a pattern of what they are given, and one such as they make."""

_JAVASCRIPT = re.compile(
    r"(?:[=(!?,]|&&|\|\|)\s*/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\[\\\n])+)/([gimuy]*)(?=[.,;)\s])"
)

Items: TypeAlias = Any
"""Of a parsed pattern, each an operation and what it is about."""


class Used(NamedTuple):
    """A pattern, and whether it is only tried at a place, not looked for."""

    pattern: re.Pattern[Any]
    is_anchored: bool


class TooLong(Exception):
    """The bound was reached."""


def patterns() -> dict[str, Used]:
    """By where they stand: those that modules hold, those written where they are used, those made of what is given."""
    found: dict[str, Used] = {}
    for module in pkgutil.walk_packages([str(ROOT)], "decisiontree."):
        if module.name.endswith("__main__"):
            continue
        held = vars(importlib.import_module(module.name))
        path = ROOT.joinpath(*module.name.split(".")[1:]).with_suffix(".py")
        tree = ast.parse((path if path.exists() else path.with_suffix("") / "__init__.py").read_text("utf-8"))
        calls = [call for call in ast.walk(tree) if isinstance(call, ast.Call)]
        for name, value in [(name, _made(value)) for name, value in held.items()]:
            if isinstance(value, re.Pattern):
                methods = _methods(calls, name)
                found[f"{module.name}.{name}"] = Used(value, bool(methods) and methods <= ANCHORED)
        found |= {f"{module.name}:{call.lineno}": used for call in calls if (used := _written(call))}
    found |= {f"decisiontree/{file}": Used(pattern, is_anchored=False) for file, pattern in MADE.items()}
    return found | {name: Used(pattern, is_anchored=False) for name, pattern in of_the_page()}


def _made(value: object) -> object:
    """What a function gives that makes a pattern when it is first needed; anything else as it is."""
    given = getattr(value, "__annotations__", {})
    makes = given.keys() == {"return"} and "re.Pattern" in str(given["return"])
    return value() if makes and callable(value) else value


def _methods(calls: Iterable[ast.Call], name: str) -> set[str]:
    """What a module calls on the pattern, or on whatever it hands it over to under another name."""
    called: dict[str, set[str]] = {}
    for call in calls:
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
            called.setdefault(call.func.value.id, set()).add(call.func.attr)
    own = called.get(name) or {
        each for value, methods in called.items() if value.islower() and value != "re" for each in methods
    }
    return own & METHODS


def _written(call: ast.Call) -> Used | None:
    """`re.search(r"...", text)`."""
    match call:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="re"), attr=method),
            args=[ast.Constant(value=str() | bytes() as source), *_],
        ) if method in METHODS:
            return Used(re.compile(source), method in ANCHORED)
    return None


def of_the_page() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Those of the page's script, with Python's words for its classes."""
    for script in sorted(PLAYER.glob("*.js")):
        for match in _JAVASCRIPT.finditer(script.read_text(encoding="utf-8")):
            source = re.sub(r"\\p\{\w+\}", r"\\w", match[1])
            yield f"{script.name}: {match[0]}", re.compile(source, re.IGNORECASE if "i" in match[2] else 0)


def parsed(pattern: re.Pattern[Any]) -> Items:
    """As Python's own parser of patterns reads it."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    parser = importlib.import_module("re._parser")
    return parser.parse(source, pattern.flags & (re.VERBOSE | re.IGNORECASE))


def named(items: Items) -> Iterator[str]:
    """Each character that a pattern names, and one for each class."""
    for operation, about in items:
        kind = str(operation)
        if kind in ("LITERAL", "NOT_LITERAL"):
            yield chr(about)
        elif kind == "RANGE":
            yield from map(chr, about)
        elif kind == "CATEGORY":
            name = str(about)
            yield "a" if "NOT" in name or "WORD" in name else " " if "SPACE" in name else "0"
        elif kind == "BRANCH":
            yield from (sign for branch in about[1] for sign in named(branch))
        elif kind in ("IN", "ATOMIC_GROUP"):
            yield from named(about)
        elif isinstance(about, tuple):
            yield from named(about[-1])  # a repetition, a group or a look around: what it holds comes last


def beginning(items: Items, random: Random, pieces: Sequence[str]) -> str:
    """A text that a pattern may match, or nearly: any branch, each repetition up to twice more than it must."""
    text = ""
    for operation, about in items:
        kind = str(operation)
        if kind == "LITERAL":
            text += chr(about)
        elif kind == "IN" and str(about[0][0]) != "NEGATE":
            text += random.choice(list(named(about)))
        elif kind in ("IN", "NOT_LITERAL", "ANY", "GROUPREF"):
            text += random.choice(pieces)
        elif kind == "BRANCH":
            text += beginning(random.choice(about[1]), random, pieces)
        elif kind.endswith("_REPEAT"):
            times = random.randint(about[0], min(about[1], about[0] + 2))
            text += "".join(beginning(about[2], random, pieces) for _ in range(times))
        elif kind == "ATOMIC_GROUP":
            text += beginning(about, random, pieces)
        elif isinstance(about, tuple) and kind != "ASSERT_NOT":
            text += beginning(about[-1], random, pieces)
    return text


def texts(pattern: re.Pattern[Any]) -> Iterator[str]:
    """What may be worst for it: each of its characters; behind what it matches, characters or a part of that again and again."""
    items = parsed(pattern)
    signs = list(dict.fromkeys(named(items))) or ["a"]
    yield from (sign * LONG for sign in signs)
    if not re.search(r"[+*]|,\}", str(pattern.pattern)):
        return
    random = Random(ascii(pattern.pattern))  # noqa: S311  nothing is secret here
    pieces = [*re.findall("[a-z]{3,}", str(pattern.pattern)), *signs]
    for attempt in range(TRIES):
        start = beginning(items, random, pieces) or "a"
        at = random.randint(1, len(start))
        again = (
            signs[attempt // 2 % len(signs)]
            if attempt % 2
            else random.choice(
                (start, start[at - 1 :][: random.randint(2, 9)], "".join(random.choices(pieces, k=3)))
            )
        )
        yield random.choice(("", start[:at], start)) + again * (SHORTER // len(again)) + random.choice(ENDS)


@contextmanager
def bounded() -> Iterator[None]:
    """Raises TooLong when the processor was used for longer."""

    def stop(_signal: int, _frame: object) -> None:
        raise TooLong

    before, collects = signal.signal(signal.SIGPROF, stop), gc.isenabled()
    gc.disable()  # what other tests left behind is no cost of a pattern
    signal.setitimer(signal.ITIMER_PROF, BOUND)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        if collects:
            gc.enable()


def is_too_slow(search: Callable[[], object]) -> bool:
    """Whether it reaches the bound."""
    try:
        with bounded():
            search()
    except TooLong:
        return True
    return False


def slow_text(used: Used) -> str | None:
    """A text for which a pattern takes too long."""
    pattern, is_bytes = used.pattern, isinstance(used.pattern.pattern, bytes)
    for text in texts(pattern):
        content: Any = text.encode("utf-8", "replace") if is_bytes else text
        search = (
            partial(pattern.match, content)
            if used.is_anchored
            else partial(pattern.sub, content[:0], content)
        )
        if is_too_slow(search):
            return f"{text[:40]!a} … {text[-10:]!a}"
    return None


def test_every_pattern_takes_a_time_that_grows_like_the_text() -> None:
    """24,000 of each character it names, and what it matches, or nearly, again and again."""
    slow = {name: text for name, used in patterns().items() if (text := slow_text(used)) is not None}

    assert slow == {}


def test_every_pattern_is_looked_at() -> None:
    """One that is made of what is given has an example here; those of the page are found in its script."""
    making = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if _makes_patterns(path)}

    assert making == set(MADE)
    assert len(list(of_the_page())) > 20


def _makes_patterns(path: Path) -> bool:
    """Whether a function of a module gives `re.compile` something that is not written there."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    makers = [item for item in ast.walk(tree) if isinstance(item, ast.FunctionDef) and item.args.args]
    within = [part for maker in makers for part in ast.walk(maker)]
    return any(
        isinstance(call, ast.Call) and re.fullmatch(r"re\.\w+", ast.unparse(call.func)) and not _written(call)
        for call in within
        if not (isinstance(call, ast.Call) and ast.unparse(call.func) == "re.escape")
    )


@pytest.mark.parametrize(
    "search",
    [
        pytest.param(lambda: may_run(b"run: a\n" + b"# run\n" * 16_000), id="run in comments"),
        pytest.param(lambda: may_run(b"run: a\n" + b"run\n#\n" * 16_000), id="run before comments"),
        pytest.param(lambda: list(links("\\[" * 30_000)), id="brackets that are escaped"),
        pytest.param(lambda: list(links("[a](" + " " * LONG)), id="a link without its address"),
        pytest.param(
            lambda: list(text_links("](" + "` `` " * (LONG // 4))), id="backticks that close nothing"
        ),
        pytest.param(
            lambda: conflicts_in("<<<<<<< a" + "\t" * LONG + "b"), id="blanks behind the sign of a merge"
        ),
        pytest.param(lambda: phrase("* * * no").search("*" * LONG), id="a phrase of stars"),
    ],
)
def test_texts_that_once_took_the_square_of_their_length(search: Callable[[], object]) -> None:
    """Seconds and minutes each, before."""
    assert not is_too_slow(search)
