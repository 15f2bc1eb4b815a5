"""The fenced blocks of the docs: what each is, and which of them run.

The info string says it; code hosts highlight by its first word and ignore the rest:

- `sh`: runs, as all such blocks of a page do, in one shell that begins in an empty folder;
- `sh samples`: the same, after the sample trees were copied into that folder as `trees`;
- `sh clone`, `sh network`: needs a clone or the network, so it does not run;
- `console`, `powershell`: needs another program or system, so it does not run;
- `text`: when it follows a block that runs, what that block prints, with `…` for what may differ;
- `text example`: something to look at;
- `yaml`: a whole file; in a page that has run `decisiontree new`, it is saved as the file of its kind;
- `yaml faulty`: the same, with faults that the page shows;
- `yaml fragment`: a piece of a file, with everything quoted that has to be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "SECURITY.md", "CONTRIBUTING.md")),
    *(page for page in sorted((ROOT / "docs").rglob("*.md")) if not {"decisions", "rules"} & {*page.parts}),
]
NOT_RUN = {"clone", "network"}
_FENCE = re.compile(r"^(?P<indent> *)```(?P<info>\S[^\n]*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its page and line, the words of its info string, its text, and the prose since the block before."""

    page: Path
    line: int
    info: tuple[str, ...]
    text: str
    lead: str

    @property
    def place(self) -> str:
        """For the name of a test."""
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"

    @property
    def runs(self) -> bool:
        """Whether it is run in an empty folder."""
        return self.info[0] == "sh" and not NOT_RUN & {*self.info}

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole file of YAML."""
        return self.info in (("yaml",), ("yaml", "faulty"))


def blocks_of(page: Path) -> tuple[Block, ...]:
    """All blocks of a page, in their order."""
    text = page.read_text(encoding="utf-8")
    found: list[Block] = []
    end = 0
    for fence in _FENCE.finditer(text):
        line = text.count("\n", 0, fence.start()) + 1
        lead = text[end : fence.start()]
        found.append(Block(page, line, tuple(fence["info"].split()), fence["text"], lead))
        end = fence.end()
    return tuple(found)
