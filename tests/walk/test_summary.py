"""What a walk came to, in words."""

from __future__ import annotations

from pathlib import Path

from sessions import NO_ANSWERS, answer_of, begin_with, library_of, read_session, resume

from decisiontree.walk import Fill, Summary, start, summarize, tree_version

CONFORMANCE = Path(__file__).parents[1] / "conformance"


def summary_of(name: str, *, with_private: bool = False) -> tuple[Summary, str]:
    """The summary at the end of a conformance session, and the version of its tree."""
    session = read_session(CONFORMANCE / f"{name}.yaml")
    taken = [
        answer_of(answer)
        for answer, step in zip(session.answers, session.steps, strict=True)
        if "refused" not in step and answer["kind"] not in NO_ANSWERS
    ]
    state, used = resume(session.library, begin_with(session.library, session.origin), taken)
    assert used == len(taken)
    return summarize(session.library, state, with_private=with_private), tree_version(
        session.library, session.tree
    )


def test_a_grant_comes_with_its_authority_limit_and_version() -> None:
    """The cover note is one sentence that stands by itself in a ticket."""
    summary, version = summary_of("decision_above_is_approved")

    assert summary.note == f"Refund: £50.01, approved by Team lead (limit: £500.00), tree main {version}."
    assert summary.role == "New starter"
    assert summary.outcome == "Settled"


def test_a_grant_within_the_limit_was_decided_by_the_rep() -> None:
    """Nobody approved it."""
    summary, _ = summary_of("decision_within_the_limit")

    assert summary.note.startswith("Refund: £50.00, decided by Customer rep (limit: £50.00)")


def test_a_decision_is_a_line_with_its_verdict() -> None:
    """Within the limit or above it, with the amount as it was then."""
    within, _ = summary_of("decision_within_the_limit")
    above, _ = summary_of("decision_above_is_approved")

    assert "£50.00: within my limit" in [line.answer for line in within.steps]
    assert "£50.01: above my limit, approval needed" in [line.answer for line in above.steps]


def test_what_is_withheld_is_said_with_its_reason() -> None:
    """A grant that was not paid does not look like one."""
    summary, _ = summary_of("grants_need_a_decision")

    assert summary.grants == ()
    assert summary.withheld == (
        "Refund: no one who may decide it has approved it",
        "Goodwill: no decision was made",
    )


def test_every_answer_is_a_line_in_the_words_of_the_tree() -> None:
    """Labels, not keys; facts that were asked are told apart from the node that needed them."""
    summary, _ = summary_of("a_question_first_asks_what_its_options_need")

    assert [(line.path, line.title, line.answer) for line in summary.steps] == [
        ("first", "Asked first", "A: no"),
        ("first", "Asked first", ""),
        ("first", "Which?", "Two"),
    ]


def test_an_exit_is_named_as_where_it_was_taken() -> None:
    """Of two trees whose exits share an id, the label is that of the exit that the rep took."""
    session = read_session(CONFORMANCE / "exits_of_the_caller_follow_inside.yaml")
    begin = begin_with(session.library, session.origin)

    state, _ = resume(session.library, begin, [answer_of(each) for each in session.answers[:2]])

    assert [line.answer for line in summarize(session.library, state).steps] == ["Due: £10.00", "Harm here"]


def test_private_facts_are_left_out_unless_asked_for() -> None:
    """Neither as facts nor as answers."""
    public, _ = summary_of("whether_a_fact_is_known_can_be_asked")
    private, _ = summary_of("whether_a_fact_is_known_can_be_asked", with_private=True)

    assert "<b>" not in repr(public)
    assert "<b>" in repr(private)


def test_an_amount_of_a_private_fact_is_written_down_on_request_only() -> None:
    """Neither the grant nor its note nor a text names it unasked."""
    session = read_session(CONFORMANCE / "grants_of_a_private_amount.yaml")
    state, _ = resume(
        session.library,
        begin_with(session.library, session.origin),
        [answer_of(each) for each in session.answers],
    )

    shown, hidden = (
        str(summarize(session.library, state, with_private=with_private)) for with_private in (True, False)
    )

    assert shown.count("£40.00") == 5
    assert "40" not in hidden
    assert "Refund: granted, decided by Rep (limit: £50.00)" in hidden
    assert "You get [decided]" in hidden


def test_a_jump_is_a_line_with_its_target_and_its_reason() -> None:
    """In the words of the target; a reason that is not there was not kept."""
    summary, _ = summary_of("a_jump_goes_to_any_step_of_the_trees_around")

    jumped = [line.answer for line in summary.steps if line.answer.startswith("Jumped")]
    assert jumped[-2:] == ["Jumped to Do this: reason not kept", "Jumped to Done: Enough"]


_OWN = """
format: 1
title: Main
purpose: A test.
kind: process
owner: somebody
start: ask
facts:
  caller: {type: text, label: Caller, private: true}
  days: {type: integer, label: Days late}
nodes:
  ask: {title: Ask, collect: [caller, days], to: done}
  done:
    outcome: Settled
    resolution: resolved
    summary: |
      {call.outcome} on {call.date}: {days} days, {caller}. {{call.time}
      {closing}
      {call.steps}
      Granted: {call.grants}
"""
_SHARED = """
format: 1
snippets: {closing: "Took {call.duration}, {days} days."}
"""


def test_an_outcome_has_a_summary_of_its_own() -> None:
    """With private facts on request, as anywhere; what nobody tells keeps its name, and an outcome without one has none."""
    library, faults = library_of({"main": _OWN, "library": _SHARED})
    assert faults == []
    state, _ = resume(library, start(library, "main"), [Fill({"caller": "Ann", "days": 4})])

    told = {"date": "1 May"}
    open_text = summarize(library, state, with_private=True, told=told).text
    text = summarize(library, state, told=told).text

    assert open_text == (
        "Settled on 1 May: 4 days, Ann. {call.time}\nTook [call.duration], 4 days.\n- Ask: Caller: Ann, Days late: 4\nGranted: \n"
    )
    assert text == open_text.replace("days, Ann", "days, [Caller]").replace(
        "Caller: Ann", "Caller: not shown"
    )
    assert summarize(library, start(library, "main")).text is None
