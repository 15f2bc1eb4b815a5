"""Views that are made when a template asks for them, because most exporters never do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

View = TypeVar("View")


class LazyViews(Sequence[View]):
    """So many views, made all together at the first look at one."""

    def __init__(self, count: int, make: Callable[[], tuple[View, ...]]) -> None:
        self._count = count
        self._make = make
        self._made: tuple[View, ...] | None = None

    def __len__(self) -> int:
        """How many there are; makes none."""
        return self._count

    @overload
    def __getitem__(self, index: int) -> View: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[View, ...]: ...
    def __getitem__(self, index: int | slice) -> View | tuple[View, ...]:
        """One of them, or some."""
        if self._made is None:
            self._made = self._make()
        return self._made[index]
