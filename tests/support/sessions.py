"""Sessions of the conformance files: libraries from texts, answers as JSON, and what a walk shows as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias, assert_never

import yaml

from decisiontree.guards import in_order
from decisiontree.model import Fact, FactValue, Library, Limit
from decisiontree.reader import read_document, read_shared, read_tree
from decisiontree.walk import (
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    Jump,
    Origin,
    Presented,
    ProvideFact,
    Refusal,
    State,
    TakeWayOut,
    Verdict,
    advance,
    back,
    begin,
    present,
    verdict_words,
    with_incidents,
)

FOLDER = Path(__file__).parents[1] / "conformance"
NO_ANSWERS = ("back", "incidents")
"""What happens in a session besides answers: a step back, a while after which other incidents are open."""
Json = dict[str, Any]


@dataclass(frozen=True)
class Session:
    """One conformance file: a tiny library, where the walk starts, and its steps with what must be seen."""

    name: str
    library: Library
    tree: str
    origin: Json
    steps: list[Json]
    end: Json

    @property
    def answers(self) -> list[Json]:
        """The answers as the page takes them; `{"kind": "back"}` goes back, `incidents` says which are open from then on."""
        return [answer_json(step["answer"]) for step in self.steps]


def files() -> list[Path]:
    """Every conformance file."""
    return sorted(FOLDER.glob("*.yaml"))


def read_session(file: Path) -> Session:
    """A conformance file; its trees must be free of faults, or the file says `faulty: true`."""
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    texts = {"library": content.get("library", "format: 1\n"), **content["trees"]}
    library, faults = library_of(texts)
    assert bool(faults) is content.get("faulty", False), faults
    tree = next(iter(content["trees"]))
    return Session(
        file.stem, library, tree, {"tree": tree, **content.get("start", {})}, content["steps"], content["end"]
    )


def library_of(texts: Mapping[str, str]) -> tuple[Library, list[str]]:
    """A library from the texts of its trees and of `library`, and what is wrong with them."""
    shared = read_shared(read_document(texts.get("library", "format: 1\n"), "library.yaml"))
    faults = [fault.message for fault in shared.faults]
    trees = {}
    for name, text in texts.items():
        if name != "library":
            reading = read_tree(read_document(text, f"{name}.yaml"), shared.shared, name)
            faults += [f"{name}: {fault.message}" for fault in reading.faults]
            assert reading.tree is not None
            trees[name] = reading.tree
    return Library(shared=shared.shared, trees=trees), faults


def answer_json(short: Json) -> Json:
    """`{option: passed, ticks: [must_say]}` as `{"kind": "option", "key": "passed", "ticks": ["must_say"]}`."""
    kind = next(iter(short))
    answer: Json = {"kind": kind}
    match kind:
        case "option" | "exit":
            answer["key"] = short[kind]
        case "fill":
            answer["values"] = short[kind] or {}
        case "incidents":
            answer["open"] = short[kind]
        case "fact":
            answer["fact"], answer["value"] = next(iter(short[kind].items()))
        case "jump":
            answer["node"], answer["reason"] = short[kind], short["reason"]
    return answer | {key: short[key] for key in ("ticks", "tried") if key in short}


def answer_of(answer: Json) -> Answer:
    """An answer as Python walks take it."""
    ticks = tuple(answer.get("ticks", ()))
    match answer["kind"]:
        case "option":
            return ChooseOption(answer["key"], ticks)
        case "continue":
            return Continue(ticks)
        case "fill":
            tried = tuple(answer["tried"]) if "tried" in answer else None
            values = {name: value_of(value) for name, value in answer["values"].items()}
            return Fill(values, tried, ticks)
        case "agreed":
            return Agreed(ticks)
        case "corrected":
            return Corrected(ticks)
        case "exit":
            return TakeWayOut(answer["key"])
        case "jump":
            return Jump(answer["node"], answer["reason"])
        case "fact":
            value = value_of(answer["value"])
            assert value is not None
            return ProvideFact(answer["fact"], value)
        case other:
            raise AssertionError(f"no answer of kind {other}")


Held: TypeAlias = "bool | int | str | Sequence[str] | frozenset[str] | None"
"""A value of a fact, be it as JSON has it or as Python does."""


def value_of(value: Held) -> FactValue | None:
    """A value as Python has it: what is ticked is a set."""
    return value if value is None or isinstance(value, bool | int | str | frozenset) else frozenset(value)


def plain(value: Held, fact: Fact | None = None) -> Held:
    """A value as JSON has it: what is ticked in the order of the fact, or of the alphabet where that is not known."""
    if not isinstance(value, frozenset):
        return value
    return sorted(value) if fact is None else list(in_order(fact, value))


def json_of(answer: Answer) -> Json:
    """The answer as the page takes it."""
    match answer:
        case ChooseOption(key=key, ticks=ticks):
            return {"kind": "option", "key": key, "ticks": list(ticks)}
        case Continue(ticks=ticks):
            return {"kind": "continue", "ticks": list(ticks)}
        case Fill(values=values, tried=tried, ticks=ticks):
            more = {} if tried is None else {"tried": list(tried)}
            given = {name: plain(value) for name, value in values.items()}
            return {"kind": "fill", "values": given, "ticks": list(ticks), **more}
        case Agreed(ticks=ticks):
            return {"kind": "agreed", "ticks": list(ticks)}
        case Corrected(ticks=ticks):
            return {"kind": "corrected", "ticks": list(ticks)}
        case TakeWayOut(key=key):
            return {"kind": "exit", "key": key}
        case Jump(node=node, reason=reason):
            return {"kind": "jump", "node": node, "reason": reason}
        case ProvideFact(fact=fact, value=value):
            return {"kind": "fact", "fact": fact, "value": plain(value)}
        case _:
            assert_never(answer)


def begin_with(library: Library, origin: Json) -> State:
    """The first state of a session."""
    given = (origin.get("given") or {}).items()
    known = {name: known for name, value in given if (known := value_of(value)) is not None}
    open_first = origin.get("incident") or ()
    return begin(
        library,
        Origin(
            origin["tree"],
            origin.get("role"),
            known,
            (open_first,) if isinstance(open_first, str) else tuple(open_first),
            origin.get("today"),
        ),
    )


def trace(library: Library, state: State, answers: Iterable[Json]) -> list[Json]:
    """What is seen before the first answer and after each; a refused answer is seen as its refusal."""
    origin = state.origin
    seen_states = [seen(library, state)]
    for answer in answers:
        following = after(library, state, answer)
        if isinstance(following, Refusal):
            seen_states.append({"refused": following.kind, "fact": following.fact})
            continue
        state = following
        seen_states.append(seen(library, state))
    assert state.origin == replace(begin(library, origin).origin, incidents=state.origin.incidents)
    return seen_states


def after(library: Library, state: State, answer: Json) -> State | Refusal:
    """What follows an answer, a step back, or a while after which other incidents are open."""
    match answer["kind"]:
        case "back":
            return back(library, state)
        case "incidents":
            return with_incidents(library, state, answer["open"])
        case _:
            return advance(library, state, answer_of(answer))


def resume(library: Library, state: State, answers: Iterable[Answer]) -> tuple[State, int]:
    """The state after as many answers as still fit (a tree may have changed meanwhile), and their number."""
    used = 0
    for answer in answers:
        following = advance(library, state, answer)
        if isinstance(following, Refusal):
            break
        state = following
        used += 1
    return state, used


def seen(library: Library, state: State) -> Json:
    """All of a state that both walks must agree on, as JSON."""
    shown = present(library, state)
    return {
        "at": shown.path,
        "asks": shown.asks,
        "options": [option.key for option in shown.options],
        "labels": [option.label for option in shown.options] + [exit_.label for exit_ in shown.exits],
        "fields": [
            [field.fact.id, plain(field.value, field.fact), field.may_be_empty] for field in shown.fields
        ],
        "shown": list(shown.shown_entries),
        "ticks": [[tick.tag, tick.ticked] for tick in shown.ticks],
        "exits": [f"{way_out.tree}/{way_out.key}" for way_out in shown.exits],
        "must_say": list(shown.must_say),
        "absent": sorted(f"{field}.{at}" for field, at in shown.absent),
        "incident": None if shown.incident is None else shown.incident.id,
        "verdict": _verdict(shown),
        "words": None if shown.verdict is None else verdict_words(library, state, shown.verdict)._asdict(),
        "facts": {
            name: plain(value, library.trees[state.tree].facts_in_scope(library.shared)[name])
            for name, value in sorted(state.facts.items())
        },
        "role": state.role,
        "needs": list(state.needs),
        "tried": list(state.tried),
        "decided": [
            [one.authority, one.amount, one.approver, one.approved, one.void, one.level]
            for one in state.decided
        ],
        "grants": {one.authority: [one.amount, one.by, one.approved] for one in state.grants},
        "private": [one.authority for one in state.decided if one.private]
        + [one.authority for one in state.grants if one.private],
        "withheld": {one.authority: one.reason for one in state.withheld},
        "outcome": None if state.outcome is None else f"{state.outcome.tree}/{state.outcome.node}",
        "moves": [move.path + (" facts" if move.for_facts else "") for move in state.moves],
        "passed": [[one.path, list(one.tags), one.way] for one in state.passed],
    }


def _verdict(shown: Presented) -> Json | None:
    verdict: Verdict | None = shown.verdict
    if verdict is None:
        return None
    return {
        "authority": verdict.authority.id,
        "amount": verdict.amount,
        "within": verdict.within,
        "first_role": verdict.first_role,
        "suggest": verdict.suggest,
        "uses": verdict.uses,
        "limit": _limit(verdict.limit.none, verdict.limit.most) if verdict.limit else None,
        "uses_limit": _limit(verdict.uses_limit.none, verdict.uses_limit.most)
        if verdict.uses_limit
        else None,
    }


def _limit(none: bool, most: Limit) -> Limit | str:
    return "none" if none else "any" if most is None else most


# The same in the page: pages by name, and sessions as `(page's name, origin, answers)`, to the lists of what is seen.
TRACE_JS = """
([pages, sessions]) => {
  const player = globalThis.decisiontreePlayer;
  const limit = (one) => (one === null ? null : one.none ? "none" : one.any ? "any" : one.most);
  const seen = (data, state) => {
    const shown = player.present(data, state);
    const here = state.stack[state.stack.length - 1];
    const facts = [...new Map([...state.facts, ...here.facts])].sort(([a], [b]) => (a < b ? -1 : 1));
    const verdict = shown.verdict;
    return {
      at: shown.path,
      asks: shown.asks,
      options: shown.options.map((one) => one.key),
      labels: [...shown.options, ...shown.exits].map((one) => one.label),
      fields: shown.fields.map((one) => [one.id, one.value, one.mayBeEmpty]),
      shown: shown.shownEntries,
      ticks: shown.tags.map((one) => [one.tag, one.ticked]),
      exits: shown.exits.map((one) => `${one.tree}/${one.key}`),
      must_say: shown.mustSay,
      absent: [...shown.absent].sort(),
      incident: shown.incident === null ? null : shown.incident.id,
      verdict: verdict === null ? null : {
        authority: verdict.authority,
        amount: verdict.amount,
        within: verdict.within,
        first_role: verdict.firstRole,
        suggest: verdict.suggest,
        uses: verdict.usesCount,
        limit: limit(verdict.limit),
        uses_limit: limit(verdict.usesLimit),
      },
      words: verdict === null ? null : player.verdictWords(data, state, verdict),
      facts: Object.fromEntries(facts),
      role: state.role,
      needs: state.needs,
      tried: state.tried,
      decided: state.decided.map((one) => [one.authority, one.amount, one.approver, one.approved, one.void, one.level]),
      grants: Object.fromEntries(state.grants.map((one) => [one.authority, [one.amount, one.by, one.approved]])),
      private: [...state.decided, ...state.grants].filter((one) => one.private).map((one) => one.authority),
      withheld: Object.fromEntries(state.withheld.map((one) => [one.authority, one.reason])),
      outcome: state.outcome === null ? null : `${state.outcome.tree}/${state.outcome.node}`,
      moves: state.moves.map((one) => one.path + (one.facts ? " facts" : "")),
      passed: state.passed.map((one) => [one.path, one.tags ?? [], one.way ?? null]),
    };
  };
  return sessions.map(([page, origin, answers]) => {
    const data = player.load(pages[page]);
    let state = player.start(data, origin);
    const trace = [seen(data, state)];
    for (const answer of answers) {
      const following = answer.kind === "back" ? player.back(data, state)
        : answer.kind === "incidents" ? player.withIncidents(data, state, answer.open) : player.advance(data, state, answer);
      if (player.isRefusal(following)) {
        trace.push({ refused: following.refused, fact: following.fact });
        continue;
      }
      state = following;
      trace.push(seen(data, state));
    }
    return trace;
  });
}
"""
