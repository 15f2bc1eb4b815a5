"""`decisiontree play` with answers on standard input."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Cli

LIBRARY = """\
format: 1
roles:
  - {id: rep, label: Customer rep}
  - {id: lead, label: Team lead}
authority:
  refund: {label: Refund, currency: GBP, limits: {rep: 50.00, lead: 900.00}}
incidents:
  - id: inc
    trees: [late]
    starts: 2026-11-20T08:00Z
    expires: 2026-11-22T08:00Z
    banner: Vans stand still.
    say: We know about it, {role}.
    next_update: at three
    do_not_say: [a time]
"""
TREE = """\
format: 1
title: Late delivery
purpose: Settle it.
kind: process
owner: somebody
start: check
anytime:
  - {label: Safety or harm, to: end_safe}
facts:
  owed: {type: money, currency: GBP, label: Amount owed, min: 0, max: 900}
  tier: {type: choice, label: Tier, values: {standard: Standard, gold: Gold}}
  vip: {type: boolean, label: VIP}
  note: {type: text, label: Note, optional: true, private: true, hint: One line}
nodes:
  check:
    ask: Did they pass the check?
    say: [Could you tell me the number?, What is the number?]
    note: Take your time.
    options:
      - {label: Passed, to: details}
      - {label: Failed, to: end_safe, hint: after two tries}
  details: {title: Details, collect: [owed, tier, vip, note], to: hear}
  hear: {listen: "You are owed {owed}?", must_say: This call is recorded., agreed: pay, corrected: details}
  pay: {decide: refund, amount: owed, within: end, above: ask_lead}
  ask_lead:
    ask: Does the lead confirm?
    options:
      - {label: Confirmed, to: end, approves: true}
      - {label: Nobody there, to: end_safe}
  end: {outcome: Settled, resolution: resolved, grants: [refund]}
  end_safe: {outcome: Handed on, resolution: transferred, team: Care}
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A file of a small library."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "library.yaml").write_text(LIBRARY, encoding="utf-8")
    (folder / "late.yaml").write_text(TREE, encoding="utf-8")
    return folder / "late.yaml"


def answers(*lines: str) -> str:
    """One answer a line."""
    return "".join(f"{line}\n" for line in lines)


def test_a_call_is_walked_to_its_outcome(cli: Cli, tree: Path) -> None:
    """Options by number or name, a form, a paraphrase with a text that must be said, a decision, a summary."""
    given = answers("passed", "40", "2", "y", "a secret", "1", "y", "")

    code, out, err = cli("play", tree, "--role", "rep", stdin=given)

    assert (code, err) == (0, "")
    assert "Could you tell me the number?" in out
    assert "You are owed £40.00?" in out
    assert "This call is recorded." in out
    assert "You may give £40.00 now. No approval needed." in out
    assert "Refund: as Customer rep you may give up to £50.00." in out
    copied = " ".join(out.partition("To copy")[2].split())
    assert copied.startswith(
        "Refund: £40.00, decided by Customer rep (limit: £50.00), no approval needed, tree late "
    )
    assert "Note       Refund: £40.00, decided by Customer rep (limit: £50.00), tree late" in out
    summary = out.partition("Summary")[2]
    assert "Did they pass the check?: Passed" in summary
    assert "a secret" not in summary
    assert "no more answers" not in out


def test_above_the_limit_the_first_role_that_may_is_named(cli: Cli, tree: Path) -> None:
    """And its approval carries the grant."""
    given = answers("1", "60,50", "gold", "no", "", "agreed", "y", "", "confirmed")

    _, out, _ = cli("play", tree, stdin=given)

    assert "£60.50 is more than you may give on your own. Ask: Team lead." in out.replace(
        "\n           ", " "
    )
    assert "approved by Team lead" in out


