"""The least that a node of each kind holds, and what another kind of it starts from. Plain data; knows no text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decisiontree.model import Plain

BETWEEN = ("step", "question", "form", "listen", "branch", "decision", "subtree")
"""The kinds that something can come after."""


def body_of(kind: str, words: str = "", to: str | None = None) -> Mapping[str, Plain]:
    """The least that a new node of a kind holds: its first words, and one way on where that is known."""
    way: dict[str, Plain] = {} if to is None else {"to": to}
    match kind:
        case "question":
            return {"ask": words, "options": [{"label": "", **way}] if way else []}
        case "outcome":
            return {"outcome": words, "resolution": "resolved"}
        case "form":
            return {"collect": [], **way}
        case "listen":
            return {"listen": words, **_renamed(way, "agreed")}
        case "branch":
            return {"cases": [], **_renamed(way, "else")}
        case "decision":
            return {"decide": "", **_renamed(way, "within")}
        case "subtree":
            return {"run": "", **_renamed(way, "else")}
        case _:
            return {"say": words, **way}


def body_between(kind: str, before: str | None, to: str) -> Mapping[str, Plain]:
    """A new node with every way on that its kind needs: to what follows, and from a corrected paraphrase back."""
    body = {**body_of(kind, "", to)}
    if kind == "listen":
        body["corrected"] = before or to
    if kind == "decision":
        body["above"] = to
    return body


def turned(kind: str, held: Mapping[str, object]) -> Mapping[str, Plain]:
    """What a node that holds this starts with as another kind: its words and its first way on are carried over."""
    to = next(_targets(held), None)
    body = {**body_of(kind, _words(held), to)}
    if held.get("skip_if") and to is not None and kind not in ("step", "form"):
        body["skip_to"] = to
    return body


def _words(held: Mapping[str, object]) -> str:
    own = (held.get(key) for key in ("ask", "listen", "outcome"))
    said = held.get("say")
    first = said[0] if isinstance(said, list) and said else said
    for text in (*own, held.get("title"), first, held.get("do"), held.get("note")):
        if isinstance(text, str) and text:
            return text.removesuffix("\n")
    return ""


def _targets(held: Mapping[str, object]) -> Iterator[str]:
    """The nodes that the ways on lead to, in the order a rep meets them."""
    for rows in (held.get("options"), held.get("cases")):
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("to"), str):
                yield row["to"]
    returns = held.get("returns")
    ways = (held.get(key) for key in ("to", "agreed", "corrected", "within", "above"))
    for target in (*ways, *(returns.values() if isinstance(returns, dict) else ()), held.get("else")):
        if isinstance(target, str) and target:
            yield target


def _renamed(way: Mapping[str, Plain], key: str) -> dict[str, Plain]:
    return {key: way["to"]} if way else {}
