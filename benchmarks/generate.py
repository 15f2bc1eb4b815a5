"""A big tree, the same for the same number of nodes: `python -m benchmarks.generate 10000 > big.yaml`.

About 300 bytes a node; valid, and without a finding but that it is too large. Blocks of eight nodes, each of which leads
to two others, so that no route is long.
"""

from __future__ import annotations

import sys

_BLOCK = """\
  # Part {n} of the questions
  q{n}:
    title: Part {n}
    ask: Does the light beside the word Internet stay on at the desk {n}?
    say: |
      Could you look at the front of the box for me?
      There is a row of lights; I need the one that says Internet.
    note: "It may be green or white: both are fine."
    options:
      - {{label: It stays on, to: {left}}}
      - label: It goes on and off again
        to: s{n}
        hint: Count to ten before you decide
      - {{label: There is no such light 🙂, to: {right}, set: {{days: {days}}}}}

  s{n}:
    do:
      - Ask the caller to unplug the box, and to wait for a full minute
      - Plug it in again, and wait until the lights have settled
    say: 'Take your time; I''ll stay on the line until it is back.'
    timer: 2 min
    because: A restart mends four of five boxes, and it costs nothing but a minute of waiting.
    to: f{n}

  f{n}:
    collect: [days, owed]
    ask: How long has it been like that, and what did it cost the household so far?
    note: Round down. Nobody is asked for a bill on the phone, and nobody has to prove anything.
    to: l{n}

  l{n}:
    listen: It has been {{days}} days, and it has cost you {{owed}} in all. Did I get that right?
    agreed: b{n}
    corrected: b{n}
    source: Handbook for the front line, chapter {n}

  b{n}:
    cases:
      - when: days >= {days} and tier == gold
        to: o{n}
      - when: days in [1 .. {less}] and not calm
        to: m{n}
    else: e{n}
    because: The promise is three days, and a gold customer has been promised a call back on the same day.

  m{n}:
    must_say: I am sorry that this has taken so long, and I will see it through with you.
    do: Write the number of the call on the card before you go on to the next question.
    note: Read it word for word; it is what we have promised.
    to: e{n}

  o{n}:
    title: Handed to the technicians for the area
    outcome: A technician rings the caller within one working day of call {n}
    resolution: escalated
    team: Technicians
    note: Tell them the day and the two hours between which the technician will ring.
    tags: [area, repair]

  e{n}:
    outcome: The connection of desk {n} works again
    resolution: resolved
    note: Thank them for their patience, and leave them a direct number for the next time.
    tags: [repair, closed]
"""

_HEAD = """\
# A tree to measure with; see benchmarks/generate.py
format: 1
title: A very large tree
purpose: Show that a large tree is checked as fast as a small one.
kind: troubleshooting
owner: benchmarks
review_by: 2099-01-01
language: en
start: q0
facts:
  days: {type: integer, label: Days without a connection, min: 0, max: 365}
  owed: {type: money, currency: GBP, label: What it cost, min: 0, max: 5000}
  tier: {type: choice, label: Customer tier, values: {standard: Standard, gold: Gold}, given: true}
  calm: {type: boolean, label: The caller is calm, given: true}
nodes:
"""


def big_tree(nodes: int) -> str:
    """A tree file of about so many nodes, at least eight."""
    return _HEAD + blocks(max(1, nodes // 8))


def blocks(many: int, *, days: int = 3) -> str:
    """Blocks of eight nodes that begin at `q0`; `days` is a number that their conditions speak of."""
    parts = []
    for number in range(many):
        left, right = (f"q{at}" if at < many else f"m{number}" for at in (2 * number + 1, 2 * number + 2))
        parts.append(_BLOCK.format(n=number, left=left, right=right, days=days, less=days - 1))
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.write(big_tree(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
