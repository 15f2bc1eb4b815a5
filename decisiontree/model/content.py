"""What any node may carry besides its kind: the words, the hints, the reasons."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Media:
    """A picture and the words for those who do not see it."""

    image: str
    alt: str | None


@dataclass(frozen=True, slots=True)
class WebLink:
    """A page to look something up."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Texts are light Markdown with `{placeholders}`, as the author wrote them."""

    title: str | None = None
    say: tuple[str, ...] = ()
    must_say: str | None = None
    do: tuple[str, ...] = ()
    note: str | None = None
    because: str | None = None
    source: str | None = None
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
