"""Authors' texts: placeholders told from braces, Markdown made into safe HTML.

Two walls: the Markdown parser knows no HTML, and what it made is cleaned again by lists of our own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape_silent

from decisiontree.export.view import ChoiceView, FieldView, Spoken, TextView
from decisiontree.model import PLACEHOLDER
from decisiontree.text import without_unseen

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)?")
_ISOLATE, _POP = "\u2068", "\u2069"
_ADDRESS = re.compile(r"(?:https?://[^\s]+|mailto:[^\s]+|tel:[^\s]+)\Z", re.IGNORECASE)
_TAGS = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "br", "span", "blockquote"}
_ATTRIBUTES = {"a": {"href", "target"}, "span": {"data-fact"}, "ol": {"start"}}
RULES = ["emphasis", "backticks", "link", "list", "blockquote", "newline", "escape"]
"""What Markdown means in a text, by the names of the parser's rules; docs/reference/texts.md shows each."""


def is_address(url: str) -> bool:
    """Whether a page may link to it: web pages, mail and telephone, nothing that runs or leads into the host."""
    return _ADDRESS.match(url) is not None


def markdown(text: TextView) -> Markup:
    """The text in paragraphs."""
    return Markup(_clean(_parser().render(source_of(text), {"names": text.names})))  # noqa: S704  cleaned


def inline(text: TextView) -> Markup:
    """The text on a line of its own, for headings and labels; links show their words only."""
    html = _parser().renderInline(source_of(text), {"names": text.names})
    return Markup(_clean(html, frozenset({"a"})))  # noqa: S704  cleaned


def source_of(text: TextView) -> str:
    """The words of a text; of an author's, without invisible characters."""
    return text.source if text.ours else without_unseen(text.source)


def parsed(text: TextView) -> list[Token]:
    """The text as the parser's tokens, for other formats than HTML."""
    return _parser().parse(source_of(text), {"names": text.names})


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
        return value if is_address(value) else None
    if attribute == "data-fact":
        return value if _NAME.fullmatch(value) else None
    return value


def _placeholder_rule(state: StateInline, silent: bool) -> bool:
    """`{name}` becomes a token of its own; `{{` becomes a brace."""
    if state.src[state.pos] != "{":
        return False
    match = PLACEHOLDER.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        if match[1] is None:
            state.pending += "{"
        else:
            token = state.push("placeholder", "span", 0)
            token.content = match[1]
            token.meta = {"stand_in": state.env["names"].get(match[1], match[1])}
    state.pos = match.end()
    return True


def _render_placeholder(
    _renderer: RendererHTML, tokens: list[Token], index: int, _options: object, _env: object
) -> str:
    token = tokens[index]
    return f'<span data-fact="{escape(token.content)}">[{escape(token.meta["stand_in"])}]</span>'


def _render_link(
    renderer: RendererHTML, tokens: list[Token], index: int, options: object, env: object
) -> str:
    tokens[index].attrSet("target", "_blank")
    return renderer.renderToken(tokens, index, options, env)  # type: ignore[arg-type]  # as the library calls it


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": 20}).enable(RULES)
    parser.inline.ruler.before("text", "placeholder", _placeholder_rule)
    parser.validateLink = is_address  # type: ignore[method-assign]  # the library's own way to say which links are links
    parser.add_render_rule("placeholder", _render_placeholder)
    parser.add_render_rule("link_open", _render_link)
    return parser
