"""exporter.toml: what may stand there, and what is said of mistakes."""

from __future__ import annotations

import pytest

from decisiontree.errors import UsageError
from decisiontree.export.manifest import AssetFiles, Page, parse_manifest

GOOD = """
summary = "plain text"
contract = 1
[[page]]
template = "tree.txt.j2"
per = "tree"
to = "{tree.id}.txt"
[assets]
style = "plain.css"
"""


def test_a_manifest_names_pages_and_assets() -> None:
    """Everything of the file is there."""
    manifest = parse_manifest(GOOD, "plain")
    assert manifest.summary == "plain text"
    assert [page.path("refund") for page in manifest.pages] == ["refund.txt"]
    assert dict(manifest.assets) == {"style": AssetFiles(("plain.css",))}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("contract = 1", "contract = 2", "contract 2"),
        ("contract = 1", "", "'contract' is missing; write `contract = 1`"),
        ("contract = 1", 'contract = "1"', "'contract' must be the number 1, without quotes"),
        ("contract = 1", "contract = true", "'contract' must be the number 1"),
        ("summary =", "sumary =", "unknown key 'sumary'; did you mean 'summary'?"),
        ('per = "tree"', 'per = "node"', "'per' is one of"),
        ('per = "tree"', 'per = "libary"', "not 'libary'; did you mean 'library'?"),
        ('per = "tree"', 'per = "library"', "'to' contains {tree.id}, but 'per' is 'library'"),
        ('"{tree.id}.txt"', '"{tree.title}.txt"', 'such as "{tree.id}.txt"'),
        ('"{tree.id}.txt"', '"{tree.id}"', "write a path with an ending"),
        ('"tree.txt.j2"', '"tree.txt"', "with the ending .j2"),
        ('"{tree.id}.txt"', '"../{tree.id}.txt"', "cannot be used as 'to'"),
        ('"{tree.id}.txt"', '"all.txt"', "'to' would write all trees to 'all.txt'; add {tree.id}"),
        ('"{tree.id}.txt"', '"aux/{tree.id}.txt"', "for a device"),
        ('"{tree.id}.txt"', '".git/{tree.id}.txt"', "cannot be used as 'to'"),
        ('"tree.txt.j2"', '"../tree.txt.j2"', "cannot be used as 'template'"),
        ('"plain.css"', '"../plain.css"', "cannot be used as 'style'"),
        ('"plain.css"', '["plain.css", 7]', "7 cannot be used as 'style'"),
        ('"plain.css"', "[]", "[] cannot be used as 'style'"),
        ('"plain.css"', '{alt = "x"}', "None cannot be used as 'style'"),
        ('"plain.css"', '{file = "plain.css", alt = 7}', "'alt' is a text"),
        ('"plain.css"', '{files = "plain.css"}', "assets.style: unknown key 'files'"),
        ("[assets]", "[assets", "mine/exporter.toml:8 is not valid TOML"),
        ('"plain text"', "plain text # yes", 'mine/exporter.toml:2: text needs quotes: "plain text"'),
        ('"tree.txt.j2"', "tree.txt.j2", 'mine/exporter.toml:5: text needs quotes: "tree.txt.j2"'),
        ('"{tree.id}.txt"', "{tree.id}.txt", 'mine/exporter.toml:7: text needs quotes: "{tree.id}.txt"'),
        ('"plain.css"', "{file = plain.css}", 'mine/exporter.toml:9: text needs quotes: "plain.css"'),
        ("contract = 1", "contract = " + "9" * 5000, "is not valid TOML"),
        ("contract = 1", "contract = " + "[" * 3000, "nested too deeply"),
        ("[[page]]", "[page]", "[[page]]"),
    ],
)
def test_a_mistake_names_the_exporter_and_the_key(before: str, after: str, words: str) -> None:
    """No template runs before its manifest makes sense."""
    with pytest.raises(UsageError, match="plain") as raised:
        parse_manifest(GOOD.replace(before, after), "plain", "mine/exporter.toml")
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("to", "path", "tree_id"),
    [
        ("{tree.id}.html", "refund.html", "refund"),
        ("sub/{tree.id}-{tree.id}.txt", "sub/a-a.txt", "a"),
        ("sub/{tree.id}-{tree.id}.txt", "sub/a-b.txt", None),
        ("{tree.id}.html", "Refund.html", None),
        ("{tree.id}.html", ".html", None),
        ("{tree.id}.html", "sub/refund.html", None),
        ("{tree.id}.html", "refund.html.html", None),
        ("{tree.id}.html", "", None),
        ("index.html", "index.html", None),
    ],
)
def test_a_page_tells_the_tree_from_the_name_of_a_file(to: str, path: str, tree_id: str | None) -> None:
    """The way back from a file to what it shows; None where no tree's page could be called so."""
    assert Page("t.j2", "tree", to).tree_of(path) == tree_id
