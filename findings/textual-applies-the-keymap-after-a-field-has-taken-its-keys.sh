#!/usr/bin/env bash
# Textual 8.2.8 looks at an App's keymap only after it has dropped the bindings whose default key the focused field
# consumes. A binding on a letter that the keymap moves to Ctrl+K therefore works outside fields only, although Ctrl+K
# types nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip --disable-pip-version-check install --quiet textual==8.2.8

cat > shown.py <<'PY'
import asyncio

from textual.app import App
from textual.binding import Binding
from textual.widgets import Input


class Letters(App):
    BINDINGS = [Binding("a", "note", id="note")]
    noted = 0

    def compose(self):
        yield Input()

    def action_note(self):
        self.noted += 1


async def pressed(app, focus):
    async with app.run_test() as pilot:
        app.set_keymap({"note": "ctrl+g"})
        app.screen.set_focus(app.query_one(Input) if focus else None)
        await pilot.press("ctrl+g")
        return app.noted


print("moved by the keymap, outside a field:", asyncio.run(pressed(Letters(), False)))
print("moved by the keymap, in a field:", asyncio.run(pressed(Letters(), True)))
PY
cat > expected <<'TXT'
moved by the keymap, outside a field: 1
moved by the keymap, in a field: 0
TXT
venv/bin/python shown.py | tee seen
diff expected seen && echo "as described"
