"""The nodes of a tree: which kind each is, and its fields as the model has them."""

from __future__ import annotations

from typing import Any

from decisiontree.diagnostic import Fix
from decisiontree.model import (
    NOTHING,
    Authority,
    Branch,
    Case,
    Condition,
    Content,
    Decision,
    FactType,
    FactValue,
    Form,
    Listen,
    Media,
    Node,
    Option,
    Outcome,
    Question,
    RenameNode,
    Step,
    Subtree,
    Unreadable,
    WebLink,
    id_from,
    is_id,
    key_of,
)
from decisiontree.reader.fields import CONTENT, KINDS, FieldType
from decisiontree.reader.tree_builder.build_context import BuildContext
from decisiontree.reader.tree_builder.facts import typed
from decisiontree.reader.tree_builder.kinds import TABLES, kind_of
from decisiontree.reader.tree_builder.scalars import tell_bad_id, tell_unknown
from decisiontree.reader.yaml_nodes import Mapping, Scalar, YamlNode

_WAYS = {
    name: frozenset(spec.key for spec in kind.fields if spec.type is FieldType.NODE)
    for name, kind in KINDS.items()
}
_NEEDED_BY: dict[str | None, tuple[str, ...]] = {
    "escalated": ("team",),
    "transferred": ("team",),
    "declined": ("because", "alternative", "review_route"),
}
_SKIPS_TO_NEXT = ("step", "form")
_CONTENT_KEYS = frozenset(spec.key for spec in CONTENT)


def build_nodes(context: BuildContext, nodes: Mapping) -> dict[str, Node]:
    """Every node of the file, in its order, the unreadable ones as placeholders."""
    built: dict[str, Node] = {}
    broken = sorted(context.document.broken.items(), key=lambda entry: entry[1], reverse=True)
    for key, value in nodes.entries:
        while broken and broken[-1][1].start < key.start:
            _keep_broken(built, broken.pop()[0])
        node_id = key.value or ""
        if node_id not in built:
            built[node_id] = build_node(context, key, value)
    for node_id, _span in reversed(broken):
        _keep_broken(built, node_id)
    context.node, context.subject = None, context.document.root
    return built


def build_node(context: BuildContext, key: Scalar, value: YamlNode) -> Node:
    """One node; the context's faults are placed in it."""
    node_id = key.value or ""
    context.node, context.subject = node_id, value
    if not is_id(node_id):
        _tell_bad_id(context, key)
    if value.__class__ is not Mapping:
        _tell_no_node(context, key, value)
        return Unreadable(id=node_id)
    kind = kind_of(context, node_id, value)
    if kind is None:
        return Unreadable(id=node_id)
    table = TABLES[kind]
    values: dict[str, Any] = {}
    seen = table.take(context, value, values)
    needed = [each for each in table.required if each not in seen]
    if needed:
        # A node without any way on is told by the rule 'dead-end'; twice would be noise.
        spared = frozenset() if kind == "outcome" or not _WAYS[kind].isdisjoint(seen) else _WAYS[kind]
        for each in needed:
            if each not in spared:
                table.tell_missing(context, value, each)
    if "skip_if" in seen and "skip_to" not in seen and kind not in _SKIPS_TO_NEXT:
        table.tell_missing(context, value, "skip_to")
    content = NOTHING if _CONTENT_KEYS.isdisjoint(values) else _content(values)
    return _BUILDERS[kind](context, node_id, content, values, value)


def _keep_broken(built: dict[str, Node], node_id: str) -> None:
    built.setdefault(node_id, Unreadable(id=node_id))


def _tell_bad_id(context: BuildContext, key: Scalar) -> None:
    node_id = key.value or ""
    better = id_from(node_id, "node")
    context.subject = context.document.root
    tell_bad_id(context, key, node_id, (Fix(f"rename it to '{better}'", RenameNode(node_id, better)),))


def _tell_no_node(context: BuildContext, key: Scalar, value: YamlNode) -> None:
    shape = "nothing" if isinstance(value, Scalar) and value.value is None else "a text"
    shape = shape if isinstance(value, Scalar) else "a list"
    message = f"node '{key.value}' holds {shape}; its fields are due here, such as 'ask' and 'options'"
    context.tell("wrong-shape", message, key)


def _content(values: dict[str, Any]) -> Content:
    media, links = values.get("media"), values.get("links", ())
    return Content(
        title=values.get("title"),
        say=values.get("say", ()),
        must_say=values.get("must_say"),
        do=values.get("do", ()),
        note=values.get("note"),
        because=values.get("because"),
        source=values.get("source"),
        media=Media(media.get("image", ""), media.get("alt")) if media else None,
        links=tuple(WebLink(link.get("label", ""), link.get("url", "")) for link in links if link),
        tags=values.get("tags", ()),
        timer=values.get("timer"),
        was=values.get("was", ()),
        satisfies=values.get("satisfies", ()),
        skip_if=values.get("skip_if", ()),
        skip_to=values.get("skip_to"),
    )


def _question(
    context: BuildContext, node_id: str, content: Content, values: dict[str, Any], mapping: Mapping
) -> Node:
    entry = mapping.entry("options")
    written = getattr(entry[1], "items", ()) if entry else ()
    options = values.get("options", ())
    built = tuple(
        _option(context, each, at) if each is not None else _unread_option(context, written[at], at)
        for at, each in enumerate(options)
    )
    return Question(id=node_id, content=content, ask=values.get("ask"), options=built)


