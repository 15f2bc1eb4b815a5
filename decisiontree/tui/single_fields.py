"""One field of a card: how it is written, what it shows, what it can be chosen from and what it creates."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

from decisiontree.display import one_line
from decisiontree.editing import NameKind
from decisiontree.model import FactType, Library, Path, Tree
from decisiontree.reader import Document, FieldSpec, FieldType
from decisiontree.tui.card import TICK, TICKED, CardField, Creation, Editor, Slot
from decisiontree.tui.creation import ANY_TYPE
from decisiontree.tui.headline import headline
from decisiontree.tui.raw import Raw, text_of
from decisiontree.tui.retyping import fact_named
from decisiontree.tui.search import Hit
from decisiontree.tui.type_words import TYPE_WORDS

ADD = "+"
"""Last step of the path of a button: what it adds goes into the collection before it."""
KEY = "#key"
"""Last step of the path of a field that holds the name of an entry."""
NAME_HELP = "Its name; every place that uses it follows when it changes."
_FACT_TYPES = {"amount": (FactType.MONEY, FactType.INTEGER), "add": (FactType.CHOICES,)}
"""The types that a fact can have in a field that does not take any fact."""
TAKE_AWAY = Hit("-", "nothing", "take the field away")
_EDITORS = {
    FieldType.MARKDOWN: Editor.PROSE,
    FieldType.LINES: Editor.PROSE,
    FieldType.CONDITION: Editor.CONDITION,
    FieldType.NODE: Editor.LINK,
    FieldType.FACT: Editor.CHOICE,
    FieldType.AUTHORITY: Editor.CHOICE,
    FieldType.ROLE: Editor.CHOICE,
    FieldType.TREE: Editor.CHOICE,
    FieldType.CHOICE: Editor.CHOICE,
    FieldType.BOOLEAN: Editor.CHOICE,
}
_FIGURES = frozenset(
    {
        FieldType.INTEGER,
        FieldType.DATE,
        FieldType.MOMENT,
        FieldType.DURATION,
        FieldType.SHARE,
        FieldType.LIMIT,
        FieldType.VALUE,
    }
)
_CALLED_BY_WORDS = (FieldType.NODE, FieldType.FACT, FieldType.AUTHORITY, FieldType.TREE)
"""What has a name for files, and words that people call it by."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a field is seen in: its tree, its library, the fields asked for but empty, and library.yaml as it is written."""

    tree: Tree
    library: Library
    revealed: frozenset[Path] = field(default=frozenset())
    shared: Document | None = None


def single(setting: Setting, spec: FieldSpec, path: Path, raw: Raw, slot: Slot = Slot.LINE) -> CardField:
    """A field that holds one value."""
    editor = _EDITORS.get(spec.type, Editor.LINE)
    value = text_of(raw)
    inline = slot in (Slot.LEFT, Slot.RIGHT)
    choices = choices_of(setting, spec)
    shown = _shown(setting, spec, value)
    if editor is Editor.CHOICE and raw is not None and not spec.required:
        choices = (*choices, TAKE_AWAY)
    return CardField(
        path=path,
        label=spec.caption,
        editor=Editor.LINE if editor is Editor.PROSE and inline else editor,
        value=value,
        present=raw is not None,
        shown=shown,
        asides=_asides(setting, spec, value, shown),
        help=spec.help,
        choices=choices,
        slot=slot,
        missing=bool(value) and spec.type is FieldType.NODE and value not in setting.tree.nodes,
        creates=creation_of(spec, path),
        marker=TICK if spec.type is FieldType.LINES and spec.key in TICKED else "",
        is_figure=spec.type in _FIGURES,
        keeps_empty=spec.required,
    )


