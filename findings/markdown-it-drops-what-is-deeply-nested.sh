#!/usr/bin/env bash
# markdown-it-py 4.3.0 (its presets `commonmark` and `gfm-like`, so also MyST and Textual's Markdown) stops at 20 levels,
# and then drops not only what is nested deeper but the whole rest of the page, without a warning. A list takes two levels
# for each step, so the tenth step of a nested list ends the document. Code hosts show all of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip --disable-pip-version-check install --quiet markdown-it-py==4.3.0

cat > shown.py <<'PY'
from markdown_it import MarkdownIt


def page(depth: int) -> str:
    steps = "\n".join("   " * level + "1. step" for level in range(depth))
    return f"{steps}\n\n# The next chapter\n\nLast words.\n"


for depth in (9, 10, 11):
    print(depth, "Last words" in MarkdownIt("commonmark").render(page(depth)))
print("with maxNesting 100", "Last words" in MarkdownIt("commonmark", {"maxNesting": 100}).render(page(11)))
PY
venv/bin/python shown.py