def test_a_limit_of_times_is_not_called_one_of_money(cli: Cli, tree: Path) -> None:
    """The amount is fine; it was given as often as this role may."""
    library = tree.with_name("library.yaml")
    library.write_text(
        LIBRARY.replace(
            "lead: 900.00}}", "lead: 500.00}, uses: {fact: times, limits: {rep: 1, lead: any}}}"
        ).replace(
            "incidents:",
            "facts: {times: {type: integer, label: Earlier refunds, min: 0, max: 9, given: true}}\nincidents:",
        ),
        encoding="utf-8",
    )
    given = answers("1", "40", "gold", "no", "", "agreed", "y", "", "confirmed")

    _, out, _ = cli("play", tree, "--given", "times=1", stdin=given)

    assert "It has already been given as many times as you may give it. Ask: Team lead." in " ".join(
        out.split()
    )
    assert "Earlier refunds: 1 of 1. Left: none." in out
    assert "more than you may give" not in out


def test_a_field_has_its_label_above_its_hint(cli: Cli, tree: Path) -> None:
    """The hint belongs to what it helps to fill in."""
    _, out, _ = cli("play", tree, stdin=answers("1", "40", "gold", "no", "a secret"))

    lines = [line.strip() for line in out.splitlines()]
    assert lines[lines.index("One line") - 1] == "Note"
    assert lines[lines.index("One line") + 1].startswith("(text; may be empty) >")


def test_a_text_is_put_into_its_shape(cli: Cli, tree: Path) -> None:
    """The prompt shows the shape and an example, and so does the answer to what does not fit."""
    tree.write_text(
        tree.read_text(encoding="utf-8").replace("hint: One line", 'shape: "AA-9999"'), encoding="utf-8"
    )

    _, out, _ = cli("play", tree, stdin=answers("1", "40", "gold", "no", "ab1234", "ab - 1234", "f"))

    shown = " ".join(out.split())
    assert "Note (a text of the shape AA-9999, such as AB-1234; may be empty) >" in shown
    assert "'ab1234' does not fit: a text of the shape AA-9999, such as AB-1234" in shown
    assert "Note: AB-1234" in shown


def test_what_does_not_fit_is_asked_again_with_what_is_expected(cli: Cli, tree: Path) -> None:
    """No answer is lost and nothing is guessed."""
    given = answers(
        "9",
        "maybe",
        "passed",
        "-1",
        "1,000",
        "x",
        "40",
        "platinum",
        "standard",
        "perhaps",
        "n",
        "-",
        "agreed",
        "n",
        "y",
    )

    _, out, _ = cli("play", tree, stdin=given)

    assert out.count("choose 1 to 2, or the name of an option") == 2
    assert "'-1' does not fit: an amount in GBP such as 12.50, from 0.00 to 900.00" in out.replace("\n", " ")
    assert "'1,000' does not fit" in out
    assert "'platinum' does not fit: 1 to 2, or a name" in out
    assert "'perhaps' does not fit: y or n" in out
    assert "say it before you move on" in out
    assert "You may give £40.00 now." in out


def test_back_restart_facts_and_exits(cli: Cli, tree: Path) -> None:
    """Commands work at any question, in a text field behind a colon."""
    given = answers(
        "b", "1", "40", "gold", "y", ":b", "1", "40", "gold", "y", "b", "f", "b",
        "", "standard", "", "", "r", "x7", "x1", "nonsense", "b", "q", "never read",
    )  # fmt: skip

    code, out, _ = cli("play", tree, stdin=given)

    assert code == 0
    assert "this is the first step" in out
    assert out.count("Details") == 3
    assert "Note: b" in out
    assert "Amount owed (an amount in GBP such as 12.50, from 0.00 to 900.00) [40.00] >" in out.replace(
        "\n", " "
    )
    assert "there is no exit x7" in out
    assert "transferred, Care" in out
    assert "the call has ended" in out
    assert "never read" not in out


def test_a_restart_forgets_what_was_filled_in(cli: Cli, tree: Path) -> None:
    """The next caller's form is empty; only going back brings values back."""
    given = answers("1", "40", "gold", "y", "", "r", "1", "")

    _, out, _ = cli("play", tree, stdin=given)

    assert "[40.00]" not in out
    assert "a value is needed: an amount" in out


def test_the_end_of_the_answers_ends_the_walk(cli: Cli, tree: Path) -> None:
    """No traceback, exit 0, and a line that says so."""
    code, out, err = cli("play", tree, stdin="passed\n40")

    assert (code, err) == (0, "")
    assert out.rstrip().endswith("no more answers: the call stops before an outcome")


