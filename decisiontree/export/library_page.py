"""The library as a view: the list of its trees, the trees whole, its roles and limits."""

from __future__ import annotations

from collections.abc import Sequence

from decisiontree.display import KINDS, Wording, display_date
from decisiontree.export.authority import authority_views
from decisiontree.export.fields import declared_field
from decisiontree.export.pages import Occasion, direction_of
from decisiontree.export.view import LibraryView, RoleView, TreeCard, TreeGroup, TreeView
from decisiontree.model import TREE_KINDS, Library


def library_view(
    library: Library, cards: Sequence[TreeCard], occasion: Occasion, trees: Sequence[TreeView] = ()
) -> LibraryView:
    """The list of the trees that are exported together, and the same trees whole."""
    shared = library.shared
    kinds = (*TREE_KINDS, *sorted({card.kind for card in cards} - set(TREE_KINDS)))
    groups = ((kind, tuple(card for card in cards if card.kind == kind)) for kind in kinds)
    language = cards[0].language if cards else "en"
    words = Wording(language, shared.facts, shared.roles, isolates=True)
    return LibraryView(
        title=shared.title or "Decision trees",
        language=language,
        direction=direction_of(language),
        date=display_date(occasion.now.date(), language),
        iso_date=occasion.now.date().isoformat(),
        groups=tuple(
            TreeGroup(kind, KINDS.get(kind, kind.capitalize()), group) for kind, group in groups if group
        ),
        trees=trees,
        roles=tuple(RoleView(role.id, role.label) for role in shared.roles),
        authority=authority_views(shared, language),
        facts=tuple(
            declared_field(fact, f"f-library-{fact_id}", words) for fact_id, fact in shared.facts.items()
        ),
    )
