"""Authors' texts as HTML: light Markdown, placeholders, and nothing that runs or loads."""

from __future__ import annotations

import re

import pytest

from decisiontree.export.markdown import inline, is_address, markdown
from decisiontree.export.plain_text import plain
from decisiontree.export.view import TextView
from decisiontree.model import with_snippets

NAMES = {"tier": "Customer <tier>"}
HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt:alert(1))",
    "[click](data:text/html,<script>alert(1)</script>)",
    "[click](//evil.example)",
    "[click](/relative)",
    '[click](https://x.example/"onmouseover=alert(1))',
    "![picture](https://evil.example/track.png)",
    "<https://evil.example>",
    "`<b>code</b>`",
    "{{7*7}} {% raw %} ${7*7}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '" onfocus="alert(1)" autofocus="',
    "<style>*{display:none}</style>",
    "<!-- --><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "[a](<javascript:alert(1)>)",
    "[a]: javascript:alert(1)\n\n[a]",
)
TAG = re.compile(r"<([a-z0-9]+)")
ALLOWED = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "br", "span", "blockquote"}


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_text_leaves_no_foreign_markup(source: str) -> None:
    """Only our own elements come out, none with a handler or an address that could run."""
    for html in (str(markdown(TextView(source))), str(inline(TextView(source)))):
        assert set(TAG.findall(html)) <= ALLOWED
        assert not re.search(r"<[^>]*\s(?:on\w+|style|src)\s*=", html)
        for address in re.findall(r'href="([^"]*)"', html):
            assert is_address(address)


def test_a_placeholder_becomes_an_element_with_its_stand_in() -> None:
    """The name is kept for the page to fill, the label stands in until then, escaped."""
    html = markdown(TextView("You are *{tier}*.", NAMES))
    assert html == '<p>You are <em><span data-fact="tier">[Customer &lt;tier&gt;]</span></em>.</p>\n'


def test_two_braces_are_one_brace() -> None:
    """`{{tier}` is no placeholder."""
    assert "data-fact" not in markdown(TextView("{{tier} stays", NAMES))
    assert plain(TextView("{{tier} stays", NAMES)) == "{tier} stays"


def test_a_name_like_a_property_of_objects_is_only_a_name() -> None:
    """`constructor` is a fact id like any other."""
    assert 'data-fact="constructor"' in markdown(TextView("{constructor}"))


def test_snippets_are_put_in_and_keep_their_placeholders() -> None:
    """A snippet's own placeholder is filled like any other."""
    text = TextView(with_snippets("{greeting} Well.", {"greeting": "Hello {tier}."}), NAMES)
    assert text.source == "Hello {tier}. Well."


def test_snippets_bring_no_more_than_a_text_may_hold() -> None:
    """A few kilobytes of placeholders would be a gigabyte otherwise; those beyond stay, and `snippets-too-long` told of them."""
    text = TextView(with_snippets("{long}" * 100, {"long": "x" * 1000}), NAMES)
    assert text.source == "x" * 65_000 + "{long}" * 35


def test_a_link_opens_beside_the_page() -> None:
    """A look-up never replaces the call."""
    html = markdown(TextView("[orders](https://orders.example/?a=1&b=2)"))
    assert 'target="_blank"' in html
    assert 'rel="noopener noreferrer"' in html


def test_a_label_has_no_links() -> None:
    """An answer is a link itself."""
    assert inline(TextView("[orders](https://orders.example/)")) == "orders"


def test_characters_nobody_sees_are_left_out() -> None:
    """Words cannot be turned round behind the reader's back."""
    assert plain(TextView("pay\u202e eno\u2066")) == "pay eno"
    assert "\u202e" not in markdown(TextView("pay\u202e"))


def test_a_line_end_that_was_written_is_kept() -> None:
    """Scripts are read out line by line."""
    assert markdown(TextView("one\ntwo")) == "<p>one<br>\ntwo</p>\n"
