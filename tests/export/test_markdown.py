"""Authors' texts as HTML: light Markdown, placeholders, and nothing that runs or loads."""

from __future__ import annotations

import re

import pytest

from decisiontree.export.markdown import inline, markdown
from decisiontree.export.plain_text import plain
from decisiontree.export.view import SeeView, TextView
from decisiontree.markup import is_address
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


HEADED = (
    "### What it *costs*\n| plan | {tier} | |\n|---|--:|---|\n| Basic | 10 | a |\n| `a\\|b` |\nThen this."
)


def test_a_heading_and_a_table_are_shown_as_such() -> None:
    """The table scrolls in a box that the keyboard reaches, called by its columns; a line without `|` ends it."""
    html = str(markdown(TextView(HEADED, NAMES)))
    assert html.startswith("<h3>What it <em>costs</em></h3>")
    assert (
        '<div class="table" tabindex="0" role="group" aria-label="plan, [Customer &lt;tier&gt;]"><table>'
        in html
    )
    assert (
        '<th scope="col" class="end"><span data-fact="tier">[Customer &lt;tier&gt;]</span></th>\n<td></td>'
        in html
    )
    assert '<td class="end">10</td>' in html
    assert "<td><code>a|b</code></td>" in html
    assert html.endswith("</table></div><p>Then this.</p>\n")
    assert "style=" not in html


@pytest.mark.parametrize(
    "source", ["# one", "## two", "#### four", "###none", "\\### escaped", "a | b\n| c |"]
)
def test_other_signs_stay_as_they_are_written(source: str) -> None:
    """A heading has three signs and a blank, a table a line below the names of its columns."""
    assert "<h" not in markdown(TextView(source))
    assert "<table" not in markdown(TextView(source))


def test_a_heading_fits_the_outline_of_the_page() -> None:
    """Below a card's own heading, it is of the fourth level."""
    assert markdown(TextView("### Costs"), 4) == "<h4>Costs</h4>"


def test_a_link_within_the_library_shows_a_section_of_the_page() -> None:
    """A link to what is not there is its words."""
    sees = {"#owed": SeeView("n-owed", "What is owed")}
    html = markdown(TextView("[this](#owed), [that](#other), [these](tree:refund)", sees=sees))
    assert html == '<p><a href="#n-owed" data-see="" rel="noopener noreferrer">this</a>, that, these</p>\n'
    assert plain(TextView("[this](#owed), [that](#other)", sees=sees)) == "this (What is owed), that"
    assert inline(TextView("[this](#owed)", sees=sees)) == "this"


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
