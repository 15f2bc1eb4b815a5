"""A node, or the head of a tree, as a card: which fields it shows, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from decisiontree.diagnostic import Diagnostic
from decisiontree.model import NEEDED_BY_RESOLUTION, Library, Path, Tree, Unreadable
from decisiontree.reader import CONTENT, HEAD, KINDS, Document, FieldSpec, FieldType
from decisiontree.text import Span
from decisiontree.tui.card import Card, CardField, Editor, Entry, Heading
from decisiontree.tui.card_fields import entries_of
from decisiontree.tui.headline import called, kind_of
from decisiontree.tui.marks import path_of
from decisiontree.tui.raw import Raw, mapping_of, text_of
from decisiontree.tui.search import Hit
from decisiontree.tui.single_fields import Setting, button, name_field
from decisiontree.tui.unread_lines import is_of_lines, is_unread, unread_entries

ID: Path = ("#id",)
KIND: Path = ("#kind",)
RAW: Path = ("#raw",)
MORE = "#more"
ONLY_WHEN = "#when"
VARIANTS = (
    ("say", "another wording to say"),
    ("must_say", "another text to say word for word"),
    ("do", "another task to do"),
    ("note", "another paragraph of the note"),
    ("because", "another paragraph of the reason"),
)
"""Texts that can become lists."""
NODE_TITLE, TREE_TITLE = "2 Node", "2 Tree"
SOURCES_SHOWN = 4
ALWAYS = frozenset({"say", "note", "ask"})
"""Fields that a card shows also when they are empty."""
SILENT = frozenset({"branch", "subtree"})
"""Kinds that the rep passes without stopping unless there is a text."""
_MAIN = frozenset({"ask", "listen", "outcome", "decide", "run", "say", "must_say", "do", "cases", "collect"})
_LAST = "title"
_SPOKEN = ("say", "must_say", "do", "note")
_HIDDEN_IN_HEAD = frozenset({"format", "nodes"})
_FOLDED_IN_HEAD = frozenset({"language", "tags", "requires", "phrases"})
_ASKED_FOR = (FieldType.NODE, FieldType.FACT)
"""A kind's own fields of these types are shown also when they are empty."""
_WAYS = (FieldType.LIST, FieldType.MAPPING, FieldType.NODE)


def node_card(  # noqa: PLR0913  what a card is made of
    document: Document,
    tree: Tree,
    library: Library,
    node_id: str,
    *,
    findings: Iterable[Diagnostic] = (),
    revealed: frozenset[Path] = frozenset(),
    sources: Sequence[str] = (),
    shared: Document | None = None,
) -> Card:
    """The form of a node; `sources` are the nodes that link to it, `shared` is library.yaml."""
    node = tree.nodes.get(node_id)
    if node is None or isinstance(node, Unreadable):
        return _unreadable(document, tree, node_id, findings)
    kind = kind_of(node)
    raw = mapping_of(document.plain(("nodes", node_id)))
    single = [(key, words) for key, words in VARIANTS if text_of(raw.get(key))]
    more = (
        *(Hit(f"{key}{MORE}", words) for key, words in single),
        *(Hit(f"{key}{ONLY_WHEN}", f"a condition for '{key}'") for key, _ in single),
    )
    setting = Setting(tree, library, revealed, shared)
    *fields, adding = _fields(setting, _in_order(kind), raw, _shown_keys(kind, raw), noun="node", more=more)
    names = _names(setting, node_id, raw)
    entries = (_kind_field(kind), *fields, *names, adding, *_came_from(tree, sources))
    return with_findings(Card(tree.id, node_id, NODE_TITLE, entries), findings)


def head_card(
    document: Document,
    tree: Tree,
    library: Library,
    *,
    findings: Iterable[Diagnostic] = (),
    revealed: frozenset[Path] = frozenset(),
) -> Card:
    """The form of what stands outside the nodes of a tree."""
    findings = tuple(findings)
    unread = tuple(unread_entries(document, findings))
    findings = tuple(each for each in findings if not is_of_lines(each, document))
    if is_unread(document):
        return with_findings(Card(tree.id, None, TREE_TITLE, unread), findings)
    specs = [spec for spec in HEAD if spec.key not in _HIDDEN_IN_HEAD]
    written = (spec.key for spec in specs if document.at((spec.key,)) is not None)
    raw = {key: document.plain((key,)) for key in written}  # never the nodes: there may be thousands
    shown = (spec.key for spec in specs if spec.key not in _FOLDED_IN_HEAD or spec.key in raw)
    entries = _fields(Setting(tree, library, revealed), specs, raw, shown, noun="tree")
    return with_findings(Card(tree.id, None, TREE_TITLE, (*unread, *entries)), findings)


