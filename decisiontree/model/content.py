"""What any node may carry besides its kind: the words, the hints, the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from decisiontree.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Media:
    """A picture and the words for those who do not see it."""

    image: str
    alt: Prose | None


@dataclass(frozen=True, slots=True)
class WebLink:
    """A page to look something up."""

    label: Prose
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Texts are as the author wrote them; whatever is `Prose` is in every list of texts."""

    title: Prose | None = None
    say: tuple[Prose, ...] = ()
    must_say: Prose | None = None
    do: tuple[Prose, ...] = ()
    note: Prose | None = None
    because: Prose | None = None
    source: Prose | None = None
    media: Media | None = None
    links: tuple[WebLink, ...] = ()
    tags: tuple[str, ...] = ()
    timer: int | None = None
    """Seconds."""
    was: tuple[str, ...] = ()
    satisfies: tuple[str, ...] = ()
    skip_if: tuple[str, ...] = ()
    skip_to: str | None = None


NOTHING = Content()
