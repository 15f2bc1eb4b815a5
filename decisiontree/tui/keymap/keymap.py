"""The keymap of the settings, as far as it makes sense, and what is wrong with the rest. Reads no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from decisiontree.files import shown
from decisiontree.settings import Settings
from decisiontree.text import Nearest, did_you_mean
from decisiontree.tui.key_names import name_of
from decisiontree.tui.keymap.bound import Bound, places
from decisiontree.tui.keymap.changed_keys import Keymap
from decisiontree.tui.keymap.written_keys import NoSuchKey, is_typed, key_of

SECTION = "editor.keys"


def keymap_of(settings: Settings) -> Keymap:
    """What the settings say of keys."""
    if not settings.keys:
        return Keymap()
    at = places()
    bound = {each.id: each for place in at.values() for each in place}
    problems: dict[str, str] = {}
    wanted: dict[str, tuple[str, ...]] = {}
    for name, keys in settings.keys.items():
        try:
            wanted[name] = _keys_for(name, keys, bound)
        except NoSuchKey as problem:
            problems[name] = str(problem)
    while clash := next(_clashes(wanted, at), None):
        name, problems[name] = clash
        del wanted[name]
    return Keymap(
        MappingProxyType({name: ",".join(keys) for name, keys in wanted.items()}),
        MappingProxyType({name: bound[name].words for name in wanted}),
        tuple(f"{_place(settings, name)}: {problem}" for name, problem in problems.items()),
    )


def _place(settings: Settings, name: str) -> str:
    own = settings.personal
    if own is not None and (SECTION, name) not in settings.lines:
        return _place(own, name)
    file = "decisiontree.toml" if settings.file is None else shown(settings.file)
    return f"{file}:{settings.lines.get((SECTION, name), 1)}"


def _keys_for(name: str, written: tuple[str, ...], bound: Mapping[str, Bound]) -> tuple[str, ...]:
    """The keys for a command. Raises NoSuchKey."""
    if name not in bound:
        advice = did_you_mean(Nearest().to(name, tuple(bound)), "")
        raise NoSuchKey(f"'{name}' is not a command of the editor{advice}")
    keys: list[str] = []
    for each in written:
        try:
            keys.append(key_of(each))
        except NoSuchKey as problem:
            raise NoSuchKey(f"'{name}' cannot have the key '{each}': {problem}") from None
        if bound[name].in_fields and is_typed(keys[-1]):
            raise NoSuchKey(
                f"'{name}' cannot have the key '{each}': it also works in fields, where '{each}' is typed"
            )
    return tuple(keys)


def _clashes(
    wanted: Mapping[str, tuple[str, ...]], at: Mapping[str, tuple[Bound, ...]]
) -> Iterator[tuple[str, str]]:
    """A command whose new key does something else in the same place, and the words for that; the last one first."""
    for name in reversed([*wanted]):
        for place in at.values():
            if all(each.id != name for each in place):
                continue
            for other in place:
                taken = wanted.get(other.id, other.keys)
                both = [key for key in wanted[name] if key in taken and other.id != name]
                if both:
                    what = f"'{other.id}' ({other.words}) has it in the same place"
                    yield name, f"'{name}' cannot have the key '{name_of(both[0])}': {what}"
