"""Words that docs/style.md replaces are in no message, manual, help text, label of the page or document."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "decisiontree"
PAGE = ROOT / "exporters" / "html"

_KEY = re.compile(r"[a-z0-9_.-]*")


class Slip(NamedTuple):
    """A pattern, what to write instead, and what is fine although it matches."""

    pattern: re.Pattern[str]
    instead: str
    fine: re.Pattern[str] | None = None


def _slip(pattern: str, instead: str, fine: str | None = None) -> Slip:
    return Slip(
        re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE),
        instead,
        None if fine is None else re.compile(fine, re.IGNORECASE),
    )


SLIPS = (
    _slip("mend(?:s|ed|ing)?", "fix"),
    _slip("anew", "again"),
    _slip(
        "(?<![|])(?:nobody|somebody|anybody|everybody)(?:'s)?",
        "no one, someone, anyone, everyone; or name the person",
    ),
    _slip("no(?:t)? taken over|took over (?:the|nothing)|takes? over (?:nothing|what)", "use, keep, apply"),
    _slip("given again", "repeat for more"),
    _slip("at the bar|raises? the bar", "at or above --fail-on"),
    _slip("(?:in|into) form", "formatted"),
    _slip("hangs? on", "depends on"),
    _slip("ways? on", "next step", "(?:find|make|work) (?:its|their|your) way on"),
    _slip("ways? out", "exit"),
    _slip("by (?:itself|themselves|yourself|oneself)", "automatically; alone; on your own"),
    _slip("stands?", "is, is in, is written", "stands? for|stand-in|stand-alone"),
    _slip("lies|lie in|lie beside", "is in"),
    _slip(
        "told|tells?",
        "show, report, list, say",
        "tells? (?:decisiontree|which|the|a|them|callers?|him|her|me|us|you|people|reps?)|told (?:no|that|to)",
    ),
    _slip(
        "holds?|held|holding",
        "contain, have; compare with; is true; hide",
        "on hold|same holds|\\| holds \\||hold up|hold the line|put .* hold|please hold",
    ),
    _slip("in silence", "silently, without a warning"),
    _slip("all the same", "anyway"),
    _slip("(?<!there )is no (?!longer|more|other|way|need|one)[a-z]+", "is not a …"),
    _slip("is none|are none", "there is no …; it has no …", "there (?:is|are) none"),
    _slip("is due (?:here|beside|there)", "is expected here"),
    _slip("called so|goes by the|go by the day", "with this name; uses"),
    _slip("taken? away|takes away|taken? out|takes? out|took out", "remove", "way is taken out"),
    _slip("beside", "next to", "beside the (?:point|word)"),
    _slip(
        "a sign|the signs?|a blank|the blanks?",
        "a character, a space",
        "a sign of|the blanks? lines?|a blank line",
    ),
    _slip("(?<=')decisiontree(?= [a-z])", "a command is in backticks"),
    _slip("files or folders, by default", "name the argument: TREES (files or folders). The default is …"),
    _slip("whoever", "the person who …"),
    _slip("spoilt", "damaged"),
    _slip("so many|so long a|so large a", "at most N; too long", "so many (?:that|callers|ways)"),
    _slip("apart", "separate, distinguish", "(?:far|days|hours|weeks) apart|apart from"),
)


def _python(file: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that may be shown: of its docstrings, a rule's manual and a command's help; no keys and ids."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    is_rule = file.parent == PACKAGE / "lint" / "rules"
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    commands = [node for node in tree.body if isinstance(node, ast.FunctionDef) and _is_command(node)]
    bodies = [command.body for command in commands] + [tree.body] * is_rule
    silent -= {id(body[0].value) for body in bodies if isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str() as text) if id(node) not in silent and not _KEY.fullmatch(text):
                lines = enumerate(text.splitlines(), node.lineno)
                yield from (each for each in lines if not (is_rule and each[1].startswith("    ")))


def _is_command(function: ast.FunctionDef) -> bool:
    return any("click.command" in ast.unparse(decorator) for decorator in function.decorator_list)


def _markup(file: Path) -> Iterator[tuple[int, str]]:
    """The words of a template."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        yield number, re.sub(r"\{[%#].*?[%#]\}|\{\{.*?\}\}", " ", line)


def _script(file: Path) -> Iterator[tuple[int, str]]:
    """The strings of the page's script."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.lstrip().startswith(("*", "//", "/*")):
            yield from ((number, text) for text in re.findall(r"\"[^\"]*\"|`[^`]*`", line) if " " in text)


def _prose(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a document outside of code; of the changelog, what is not released yet."""
    text = file.read_text(encoding="utf-8")
    if file.name == "CHANGELOG.md":
        text = re.split(r"^## \[\d", text, maxsplit=1, flags=re.MULTILINE)[0]
    text = re.sub(
        r"^```.*?^```", lambda block: "\n" * block[0].count("\n"), text, flags=re.MULTILINE | re.DOTALL
    )
    for number, line in enumerate(text.splitlines(), 1):
        yield number, re.sub(r"`[^`]*`", "…", line)


def _help(file: Path) -> Iterator[tuple[int, str]]:
    """What `make help` prints, and what an action or a hook says of itself."""
    shown = re.compile(r"## (.*)$" if file.name == "Makefile" else r"^\s*(?:description|name): (.*)$")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if match := shown.search(line):
            yield number, match[1]


DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted(page for page in (ROOT / "docs").rglob("*.md") if "decisions" not in page.parts),
]
SOURCES = {
    _python: sorted(PACKAGE.rglob("*.py")),
    _markup: sorted(PAGE.glob("templates/**/*.j2")),
    _script: sorted(file for file in PAGE.glob("player/*.js")),
    _prose: [
        page for page in DOCUMENTS if page.is_file() and page.name not in ("style.md", "architecture.md")
    ],
    _help: [ROOT / "Makefile", ROOT / "action.yml", ROOT / ".pre-commit-hooks.yaml"],
}


def slips_in(text: str) -> list[str]:
    """The words of a text that have a better one, each with that."""
    return [
        f"'{match[0]}' → {slip.instead}"
        for slip in SLIPS
        for match in slip.pattern.finditer(text)
        if not (slip.fine and any(f.start() <= match.start() < f.end() for f in slip.fine.finditer(text)))
    ]


def _places(within: str = "") -> list[str]:
    """Each slip with its file and line, of the files whose path begins so."""
    return [
        f"{name}:{number}: {slip}: {text.strip()[:90]}"
        for read, files in SOURCES.items()
        for file in files
        for name in [file.relative_to(ROOT).as_posix()]
        if name.startswith(within)
        for number, text in read(file)
        for slip in slips_in(text)
    ]


def test_what_people_read_is_in_plain_words() -> None:
    """Each slip comes with its place and with what to write instead."""
    assert _places() == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nothing to mend here", ["'mend' → fix"]),
        ("'x' is no tree", ["'is no tree' → is not a …"]),
        ("there is no tree 'x', and it is no longer needed", []),
        ("the caller is on hold", []),
        ("Tell the caller that a colleague calls back.", []),
        ("it stands for a value", []),
    ],
)
def test_a_word_is_found_but_not_where_it_is_right(text: str, found: list[str]) -> None:
    """A pattern that is too wide would forbid good English."""
    assert slips_in(text) == found
