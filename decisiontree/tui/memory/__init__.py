"""What the editor remembers between two sessions, for each library and for its user."""

from __future__ import annotations

from decisiontree.tui.memory.memory_file import EditorMemory
from decisiontree.tui.memory.places import folder_of
from decisiontree.tui.memory.remembered import Bookmark, LeftAt, LibraryMemory, UserMemory

__all__ = ["Bookmark", "EditorMemory", "LeftAt", "LibraryMemory", "UserMemory", "folder_of", "places"]
