"""Trees become files: a view of each page, an exporter's templates, bytes by path, written atomically."""

from __future__ import annotations

from collections.abc import Sequence

from decisiontree.export.brand import Brand
from decisiontree.export.images import pictures_of
from decisiontree.export.lazy_views import LazyViews
from decisiontree.export.library_page import library_card, library_view
from decisiontree.export.locate import Exporter, exporter_names, find_exporter, ignored_folders
from decisiontree.export.logo import logo_asset
from decisiontree.export.origin import ExportOrigin
from decisiontree.export.pages import Occasion, tree_card, tree_view
from decisiontree.export.palette import SetColour
from decisiontree.export.render import render_pages
from decisiontree.export.shown import as_shown
from decisiontree.export.view import LibraryCard
from decisiontree.export.write import ExportWritten, write_files
from decisiontree.export.written_list import LIST_OF_LIBRARIES, lists_libraries, standing_pages
from decisiontree.model import Library

__all__ = [
    "LIST_OF_LIBRARIES",
    "Brand",
    "ExportOrigin",
    "ExportWritten",
    "Exporter",
    "LibraryCard",
    "Occasion",
    "SetColour",
    "export_library",
    "export_list_of_libraries",
    "exporter_names",
    "find_exporter",
    "ignored_folders",
    "library_card",
    "lists_libraries",
    "logo_asset",
    "pictures_of",
    "standing_pages",
    "write_files",
]


def export_library(
    library: Library,
    tree_ids: tuple[str, ...],
    occasion: Occasion,
    exporter: Exporter,
    standing: tuple[str, ...] = (),
) -> dict[str, bytes]:
    """Every file of an export by its path; pure but for reading the exporter's folder.

    `standing` are trees of the library whose pages are there already: pages of the whole library list them, too.
    """
    library = as_shown(library)
    views = {tree_id: tree_view(library, tree_id, occasion) for tree_id in tree_ids}
    cards = {tree_id: view.card for tree_id, view in views.items()}
    cards |= {tree_id: tree_card(library, tree_id, occasion) for tree_id in standing if tree_id not in cards}
    listed = sorted(cards) if standing else tree_ids
    whole = LazyViews(
        len(listed),
        lambda: tuple(views.get(tree_id) or tree_view(library, tree_id, occasion) for tree_id in listed),
    )
    shelf = library_view(library, [cards[tree_id] for tree_id in listed], occasion, whole)
    return render_pages(exporter, shelf, views, brand=occasion.brand)


def export_list_of_libraries(
    cards: Sequence[LibraryCard], occasion: Occasion, exporter: Exporter
) -> dict[str, bytes]:
    """The page that lists several libraries, if the exporter has one."""
    shelf = library_view(Library(), (), occasion)
    return render_pages(exporter, shelf, {}, libraries=cards, brand=occasion.brand)
