"""Templates and views become files in memory. Owns Jinja; touches the disk only to read an exporter's folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    TemplateNotFound,
    TemplateRuntimeError,
    select_autoescape,
)
from jinja2.loaders import split_template_path

from decisiontree.errors import UsageError
from decisiontree.export import folding, markdown, plain_text, printed
from decisiontree.export.assets import assets_of
from decisiontree.export.brand import NO_BRAND, Brand
from decisiontree.export.locate import Exporter, read_text
from decisiontree.export.missing import Missing
from decisiontree.export.sandbox import STEPS, BoundedSandbox
from decisiontree.export.template_faults import as_usage_error
from decisiontree.export.view import LibraryCard, LibraryView, TreeView
from decisiontree.export.written_list import PAGE_BYTES
from decisiontree.files import shown

# Jinja's own list knows `.html` and not `.html.j2`: each ending that needs escaping is named.
ESCAPED = ("html", "html.j2", "svg", "svg.j2", "xml", "xml.j2")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large an export may become: a page, all pages, in bytes, and the steps that the templates of a page may take."""

    page: int = PAGE_BYTES
    pages: int = 1 << 30
    steps: int = STEPS


BOUNDS = Bounds()


class _Templates(FileSystemLoader):
    """Templates of a folder, read by the guarded door for files of strangers."""

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002  as Jinja has it
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, and the file that faults in it are told of."""
        file = Path(self.searchpath[0], *split_template_path(template))
        if not os.path.lexists(file):
            raise TemplateNotFound(template)
        return read_text(file), shown(file), lambda: True


def render_pages(  # noqa: PLR0913  what pages are made of
    exporter: Exporter,
    library: LibraryView,
    trees: Mapping[str, TreeView],
    bounds: Bounds = BOUNDS,
    *,
    libraries: Sequence[LibraryCard] = (),
    brand: Brand = NO_BRAND,
) -> dict[str, bytes]:
    """Every file of an export by its path inside the folder to write to. Raises UsageError, NotReadable.

    With `libraries` it is the list of these, else the pages of one library.
    """
    environment = environment_of(exporter)
    assets = brand.put_on(assets_of(exporter))
    files: dict[str, bytes] = {}
    taken: dict[str, str | None] = {}
    left = bounds.pages
    for page in exporter.pages:
        if (page.per == "libraries") != bool(libraries):
            continue
        views = list(trees.items()) if page.per == "tree" else [(None, None)]
        for tree_id, tree in views:
            path = page.path(tree_id)
            if path in taken:
                raise UsageError(
                    f"rename the tree '{tree_id or taken[path]}': '{path}' is the name of another page"
                )
            taken[path] = tree_id
            given = {"library": library, "libraries": libraries, "tree": tree, "assets": assets}
            environment.steps_left = bounds.steps
            with as_usage_error(exporter, page.template, environment):
                template = environment.get_template(page.template)
                pieces = cast("Generator[str]", template.generate(given))
                files[path] = _joined(pieces, path, min(left, bounds.page))
            left -= len(files[path])
    return files


def environment_of(exporter: Exporter) -> BoundedSandbox:
    """A Jinja that escapes by itself, knows no undefined name and lets templates change nothing."""
    folders = {name: _Templates(folder / "templates") for name, folder in exporter.chain.items()}
    loaders: list[BaseLoader] = [*folders.values()]
    loaders.append(PrefixLoader({f"!{name}": loader for name, loader in folders.items()}))
    environment = BoundedSandbox(
        loader=ChoiceLoader(loaders),
        undefined=Missing,
        autoescape=select_autoescape(ESCAPED, default_for_string=True, default=False),
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # filler text by chance, of any length
    del environment.globals["lipsum"]
    # values as Python writes them
    del environment.filters["pprint"]
    environment.filters["join"] = printed.join
    environment.filters |= _for_texts(
        {"line": plain_text.line, "md": plain_text.md, "mermaid": plain_text.mermaid}, words=True
    )
    environment.bound_filters()
    environment.filters |= _for_texts({"head": folding.head, "rest": folding.rest}, words=True)
    environment.filters |= _for_texts(
        {"markdown": markdown.markdown, "inline": markdown.inline, "plain": plain_text.plain}, words=False
    )
    environment.filters |= {
        "lists": markdown.lists,
        "lang": markdown.lang,
        "said": markdown.said,
        "mixed": markdown.mixed,
    }
    environment.tests |= {"long": folding.is_long, "listed": folding.has_lists}
    # Order is meaning here: sorted keys would shuffle the options.
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False, "separators": (",", ":")}
    return environment


def _for_texts(
    filters: Mapping[str, Callable[..., object]], *, words: bool
) -> dict[str, Callable[..., object]]:
    return {name: printed.for_texts(name, each, words=words) for name, each in filters.items()}


def _joined(pieces: Generator[str], path: str, most: int) -> bytes:
    """A page in one piece. What is wrong with a piece is raised where the template makes it, so that its line is known."""
    kept: list[str] = []
    left = most
    for piece in pieces:
        kept.append(piece)
        try:
            left -= len(piece) if piece.isascii() else len(piece.encode())
        except UnicodeEncodeError as error:
            pieces.throw(error)
        if left < 0:
            pieces.throw(
                TemplateRuntimeError(f"'{path}' would be larger than {most} bytes, which is the limit")
            )
    return "".join(kept).encode()
