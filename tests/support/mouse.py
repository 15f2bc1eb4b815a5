"""The mouse of a test: it clicks where words are on the screen, as a person does."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from tui_editor import Editor


class Mouse:
    """Clicks and turns its wheel; the only keys are the letters of a text, which are pasted."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        self.clicks = 0

    async def click(self, *places: str) -> None:
        """Click on each of these words, the first place from the top where they are."""
        for words in places:
            self.clicks += 1
            await self.editor.pilot.click(offset=self._cell(words))
            await self.editor.pilot.pause()

    async def fill(self, place: str, text: str, chosen: str = "") -> None:
        """Click on a field, write a text, and click on what the list offers for it."""
        await self.click(place)
        await self.write(text)
        if chosen:
            await self.click(chosen)

    async def write(self, text: str) -> None:
        """Write where the cursor is."""
        await self.editor.paste(text)

    async def wheel_down(self, words: str) -> None:
        """Turn the wheel over these words."""
        cell = self._cell(words)
        for _ in range(2):
            await self.editor.pilot._post_mouse_events([events.MouseScrollDown], offset=cell)
            await self.editor.pilot.pause()

    def _cell(self, words: str) -> tuple[int, int]:
        lines = self.editor.text.splitlines()
        found = next((at for at, line in enumerate(lines) if words in line), None)
        assert found is not None, f"'{words}' is not on the screen:\n{self.editor.text}"
        return cell_len(lines[found].partition(words)[0]) + min(1, len(words) - 1), found
