"""Who answers for a new tree where no one is named: the user, as their git settings name them. Starts no program."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_SECTION = re.compile(r"\s*\[\s*([^\]\s]*)")
_NAME = re.compile(r'\s*name\s*=\s*(?:"([^"]*)"|([^#;]*))', re.IGNORECASE)


def git_user() -> str | None:
    """`user.name` of the user's own git settings; None where there is none."""
    name = None
    for file in _settings():
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        name = _user_name(text) or name
    return name


def _settings() -> Iterator[Path]:
    """The files that git looks into for a user, of which the last counts most."""
    if named := os.environ.get("GIT_CONFIG_GLOBAL"):
        yield Path(named)
        return
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  which never fails, unlike that of Path
    yield Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "git" / "config"
    yield home / ".gitconfig"


def _user_name(text: str) -> str | None:
    section, name = "", None
    for line in text.splitlines():
        if head := _SECTION.match(line):
            section = head[1].lower()
        elif section == "user" and (found := _NAME.match(line)):
            name = (found[1] or found[2] or "").strip() or None
    return name
