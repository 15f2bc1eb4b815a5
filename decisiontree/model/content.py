"""What any node may carry besides its kind: the words, the hints, the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from decisiontree.model.prose import Prose, TextItem, prose_fields


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
    """Texts are as the author wrote them; whatever is `Prose` or `TextItem` is in every list of texts."""

    title: Prose | None = None
    say: tuple[TextItem, ...] = ()
    must_say: tuple[TextItem, ...] = ()
    do: tuple[TextItem, ...] = ()
    note: tuple[TextItem, ...] = ()
    because: tuple[TextItem, ...] = ()
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


CONTENT_LISTS = tuple(field.name for field in prose_fields(Content) if field.items)
"""The fields that take a list of texts, each of which may have a condition."""
NOTHING = Content()
