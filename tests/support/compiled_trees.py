"""A library of two trees that use most of what the JSON of a page can hold."""

from __future__ import annotations

LIBRARY = """
format: 1
roles: [{id: rep, label: Rep}, {id: lead, label: Lead}]
authority:
  refund:
    label: Refund
    currency: KWD
    limits: {rep: 1.005, lead: any}
    uses: {fact: refunds, limits: {rep: 1, lead: any}}
facts:
  refunds: {type: integer, label: Refunds, min: 0, given: true}
incidents:
  - {id: out, trees: [main], starts: 2026-01-01T09:00+01:00, expires: 2026-01-02T00:00Z, banner: Out, when: refunds > 3}
"""
MAIN = """
format: 1
title: Main
purpose: A test.
kind: process
owner: somebody
language: de
start: first
facts:
  owed: {type: money, currency: KWD, label: Owed, min: 0, default: 1.000}
  tier: {type: choice, label: Tier, values: {zz: Z, "10": Ten, a: A}, private: true, optional: true}
nodes:
  first: {must_say: Secret words of the author., collect: [owed, tier, tried], to: pay}
  pay: {decide: refund, amount: owed, within: call, above: call, suggest: 0.333}
  call: {run: sub, returns: {done: end}, else: end}
  ask:
    ask: What of {owed}?
    options:
      - {label: Gold, to: end, when: "owed in [1 .. 2) and not tier == zz", set: {tier: a}, approves: true}
      - {label: Other, to: end, hint: A hint.}
  end: {outcome: Done, resolution: escalated, team: Leads, grants: [refund], summary: "{call.outcome}, {owed}"}
"""
SUB = """
format: 1
title: Sub
purpose: A test.
kind: process
owner: somebody
start: one
nodes:
  one: {do: Look., skip_if: [cables], satisfies: [cables], to: done}
  done: {outcome: Done, resolution: resolved}
"""
