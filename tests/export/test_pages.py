"""The pages as bytes: what every exporter keeps to, whatever stands in a tree."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hostile import PAYLOADS, hostile

from decisiontree.export import Occasion, export_library, exporter_names, find_exporter
from decisiontree.model import Library, Question, Tree, Unreadable

NAMES = exporter_names()
Export = Callable[..., Mapping[str, bytes]]
Exported = Callable[[str], Mapping[str, bytes]]
Skeleton = list[tuple[str, tuple[str, ...]]]
Skeletons = Mapping[str, Skeleton]


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text of each kind of element."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.found.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        """A text of the element that was opened last."""
        self.texts.append((self._open, data))

    def attributes(self, name: str) -> Iterator[str]:
        """Every value of an attribute."""
        for _, attributes in self.found:
            if name in attributes:
                yield attributes[name] or ""


def without_assets(page: str) -> str:
    """The page without the style and the script, which have tests of their own."""
    page = re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)
    page = re.sub(r"<script>.*?</script>", "<script></script>", page, flags=re.DOTALL)
    return re.sub(r"'sha256-[^']+'", "'sha256-…'", page)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_library_gives_the_same_bytes(export: Export, library: Library, name: str) -> None:
    """No clock, no chance."""
    assert export(library, exporter=name) == export(library, exporter=name)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_page_is_loaded_from_elsewhere(exported: Exported, name: str) -> None:
    """Addresses stand only where the author put a link to look something up."""
    for page in exported(name).values():
        elements = Elements(page)
        loading = [*elements.attributes("src"), *elements.attributes("srcset"), *elements.attributes("data")]
        assert [address for address in loading if not address.startswith("data:image/")] == []
        assert [
            tag for tag, _ in elements.found if tag in ("link", "iframe", "object", "embed", "base")
        ] == []
        assert "url(" not in page.decode()


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_links_lead_somewhere(exported: Exported, name: str) -> None:
    """Every link within a page has its target."""
    for page in exported(name).values():
        elements = Elements(page)
        ids = Counter(elements.attributes("id"))
        assert [each for each, times in ids.items() if times > 1] == []
        inside = [address[1:] for address in elements.attributes("href") if address.startswith("#")]
        assert [address for address in inside if address not in ids] == []


@pytest.fixture(scope="module")
def harmless(export: Export, library: Library) -> Callable[[str], Skeletons]:
    """`harmless(name)`: the elements of the pages that an exporter makes of harmless words."""

    @cache
    def elements(name: str) -> Skeletons:
        pages = export(hostile(library, "word"), exporter=name)
        return {path: _skeleton(page) for path, page in pages.items()}

    return elements


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_in_every_field_stay_words(
    export: Export, library: Library, harmless: Callable[[str], Skeletons], name: str, payload: str
) -> None:
    """The page has the same elements as with harmless words: nothing was added, nothing cut off."""
    for path, page in export(hostile(library, payload), exporter=name).items():
        assert _skeleton(page) == harmless(name)[path]


def _skeleton(page: bytes) -> Skeleton:
    # Markdown may make more of a text than a line: what it may make is tested with texts
    markdown = {"p", "a", "em", "code", "br", "strong", "span", "ul", "ol", "li"}
    return [
        (tag, tuple(sorted(attributes)))
        for tag, attributes in Elements(page).found
        if tag not in markdown or "class" in attributes or "id" in attributes
    ]


def test_the_policy_names_the_bytes_of_style_and_script(exported: Exported) -> None:
    """A changed byte is refused by the browser."""
    for page in exported("html").values():
        text = page.decode()
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
        style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
        script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
        assert policy
        assert style
        assert script
        assert f"style-src '{_hash(style[1])}'" in policy[1]
        assert f"script-src '{_hash(script[1])}'" in policy[1]
        assert "default-src 'none'" in policy[1]
        assert "unsafe" not in policy[1]


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_the_logic_of_a_page_is_one_block_of_json(export: Export, library: Library) -> None:
    """Even with words that end elements, it can be read back."""
    page = export(hostile(library, PAYLOADS[4]))["late.html"].decode()
    blocks = re.findall(r'<script type="application/json" id="\w+">(.*?)</script>', page, re.DOTALL)
    assert [json.loads(block)["tree"] for block in blocks] == ["late", "late"]


def test_style_and_script_keep_to_their_budget(repository: Path) -> None:
    """133 kB, or 47 kB where a server compresses them, with all that the page can do."""
    folder = repository / "exporters" / "html" / "assets"
    assets = [(folder / name).read_bytes() for name in ("player.js", "player.css")]
    assert sum(map(len, assets)) <= 133_000
    assert sum(len(gzip.compress(each, 9)) for each in assets) <= 47_000


def test_the_index_has_a_style_and_a_script_of_its_own(export: Export, library: Library) -> None:
    """25 kB with its cards: nothing of the player is in it."""
    index = export(library)["index.html"].decode()
    assert len(index.encode()) <= 25_000
    assert "decisiontreePlayer" not in index


def test_a_page_grows_by_little_more_than_its_words(export: Export, library: Library) -> None:
    """A question with two answers costs no more than 600 bytes, its logic and its few words included, however many there are."""
    sizes = [len(export(_with_questions(library, many))["satisfied.html"]) for many in (10, 110)]
    assert sizes[1] - sizes[0] <= 100 * 600


def _with_questions(library: Library, many: int) -> Library:
    """The tree 'satisfied' with so many questions in a row, each of hardly a word."""
    tree = library.trees["satisfied"]
    ask = tree.nodes["ask"]
    assert isinstance(ask, Question)
    happy = tree.nodes["happy"]
    chain = [f"q{number:03}" for number in range(many)] + ["happy"]
    rows = {
        node: replace(ask, id=node, options=tuple(replace(option, to=after) for option in ask.options))
        for node, after in pairwise(chain)
    }
    longer = replace(tree, start=chain[0], nodes={**rows, "happy": happy})
    return replace(library, trees={"satisfied": longer})


@pytest.mark.parametrize("page", ["late.html", "index.html"])
def test_a_page_is_as_the_golden_one(
    exported: Exported, golden: Callable[[Path, str], None], page: str
) -> None:
    """A change of a template shows in a diff."""
    golden(Path(__file__).parent / "golden" / "html" / page, without_assets(exported("html")[page].decode()))


def test_the_first_step_stands_first(export: Export, library: Library) -> None:
    """Without scripts the first section is shown."""
    nodes = library.trees["late"].nodes
    turned = dict(reversed(list(nodes.items())))
    page = export(
        Library(shared=library.shared, trees={**library.trees, "late": _tree(library, nodes=turned)})
    )
    sections = [
        attributes["id"]
        for tag, attributes in Elements(page["late.html"]).found
        if tag == "section" and (attributes.get("id") or "").startswith("n-")
    ]
    assert sections[0] == "n-verify"


def test_a_step_that_could_not_be_read_says_so(export: Export, library: Library) -> None:
    """A forced export hides nothing."""
    nodes = {**library.trees["late"].nodes, "promise": Unreadable(id="promise")}
    broken = Library(shared=library.shared, trees={"late": _tree(library, nodes=nodes)})
    page = export(broken, broken=frozenset({"late"}))["late.html"].decode()
    assert "This step could not be read" in page
    assert "exported although it has errors" in page


def test_a_way_that_leads_nowhere_is_no_link(export: Export, library: Library) -> None:
    """It is shown with its label and says why it cannot be taken."""
    nodes = {key: node for key, node in library.trees["late"].nodes.items() if key != "end_verify"}
    broken = Library(shared=library.shared, trees={"late": _tree(library, nodes=nodes)})
    page = export(broken, broken=frozenset({"late"}))["late.html"].decode()
    assert "#n-end_verify" not in page
    assert "This leads nowhere: the step is missing." in page


def test_a_condition_stands_beside_its_answer_in_words(exported: Exported) -> None:
    """Whoever reads without scripts decides by it."""
    assert "Only if Customer tier is Gold" in exported("html")["late.html"].decode()


def test_an_incident_is_on_the_page_while_it_is_open(library: Library, now: Occasion) -> None:
    """Two days later it is gone."""
    later = Occasion(now=now.now + timedelta(days=2))
    pages = [
        export_library(library, ("late",), moment, find_exporter("html"))["late.html"]
        for moment in (now, later)
    ]
    assert [b"Fault in the northern area." in page.split(b"application/json")[0] for page in pages] == [
        True,
        False,
    ]


def test_an_incident_of_another_tree_is_not_in_a_page(library: Library, now: Occasion) -> None:
    """Neither in its words nor in its logic."""
    pages = export_library(library, ("late", "satisfied"), now, find_exporter("html"))
    assert b"northern area" in pages["late.html"]
    assert b"northern area" not in pages["satisfied.html"]


def test_an_overdue_review_is_shown(library: Library, now: Occasion) -> None:
    """In the list and on the page."""
    later = Occasion(now=now.now + timedelta(days=365))
    files = export_library(library, ("late",), later, find_exporter("html"))
    assert b"Review was due" in files["index.html"]
    assert b"(overdue)" in files["late.html"]


def test_an_asset_that_would_end_its_element_is_refused(
    tmp_path: Path, library: Library, now: Occasion
) -> None:
    """A script that holds `</script` would be cut off."""
    folder = tmp_path / "mine"
    (folder / "assets").mkdir(parents=True)
    (folder / "exporter.toml").write_text(
        'summary = "s"\ncontract = 1\nextends = "html"\n[assets]\nscript = "x.js"'
    )
    (folder / "assets" / "x.js").write_text("'</SCRIPT>'")
    with pytest.raises(Exception, match=r"x\.js:1: .* would end the element"):
        export_library(library, ("late",), now, find_exporter("mine", (tmp_path,)))


def _tree(library: Library, **changes: object) -> Tree:
    return replace(library.trees["late"], **changes)  # type: ignore[arg-type]  # fields of Tree
