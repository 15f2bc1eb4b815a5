"""Facts in views: the field that asks for one, and the choices it offers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One value that a fact can have."""

    id: str
    """The value as files write it, such as `gold` or `true`."""
    label: str
    """The value as people read it."""
    ours: bool = False
    """Whether the label is an English word of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A fact, and how to ask for it."""

    id: str
    """The id of the field, unique on the page."""
    fact: str
    """The id of the fact."""
    label: str
    """What the fact is called."""
    control: str
    """How to fill it in: `text`, `whole`, `money`, `date`, `one_of` (a few choices), `list` (many) or `ticks` (several of them)."""
    hint: str | None = None
    """The author's hint."""
    range_hint: str | None = None
    """The values that are allowed, in words, such as "from 0 to 365"."""
    example: str | None = None
    """A value as it is typed in the tree's language, for amounts, dates and texts with a shape."""
    shape: str | None = None
    """The shape of its text, such as `AA-9999`; the script puts the text right when the rep continues."""
    digits: bool = False
    """Whether a text of its shape has nothing but digits and blanks."""
    choices: tuple[ChoiceView, ...] = ()
    """The values to choose from."""
    none: str | None = None
    """The label of the answer that none of the choices applies, where several may be ticked."""
    optional: bool = False
    """Whether it may stay empty."""
    condition: str | None = None
    """When a form shows it, in words; None where it always does."""
    private: bool = False
    """Whether it contains personal details, which are not stored."""
    given: bool = False
    """Whether the host of the page should know it before the call."""
    currency: str | None = None
    """The symbol of its currency, such as £."""
    ours: bool = False
    """Whether the label is an English one of the page."""
    tree: str | None = None
    """The id of the tree that declares it; None for a fact of the library."""
