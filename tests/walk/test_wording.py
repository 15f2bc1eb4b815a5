"""Texts as words: `play` and the editor show no signs of Markdown, and a value is never read as Markdown."""

from __future__ import annotations

import pytest
from texts_as_files import read_texts

from decisiontree.model import Library
from decisiontree.walk import See, State, present, seen, start

TREES = {
    "main.yaml": """\
format: 1
title: Main
start: ask
facts:
  who: {type: text, label: Name, given: true}
nodes:
  ask:
    ask: "Which *one*, {who}?"
    say: "{hello} I am **sorry**, {who}. See [the limits](#limits), [more](tree:other#end), [all](tree:other) and [the limits](#limits)."
    note: |
      ### What it costs
      | plan | per month | |
      |---|---|---|
      | Basic, {who} | 10 | once |
      これは**太字**です

      - `one`
      - [two](https://a.example/)
    options:
      - {label: "The *first*", to: limits, hint: "- one\\n- two"}
      - {label: "> 5 days", to: end, hint: "a *short* one"}
  decide: {decide: refund, amount: owed, within: end, above: end}
  when: {say: [{when: who is known, text: "Only {who}"}, Always], to: end}
  limits: {title: "The *limits*", say: "{who}: **10**", to: end}
  end: {outcome: Done, resolution: resolved}
""",
    "other.yaml": """\
format: 1
title: Other
purpose: Another *one*.
start: end
facts:
  amount: {type: integer, label: Amount}
nodes:
  end: {outcome: Ended, resolution: resolved, note: "{amount} *left*"}
""",
    "library.yaml": """\
format: 1
title: Lib
snippets: {hello: "*Hello.*"}
roles: [{id: rep, label: Rep}, {id: lead, label: Lead}]
authority: {refund: {label: Refund, currency: GBP, limits: {rep: 50.00, lead: any}}}
facts: {owed: {type: money, currency: GBP, label: Owed}}
""",
}


@pytest.fixture(scope="module")
def call() -> tuple[Library, State]:
    """A call of somebody whose name looks like Markdown."""
    model = read_texts(TREES).model
    return model, start(model, "main", role=None, given={"who": "*Ann* [x](#end)"})


def test_a_node_is_shown_in_words(call: tuple[Library, State]) -> None:
    """A heading has a colon, a table a line for each row; labels show no blocks."""
    shown = present(*call)
    assert shown.title == "Which one, *Ann* [x](#end)?"
    assert [each.text for each in shown.words] == [
        "Hello. I am sorry, *Ann* [x](#end). See the limits, more, all and the limits."
    ]
    assert shown.remarks[0].text == (
        "What it costs:\n\n- Basic, *Ann* [x](#end) · per month: 10 · once\n\nこれは太字です\n\n"
        "- one\n- two (https://a.example/)"
    )
    assert [(each.label, each.hint) for each in shown.options] == [
        ("The first", "- one\n- two"),
        ("> 5 days", "a short one"),
    ]


def test_the_links_of_a_node_show_their_targets(call: tuple[Library, State]) -> None:
    """Each once; with the values of the call in its own tree, and with labels in another."""
    library, state = call
    sees = present(library, state).sees
    assert [(see.name, see.address("main")) for see in sees] == [
        ("The limits", "#limits"),
        ("Ended", "tree:other#end"),
        ("Other", "tree:other"),
    ]
    assert [[each.text for each in seen(library, state, see)] for see in sees] == [
        ["The limits", "*Ann* [x](#end): 10"],
        ["Ended", "[Amount] left", "resolved"],
        ["Other", "Another one.", "Ended"],
    ]


@pytest.mark.parametrize(
    ("node", "shown"),
    [
        ("ask", ["Which one, *Ann* [x](#end)?", "The first · > 5 days"]),
        ("decide", ["Refund", "Refund · Rep: £50.00 · Lead: no limit"]),
        ("when", ["Say this", "Only *Ann* [x](#end)", "Always"]),
    ],
)
def test_what_a_node_is_about_is_shown(call: tuple[Library, State], node: str, shown: list[str]) -> None:
    """The answers of a question, the limits of a decision, and every text of a node, whatever its condition."""
    library, state = call
    found = list(seen(library, state, See("main", node, "")))
    assert [found[0].text, *(each.text for each in found[1:] if each.text in shown)] == shown
    if node == "when":
        assert [each.only_when for each in found[1:3]] == ["Name is known", ""]
