"""The schema for other people's editors says what the reader says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from decisiontree.reader import FieldType, Reading, json_schema, read_document
from decisiontree.reader.fields import CONTENT, HEAD, KINDS, LIBRARY, SCENARIOS, FieldSpec

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


class _Typing(yaml.SafeLoader):
    """Numbers and booleans are typed, dates are not: so the editors that read schemas do it."""

    yaml_implicit_resolvers = {  # noqa: RUF012  as the class above has it
        first: [each for each in known if each[0] != "tag:yaml.org,2002:timestamp"]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def typed(value: Any) -> Any:  # noqa: ANN401  data of any shape
    """Plain data as an editor's YAML reader would type it, as far as our fields need it."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [typed(each) for each in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if isinstance(value, str) and value.isdigit() else value


def test_the_schema_is_one() -> None:
    """Draft 7, which editors read."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_the_samples_pass(sample_trees: Path, folder: Path) -> None:
    """No editor marks a line that we accept."""
    files = [
        file
        for file in (*sample_trees.glob("*.yaml"), folder / "late.yaml")
        if file.name != "library.yaml" and not file.name.endswith(".scenarios.yaml")
    ]
    assert len(files) == 7
    for file in files:
        VALIDATOR.validate(typed(read_document(file.read_bytes(), file.name).plain()))


@pytest.mark.parametrize("kind", ["library", "scenarios"])
def test_the_files_beside_the_samples_pass_theirs(kind: str, sample_trees: Path) -> None:
    """As another editor types their plain values; and a key that is misspelt does not."""
    schema = json_schema(kind)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    files = sorted(sample_trees.glob("library.yaml" if kind == "library" else "*.scenarios.yaml"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        validator.validate(yaml.load(text, _Typing))  # noqa: S506  our own files; `_Typing` builds plain data only
        wrong = text.replace("roles:", "rolls:").replace("expect:", "expects:")
        assert list(validator.iter_errors(yaml.load(wrong, _Typing)))  # noqa: S506  as above


@pytest.mark.parametrize(
    "node",
    [
        "{ask: X, options: [{label: A, too: end}]}",
        "{ask: X, optoins: []}",
        "{outcome: X, resolution: fixed}",
        "{listen: X, agreed: end}",
        "{to: end, timer: soon}",
        "[a]",
        "{cases: [{when: a}], else: end}",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(read_nodes: Callable[..., Reading], node: str) -> None:
    """Both follow one table."""
    reading = read_nodes(f"  begin: {node}\n")
    assert reading.faults
    assert list(VALIDATOR.iter_errors(typed(reading.document.plain())))


def every_field(fields: tuple[FieldSpec, ...]) -> list[FieldSpec]:
    """The fields and the fields of their groups."""
    return [part for spec in fields for part in (spec, *every_field(spec.fields))]


ALL = every_field(
    (*HEAD, *CONTENT, *LIBRARY, *SCENARIOS, *(spec for kind in KINDS.values() for spec in kind.fields))
)


def test_every_field_has_words_for_people() -> None:
    """Forms, schema and docs show them."""
    for spec in ALL:
        assert spec.help.endswith("."), spec.key
        assert spec.label[0].isupper(), spec.key
        assert spec.example, spec.key


def test_groups_say_what_they_are_called() -> None:
    """Messages name the thing."""
    for spec in ALL:
        if spec.fields:
            assert spec.noun, spec.key
        assert (spec.type is FieldType.CHOICE or spec.values == ("tried",)) == bool(spec.values), spec.key


def test_every_example_can_be_read(read_nodes: Callable[..., Reading], shared: Any) -> None:  # noqa: ANN401
    """An example that is wrong teaches what is wrong."""
    facts = "facts: {days_late: {type: integer, label: D}, serial: {type: text, label: S}, reason: {type: choice, label: R, values: {broken: B}}, tier: {type: choice, label: T, values: {gold: G}}, "
    facts += "amount_owed: {type: money, currency: GBP, label: A}}\n"
    for kind in KINDS.values():
        if kind.name == "step":
            continue
        lines = [f"    {spec.key}: {quoted(spec)}\n" for spec in kind.fields]
        reading = read_nodes("  begin:\n" + "".join(lines), shared, head=facts)
        assert reading.faults == (), kind.name


def quoted(spec: FieldSpec) -> str:
    """An example as it would stand in a file."""
    if spec.type in (FieldType.TEXT, FieldType.CODE, FieldType.MARKDOWN, FieldType.CONDITION):
        return f'"{spec.example}"'
    return spec.example
