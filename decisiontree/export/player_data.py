"""Tree → the JSON that the page's logic reads (docs/reference/player-json.md). Holds no words to read out, decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeAlias, assert_never

from decisiontree.display import CurrencyForm, Signs, conventions, currency_form, expected, yes_no
from decisiontree.guards import given_facts, in_order, tags, to_json
from decisiontree.model import (
    Added,
    Authority,
    Branch,
    Condition,
    Decision,
    Fact,
    FactType,
    FactValue,
    Form,
    Guard,
    Incident,
    Library,
    Limit,
    Listen,
    Node,
    Option,
    Outcome,
    Question,
    Step,
    Subtree,
    Tree,
    Unreadable,
    currency_exponent,
    heading_of,
    is_titled,
    text_conditions,
)
from decisiontree.transitions import ALWAYS, NEVER, shown_where, waits_where
from decisiontree.walk import suggestion, tree_version, trees_run

FORMAT = 1
Json: TypeAlias = dict[str, object]


def compile_page(library: Library, tree_id: str, *, now: datetime | None = None) -> Json:
    """The logic of a tree and of every tree that it runs, with their incidents that are not over by `now`."""
    shared = library.shared
    trees = [library.trees[run] for run in trees_run(library, tree_id)]
    language = library.trees[tree_id].language
    currencies = _currencies(library, trees)
    facts = (library.shared.facts, *(tree.facts for tree in trees))
    has_choices = any(fact.type is FactType.CHOICES for each in facts for fact in each.values())
    return {
        "format": FORMAT,
        "tree": tree_id,
        "version": tree_version(library, tree_id),
        "roles": [{"id": role.id, "label": role.label} for role in shared.roles],
        "authority": [_authority(authority) for authority in shared.authority.values()],
        "facts": [_fact(fact, language) for fact in shared.facts.values()],
        "snippets": [[name, text] for name, text in shared.snippets.items()],
        "incidents": [
            _incident(incident, [tree.id for tree in trees if tree.id in incident.trees])
            for incident in incidents_of(library, tree_id, now)
        ],
        "trees": [_tree(library, tree) for tree in trees],
        "languages": [
            _writes(each, currencies) | (_lists(each) if has_choices else {})
            for each in dict.fromkeys(tree.language for tree in trees)
        ],
    }


def incidents_of(library: Library, tree_id: str, now: datetime | None) -> tuple[Incident, ...]:
    """Those that concern a tree or one that it runs and are not over; the page shows and hides them by the time."""
    trees = set(trees_run(library, tree_id))
    concerning = (each for each in library.shared.incidents if trees.intersection(each.trees))
    return tuple(each for each in concerning if now is None or not each.is_over(now))


def _currencies(library: Library, trees: Sequence[Tree]) -> tuple[str, ...]:
    facts = [library.shared.facts, *(tree.facts for tree in trees)]
    used = {fact.currency for each in facts for fact in each.values()}
    used |= {each.currency for each in library.shared.authority.values()}
    return tuple(sorted(currency for currency in used if currency))


def _writes(language: str, currencies: Sequence[str]) -> Json:
    """How a language writes numbers and dates, for the amounts of this page."""
    table = conventions(language)
    yes, no = yes_no(language)
    return {
        "language": language,
        "yes": yes,
        "no": no,
        "decimal": table.decimal,
        "group": table.group,
        "minus": table.minus,
        "zero": table.zero,
        "sizes": list(table.sizes),
        **_reads("native", table.native),
        **(_reads("latin", table.latin) if table.latin != table.native else {}),
        "months": list(table.months),
        "long": table.long,
        "short": table.short,
        "order": table.order,
        "money": [[each, *_around(currency_form(language, each))] for each in currencies],
    }


def _lists(language: str) -> Json:
    """How a language joins several things."""
    forms = conventions(language).lists
    return {"lists": [forms.two, forms.start, forms.middle, forms.end]}


def _reads(digits: str, signs: Signs) -> Json:
    return {digits: [signs.decimals, signs.groups]}


def _around(form: CurrencyForm) -> list[object]:
    return [form.before, form.after, form.before_negative, form.after_negative, list(form.typed)]


def _tree(library: Library, tree: Tree) -> Json:
    return {
        "id": tree.id,
        "title": tree.title or tree.id,
        "language": tree.language,
        **_present("start", tree.start),
        "facts": [_fact(fact, tree.language) for fact in tree.facts.values()],
        "given": list(given_facts(library, tree.id)),
        "tags": list(tags(tree)),
        "anytime": [{"key": way.key, "label": way.label, **_present("to", way.to)} for way in tree.anytime],
        "nodes": [
            _node(library, tree, node) for node in tree.nodes.values() if not isinstance(node, Unreadable)
        ],
    }


def _fact(fact: Fact, language: str) -> Json:
    compiled: Json = {"id": fact.id, "type": fact.type.value, "label": fact.label}
    compiled["expected"] = expected(fact, language)
    if fact.values:
        compiled["values"] = [{"id": choice.id, "label": choice.label} for choice in fact.values]
    if fact.type is FactType.MONEY:
        compiled |= {"currency": fact.currency or "", "exponent": currency_exponent(fact.currency or "")}
    compiled |= _present("min", fact.minimum) | _present("max", fact.maximum) | _present("hint", fact.hint)
    compiled |= _present("none", fact.none if fact.type is FactType.CHOICES else None)
    compiled |= _present("shape", fact.shape and fact.shape.written)
    compiled |= _present("default", _plain(fact, fact.default))
    return compiled | _flag("optional", on=fact.optional) | _flag("private", on=fact.private)


def _authority(authority: Authority) -> Json:
    compiled: Json = {"id": authority.id, "label": authority.label}
    if authority.currency is not None:
        compiled |= {"currency": authority.currency, "exponent": currency_exponent(authority.currency)}
    if authority.limits is not None:
        compiled["limits"] = _limits(authority.limits)
    if authority.uses is not None:
        compiled["uses"] = {"fact": authority.uses.fact, "limits": _limits(authority.uses.limits)}
    return compiled


def _limits(limits: Mapping[str, Limit]) -> list[list[str | int | None]]:
    return [[role, limit] for role, limit in limits.items()]


def _incident(incident: Incident, trees: Sequence[str]) -> Json:
    texts = ("banner", "say", "next_update", "reference", "known", "unknown")
    compiled: Json = {"id": incident.id, "trees": list(trees)}
    if incident.when is not None:
        compiled |= _when(incident.when)
    compiled |= _present("starts", utc_text(incident.starts)) | _present(
        "expires", utc_text(incident.expires)
    )
    for name in texts:
        compiled |= _present(name, getattr(incident, name))
    return compiled | _list("do_not_say", incident.do_not_say)


def utc_text(moment: datetime | None) -> str | None:
    """A moment as the page's script reads it."""
    if moment is None:
        return None
    return (
        moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.tzinfo else f"{moment.isoformat()}Z"
    )


