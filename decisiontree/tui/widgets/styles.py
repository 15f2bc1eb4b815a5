"""The styles of a widget's component classes by their short names, looked up once."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


class Styles:
    """Of classes `<prefix>--<name>`; "" is the widget's own style."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget = widget
        self._prefix = prefix
        self._known: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        style = self._known.get(name)
        if style is None:
            style = self._widget.rich_style
            if name:
                style += self._widget.get_component_rich_style(f"{self._prefix}--{name}")
            self._known[name] = style
        return style

    def forget(self) -> None:
        """The colours have changed."""
        self._known.clear()
