"""Trees that are read when they are asked for, and the quick look that spares most of the reading."""

from __future__ import annotations

from random import Random

import pytest

from decisiontree.checking import lazy_library as module
from decisiontree.checking.lazy_library import LazyLibrary, source_of
from decisiontree.files.callers import may_run

HEAD = "format: 1\ntitle: T\nstart: a\nnodes:\n"
RUNS = (
    "  a: {run: beta, else: b}",
    "  a:\n    run: beta\n",
    "  a:\n    'run': \"beta\"\n",
    "  a:\n    run   : beta # they call there\n",
    "  a: {\"run\":'beta'}",
    "  a:\n    ? run\n    : beta\n",
    '  a:\n    "r\\x75n": beta\n',
    "  a:\n    run:\n      beta\n",
    "  a:\n    run: >-\n      beta\n",
    '  a:\n    run: "be\\x74a"\n',
    '  a:\n    run: "be\\\n      ta"\n',
    '  a: {say: "run\n    # x", run: beta}\n',
)
PIECES = (
    "run",
    '"run"',
    "run:",
    ": ",
    " ",
    "\n    ",
    "# run\n    ",
    "# x",
    '"',
    "'",
    ", ",
    "beta",
    "gamma",
    "say: ",
    "{",
    "}",
)
OTHERS = (
    "  a: {outcome: Done, resolution: resolved}",
    "  a: {say: Let it run, to: b}",
    "  a: {say: 'run: beta', to: b}",
    "  a:\n    say: |\n      run: beta\n    to: b\n",
    "  # run: beta\n  a: {outcome: Done}",
    "  a: {run: alpha}",
)


def library_of(**trees: str) -> LazyLibrary:
    """Trees by their ids, each the text below `nodes`."""
    sources = {name: source_of(f"{name}.yaml", (HEAD + text).encode()) for name, text in trees.items()}
    return LazyLibrary(sources, None, {})


@pytest.mark.parametrize("text", RUNS)
def test_however_a_call_is_written_its_caller_is_found(text: str) -> None:
    """A caller that is overlooked would be a wrong finding."""
    assert library_of(alpha=text, beta=OTHERS[0]).callers("beta") == ("alpha",)


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_looks_like_a_call_is_none(text: str) -> None:
    """The quick look may be wrong on this side; the tree itself decides."""
    assert library_of(alpha=text, beta=OTHERS[0]).callers("beta") == ()


@pytest.mark.parametrize("text", [*RUNS, *OTHERS])
def test_the_quick_look_leaves_no_call_out(text: str) -> None:
    """It names at least what the tree runs, or says that it cannot tell."""
    library = library_of(alpha=text)
    quick, known = library.may_run("alpha"), library.of("alpha")
    assert known is not None
    assert quick is None or quick.issuperset(known.runs)


def test_the_quick_look_leaves_no_call_out_of_random_pieces() -> None:
    """Keys, quotes, comments and line ends in any order: whatever the reader takes for a call is among its names."""
    random = Random(1)  # noqa: S311  nothing is secret here
    calls = 0
    for _ in range(600):
        text = HEAD + "  a: {" + "".join(random.choices(PIECES, k=random.randint(1, 6))) + "run: beta}\n"
        known = LazyLibrary({"alpha": source_of("alpha.yaml", text.encode())}, None, {}).of("alpha")
        quick = may_run(text.encode())
        runs = set(known.runs) - {""} if known is not None else set()
        calls += bool(runs)
        assert quick is None or quick >= runs, text
    assert calls > 30


def test_a_tree_with_an_odd_name_has_callers_too() -> None:
    """The quick look knows plain names only."""
    assert library_of(alpha="  a: {run: with space}", **{"with space": OTHERS[0]}).callers("with space") == (
        "alpha",
    )


def test_only_a_few_readings_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of any size fits into memory."""
    monkeypatch.setattr(module, "HELD", 1)
    trees = {f"t{number}": OTHERS[0] for number in range(5)}
    sources = {name: source_of(f"{name}.yaml", (HEAD + text).encode()) for name, text in trees.items()}
    library = LazyLibrary(sources, None, {}, held=1)
    first = library.reading("t0")
    assert library.reading("t0") is first
    library.reading("t1")
    again = library.reading("t0")
    assert again is not first
    assert again is not None
    assert first is not None
    assert again.tree == first.tree


def test_a_name_is_part_of_what_a_file_is() -> None:
    """A file that moves is another file to its findings, which name it."""
    assert source_of("a.yaml", b"x").digest != source_of("b.yaml", b"x").digest


TITLES = (
    "title: A title",
    'title: "A title" ',
    "title: 'a title.'",
    "title:    A  title",
    "title: A\n  title",
    "title: >-\n  A title",
    'title: "A\\x20title"',
    "title: A title # the name",
    "'title': A title",
    "? title\n: A title",
    "title:\n\n  A title",
    "title: A title\r",
)


@pytest.mark.parametrize("title", TITLES)
def test_however_a_title_is_written_its_like_is_found(title: str) -> None:
    """The quick look may read a tree too many; one that is overlooked would be a wrong finding."""
    trees = {"alpha": f"format: 1\n{title}\nstart: a\nnodes: {{}}\n", "beta": HEAD}
    library = LazyLibrary(
        {name: source_of(f"{name}.yaml", text.encode()) for name, text in trees.items()}, None, {}
    )

    assert library.titled_like("a title") == ("alpha",)
    assert library.titled_like("t") == ("beta",)
