"""An editor as a process of its own, on any system: `type` leaves work behind as a killed one does, `recover` brings it back and saves.

`python edited_elsewhere.py type|recover FOLDER`; what it says is one JSON object.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from tui_editor import Editor, editing

from decisiontree.workbench import open_workspace
from decisiontree.workbench.instances import EditorInstance


async def _type(editor: Editor, folder: Path) -> dict[str, object]:
    """Type, save, type on; another editor that is opened meanwhile sees this one, and the title says that the work is kept."""
    await editor.edit("title")
    await editor.write("!")
    await editor.press("ctrl+s")
    saved = (folder / "lamp.yaml").read_bytes()
    await editor.write("?")
    editor.unsaved.keep_now()
    await editor.pilot.pause()
    other = EditorInstance.begin(open_workspace([folder]))
    seen = {"others": [each.pid for each in other.others], "left": len(other.left), "notes": other.notes}
    other.end(keep=False)
    kept = "kept" in editor.text and "not kept" not in editor.text
    return {"saved": saved.decode(), "kept": kept, "pid": os.getpid(), **seen}


async def _recover(editor: Editor, folder: Path) -> dict[str, object]:
    """Bring back what was left, save it, and end as when the window is closed."""
    asked = "Unsaved changes were found" in editor.text
    await editor.press("r")
    await editor.press("ctrl+s")
    ended = getattr(signal, "SIGBREAK", signal.SIGTERM)
    signal.raise_signal(ended)
    while editor.app.is_running:
        await editor.pilot.pause(0.05)
    return {
        "asked": asked,
        "saved": (folder / "lamp.yaml").read_bytes().decode(),
        "code": (editor.app.return_code or 0) - ended,
    }


async def _main(what: str, folder: Path) -> None:
    async with editing(folder, tree="lamp") as editor:
        told = await {"type": _type, "recover": _recover}[what](editor, folder)
        os.write(1, json.dumps(told).encode())  # Textual has the streams
        if what == "type":
            os._exit(0)


asyncio.run(_main(sys.argv[1], Path(sys.argv[2])))
