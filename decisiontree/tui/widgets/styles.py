"""The styles of a widget's component classes by their short names, looked up once."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


class Styles(dict[str, Style]):
    """Of classes `<prefix>--<name>`; "" is the widget's own style. To be cleared when the colours change."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        super().__init__()
        self._widget = widget
        self._prefix = prefix

    def __missing__(self, name: str) -> Style:
        own = self._widget.rich_style
        style = own + self._widget.get_component_rich_style(f"{self._prefix}--{name}") if name else own
        self[name] = style
        return style