def main_field(card: Card) -> int:
    """Where one begins to write: in the words that a node is made of, those that are there or have to be."""
    words = [at for at, field in enumerate(card.fields) if field.path[0] in _MAIN]
    said = (at for at in words if card.fields[at].value or card.fields[at].is_due)
    return next(said, words[0] if words else 0)


def with_findings(card: Card, findings: Iterable[Diagnostic]) -> Card:
    """The card with each finding of its node under the field that it is about, else under the first one."""
    by_field: dict[Path, tuple[Diagnostic, ...]] = {}
    for finding in findings:
        field = card.field_about(path_of(finding)) if finding.place.node == card.node else None
        if field is not None:
            by_field[field.path] = (*by_field.get(field.path, ()), finding)
    entries = (
        replace(entry, findings=by_field[entry.path])
        if isinstance(entry, CardField) and entry.path in by_field
        else entry
        for entry in card.entries
    )
    return replace(card, entries=tuple(entries))


def _fields(  # noqa: PLR0913  what a card is made of
    setting: Setting,
    specs: Sequence[FieldSpec],
    raw: Mapping[str, Raw],
    shown: Iterable[str],
    *,
    noun: str,
    more: tuple[Hit, ...] = (),
) -> Iterator[Entry]:
    """The fields that are shown or were asked for, and a button for the others, with what `more` it adds."""
    keys = {*shown, *(str(path[0]) for path in setting.revealed)}
    for spec in specs:
        if spec.key in keys:
            yield from entries_of(setting, spec, (spec.key,), raw.get(spec.key))
    hidden = (Hit(spec.key, spec.label.lower(), spec.help) for spec in specs if spec.key not in keys)
    yield button((), "+ add a field …", f"What else the {noun} can have.", choices=(*hidden, *more))


def _kind_field(kind: str) -> CardField:
    kinds = tuple(Hit(spec.name, spec.name, spec.help) for spec in KINDS.values())
    return CardField(
        path=KIND, label="kind", editor=Editor.CHOICE, value=kind, help=KINDS[kind].help, choices=kinds
    )


def _names(setting: Setting, node_id: str, raw: Mapping[str, Raw]) -> Iterator[Entry]:
    """What the node is called: seldom written, so after everything else."""
    yield Heading("")
    title = next(spec for spec in CONTENT if spec.key == _LAST)
    yield from entries_of(setting, title, (_LAST,), raw.get(_LAST))
    yield name_field(ID, node_id, "Its name in links and logs; every link follows when it changes.")


def _came_from(tree: Tree, sources: Sequence[str]) -> Iterator[Entry]:
    if sources:
        names = [*dict.fromkeys(sources)]
        shown = [called(tree, name) for name in names[:SOURCES_SHOWN]]
        more = " · …" if len(names) > SOURCES_SHOWN else ""
        yield Heading(f"from {' · '.join(shown)}{more}")


def _in_order(kind: str) -> list[FieldSpec]:
    """The kind's own words, what is said, the kind's ways on, the rest; the title comes later."""
    content = {spec.key: spec for spec in CONTENT if spec.key != _LAST}
    own = KINDS[kind].fields
    words = [spec for spec in own if spec.type not in _WAYS]
    ways = [spec for spec in own if spec.type in _WAYS]
    spoken = [content.pop(key) for key in _SPOKEN]
    return [*words, *spoken, *ways, *content.values()]


def _shown_keys(kind: str, raw: Mapping[str, Raw]) -> Iterator[str]:
    yield from raw
    yield from ALWAYS if kind not in SILENT else ()
    yield from (spec.key for spec in KINDS[kind].fields if spec.required or spec.type in _ASKED_FOR)
    yield from NEEDED_BY_RESOLUTION.get(text_of(raw.get("resolution")), ())


def _unreadable(document: Document, tree: Tree, node_id: str, findings: Iterable[Diagnostic]) -> Card:
    span = raw_span(document, node_id)
    messages = [finding.message for finding in findings if finding.place.node == node_id]
    field = CardField(
        path=RAW,
        label="text",
        editor=Editor.RAW,
        value=document.text[span.start : span.end],
        help="The node as written in the file; fix it here.",
        keeps_empty=True,
    )
    told = [Heading(f"● {message}", tight=True) for message in messages]
    entries: tuple[Entry, ...] = (Heading("this node cannot be read; its lines in the file:"), *told, field)
    return Card(tree.id, node_id, NODE_TITLE, entries)


def raw_span(document: Document, node_id: str) -> Span:
    """Where the lines of a node stand in the file, without the line feed after the last one."""
    span = document.locate(("nodes", node_id))
    return Span(span.start, span.start + len(document.text[span.start : span.end].rstrip("\n")))
