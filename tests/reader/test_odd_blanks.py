"""A blank that is none to YAML is named at its place, where only a blank can be meant, and is mended."""

from __future__ import annotations

import pytest

from decisiontree.reader import read_document
from decisiontree.text import Patch

TREE = """\
title: T
nodes:
  q:
    ask: Which?
    options:
      - {label: One, to: done}
      - label: Two
        to: done
  done:
    outcome: Done
"""
BLANKS = {
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u2007": "a figure space",
    "\u3000": "an ideographic space",
}


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize(
    ("sound", "odd", "where"),
    [
        ("    ask: W", "    ask:_W", "after 'ask:'"),
        ("    ask: W", "    ask:_ W", "after 'ask:'"),
        ("    ask: W", "    ask_: W", "between 'ask' and ':'"),
        ("    options:\n", "    options:_\n", "after 'options:'"),
        ("  done:\n    outcome: D", "  done:\n    outcome:_D", "after 'outcome:'"),
        ("- {label: One,", "-_{label: One,", "after '-'"),
        ("- label: Two", "-_label: Two", "after '-'"),
        ("- label: Two", "- _label: Two", "before 'label'"),
        ("{label: One, to: done}", "{label:_One, to: done}", "after 'label:'"),
        ("{label: One, to: done}", "{label: One,_to: done}", "before 'to'"),
        ("{label: One, to: done}", "{label: One, to_: done}", "between 'to' and ':'"),
        ("{label: One, to: done}", "{_label: One, to: done}", "before 'label'"),
    ],
)
def test_it_is_named_where_it_stands_and_mended(sound: str, odd: str, where: str, blank: str) -> None:
    """Also where YAML would read the line as something else without a word."""
    before = TREE.replace(sound, odd.replace("_", blank))
    assert before != TREE
    document = read_document(before, "a.yaml")

    (fault,) = document.faults
    (fix,) = fault.fixes
    assert (fault.rule, fix.safe) == ("yaml-syntax", True)
    assert fault.message.startswith(f"{BLANKS[blank]} {where} (U+{ord(blank):04X}); ")
    assert blank in before[slice(*fault.place.span)]
    assert document.plain() == read_document(TREE, "a.yaml").plain()
    assert isinstance(fix.edit, Patch)
    mended = read_document(fix.edit.apply(before), "a.yaml")
    assert (mended.faults, mended.plain()) == ((), document.plain())


@pytest.mark.parametrize("blank", BLANKS)
def test_an_indent_of_such_blanks_is_one_finding_a_line(blank: str) -> None:
    """A wide one stands for two."""
    indent = blank * (1 if blank == "\u3000" else 2)
    before = TREE.replace("\n    outcome", "\n  " + indent + "outcome").replace(
        "\n  done:", "\n" + indent + "done:"
    )
    document = read_document(before, "a.yaml")

    assert [fault.message.split(" (")[0] for fault in document.faults] == [
        f"{BLANKS[blank]} in the indent"
    ] * 2
    fixes = [fault.fixes[0].edit for fault in document.faults]
    whole = Patch(tuple(edit for fix in fixes if isinstance(fix, Patch) for edit in fix.edits))
    assert whole.apply(before) == TREE


@pytest.mark.parametrize(
    "text",
    [
        "say: Voulez-vous\u00a0: oui\u00a0?\nto: b\n".replace(": oui", "; oui"),
        "say: |\n  to:\u00a0b\n  -\u00a0one\n\u00a0\u00a0\u00a0two\nto: b\n".replace(
            "\n\u00a0", "\n  \u00a0"
        ),
        "say: 'one\n\n  to:\u00a0b'\nto: b\n",
        'say: "a, to:\u00a0b"\nto: b\n',
        "say: Achtung, also:\u00a0bitte\nto: b\n",
        "say: Hinweis\n  achtung:\u00a0bitte\nto: b\n",
        "# to:\u00a0b\nto: b\n",
    ],
)
def test_texts_keep_theirs(text: str) -> None:
    """Languages that put such a blank before a colon or a question mark may go on doing so."""
    document = read_document(text, "a.yaml")
    assert document.faults == ()
    plain = document.plain()
    assert isinstance(plain, dict)
    assert "\u00a0" in text.split("\nto", maxsplit=1)[0]
    assert plain["to"] == "b"
    assert text.startswith("#") or "\u00a0" in str(plain["say"])


def test_beside_another_mistake_both_are_told() -> None:
    """Each in its node."""
    before = TREE.replace("outcome: Done", "outcome:\u00a0Done").replace("Which?", "Which: one")
    faults = read_document(before, "a.yaml").faults
    assert [(fault.place.node, fault.message.split(" (")[0].split(";")[0]) for fault in faults] == [
        ("q", "the text contains ': '"),
        ("done", "a no-break space after 'outcome:'"),
    ]
