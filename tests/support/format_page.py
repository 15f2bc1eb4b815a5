"""docs/reference/format.md, written from the field table so that it cannot fall behind the reader. Gives a text; writes no file."""

from __future__ import annotations

from collections.abc import Iterator

from shapes_chapter import shapes_chapter

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
    FieldType.SHAPE: "[shape](#shapes)",
    FieldType.DURATION: "time such as `2 min`",
    FieldType.SHARE: "share such as `50%`",
    FieldType.CONDITION: "[condition](conditions.md)",
    FieldType.VALUE: "value of a fact",
    FieldType.VALUES: "value, or a list of values",
    FieldType.LIMIT: "amount, number or `any`",
    FieldType.FORMAT: "`1`",
    FieldType.NODES: "mapping; each key is an id, each value is a [node](#nodes)",
}

_OPENING = f"""\
# The tree file, format 1

<!-- Written by tests/support/format_page.py from the field table; `make golden` writes it again. -->

A tree is one YAML file. Its id is the name of the file without `.yaml`. In the same folder:

- `library.yaml` contains what the trees share: roles, authority, facts, snippets, topics and incidents.
- `refund.scenarios.yaml` contains the tests of `refund.yaml`.

## The part of YAML that is used

- A file contains one YAML document, in UTF-8. It has at most {FILE_BYTES >> 20} MB and at most {DEPTH} levels.
- A text has at most {TEXT_LENGTH:,} characters. A key has at most {KEY_LENGTH}.
- You can use mappings, lists and texts. You cannot use anchors, aliases, merge keys, tags or directives.
- A mapping may contain each key only once.
- The field decides the type of a value; YAML does not. In a field for texts, `no`, `1.10` and `12:30` are texts.
- Some characters must be escaped in double quotes: control characters, line separators, and marks that reverse the writing
  direction.

Put a text in quotes in these cases:

- It begins with a backtick or one of `{{ [ * & ! @ % | > - ? # " '`.
- It contains `: ` or ` #`.
- It is inside `{{…}}` and contains `:` or one of `, [ ] {{ }} ?`.

If quotes are missing and YAML would drop or change a part of the text, the checker reports it and shows the line with quotes.
The editor adds quotes automatically.

An id has at most 64 characters. It may contain lower-case letters, digits, `_` and `-`. The id of a fact or a snippet must
begin with a letter and may not contain `-`.
"""

_CHOICES = """\
## Details

- **`suggest`**: write a share above 0 and up to 1, such as `0.5` or `50%`.
- **`timer`**: write a whole number with `s`, `min` or `h`.
- **Two kinds**: a node with the fields of two kinds is an error. The checker cannot read the node, but links to it stay valid.
- **Ids from labels**: an option or an exit without `id` gets its id from its label. The id keeps the letters and digits of any
  script, in lower case, and joins words with `_`. Latin and Greek letters lose their accents. If the label has no letter or
  digit, the id comes from the position in the list, such as `option-2`. Tests may also name an answer by its label.
- **`forget`, `set` and `add`**: an option changes facts when the rep chooses it, a step when the rep continues. A step that is
  skipped changes nothing. A step that sets facts or adds to them and shows nothing needs no answer: the call goes on at once.
  `forget` is applied first, then `set`, then `add`. So a fact in both `forget` and `set` is set.
- **`forget`** makes a fact unknown until the rep enters it again. You can forget any declared fact, including a `given` fact and a
  fact of library.yaml. A form shows its `default`.
- **`add`** gives a fact of the type `choices` more values: `add: {papers: permit}` or `add: {papers: [permit, lease]}`. It keeps
  the values that the fact has. If the fact is unknown, it then has exactly these. `min` and `max` also limit what you set and
  add. If a call can exceed them, [`wrong-count`](rules/wrong-count.md) shows the route.
- **Facts with several values**: a fact of the type `choices` has a list of its `values`, such as `[cough, fever]`. Write a
  list even for one value: `[cough]`. The list `[]` means that no value applies. It is possible only if the fact has `none`.
  `min` and `max` limit how many values the rep ticks; they do not limit `[]`. In the `facts` of a scenario, the outer list has
  one entry for each visit: write `symptoms: [[cough, fever]]` for one visit, `symptoms: [[cough], [fever]]` for two, and
  `symptoms: [[]]` if no value applies. Under `given`, write a plain list.
- **Text facts**: you can collect a text fact, show it, and test it with `is known`. You cannot do anything else with it. A text
  fact may have a [shape](#shapes).
- **Texts with conditions**: in a list under `say`, `must_say`, `do`, `note` or `because`, an entry may be
  `{when: condition, text: …}`. The text is there only if the condition is true. See [Texts](texts.md#lists-of-texts).
- **Values**: write a value in the type of its fact, such as `40.00`, `2026-01-31`, `true` or `gold`. This includes the `grants`
  of a scenario.
- **`starts` and `expires`**: write the time zone, as in `2026-11-20T08:00Z` or `2026-11-20T09:00+01:00`.
- **Checking one file**: if you check a single file, the checker also reads the other trees of its folder, because trees can run
  each other. It reports findings only for the file that you named.
"""


