"""A batch of fixes, tried: the library as it would be, or why it may not be. Writes nothing anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.editing import doubt, plan_documents
from decisiontree.errors import EditRefused
from decisiontree.fixing.offers import Offer, Tier, is_of_shape
from decisiontree.model import SHARED, Change, Together
from decisiontree.reader import Document, LibraryReading, read_document, reread
from decisiontree.text import Patch


@dataclass(frozen=True, slots=True)
class Attempt:
    """The documents that a batch would change, and the library with them."""

    changed: Mapping[str, Document]
    library: LibraryReading


def attempt(library: LibraryReading, file: str, offers: Sequence[Offer]) -> Attempt:
    """The batch applied to one file, and where it says so to others; raises EditRefused."""
    changed = _changed(library, file, offers)
    for name, document in changed.items():
        library = reread(library, name, document)
    return Attempt(changed, library)


def objection(
    offers: Sequence[Offer], tried: Attempt, before: Sequence[Diagnostic], after: Sequence[Diagnostic]
) -> str | None:
    """Why the batch is not to be kept: it leaves a finding, or brings an error that it cannot merely have revealed."""
    tier = min(offer.tier for offer in offers)
    if tier is not Tier.TEXT and any(document.root is None for document in tried.changed.values()):
        return "the file could no longer be read"
    stays = _counted(before), _counted(after)
    for identity, number in Counter(_identity(offer.finding) for offer in offers).items():
        if stays[1][identity] > stays[0][identity] - number:
            return "the finding would remain"
    if tier is Tier.TEXT:
        return None
    risen = _errors(after, tier) - _errors(before, tier)
    if not risen and tier is Tier.RULE and _heavy(after).total() > _heavy(before).total():
        risen = _heavy(after) - _heavy(before)
    return f"it would cause '{min(risen)[0]}'" if risen else None


def _changed(library: LibraryReading, file: str, offers: Sequence[Offer]) -> dict[str, Document]:
    document = library.document_of(file)
    if document is None:
        raise EditRefused(f"'{file}' is not one of the files that were read")
    edits = [offer.fix.edit for offer in offers]
    patches = [edit for edit in edits if isinstance(edit, Patch)]
    if patches:
        texts = sorted((edit for patch in patches for edit in patch.edits), key=lambda edit: edit.span)
        text = Patch(tuple(texts)).apply(document.text)
        return {file: read_document("\ufeff" * document.bom + text, file)}
    changes = [edit for edit in edits if not isinstance(edit, Patch)]
    return _planned(library, file, changes[0] if len(changes) == 1 else Together(tuple(changes)))


def _planned(library: LibraryReading, file: str, change: Change) -> dict[str, Document]:
    shared = library.shared
    of_all = SHARED if shared is not None and shared.document.file == file else None
    tree_id = of_all or library.tree_of(file)
    if tree_id is None:
        raise EditRefused(f"'{file}' contains no tree")
    edited = plan_documents(change, library, tree_id)
    if not edited:
        raise EditRefused("it would change nothing")
    documents = {name: edit.document for name, edit in edited.items()}
    for document in documents.values():
        reason = doubt(document)  # an edit is proved in the entries that it touches
        if reason is not None:
            raise EditRefused(reason)
    return documents


def _heavy(findings: Sequence[Diagnostic]) -> Counter[tuple[str, str]]:
    """Errors and warnings by rule and file."""
    return Counter(
        (finding.rule, finding.place.file) for finding in findings if finding.severity is not Severity.INFO
    )


def _identity(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.place.file, finding.rule, finding.message


def _counted(findings: Sequence[Diagnostic]) -> Counter[tuple[str, str, str]]:
    return Counter(map(_identity, findings))


def _errors(findings: Sequence[Diagnostic], tier: Tier) -> Counter[tuple[str, str]]:
    """Errors by rule and file; where the reader makes sense of more, only errors of shape are the fix's doing.

    A key that is put right is read, and so is what is wrong with its value; that was there before.
    """
    return Counter(
        (finding.rule, finding.place.file)
        for finding in findings
        if finding.severity is Severity.ERROR and (tier is Tier.RULE or is_of_shape(finding.rule))
    )
