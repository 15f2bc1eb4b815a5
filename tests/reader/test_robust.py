"""Reading never raises for content: random bytes, mutated files, and files beyond each limit."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from how_many import how_many
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wounded import BITS

from decisiontree.diagnostic import Fault
from decisiontree.files import FILE_BYTES
from decisiontree.guards.parse import DEPTH as GUARD_DEPTH
from decisiontree.model import Shared
from decisiontree.reader import (
    Document,
    load_library,
    read_document,
    read_scenarios,
    read_shared,
    read_tree,
)
from decisiontree.reader.limits import DEPTH, FAULTS, SHAPE_FAULTS, TEXT_LENGTH
from decisiontree.text import Patch
from decisiontree.transitions import links

WORDS = (
    "options:",
    "to: nowhere",
    "collect: [a]",
    "when: x ==",
    "nodes:",
    "facts: {a: {type: money}}",
    "é",
    "🙂",
    "\x00",
    "<<: a",
)
KEYS = (
    *(
        "options",
        "to",
        "ask",
        "collect",
        "cases",
        "when",
        "label",
        "set",
        "listen",
        "decide",
        "run",
        "outcome",
    ),
    *("returns", "media", "links", "say", "facts", "type", "values", "limits", "uses", "expect", "answers"),
)
SAMPLES = tuple(
    file.read_text(encoding="utf-8") for file in sorted((Path(__file__).parent / "format").glob("*.yaml"))
)


def read_as_everything(source: bytes | str, shared: Shared) -> tuple[Document, tuple[Fault, ...]]:
    """A text read as a tree, as library.yaml and as scenarios: all faults."""
    document = read_document(source, "f.yaml")
    reading = read_tree(document, shared, "f")
    if reading.tree is not None:
        for node in reading.tree.nodes.values():
            tuple(links(node))
    return document, (*reading.faults, *read_shared(document).faults, *read_scenarios(document).faults)


def check_faults(document: Document, faults: tuple[Fault, ...]) -> None:
    """Every fault says something on one line, inside the text, and its fixes can be applied."""
    for fault in faults:
        assert fault.message
        assert "\n" not in fault.message
        assert 0 <= fault.place.span.start <= fault.place.span.end <= len(document.text)
        for fix in fault.fixes:
            if isinstance(fix.edit, Patch):
                # of another encoding the text stays, and the bytes change
                changes = fix.edit.apply(document.text) != document.text
                assert changes or fault.rule in ("utf16", "not-utf8")


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sample with a few wounds."""
    text = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 6))
        text = text[:at] + draw(st.sampled_from((*BITS, *WORDS))) + text[at + cut :]
    return text


@settings(
    max_examples=how_many(80, 500), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(mutated())
def test_no_mutated_file_raises(shared: Shared, text: str) -> None:
    """Whatever an author's slip makes of a file, there is a reading."""
    document, faults = read_as_everything(text, shared)
    check_faults(document, faults)
    assert document.encoded().decode() == text


@settings(
    max_examples=how_many(60, 500), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=300))
def test_no_bytes_raise(shared: Shared, source: bytes) -> None:
    """Nor does what is no text at all."""
    document, faults = read_as_everything(source, shared)
    check_faults(document, faults)


@settings(
    max_examples=how_many(60, 500), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.recursive(
        st.sampled_from(("a", "1", "true", "", "{x}", "no", "a > 1", "end")),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(KEYS),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_shape_raises(shared: Shared, value: object) -> None:
    """Any value may stand where any other is due."""
    flow = repr(value).replace("'", '"').replace('"', "")
    for text in (
        f"nodes: {{a: {flow}}}",
        f"facts: {{a: {flow}}}\nauthority: {{a: {flow}}}\nincidents: [{flow}]",
        f"scenarios: [{flow}]",
    ):
        document, faults = read_as_everything("format: 1\n" + text + "\n", shared)
        check_faults(document, faults)


# each a little beyond a limit of ours, and harmless to whatever else may open it
ALIASES = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
DEEP = DEPTH + 1
BEYOND: dict[str, tuple[bytes, str]] = {
    "brackets": (b"[" * DEEP, "too-deep"),
    "braces": (b"{a: " * DEEP, "too-deep"),
    "dashes": (b"- " * DEEP, "too-deep"),
    "questions": (b"? " * DEEP, "too-deep"),
    "indents": (b"".join(b" " * n + b"a:\n" for n in range(DEEP)), "too-deep"),
    "aliases": (ALIASES.encode(), "alias"),
    "tag": (b"a: !ours text\n", "tag"),
    "nul": (b"a: \0\n", "forbidden-character"),
    "bytes": (b"a: \xff\xfe\n", "not-utf8"),
    "utf16": ("a: b\n".encode("utf-16"), "utf16"),
    "size": (b"#" * (FILE_BYTES + 1), "file-too-large"),
    "long": (b"a: " + b"x" * (TEXT_LENGTH + 1), "scalar-too-long"),
    "twice": (b"a: 1\n" * (FAULTS + 2), "duplicate-key"),
    "broken": (b"nodes:\n" + b"".join(b"  n%d: {ask: no: x\n" % n for n in range(FAULTS + 1)), "yaml-syntax"),
    "unknown": (
        b"nodes:\n" + b"".join(b"  n%d: {f%d: 1}\n" % (n, n) for n in range(SHAPE_FAULTS + 1)),
        "unknown-key",
    ),
    "lines": (b"a: b: c\n" * (FAULTS + 1), "yaml-syntax"),
    "commas": (b"nodes:\n  a: {ask: " + b"x," * (SHAPE_FAULTS + 1) + b"}\n", "unknown-key"),
    "condition": (
        b"nodes: {a: {cases: [{when: '" + b"(" * (GUARD_DEPTH + 1) + b"', to: a}]}}\n",
        "bad-condition",
    ),
}


@pytest.mark.parametrize("name", BEYOND)
def test_what_is_beyond_a_limit_is_told(tmp_path: Path, name: str) -> None:
    """By the rule that is about it; and of one rule never more than the limit on findings."""
    source, rule = BEYOND[name]
    file = tmp_path / "beyond.yaml"
    file.write_bytes(source)

    faults = load_library([file]).trees["beyond"].faults

    told = Counter(fault.rule for fault in faults)
    assert told[rule]
    assert max(told.values()) <= SHAPE_FAULTS


def test_a_library_of_such_files_is_read_to_the_end(tmp_path: Path) -> None:
    """One of them does not hide the others."""
    for name in ("aliases", "brackets", "bytes"):
        (tmp_path / f"{name}.yaml").write_bytes(BEYOND[name][0])
    library = load_library([tmp_path])
    assert [reading.faults[0].rule for reading in library.trees.values()] == ["alias", "too-deep", "not-utf8"]