def format_page() -> str:
    """The whole page."""
    return "\n".join(
        (
            _OPENING,
            "## A tree\n",
            *field_table(HEAD),
            *_groups(HEAD, "###"),
            *shapes_chapter(),
            "## Nodes\n",
            "One field decides the kind of a node, such as `ask` or `collect`. A node without such a field is a step.\n",
            *_kinds(),
            "### Content of any node\n",
            *field_table(CONTENT),
            *_groups(CONTENT, "####"),
            "## library.yaml\n",
            *field_table(LIBRARY),
            *_groups(tuple(spec for spec in LIBRARY if spec.key != "facts"), "###"),
            "You declare facts here as in a tree.\n",
            "## Scenarios\n",
            "For whole examples, and for what `answers` may contain, see [Scenarios](scenarios.md).\n",
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
        alike = [each for each in fields if each.fields == spec.fields]
        if spec.fields and spec is alike[0]:
            keys = ", ".join(f"`{each.key}`" for each in alike)
            yield f"{heading} {keys}" + (f": {spec.noun}\n" if "'" not in spec.noun else "\n")
            yield from field_table(spec.fields)
            yield from _groups(spec.fields, heading + "#")


def field_table(fields: tuple[FieldSpec, ...]) -> Iterator[str]:
    yield "| field | value | | for example |\n|---|---|---|---|"
    for spec in fields:
        name = f"**`{spec.key}`**" if spec.required else f"`{spec.key}`"
        yield f"| {name} | {_type(spec)} | {spec.help} | {_code(spec.example)} |"
    yield "\nFields in bold are required.\n" if any(spec.required for spec in fields) else ""


def _type(spec: FieldSpec) -> str:
    match spec.type:
        case FieldType.CHOICE:
            return "one of " + ", ".join(f"`{value}`" for value in spec.values)
        case FieldType.LIST if spec.item is None:
            noun = "a mapping with the fields below" if "'" in spec.noun else spec.noun
            return f"list; each entry is {noun}"
        case FieldType.LIST:
            more = " or a mapping with the fields below" if spec.fields else ""
            return f"list; each entry is a {_TYPES[spec.item or FieldType.TEXT]}{more}".replace(
                "a id", "an id"
            )
        case FieldType.GROUP:
            return "mapping with the fields below"
        case FieldType.MAPPING if spec.item is None:
            return f"mapping; each key is an id, each value is {spec.noun}"
        case FieldType.MAPPING:
            return f"mapping from {_TYPES[spec.name]} to {_TYPES[spec.item or FieldType.TEXT]}"
        case _:
            return _TYPES[spec.type]


def _code(example: str) -> str:
    marks = "``" if "`" in example else "`"
    return f"{marks}{example.replace('|', chr(92) + '|')}{marks}"