def creation_of(spec: FieldSpec, path: Path) -> Creation | None:
    """What can be created from a field: what it names, where that is declared by its label."""
    if spec.type is FieldType.AUTHORITY:
        return Creation(NameKind.AUTHORITY)
    if spec.type is FieldType.TREE:
        return Creation(NameKind.TREE)
    if spec.type is not FieldType.FACT and spec.name is not FieldType.FACT:
        return None
    if path[:1] == ("authority",):  # what counts how often something was given
        return Creation(NameKind.FACT, (FactType.INTEGER,))
    return Creation(NameKind.FACT, _FACT_TYPES.get(spec.key, ANY_TYPE))


def choices_of(setting: Setting, spec: FieldSpec) -> tuple[Hit, ...]:
    """What a field of this type can be chosen from."""
    shared = setting.library.shared
    match spec.type:
        case FieldType.FACT:
            # its own first, as an author looks for them first
            facts = {**setting.tree.facts, **setting.tree.facts_in_scope(shared)}.values()
            types = _FACT_TYPES.get(spec.key, ())
            fitting = [fact for fact in facts if not types or fact.type in types]
            fitting.sort(key=lambda fact: types.index(fact.type) if types else 0)
            return tuple(
                Hit(fact.id, fact.id, fact.label, TYPE_WORDS[fact.type], by_words=True) for fact in fitting
            )
        case FieldType.AUTHORITY:
            return tuple(
                Hit(each.id, each.id, each.label, by_words=True) for each in shared.authority.values()
            )
        case FieldType.ROLE:
            return tuple(Hit(role.id, role.id, role.label, by_words=True) for role in shared.roles)
        case FieldType.TREE:
            others = (tree for tree in setting.library.trees.values() if tree.id != setting.tree.id)
            return tuple(Hit(tree.id, tree.id, tree.title or "", by_words=True) for tree in others)
        case FieldType.BOOLEAN:
            return (Hit("true", "yes"), Hit("false", "no"))
        case _:
            called = zip_longest(spec.values, spec.words, spec.meanings, fillvalue="")
            return tuple(Hit(value, words or value, meaning) for value, words, meaning in called)


def button(  # noqa: PLR0913  what a button is made of
    path: Path,
    label: str,
    help_: str = "",
    *,
    choices: tuple[Hit, ...] = (),
    creates: Creation | None = None,
    under: bool = False,
) -> CardField:
    """Something to press that adds to a collection."""
    return CardField(
        path=(*path, ADD),
        label=label,
        editor=Editor.BUTTON,
        help=help_,
        choices=choices,
        creates=creates,
        slot=Slot.UNDER if under else Slot.LINE,
    )


def name_field(path: Path, name: str, help_: str = NAME_HELP) -> CardField:
    """The name of something, which is taken over when the field is left."""
    return CardField(path=path, label="id", editor=Editor.NAME, value=name, help=help_, keeps_empty=True)


def _asides(setting: Setting, spec: FieldSpec, value: str, shown: str | None) -> tuple[str, ...]:
    """The id of what is called by words; of a fact its type, and the id where there is room for both."""
    name = value if shown is not None and shown != value and spec.type in _CALLED_BY_WORDS else ""
    fact = fact_named(setting.tree, setting.library, value) if spec.type is FieldType.FACT else None
    if fact is None:
        return (name,) if name else ()
    kind = TYPE_WORDS[fact.type]
    return (f"{kind} · {name}", kind) if name else (kind,)


def _shown(setting: Setting, spec: FieldSpec, value: str) -> str | None:
    match spec.type:
        case FieldType.NODE if value in setting.tree.nodes:
            return headline(setting.tree.nodes[value]) or one_line(value)
        case FieldType.NODE if value:
            return f"{one_line(value)} · no such node"
        case FieldType.FACT | FieldType.AUTHORITY | FieldType.TREE if value:
            return next((one_line(hit.words) for hit in choices_of(setting, spec) if hit.key == value), None)
        case FieldType.BOOLEAN:
            return {"true": "yes", "false": "no"}.get(value)
        case FieldType.CHOICE if spec.words:
            return dict(zip(spec.values, spec.words, strict=False)).get(value)
        case _:
            return None
