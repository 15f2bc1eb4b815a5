"""How little of the screen is drawn for a key: the lines that changed, each of them put together once."""

from __future__ import annotations

from decisiontree.tui.painting.edge_cache import EdgeCache
from decisiontree.tui.painting.line_compositor import LineCompositor
from decisiontree.tui.painting.scroll_bar import list_scroll_bar

__all__ = ["EdgeCache", "LineCompositor", "list_scroll_bar"]
