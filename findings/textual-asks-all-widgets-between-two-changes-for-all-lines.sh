#!/usr/bin/env bash
# For a frame in which single lines changed, Textual 8.2.8 asks widgets for far more than those lines:
# - Compositor.render_partial_update takes one rectangle around all changes, so each widget between two changes is asked.
# - Compositor._get_renders compares this rectangle with the clip of a widget, which is its container. Whatever is in one
#   container with a widget that changed is asked, too.
# - A widget is asked for all its lines. Those that did not change come from its cache, but go through all line filters and
#   are cut, and are then thrown away.
# A frame costs what is on the screen, not what changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip --disable-pip-version-check install --quiet textual==8.2.8

cat > shown.py <<'PY'
import asyncio

from textual.app import App
from textual.containers import Container
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

ROWS = 10


class Lines(Widget):
    asked = made = 0

    def render_lines(self, crop):
        Lines.asked += crop.height
        return super().render_lines(crop)

    def render_line(self, y):
        Lines.made += 1
        return Strip.blank(self.size.width)


class Four(App):
    CSS = f"Lines, Container {{ height: {ROWS}; }}"

    def __init__(self, contained):
        super().__init__()
        self.contained = contained

    def compose(self):
        for _ in range(4):
            yield Container(Lines()) if self.contained else Lines()


async def frame(contained, *changed):
    app = Four(contained)
    async with app.run_test(size=(20, 4 * ROWS)) as pilot:
        await pilot.pause()
        widgets = list(app.query(Lines))
        Lines.asked = Lines.made = 0
        for number in changed:
            widgets[number].refresh(Region(0, 5, 20, 1))
        await pilot.pause()
        return f"{Lines.asked} lines asked for, {Lines.made} made"


print("four widgets of ten lines in one container; one line of the first changed:", asyncio.run(frame(False, 0)))
print("each in a container; one line of the first changed:", asyncio.run(frame(True, 0)))
print("each in a container; one line of the first and of the last changed:", asyncio.run(frame(True, 0, 3)))
PY
cat > expected <<'TXT'
four widgets of ten lines in one container; one line of the first changed: 40 lines asked for, 1 made
each in a container; one line of the first changed: 10 lines asked for, 1 made
each in a container; one line of the first and of the last changed: 40 lines asked for, 2 made
TXT
venv/bin/python shown.py | tee seen
diff expected seen && echo "as described"
