"""Trees to edit: one with every kind of node and every kind of link, one with texts that want to break the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from tmux_terminal import Terminal

LIBRARY = """\
format: 1
title: Lamp shop
roles:
  - {id: rep, label: Rep}
  - {id: lead, label: Lead}
authority:
  refund:
    label: Refund
    currency: GBP
    limits: {rep: 50.00, lead: 500.00}
snippets:
  greeting: Hello there.
"""

# comments, quotes and blank lines are there to survive
LAMP = """\
# the lamp desk
format: 1
title: A lamp does not work
purpose: Settle it in one call.
owner: lamp-lead
start: check
anytime:
  - {label: Danger, to: end_danger}
facts:
  amount: {type: money, currency: GBP, label: Amount owed, min: 0, max: 900}
  tier:
    type: choice
    label: Tier
    values: {plain: Plain, gold: Gold}
nodes:
  check:
    title: The socket
    # ask first
    ask: Does another lamp work there?
    say: "{greeting} Could you try another lamp?"
    options:
      - label: It works
        to: details
      - label: It stays dark
        to: electrician
      - label: Did that before
        to: details

  details:
    collect: [amount]
    to: read_back
  read_back:
    listen: You paid {amount}. Is that right?
    agreed: which
    corrected: details
  which:
    cases:
      - when: tier == gold
        to: give
    else: electrician
  give:
    decide: refund
    amount: amount
    within: end_paid
    above: other
  other:
    run: other
    returns: {end_other: end_paid}
    else: electrician
  electrician:
    say: I am sending somebody.
    to: end_sent
  end_sent: {outcome: Somebody comes, resolution: scheduled}
  end_paid: {outcome: Paid back, resolution: resolved, grants: [refund]}
  end_danger: {outcome: Emergency line, resolution: transferred, team: Emergency}
  old:
    say: Nobody comes here.
    to: end_sent
"""

OTHER = """\
format: 1
title: Another tree
start: only
nodes:
  only: {ask: Well?, options: [{label: Fine, to: end_other}, {label: Not, to: end_other}]}
  end_other: {outcome: Over, resolution: informed}
"""

HOSTILE = """\
format: 1
title: "[/] [@click=app.quit]quit[/]"
start: one
nodes:
  one:
    title: "[/"
    ask: "[customer name] [@click=app.quit]press[/]?"
    say: "[bold red]loud[/bold red]"
    note: "]] [[ [/notatag] \\u202e backwards \\u0007 bell"
    options:
      - {label: "[/]", to: end}
      - {label: "[@click=app.bell]x", to: missing}
  end: {outcome: "[red]done[/", resolution: informed}
"""


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an editor keeps aside stays in the test's own folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    """A folder with a tree of every kind, another tree, and what they share."""
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "library.yaml").write_text(LIBRARY, encoding="utf-8")
    (folder / "lamp.yaml").write_text(LAMP, encoding="utf-8")
    (folder / "other.yaml").write_text(OTHER, encoding="utf-8")
    return folder


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A tree whose texts look like markup, actions and control characters."""
    file = tmp_path / "hostile.yaml"
    file.write_text(HOSTILE, encoding="utf-8")
    return file


@pytest.fixture
def edit(lamp: Path, clean_environment: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """`edit(*args, size=…)` runs `decisiontree edit` beside the folder of trees."""
    opened: list[Terminal] = []

    def run(
        *args: str, size: tuple[int, int] = (80, 24), env: Mapping[str, str] = MappingProxyType({})
    ) -> Terminal:
        terminal = Terminal(
            [sys.executable, "-m", "decisiontree", *args], lamp.parent, {**clean_environment, **env}, size
        )
        opened.append(terminal)
        return terminal

    yield run
    for terminal in opened:
        terminal.close()
