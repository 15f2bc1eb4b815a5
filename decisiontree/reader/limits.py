"""How large a file may be, so that a hostile one stops early. Nothing but numbers."""

from __future__ import annotations

NO_TEXT = frozenset({"utf16", "not-utf8", "file-too-large", "file-outside-library"})
"""Faults with which a document holds only a part of its file, or nothing."""
DEPTH = 40
VALUES = 1_000_000
TEXT_LENGTH = 64 << 10
KEY_LENGTH = 256
FAULTS = 200
"""Of one rule of YAML in one file; a report of a hundred thousand lines helps nobody."""
SHAPE_FAULTS = 1000
"""The same for a rule of shape: more, because a large sound file may well have hundreds of one sort."""
MORE = "; the file has more of this further on"
"""What the last fault of a rule says."""