def test_a_tree_of_the_library_is_found_by_its_id(cli: Cli, tree: Path) -> None:
    """Where decisiontree.toml or the folder `trees` says."""
    code, out, _ = cli("play", "late", cwd=tree.parent.parent, stdin="")

    assert code == 0
    assert "Late delivery" in out


def test_facts_known_beforehand_are_given_on_the_command_line(cli: Cli, tree: Path) -> None:
    """They stand in the form, and Enter keeps them."""
    given = answers("1", "", "", "", "", "1", "y")

    _, out, _ = cli(
        "play", tree, "--given", "owed=12.30", "--given", "tier=gold", "--given", "vip=true", stdin=given
    )

    assert "£12.30" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lat"], "there is no tree 'lat'; did you mean 'late'?"),
        (["trees/other.yaml"], "there is no file 'trees/other.yaml'"),
        (["late", "--role", "boss"], "there is no role 'boss'; choose from: rep, lead"),
        (["late", "--given", "owed"], "--given takes FACT=VALUE, not 'owed'"),
        (["late", "--given", "owned=3"], "there is no fact 'owned'; did you mean 'owed'?"),
        (["late", "--given", "owed=901"], "'901' is not a value of 'owed': an amount in GBP"),
        (["late", "--given", "a=3"], "there is no fact 'a'; choose from: "),
        (["late", "--incident", "ink"], "there is no incident 'ink'; did you mean 'inc'?"),
    ],
)
def test_what_makes_no_sense_on_the_command_line_is_said_in_one_line(
    cli: Cli, tree: Path, arguments: list[str], words: str
) -> None:
    """Exit 2, the thing named, the nearest offered."""
    code, out, err = cli("play", *arguments, cwd=tree.parent.parent)

    assert code == 2
    assert words in err
    assert len(err.splitlines()) == 1
    assert out == ""


def test_an_open_incident_is_told_first(cli: Cli, tree: Path) -> None:
    """What to say, when the next update comes, and what not to promise."""
    _, out, _ = cli("play", tree, "--incident", "inc")

    assert "Incident   Vans stand still." in out
    assert "Say        We know about it, Customer rep." in out
    assert "Update     at three" in out
    assert "Do not say a time" in out


def test_a_tree_with_faults_can_be_walked_and_says_so(cli: Cli, tree: Path) -> None:
    """What is broken refuses when it is met; the rest works."""
    tree.write_text(
        TREE.replace("to: end_safe, hint", "to: gone, hint") + "  odd: {ask: 1, colour: red}\n",
        encoding="utf-8",
    )

    code, out, err = cli("play", tree, stdin=answers("failed", "passed"))

    assert code == 0
    assert (
        f"{len(_errors(cli('check', tree, '--format', 'concise')[1]))} errors; `decisiontree check` lists"
        in err
    )
    assert "node 'check' goes to 'gone', which does not exist" in out
    assert "Details" in out


def _errors(report: str) -> list[str]:
    return [line for line in report.splitlines() if ": error " in line]


def test_control_characters_reach_no_terminal(cli: Cli, tree: Path) -> None:
    """Neither from the file nor from an answer."""
    tree.write_text(
        TREE.replace("note: Take your time.", 'note: "Take\\e[31m your\\u202e time."'), encoding="utf-8"
    )

    _, out, _ = cli("play", tree, stdin=answers("\x1b[2J", "passed"))

    assert "\x1b" not in out
    assert "\u202e" not in out


