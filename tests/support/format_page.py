"""docs/reference/format.md, written from the field table so that it cannot fall behind the reader. Gives a text; writes no file."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.files import FILE_BYTES
from decisiontree.reader.fields import CONTENT, HEAD, KINDS, LIBRARY, SCENARIOS, FieldSpec, FieldType
from decisiontree.reader.limits import DEPTH, KEY_LENGTH, TEXT_LENGTH

_TYPES = {
    FieldType.TEXT: "text",
    FieldType.CODE: "text for programs",
    FieldType.MARKDOWN: "[text](texts.md) with `{facts}`",
    FieldType.LINES: "text, or a list of texts",
    FieldType.ID: "id",
    FieldType.FACT_NAME: "id",
    FieldType.NODE: "id of a node",
    FieldType.FACT: "id of a fact",
    FieldType.AUTHORITY: "id of an authority",
    FieldType.ROLE: "id of a role",
    FieldType.TREE: "id of a tree",
    FieldType.BOOLEAN: "`true` or `false`",
    FieldType.DATE: "date",
    FieldType.MOMENT: "date, time and zone",
    FieldType.CURRENCY: "currency",
    FieldType.DURATION: "time such as `2 min`",
    FieldType.SHARE: "share such as `50%`",
    FieldType.CONDITION: "[condition](conditions.md)",
    FieldType.VALUE: "value of a fact",
    FieldType.VALUES: "value, or a list of values",
    FieldType.LIMIT: "amount, number or `any`",
    FieldType.FORMAT: "`1`",
    FieldType.NODES: "nodes by id",
}

_OPENING = f"""\
# The tree file, format 1

<!-- Written by tests/support/format_page.py from the field table; `make golden` writes it again. -->

A tree is one YAML file. Its id is the file's name without `.yaml`. The file `library.yaml` in the same folder contains what
the trees share: roles, authority, facts, snippets, topics, incidents. The tests of `refund.yaml` are in
`refund.scenarios.yaml`.

## The part of YAML that is used

- A file is UTF-8 and one document of at most {FILE_BYTES >> 20} MB, nested at most {DEPTH} levels deep. A text has at most
  {TEXT_LENGTH:,} characters, a key at most {KEY_LENGTH}.
- It consists of mappings with text keys, lists and texts. There are no anchors, aliases, merge keys, tags or directives.
- A key may be written only once.
- Types come from the field, never from YAML: in a field for texts, `no`, `1.10` and `12:30` are those texts.
- Control characters, line separators and marks that reverse the writing direction must be escaped in double quotes.

Put a text in quotes if it begins with one of `{{ [ * & ! @ % | > - ? # " '` or a backtick, or contains `: ` or ` #`. Inside
`{{…}}`, also quote a text that contains `, [ ] {{ }} ?` or `:`. If YAML would drop or change a text without a warning, the
checker reports it and shows the line with quotes. The editor adds quotes automatically.

An id has at most 64 characters: lower-case letters, digits, `_` and `-`. Ids of facts and snippets have no `-` and begin
with a letter.
"""

_CHOICES = """\
## Details

- `suggest` is a share above 0 and up to 1, written `0.5` or `50%`.
- `timer` is a whole number with `s`, `min` or `h`.
- A node with the fields of two kinds is an error: the node cannot be read, but links to it stay valid.
- An option or an exit without `id` gets its id from its label: letters and digits of any script in lower case, with words
  joined by `_`. Accents are dropped from Latin and Greek letters and kept on all others. A label without a letter or a digit
  gives no id: the second of a list is then `option-2`. Tests may also name an answer by its label.
- If one entry has both, `forget` comes before `set`: a fact that both name is set. Any declared fact can be forgotten, also a
  `given` one and one of library.yaml. It is then unknown until the rep enters it again, and a form shows its `default`.
- Text facts can be collected, shown and tested with `is known`, and nothing else.
- Values in `grants` of a scenario and of facts are written in the fact's type: `40.00`, `2026-01-31`, `true`, `gold`.
- An incident's `starts` and `expires` name their zone: `2026-11-20T08:00Z` or `2026-11-20T09:00+01:00`.
- When a single file is checked, the other trees of its folder are read too, because trees run each other. Only the file
  itself is checked.
"""


def format_page() -> str:
    """The whole page."""
    return "\n".join(
        (
            _OPENING,
            "## A tree\n",
            *field_table(HEAD),
            *_groups(HEAD, "###"),
            "## Nodes\n",
            "A node has an id and at most one of the fields that make a kind; without one it is a step.\n",
            *_kinds(),
            "### Content of any node\n",
            *field_table(CONTENT),
            *_groups(CONTENT, "####"),
            "## library.yaml\n",
            *field_table(LIBRARY),
            *_groups(tuple(spec for spec in LIBRARY if spec.key != "facts"), "###"),
            "Facts are declared as in a tree.\n",
            "## Scenarios\n",
            "[Scenarios](scenarios.md) shows whole examples, what `answers` may contain, and what a failed scenario says.\n",
            *field_table(SCENARIOS),
            *_groups(SCENARIOS, "###"),
            _CHOICES,
        )
    )


def _kinds() -> Iterator[str]:
    for kind in KINDS.values():
        known = f", known by `{kind.known_by}`" if kind.known_by else ""
        yield f"### {kind.name.capitalize()}{known}\n"
        yield f"{kind.help}\n"
        yield from field_table(kind.fields)
        yield from _groups(kind.fields, "####")


def _groups(fields: tuple[FieldSpec, ...], heading: str) -> Iterator[str]:
    for spec in fields:
        if spec.fields:
            yield f"{heading} `{spec.key}`" + (f": {spec.noun}\n" if "'" not in spec.noun else "\n")
            yield from field_table(spec.fields)
            yield from _groups(spec.fields, heading + "#")


def field_table(fields: tuple[FieldSpec, ...]) -> Iterator[str]:
    yield "| field | value | | for example |\n|---|---|---|---|"
    for spec in fields:
        name = f"**`{spec.key}`**" if spec.required else f"`{spec.key}`"
        yield f"| {name} | {_type(spec)} | {spec.help} | {_code(spec.example)} |"
    yield "\nFields in bold are needed.\n" if any(spec.required for spec in fields) else ""


def _type(spec: FieldSpec) -> str:
    match spec.type:
        case FieldType.CHOICE:
            return "one of " + ", ".join(f"`{value}`" for value in spec.values)
        case FieldType.LIST if spec.item is None:
            return f"list; each is {spec.noun}"
        case FieldType.LIST:
            return f"list; each is a {_TYPES[spec.item or FieldType.TEXT]}".replace("a id", "an id")
        case FieldType.GROUP:
            return "fields of its own, below"
        case FieldType.MAPPING if spec.item is None:
            return f"by id, each {spec.noun}"
        case FieldType.MAPPING:
            return f"by {_TYPES[spec.name]}: {_TYPES[spec.item or FieldType.TEXT]}"
        case _:
            return _TYPES[spec.type]


def _code(example: str) -> str:
    marks = "``" if "`" in example else "`"
    return f"{marks}{example.replace('|', chr(92) + '|')}{marks}"
