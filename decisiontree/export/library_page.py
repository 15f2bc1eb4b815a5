"""The library as a view: the list of its trees, the trees whole, its roles and limits."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from decisiontree.display import KINDS, Wording, display_date
from decisiontree.export.authority import authority_views
from decisiontree.export.fields import declared_field
from decisiontree.export.manifest import Page
from decisiontree.export.pages import Occasion, direction_of
from decisiontree.export.view import LibraryCard, LibraryView, RoleView, TreeCard, TreeGroup, TreeView
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
        up=occasion.up,
        company=occasion.brand.name,
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


def library_card(name: str, library: Library, tree_ids: Sequence[str], pages: Sequence[Page]) -> LibraryCard:
    """One of several libraries; `name` is the folder of its pages, `pages` those that its exporter makes."""
    lists = [page.to for page in pages if page.per == "library"]
    place = "/".join(map(quote, name.split("/")))
    return LibraryCard(
        name=name,
        title=library.shared.title or name,
        language=library.trees[tree_ids[0]].language,
        trees=len(tree_ids),
        href=f"{place}/{lists[0] if lists else ''}",
    )
