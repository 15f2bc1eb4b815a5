"""`play`, the editor's play and its preview show the same texts of a node."""

from __future__ import annotations

import io

import pytest
from sessions import library_of

from decisiontree.cli.play.conversation import Conversation
from decisiontree.cli.play.terminal import Terminal
from decisiontree.tui.played import shown_page
from decisiontree.tui.preview import preview
from decisiontree.walk import Origin, begin, present

CONTENT = {
    "title": "A title",
    "say": "[One way, Other way]",
    "must_say": "The exact words",
    "do": "[First task, Second task]",
    "note": "A note",
    "because": "A reason",
    "source": "Rule 7",
    "media": "{image: a.png, alt: Some lights}",
    "links": "[{label: The list, url: 'https://example.org/list'}]",
    "timer": "2 min",
}
SHOWN = (
    *(
        "A title",
        "One way",
        "Other way",
        "The exact words",
        "First task",
        "Second task",
        "A note",
        "A reason",
    ),
    *("Rule 7", "Some lights", "The list: https://example.org/list", "2 min"),
)
KINDS = {
    "question": ("ask: How much, options: [{label: A lot, hint: over nine, to: end}]", ("How much", "A lot", "over nine")),
    "step": ("to: end", ()),
    "listen": (
        "listen: It is broken, agreed: end, corrected: end",
        ("It is broken", "The caller agreed", "The caller corrected me"),
    ),
    "outcome": (
        "outcome: Over, resolution: resolved, team: Care, alternative: A voucher, review_route: Write to us",
        ("resolved, Care", "A voucher", "Write to us"),
    ),
}  # fmt: skip
INCIDENT = """
format: 1
incidents:
  - {id: out, trees: [main], starts: 2026-11-20T08:00Z, expires: 2026-11-22T08:00Z, banner: Vans stand still, reference: INC-7,
     say: We know it, known: Two depots, unknown: How long, next_update: at three, do_not_say: [a time, a day]}
"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_surface_shows_every_text_of_a_node(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Also the picture, the source, the links and the timer, before a call and in it."""
    written, own = KINDS[kind]
    content = ", ".join(f"{key}: {text}" for key, text in CONTENT.items())
    end = "" if kind == "outcome" else "  end: {outcome: End, resolution: informed}\n"
    tree = f"format: 1\ntitle: Main\nstart: here\nnodes:\n  here: {{{content}, {written}}}\n{end}"
    library, faults = library_of({"main": tree})
    assert faults == []
    state = begin(library, Origin("main"))

    Conversation(library, Terminal(io.StringIO(), colour=False), tuple, lambda: 0).run(state)
    played = shown_page(library, state, present(library, state))
    before = preview(library.trees["main"].nodes["here"], library.trees["main"], library)

    surfaces = [
        capsys.readouterr().out,
        *("\n".join(line.text for line in lines) for lines in (played, before)),
    ]
    assert [[text for text in (*SHOWN, *own) if text not in surface] for surface in surfaces] == [[]] * 3


def test_an_open_incident_is_told_as_fully_in_the_editor() -> None:
    """What to say, what is known, when there is news, and what must not be promised."""
    library, _ = library_of(
        {
            "library": INCIDENT,
            "main": "format: 1\ntitle: M\nstart: a\nnodes:\n  a: {outcome: A, resolution: resolved}\n",
        }
    )
    state = begin(library, Origin("main", incidents=("out",)))
    texts = (
        "Vans stand still",
        "INC-7",
        "We know it",
        "Two depots",
        "How long",
        "at three",
        "a time",
        "a day",
    )

    shown = "\n".join(line.text for line in shown_page(library, state, present(library, state)))

    assert [text for text in texts if text not in shown] == []
