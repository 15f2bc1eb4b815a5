"""An explanation as lines of at most 80 columns: what is always said, then the ways, then who may. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from decisiontree.display import display_number, even, hang, pad, plural, up_to, visible, width
from decisiontree.explain.outcome import Explained
from decisiontree.explain.reach import Reach
from decisiontree.explain.trail import Pick
from decisiontree.explain.ways import Facts, Needed, Way
from decisiontree.guards import show_value
from decisiontree.model import Authority, Library

WIDTH = 80
WAYS_SHOWN = 8
"""So many ways are told before the rest is only counted."""

Group = tuple[
    tuple[tuple[str, bool, bool], ...], tuple[Facts, ...], tuple[tuple[str, tuple[Facts, ...]], ...]
]


def explained_text(
    library: Library, found: Explained, *, role: str | None = None, shown: int | None = WAYS_SHOWN
) -> str:
    """Everything about one outcome, of one role alone where one is given."""
    ways = [way for way in found.ways if role is None or role in way.roles]
    lines = [*_head(library, found, role), ""]
    if not ways:
        lines += _no_way(library, found, role)
    else:
        lines += _ways(library, ways, role, shown)
    if found.cut_short:
        lines += ["", *_wrapped("There may be more ways: the tree has too many to check them all.")]
    lines += _who(library, found, role)
    return "\n".join(map(visible, lines)).rstrip() + "\n"


def on_day_text(today: date | None, text: str, others: Mapping[str, int]) -> str:
    """An explanation for calls of one day, with what is reached on others; as it is where nothing counts from the day."""
    if today is None:
        return text
    lines = [f"For a call that begins on {today.isoformat()}:", "", text.rstrip("\n")]
    if others:
        lines += ["", "Reachable on other days:"]
        for path, day in others.items():
            lines += _wrapped(
                visible(f"{path}: for example on {date.fromordinal(day).isoformat()}"), indent=2
            )
    return "\n".join(lines) + "\n"


def reach_text(library: Library, found: Reach) -> str:
    """Everything that can be reached."""
    lines = [*_wrapped(f"{_title(library, found.tree)}{_said(library, found)}"), ""]
    count = len(found.reached)
    what = plural(count, "outcome") if count else "No outcome"
    lines.append(f"{what} can be reached{', each by its shortest way:' if count else '.'}")
    for each in found.reached:
        lines += [
            "",
            *_wrapped(f"{each.path}: {each.name}{f' ({each.resolution})' if each.resolution else ''}"),
        ]
        lines += _said_there(each.way)
    if found.missed:
        lines += [
            "",
            "Not found within the limits of the search:" if found.cut_short else "Not reachable:",
        ]
        lines += [line for path, name in found.missed for line in _wrapped(f"{path}: {name}", indent=2)]
    if found.decisions:
        lines += ["", "Decisions on the way:"]
        for met in found.decisions:
            label = _label(library, met.authority)
            how = (
                "within or above the limit"
                if met.within and met.above
                else "within the limit"
                if met.within
                else "above the limit"
            )
            lines += _wrapped(f"{met.path}: {label}, {how}", indent=2)
    if found.asked:
        lines += ["", "Still asked, and affects the outcome:"]
        lines += [
            line
            for each in found.asked
            for line in _wrapped(f"{each.label} ({each.fact}), at {', '.join(each.paths)}", indent=2)
        ]
    if found.noted:
        lines += ["", "Asked for the record only:", *_wrapped(", ".join(found.noted), indent=2)]
    return "\n".join(map(visible, lines)) + "\n"


def _head(library: Library, found: Explained, role: str | None) -> Iterator[str]:
    resolution = f" ({found.node.resolution})" if found.node.resolution else ""
    who = "" if role is None else f" As {_role(library, role)}."
    yield from _wrapped(f"{found.name}{resolution}: '{found.outcome}' of {_title(library, found.tree)}.{who}")
    if found.node.grants:
        yield from _wrapped(f"Grants: {', '.join(_label(library, each) for each in found.node.grants)}")


def _no_way(library: Library, found: Explained, role: str | None) -> Iterator[str]:
    if not found.ways or role is None:
        yield ("No answers lead there." if not found.cut_short else "No way there was found.")
        return
    yield from _wrapped(f"No answers lead there as {_role(library, role)}.")
    yield from _barred(found, role)
    able = dict.fromkeys(each for way in found.ways for each in way.roles)
    yield from _wrapped(f"Who can get there: {', '.join(_role(library, each) for each in able)}.")


def _barred(found: Explained, role: str) -> Iterator[str]:
    for bar in dict(found.barred).get(role, ()):
        yield from _wrapped(f"At '{bar.path}' another role is needed: {bar.words}", indent=2)


def _ways(library: Library, ways: Sequence[Way], role: str | None, shown: int | None) -> Iterator[str]:
    always = [pick for pick in ways[0].picks if all(pick in way.picks for way in ways)]
    needed = _needed_always(ways)
    some = list(ways if shown is None else ways[:shown])
    if always or needed:
        yield "Always:"
        yield from (line for pick in always for line in _wrapped(_spoken(pick), indent=2))
        yield from (line for each in needed for line in _wrapped(_fact(each), indent=2))
        if len(ways) > 1 or ways[0].taken:
            yield ""
    if len(ways) > 1:
        rest = (
            f"; the shortest {len(some)} are shown, --all shows every one:" if len(some) < len(ways) else ":"
        )
        yield from (*_wrapped(f"{'And one' if always or needed else 'One'} of {len(ways)} ways{rest}"), "")
    groups: dict[Group, list[Way]] = {}
    for way in some:
        groups.setdefault(_group(way, needed, role), []).append(way)
    number = 1
    for group, members in groups.items():
        if number > 1:
            yield ""
        if any(way.taken for way in ways):
            yield from _wrapped(_decided(library, group[0]))
        yield from _sets(library, *group[1:])
        for way in members:
            yield from _numbered(
                number, [_spoken(pick) for pick in way.picks if pick not in always], len(ways)
            )
            number += 1


def _numbered(number: int, picks: Sequence[str], count: int) -> Iterator[str]:
    if picks or count > 1:
        mark = f"  {number:>2}  "
        text = "; ".join(picks) or "with nothing more said"
        yield from hang(even(text), WIDTH, mark, " " * len(mark))


def _group(way: Way, always: Sequence[Needed], role: str | None) -> Group:
    def rest(sets: tuple[Facts, ...]) -> tuple[Facts, ...]:
        # where a fact is given makes no difference to what it has to be
        return tuple(
            tuple(each._replace(path="") for each in facts if each._replace(path="") not in always)
            for facts in sets
        )

    taken = tuple((each.authority, each.within, each.approved) for each in way.taken)
    if role is not None:
        return taken, rest(way.roles[role]), ()
    roles = tuple((each, rest(sets)) for each, sets in way.roles.items())
    return taken, rest(way.facts), () if all(sets == rest(way.facts) for _, sets in roles) else roles


def _needed_always(ways: Sequence[Way]) -> list[Needed]:
    sets = [
        [each._replace(path="") for each in facts]
        for way in ways
        for found in (way.facts, *way.roles.values())
        for facts in found
    ]
    return [each for each in sets[0] if all(each in facts for facts in sets)] if sets else []


def _decided(library: Library, taken: tuple[tuple[str, bool, bool], ...]) -> str:
    if not taken:
        return "Without a decision:"
    words = []
    for authority, within, approved in taken:
        how = (
            "within the limit"
            if within
            else "above the limit, approved"
            if approved
            else "above the limit, not approved"
        )
        words.append(f"{_label(library, authority)} {how}")
    text = ", then ".join(words)
    return f"{text[:1].upper()}{text[1:]}:"


def _sets(
    library: Library, facts: tuple[Facts, ...], roles: tuple[tuple[str, tuple[Facts, ...]], ...]
) -> Iterator[str]:
    if not roles:
        if any(facts):
            yield from _either(facts, "  ")
        return
    labels = [_role(library, role) for role, _ in roles]
    wide = max(map(width, labels))
    for label, (_, sets) in zip(labels, roles, strict=True):
        yield from _either(sets, f"  {pad(label, wide)}  ")


def _either(sets: Iterable[Facts], mark: str) -> Iterator[str]:
    """Each set of facts on lines of its own, behind a mark."""
    for at, facts in enumerate(sets):
        head = f"{' ' * width(mark)}or " if at else mark
        text = "; ".join(map(_fact, facts)) or "whatever the facts"
        yield from hang(even(text), WIDTH, head, " " * width(head))


def _said_there(way: Way) -> Iterator[str]:
    spoken = "; ".join(map(_spoken, way.picks))
    if spoken:
        yield from _wrapped(f"answers: {spoken}", indent=2, further=9)
    if any(way.facts):
        yield from _either(way.facts, "  facts: ")
    elif not spoken:
        yield "  whatever is answered"


def _who(library: Library, found: Explained, role: str | None) -> Iterator[str]:
    """The limits behind what an outcome grants, and of a role alone who may more."""
    for name in found.node.grants:
        authority = library.shared.authority.get(name)
        if authority is None:
            continue
        yield ""
        yield from _wrapped(f"Who may decide {authority.label}:")
        wide = max((width(each.label) for each in library.shared.roles), default=0)
        for each in library.shared.roles:
            mark = f"{'>' if each.id == role else ' '} {pad(each.label, wide)}  "
            limits = _limits(library, authority, each.id, library.trees[found.tree].language)
            yield from hang(even(limits), WIDTH, mark, " " * (wide + 4))


def _limits(library: Library, authority: Authority, role: str, language: str) -> str:
    parts = []
    if authority.limits is not None:
        if role not in authority.limits:
            return "nothing without approval"
        parts.append(up_to(authority.limits[role], authority.currency, language))
    if authority.uses is not None:
        if role not in authority.uses.limits:
            return "nothing without approval"
        fact = library.shared.facts.get(authority.uses.fact)
        label = fact.label if fact is not None else authority.uses.fact
        most = authority.uses.limits[role]
        times = (
            "any number of times"
            if most is None
            else f"while '{label}' is below {display_number(most, language)}"
        )
        parts.append(times)
    return ", ".join(parts)


def _spoken(pick: Pick) -> str:
    return f"{pick.title}: {pick.label}"


def _fact(needed: Needed) -> str:
    return f"{needed.label}{' (entered again)' if needed.again else ''}: {needed.words}"


def _said(library: Library, found: Reach) -> str:
    facts = library.trees[found.tree].facts_in_scope(library.shared)
    words = []
    for name, value in found.facts.items():
        tree, _, fact_id = name.rpartition("/")
        fact = library.trees[tree].facts[fact_id] if tree else facts[fact_id]
        words.append(f"{name} = {show_value(fact, value)}")
    who = f", as {_role(library, found.role)}" if found.role else ""
    words += [f"incident '{each}' open" for each in found.incidents]
    return f"{who}, with {', '.join(words)}" if words else who


def _title(library: Library, tree: str) -> str:
    return f"tree '{tree}' ({library.trees[tree].title})" if library.trees[tree].title else f"tree '{tree}'"


def _role(library: Library, role: str) -> str:
    return library.shared.role_label(role) or ""


def _label(library: Library, authority: str) -> str:
    declared = library.shared.authority.get(authority)
    return authority if declared is None else declared.label


def _wrapped(text: str, *, indent: int = 0, further: int = 2) -> list[str]:
    return hang(even(text), WIDTH, " " * indent, " " * (indent + further))
