"""The pages of the docs that come with the program: where they are, how they are named, what they say. Shows nothing."""

from __future__ import annotations

from decisiontree.docs.pages import (
    FRONT,
    find_page,
    page_file,
    page_headings,
    page_links,
    page_summaries,
    read_page,
)

__all__ = ["FRONT", "find_page", "page_file", "page_headings", "page_links", "page_summaries", "read_page"]