def _node(library: Library, tree: Tree, node: Node) -> Json:
    content = node.content
    compiled: Json = {"id": node.id, "kind": _kind(node), "title": heading_of(library, node)}
    compiled |= _flag("untitled", on=not is_titled(library, node))
    must_say = len(content.must_say)
    compiled |= _present("must_say", must_say if must_say > 1 else must_say == 1 or None)
    compiled |= _list("texts", [[*path[:2], _guard(when)] for path, when in text_conditions(node)])
    if isinstance(node, Branch | Subtree | Outcome) or (isinstance(node, Step) and not _stays(node)):
        compiled |= _stops(shown_where(node))
    compiled |= (
        _list("was", content.was) | _list("satisfies", content.satisfies) | _list("skip_if", content.skip_if)
    )
    return compiled | _present("skip_to", content.skip_to) | _by_kind(library, tree, node)


def _stops(where: Guard) -> Json:
    """Where the call stops at a node that passes by itself, because it shows something: always, or by a condition."""
    return _flag("stops", on=where is ALWAYS) if where in (ALWAYS, NEVER) else {"stops": to_json(where)}


def _stays(node: Step) -> bool:
    return waits_where(node) is ALWAYS


def _kind(node: Node) -> str:
    return type(node).__name__.lower()


def _by_kind(library: Library, tree: Tree, node: Node) -> Json:  # noqa: PLR0911  one case for each kind of node
    match node:
        case Question():
            facts = tree.facts_in_scope(library.shared)
            return {"options": [_option(option, facts) for option in node.options]}
        case Step():
            passes = _flag("passes", on=not _stays(node))
            return _present("to", node.to) | passes | _written(node, tree.facts_in_scope(library.shared))
        case Form():
            collect = [
                field.fact if field.when is None else {"fact": field.fact, **_when(field.when)}
                for field in node.collect
            ]
            return {"collect": collect, **_present("to", node.to)}
        case Listen():
            return _present("agreed", node.agreed) | _present("corrected", node.corrected)
        case Branch():
            cases = [{**_when(case.when), **_present("to", case.to)} for case in node.cases]
            return {"cases": cases, **_present("else", node.otherwise)}
        case Decision():
            return _decision(library, node)
        case Subtree():
            returns = [[outcome, to] for outcome, to in node.returns]
            return {"run": node.run, "returns": returns, **_present("else", node.otherwise)}
        case Outcome():
            ends = _present("resolution", node.resolution) | _present("team", node.team)
            return {"grants": list(node.grants), **ends, **_present("summary", node.summary)}
        case Unreadable():
            return {}
        case _:
            assert_never(node)


