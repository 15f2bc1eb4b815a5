"""Texts and ways in views: what an author wrote, in which language, and where an answer leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SeeView:
    """What a link within the library shows: a node, or a tree."""

    section: str
    """The id of its section on the page."""
    name: str
    """What it is called: the heading of the node or the title of the tree, as plain words."""


@dataclass(frozen=True, slots=True)
class TextView:
    """A text of an author: light Markdown with `{placeholders}`. Show it with a filter, such as `text | plain`."""

    source: str
    """The text as the file has it, with snippets filled in."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What to show for each placeholder: the label of its fact."""
    ours: bool = False
    """Whether the words are the page's, which are English, and not an author's. Isolates enclose the author's words in them."""
    parts: tuple[PartView, ...] = ()
    """The texts that it is made of, if it is a list of texts or has a condition. Empty for any other text."""

    @property
    def texts(self) -> tuple[PartView, ...]:
        """Its parts; of a text without parts, the text itself."""
        return self.parts or (PartView(self),)

    sees: Mapping[str, SeeView] = field(default_factory=dict)
    """What the links to nodes and trees in it show, by their addresses, such as `#owed`."""

    def __str__(self) -> str:
        """Nothing that could be put into a page: a filter says in which format it is wanted."""
        raise TypeError("an author's text needs a filter, such as `text | plain` or `text | markdown`")


@dataclass(frozen=True, slots=True)
class PartView:
    """One text of a list of texts. The text as a whole has the conditions of its parts in words; a part does not."""

    text: TextView
    """The words."""
    condition: str | None = None
    """The condition for showing them, in words; None if they are always there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Something in the language of its tree, on a page whose own words are English."""

    language: str = "en"
    """The language of the tree, such as `en` or `de-CH`."""

    @property
    def english(self) -> str | None:
        """The language to mark the page's words with: `en`, or None if the tree is in English too."""
        return None if self.language.partition("-")[0].lower() == "en" else "en"

    @property
    def own(self) -> str | None:
        """The language to mark the author's words with if the words around them are the page's; None in English."""
        return self.language if self.english else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """The node that a link leads to."""

    id: str
    """Its id in the file of its tree."""
    tree: str
    """The id of its tree."""
    section: str
    """The id of its section on the page: `n-verify`, or `n-identity.verify` in a tree that the page's tree runs."""
    number: int
    """Its place on the page, from 1. The first node of the tree is 1."""
    kind: str
    """Its kind, such as `question`."""
    heading: TextView
    """What the page shows above it."""
    name: TextView
    """Its heading; if other nodes have the same heading, with its id in words. No two nodes of a page have the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """An answer, or any other link from a node to the next one."""

    key: str
    """Its name in logs and in the page's script: the key of an option, `next`, `agreed`, `case-1`, `else` and the like."""
    label: TextView
    """What the answer says; for ways without an answer, words of the page such as "Continue"."""
    section: str | None
    """The id of the section it leads to; None if the node does not exist."""
    target: TargetView | None = None
    """The node it leads to; None if the node does not exist."""
    hint: TextView | None = None
    """The author's hint below the answer."""
    condition: str | None = None
    """The condition for showing the answer, in words; None if there is none."""
    number: int = 0
    """The digit that chooses it: 1 for the first. 0 if it has no digit."""

    @property
    def digit(self) -> str:
        """The key that chooses it; empty from the tenth on."""
        return str(self.number) if 1 <= self.number <= 9 else ""