def _option(context: BuildContext, values: dict[str, Any], at: int) -> Option:
    label = values.get("label", "")
    return Option(
        label=label,
        to=values.get("to"),
        key=key_of(values.get("id"), label, at),
        when=values.get("when"),
        sets=_settings(context, values["set"]) if "set" in values else (),
        forgets=values.get("forget", ()),
        hint=values.get("hint"),
        approves=values.get("approves", False),
    )


def _unread_option(context: BuildContext, written: YamlNode, at: int) -> Option:
    label = context.raw(written)[:60]
    return Option(label=label, to=None, key=key_of(None, label, at))


def _settings(
    context: BuildContext, written: dict[str, tuple[Scalar, Scalar]]
) -> tuple[tuple[str, FactValue], ...]:
    settings = []
    for name, (key, value) in written.items():
        fact = context.facts.get(name)
        if fact is None:
            tell_unknown(context, key, name, "fact", context.facts)
            continue
        setting = typed(context, fact, value)
        if setting is not None:
            settings.append((name, setting))
    return tuple(settings)


def _step(
    _desk: BuildContext, node_id: str, content: Content, values: dict[str, Any], _mapping: Mapping
) -> Node:
    return Step(id=node_id, content=content, to=values.get("to"), forgets=values.get("forget", ()))


def _form(
    _desk: BuildContext, node_id: str, content: Content, values: dict[str, Any], _mapping: Mapping
) -> Node:
    return Form(
        id=node_id,
        content=content,
        ask=values.get("ask"),
        collect=values.get("collect", ()),
        to=values.get("to"),
    )


def _listen(
    _desk: BuildContext, node_id: str, content: Content, values: dict[str, Any], _mapping: Mapping
) -> Node:
    return Listen(
        id=node_id,
        content=content,
        listen=values.get("listen", ""),
        agreed=values.get("agreed"),
        corrected=values.get("corrected"),
    )


def _branch(
    _desk: BuildContext, node_id: str, content: Content, values: dict[str, Any], _mapping: Mapping
) -> Node:
    cases = tuple(
        Case((each or {}).get("when") or Condition(""), (each or {}).get("to"))
        for each in values.get("cases", ())
    )
    return Branch(id=node_id, content=content, cases=cases, otherwise=values.get("else"))


def _decision(
    context: BuildContext, node_id: str, content: Content, values: dict[str, Any], mapping: Mapping
) -> Node:
    authority = context.shared.authority.get(values.get("decide", ""))
    if authority is not None:
        _check_amount(context, authority, mapping)
    return Decision(
        id=node_id,
        content=content,
        decide=values.get("decide", ""),
        amount=values.get("amount"),
        within=values.get("within"),
        above=values.get("above"),
        suggest=values.get("suggest"),
    )


def _check_amount(context: BuildContext, authority: Authority, mapping: Mapping) -> None:
    amount = mapping.entry("amount")
    if authority.limits is not None and amount is None:
        TABLES["decision"].tell_missing(context, mapping, "amount")
    if authority.limits is None and amount is not None:
        message = (
            f"authority '{authority.id}' counts uses only, so there is no amount to decide; delete 'amount'"
        )
        context.tell("unknown-key", message, amount[0])
    if authority.limits is not None and amount is not None and isinstance(amount[1], Scalar):
        _check_measure(context, authority, amount[1])


def _check_measure(context: BuildContext, authority: Authority, amount: Scalar) -> None:
    """An amount that is no number, or of another currency, could never be held against the limits."""
    fact = context.facts.get(amount.value or "")
    wanted = FactType.MONEY if authority.currency else FactType.INTEGER
    if fact is None or (fact.type is wanted and fact.currency == authority.currency):
        return
    having = f"type {fact.type}" + (
        f" in {fact.currency}" if fact.type is FactType.MONEY and fact.currency else ""
    )
    needed = f"type {wanted}" + (f" in {authority.currency}" if authority.currency else "")
    context.tell(
        "bad-value",
        f"'{fact.id}' has {having}, but '{authority.id}' is limited by amounts; name a fact of {needed}",
        amount,
    )


def _subtree(
    _desk: BuildContext, node_id: str, content: Content, values: dict[str, Any], _mapping: Mapping
) -> Node:
    returns = tuple((outcome, target) for outcome, (_key, target) in values.get("returns", {}).items())
    return Subtree(
        id=node_id, content=content, run=values.get("run", ""), returns=returns, otherwise=values.get("else")
    )


def _outcome(
    context: BuildContext, node_id: str, content: Content, values: dict[str, Any], mapping: Mapping
) -> Node:
    resolution = values.get("resolution")
    for needed in _NEEDED_BY.get(resolution, ()):
        if mapping.entry(needed) is None:
            TABLES["outcome"].tell_missing(context, mapping, needed, f"an outcome that is {resolution}")
    return Outcome(
        id=node_id,
        content=content,
        outcome=values.get("outcome", ""),
        resolution=values.get("resolution"),
        grants=values.get("grants", ()),
        team=values.get("team"),
        alternative=values.get("alternative"),
        review_route=values.get("review_route"),
    )


_BUILDERS = {
    "question": _question,
    "step": _step,
    "form": _form,
    "listen": _listen,
    "branch": _branch,
    "decision": _decision,
    "subtree": _subtree,
    "outcome": _outcome,
}
