"""In what language something is, among the words of the page, which are English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Something in the language of its tree, among words of the page, which are English."""

    language: str = "en"

    @property
    def english(self) -> str | None:
        """The language to mark the page's words with; None where the tree's is English too."""
        return None if self.language.partition("-")[0].lower() == "en" else "en"

    @property
    def own(self) -> str | None:
        """The language to mark the author's words with where they stand among the page's."""
        return self.language if self.english else None