def test_without_a_standard_input_the_walk_ends_at_once(
    tree: Path, clean_environment: dict[str, str]
) -> None:
    """A service that closed its input gets the first screen and exit 0."""
    command = f"exec {sys.executable} -m decisiontree play {tree} <&-"

    done = subprocess.run(
        ["sh", "-c", command], env=clean_environment, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "Did they pass the check?" in done.stdout


def test_on_a_terminal_the_role_is_asked_first(tree: Path, clean_environment: dict[str, str]) -> None:
    """Nobody walks as a new starter by accident; NO_COLOR is kept."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "decisiontree", "play", str(tree)],
        stdin=theirs, stdout=theirs, stderr=theirs, env=clean_environment | {"NO_COLOR": "1", "TERM": "xterm"}, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        seen = _to_the_prompt(ours)
        os.write(ours, b"2\n")
        seen += _to_the_prompt(ours)
        os.write(ours, b"q\n")
        process.wait(timeout=20)
    os.close(ours)

    assert "Who answers the call?" in seen
    assert "Late delivery · check · Team lead" in seen
    assert "\x1b[" not in seen
    assert process.returncode == 0


def _to_the_prompt(terminal: int) -> str:
    seen = ""
    while not seen.endswith("> "):
        seen += os.read(terminal, 4096).decode()
    return seen


def test_a_field_is_asked_if_the_answers_before_it_show_it(cli: Cli, tree: Path) -> None:
    """A field under a condition that is not true is passed over, and its fact stays as it is."""
    shown = "collect: [owed, tier, {fact: vip, when: tier == gold}, {fact: note, when: vip}]"
    tree.write_text(TREE.replace("collect: [owed, tier, vip, note]", shown), encoding="utf-8")

    _, gold, _ = cli("play", tree, stdin=answers("1", "40", "gold", "y", "a word", "1", "y"))
    _, plain, _ = cli("play", tree, stdin=answers("1", "40", "standard", "1", "y", ""))

    assert "VIP" in gold
    assert "Note (text" in gold or "One line" in gold
    assert "VIP" not in plain
    assert "One line" not in plain
    assert "You are owed £40.00?" in plain


def test_what_a_link_shows_can_be_read(cli: Cli, tmp_path: Path) -> None:
    """`s1` shows it, and the call stays at its step; a heading, a table and a list have no signs."""
    file = tmp_path / "main.yaml"
    file.write_text(
        """\
format: 1
title: Main
start: ask
nodes:
  ask:
    ask: Which one?
    note: "### Costs\\n| plan | per month |\\n|---|---|\\n| Basic | 10 |\\n\\nSee [the **limits**](#limits)."
    options: [{label: One, to: limits, hint: "- first\\n- second"}, {label: Two, to: end}]
  limits: {title: Limits, say: Up to *ten*., to: end}
  end: {outcome: Done, resolution: resolved}
""",
        encoding="utf-8",
    )
    code, out, _err = cli("play", str(file), stdin=answers("s1", "s2", "2"))
    assert code == 0
    shown = out.partition("Main · ask")[2].partition("> s1")[0]
    assert "Costs:" in shown
    assert "- Basic · per month: 10" in shown
    assert "See the limits." in shown
    assert "s1       see: Limits" in shown
    assert "- first\n" in shown
    assert "Up to ten." in out
    assert "there is no link s2" in out
    assert "Done" in out


def test_what_passes_by_itself_is_said(cli: Cli, tmp_path: Path) -> None:
    """Before the step that the call comes to, also where the call ends there."""
    tree = tmp_path / "trees" / "passing.yaml"
    tree.parent.mkdir()
    tree.write_text(
        """\
format: 1
title: Passing
start: about
facts:
  plan: {type: choice, label: Plan, values: {gold: Gold, basic: Basic}}
nodes:
  about: {collect: [plan, tried], to: cables}
  cables: {do: Check the cables., skip_if: [cables], to: which}
  which: {cases: [{when: plan == gold, to: about}], else: end}
  end: {outcome: Done, resolution: resolved}
""",
        encoding="utf-8",
    )

    _, out, _ = cli("play", tree, stdin=answers("gold", "cables", "basic", "cables"))

    out = " ".join(out.split())
    assert (
        "1 step skipped, already tried: cables. The next step was chosen by what is known: Plan is Gold."
        in out
    )
    assert "The next step was chosen because none of this is true: Plan is Gold. Done" in out


def test_a_jump_goes_to_a_node_with_a_reason(cli: Cli, tree: Path) -> None:
    """Without a reason, or to a node that is not there, the call stays; the summary says where it went and why."""
    given = answers(":j end_safe", ":j nowhere They ask", ":j end_safe They ask")

    _, out, _ = cli("play", tree, "--role", "rep", stdin=given)

    assert "which does not exist" in out
    assert "Jumped to Handed on: They ask" in out.partition("Summary")[2]
