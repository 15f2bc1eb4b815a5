"""Authors' texts as safe HTML.

Two walls: the Markdown parser knows no HTML, and what it made is cleaned again by lists of our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape_silent

from decisiontree.export.view import ChoiceView, FieldView, Spoken, TextView
from decisiontree.markup import is_address, make_parser
from decisiontree.model import is_within
from decisiontree.text import without_unseen

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)?")
_ISOLATE, _POP = "\u2068", "\u2069"
_HEADINGS = ("h3", "h4")
_TABLE = {"table", "thead", "tbody", "tr", "th", "td", "div"}
_TAGS = {
    "p", "em", "strong", "code", "a", "ul", "ol", "li", "br", "span", "blockquote", *_HEADINGS, *_TABLE
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "target", "data-see"},
    "span": {"data-fact"},
    "ol": {"start"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "th": {"scope", "class"},
    "td": {"class"},
}
_VALUES = {
    "class": ("table", "center", "end"),
    "tabindex": ("0",),
    "role": ("group",),
    "scope": ("col",),
    "data-see": ("",),
}
_ALIGNED = {"text-align:center": "center", "text-align:right": "end"}
"""The class of a cell by the style that the parser gives it: the page's policy forbids styles of elements."""


def markdown(text: TextView, level: int = 3) -> Markup:
    """The text in paragraphs; its headings are of this level, 3 or 4."""
    env = {"names": text.names, "sees": text.sees, "level": min(4, max(3, level))}
    return Markup(_clean(_parser().render(source_of(text), env)))  # noqa: S704  cleaned


def inline(text: TextView) -> Markup:
    """The text on a line of its own, for headings and labels; links show their words only."""
    html = _parser().renderInline(source_of(text), {"names": text.names, "sees": {}})
    return Markup(_clean(html, frozenset({"a"})))  # noqa: S704  cleaned


def lists(text: str) -> Markup:
    """A hint of a fact: as it is written, but for its lists."""
    return Markup(_clean(_list_parser().render(text)))  # noqa: S704  cleaned


def source_of(text: TextView) -> str:
    """The words of a text; of an author's, without invisible characters."""
    return text.source if text.ours else without_unseen(text.source)


def parsed(text: TextView) -> list[Token]:
    """The text as the parser's tokens, for other formats than HTML."""
    return _parser().parse(source_of(text), {"names": text.names, "sees": {}})


def lang(language: str | None) -> Markup:
    """The attribute that tells of what language an element is; nothing where its surroundings tell."""
    return Markup(' lang="{}"').format(language) if language else Markup("")


def said(text: TextView | ChoiceView | FieldView, at: Spoken) -> Markup:
    """The same for a text that is the page's own where the tree's language is another one."""
    return lang(at.english if text.ours else None)


def mixed(text: str, at: Spoken) -> Markup:
    """Words of the page in which an author's stand between isolates: those are marked as of their own language."""
    before, *rest = escape_silent(text).split(_ISOLATE)
    parts = (part.partition(_POP) for part in rest)
    own = (Markup("<span{}>{}</span>{}").format(lang(at.own), part, after) for part, _, after in parts)
    plain = (part + after for part, _, after in (part.partition(_POP) for part in rest))
    return before + Markup("").join(own if at.own else plain)


def _clean(html: str, without: frozenset[str] = frozenset()) -> str:
    return nh3.clean(
        html,
        tags=_TAGS - without,
        clean_content_tags=set(),
        attributes=_ATTRIBUTES,
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )


def _keep_attribute(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if is_address(value) or value.startswith("#") else None
    if attribute == "data-fact":
        return value if _NAME.fullmatch(value) else None
    if attribute in _VALUES:
        return value if value in _VALUES[attribute] else None
    return value


def _render_placeholder(
    _renderer: RendererHTML, tokens: list[Token], index: int, _options: object, _env: object
) -> str:
    token = tokens[index]
    return f'<span data-fact="{escape(token.content)}">[{escape(token.meta["stand_in"])}]</span>'


def _render_link(
    renderer: RendererHTML, tokens: list[Token], index: int, options: object, env: dict[str, object]
) -> str:
    """A link to the web opens beside the page; one to a node shows a section of this page."""
    link = tokens[index]
    address = str(link.attrGet("href"))
    if is_within(address):
        sees = env["sees"]
        seen = sees.get(address) if isinstance(sees, Mapping) else None
        if seen is None:
            return ""
        return f'<a href="#{escape(seen.section)}" data-see="">'
    link.attrSet("target", "_blank")
    return renderer.renderToken(tokens, index, options, env)  # type: ignore[arg-type]  # as the library calls it


def _render_heading(
    _renderer: RendererHTML, tokens: list[Token], index: int, _options: object, env: dict[str, object]
) -> str:
    return f"<{'/' if tokens[index].nesting < 0 else ''}h{env['level']}>"


def _render_table(
    _renderer: RendererHTML, tokens: list[Token], index: int, _options: object, _env: object
) -> str:
    """A table in a box that scrolls; who uses no mouse can move into the box, which is called by its columns."""
    names = ", ".join(filter(None, _columns(tokens, index)))
    named = f' role="group" aria-label="{escape(names)}"' if names else ""
    return f'<div class="table" tabindex="0"{named}><table>'


def _render_table_end(*_: object) -> str:
    return "</table></div>"


def _render_cell(
    _renderer: RendererHTML, tokens: list[Token], index: int, _options: object, _env: object
) -> str:
    """A column without a name has no heading cell: a screen reader would read an empty name out."""
    cell = tokens[index]
    aligned = _ALIGNED.get(str(cell.attrGet("style")))
    kind = f' class="{aligned}"' if aligned else ""
    if cell.tag == "th" and not tokens[index + 1].content:
        tokens[index + 2].tag = cell.tag = "td"
    return f'<th scope="col"{kind}>' if cell.tag == "th" else f"<td{kind}>"


def _columns(tokens: Sequence[Token], index: int) -> Iterator[str]:
    """The names of a table's columns, without signs."""
    for at in range(index, len(tokens)):
        if tokens[at].type == "thead_close":
            return
        if tokens[at].type == "th_open":
            spans = tokens[at + 1].children or ()
            yield "".join(f"[{each.meta['stand_in']}]" if each.meta else each.content for each in spans)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = make_parser()
    parser.add_render_rule("placeholder", _render_placeholder)
    parser.add_render_rule("link_open", _render_link)
    parser.add_render_rule("heading_open", _render_heading)
    parser.add_render_rule("heading_close", _render_heading)
    parser.add_render_rule("table_open", _render_table)
    parser.add_render_rule("table_close", _render_table_end)
    parser.add_render_rule("th_open", _render_cell)
    parser.add_render_rule("td_open", _render_cell)
    return parser


@lru_cache(maxsize=1)
def _list_parser() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": 20}).enable(["list", "newline"])