def _option(option: Option, facts: Mapping[str, Fact]) -> Json:
    compiled: Json = {"key": option.key, "label": option.label, **_present("to", option.to)}
    if option.when is not None:
        compiled |= _when(option.when)
    compiled |= _written(option, facts)
    return compiled | _flag("approves", on=option.approves)


def _written(entry: Option | Step, facts: Mapping[str, Fact]) -> Json:
    """What is set or forgotten, and what is added; no fact is in both lists."""
    written: list[object] = []
    added: list[object] = []
    for fact, change in entry.assigns.changes:
        if isinstance(change, Added):
            added.append([fact, _plain(facts.get(fact), change.values)])
        else:
            written.append([fact, _plain(facts.get(fact), change)])
    return _list("set", written) | _list("add", added)


def _plain(fact: Fact | None, value: FactValue | None) -> object:
    """A value as JSON has it: of choices, the list of what is ticked."""
    return list(in_order(fact, value)) if fact is not None and isinstance(value, frozenset) else value


def _decision(library: Library, node: Decision) -> Json:
    ways = _present("within", node.within) | _present("above", node.above)
    suggested = list(_suggested(library, node))
    return {"decide": node.decide, **_present("amount", node.amount), **ways, **_list("suggest", suggested)}


def _suggested(library: Library, node: Decision) -> Iterator[list[str | int]]:
    """A share of each role's limit, worked out here so that the page needs no fractions."""
    authority = library.shared.authority.get(node.decide)
    if authority is None:
        return
    for role in library.shared.roles:
        amount = suggestion(authority, role.id, node.suggest)
        if amount is not None:
            yield [role.id, amount]


def _when(condition: Condition) -> Json:
    return {"when": _guard(condition)}


def _guard(condition: Condition) -> object:
    return None if condition.guard is None else to_json(condition.guard)


def _present(key: str, held: object) -> Json:
    return {} if held is None else {key: held}


def _flag(key: str, *, on: bool) -> Json:
    return {key: True} if on else {}


def _list(key: str, held: Sequence[object]) -> Json:
    return {key: list(held)} if held else {}
