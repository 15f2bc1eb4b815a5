"""A part of library.yaml as a card: the file's head, a collection, or one role, authority, fact and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from decisiontree.diagnostic import Diagnostic
from decisiontree.model import SHARED, Library, Path, Tree
from decisiontree.reader import LIBRARY, Document, FieldSpec, FieldType
from decisiontree.tui.card import Card, Entry, Heading
from decisiontree.tui.card_fields import entries_of, group
from decisiontree.tui.library_rows import SECTIONS
from decisiontree.tui.marks import path_of
from decisiontree.tui.node_card import with_findings
from decisiontree.tui.raw import mapping_of
from decisiontree.tui.single_fields import KEY, Setting, button, name_field, single
from decisiontree.tui.unread_lines import is_of_lines, is_unread, unread_entries

TITLE = "2 Shared by all trees"
_NOT_SHOWN = frozenset({"format"})


def library_card(
    document: Document,
    library: Library,
    part: Path,
    *,
    findings: Iterable[Diagnostic] = (),
    revealed: frozenset[Path] = frozenset(),
) -> Card:
    """The form of a part of library.yaml; paths of its fields are from the root of the file."""
    findings = tuple(findings)
    unread = tuple(unread_entries(document, findings)) if not part else ()
    findings = tuple(each for each in findings if not is_of_lines(each, document))
    if is_unread(document):
        return with_findings(Card(SHARED, None, TITLE, unread), findings)
    setting = Setting(Tree(id=SHARED), library, revealed)
    spec = next((each for each in SECTIONS if each.key == part[:1][0]), None) if part else None
    if spec is None:
        entries = _head(document, setting)
    elif len(part) == 1:
        entries = _section(spec)
    else:
        entries = _entry(document, setting, spec, part)
    own = [finding for finding in findings if path_of(finding)[: len(part)] == part]
    if not part:
        own = [finding for finding in own if path_of(finding)[:1] not in {(each.key,) for each in SECTIONS}]
    return with_findings(Card(SHARED, None, TITLE, (*unread, *entries)), own)


def _head(document: Document, setting: Setting) -> Iterator[Entry]:
    for spec in LIBRARY:
        if spec not in SECTIONS and spec.key not in _NOT_SHOWN:
            yield from entries_of(setting, spec, (spec.key,), document.plain((spec.key,)))
    for spec in SECTIONS:
        yield button((spec.key,), f"+ add {spec.noun or 'a snippet'}", spec.help)


def _section(spec: FieldSpec) -> Iterator[Entry]:
    yield Heading(spec.help, tight=True)
    yield button((spec.key,), f"+ add {spec.noun or 'a snippet'}", spec.help)


def _entry(document: Document, setting: Setting, spec: FieldSpec, part: Path) -> Iterator[Entry]:
    raw = document.plain(part)
    if spec.type is FieldType.MAPPING:
        yield name_field((*part, KEY), str(part[-1]))
    if spec.item is not None:
        words = replace(spec, type=spec.item, label="Text", required=True)
        yield single(setting, words, part, raw)
    else:
        yield from group(setting, spec.fields, part, mapping_of(raw))
