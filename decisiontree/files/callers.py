"""Which files may run or link to which trees, as a quick look at their bytes tells: it spares most of the reading. Parses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from decisiontree.files.file_kinds import LIBRARY_FILE, SCENARIOS_SUFFIX
from decisiontree.files.guarded_read import read_bytes
from decisiontree.files.listing import Listing, list_files, tree_name

_KEY = re.compile(rb"run['\"]?\s*+")
_COMMENTS = re.compile(rb"(?:#[^\n]*+(?:\n\s*+|\Z))++")
_VALUE = re.compile(rb":[ \t]*+(?:(['\"]?)([a-z0-9][a-z0-9_-]*+)\1[ \t]*+(?:[\r\n,}#]|\Z))?")
_LINKED = re.compile(rb"\]\([ \t]*+<?tree:([a-z0-9][a-z0-9_-]*+)")
_ESCAPE = re.compile(rb"\\[xuU\r\n]")
_QUESTION = re.compile(rb"\?\s")
_BEFORE_KEY = b" \t\r\n[{,-"


def may_run(content: bytes) -> frozenset[str] | None:
    """The trees that a file can at most run; None where the quick look tells nothing."""
    if b"\0" in content or _has_odd_keys(content):
        return None
    names = set(_named(content))
    return None if None in names else frozenset(name.decode("ascii") for name in names if name)


def may_link(content: bytes) -> frozenset[str]:
    """The trees that the texts of a file link to, as far as they are written without escapes."""
    if b"tree:" not in content:
        return frozenset()
    return frozenset(name.decode("ascii") for name in _LINKED.findall(content))


def list_needed(paths: Sequence[Path], *, read: Callable[[Path], bytes] = read_bytes) -> Listing:
    """The files to read for some paths. Raises UsageError for a path that is not there.

    Beside a single file stand its library.yaml and what may run it, at once or through others: what arrives at a tree
    depends on those. The trees that it runs itself are known only when it is read.
    """
    listing = list_files(paths, neighbours=True)
    beside = [file for file in listing.files if file not in listing.asked and _is_tree(file)]
    unneeded = {
        file for file in listing.files if file not in listing.asked and Path(file).name != LIBRARY_FILE
    }
    unneeded -= _callers(listing, beside, read)
    kept = {file: path for file, path in listing.files.items() if file not in unneeded}
    return replace(listing, files=MappingProxyType(kept))


def _callers(listing: Listing, beside: Sequence[str], read: Callable[[Path], bytes]) -> set[str]:
    """Those of the files beside that may run a tree that was asked for, or one another that may."""
    waiting = [file for file in listing.asked if _is_tree(file)]
    if not waiting or not beside:
        return set()
    naming: dict[tuple[Path, str], list[str]] = {}
    found: set[str] = set()
    for file in beside:
        try:
            names = may_run(read(listing.files[file]))
        except OSError:
            continue
        if names is None:
            found.add(file)
        for name in names or ():
            naming.setdefault((Path(file).parent, name), []).append(file)
    waiting += found
    while waiting:
        file = waiting.pop()
        new = set(naming.get((Path(file).parent, tree_name(file)), ())) - found
        found |= new
        waiting += new
    return found


def _named(content: bytes) -> Iterator[bytes | None]:
    """What follows each `run:`, also one whose colon stands below comments; None for what is no plain id."""
    at = skipped = 0
    while key := _KEY.search(content, at):
        at = colon = key.end()
        if content.startswith(b"#", at):
            # a word of comments that were skipped before is followed by the same: each comment is read once
            if at >= skipped and (comments := _COMMENTS.match(content, at)):
                skipped = comments.end()
            colon = skipped
        if value := _VALUE.match(content, colon):
            at = value.end()
            yield value[2]


def _is_tree(file: str) -> bool:
    return not file.endswith(SCENARIOS_SUFFIX) and Path(file).name != LIBRARY_FILE


def _has_odd_keys(content: bytes) -> bool:
    """Whether a key may hide a `run`: written with escapes, or after a question mark that ends no word."""
    if _ESCAPE.search(content):
        return True
    return any(
        match.start() == 0 or content[match.start() - 1] in _BEFORE_KEY
        for match in _QUESTION.finditer(content)
    )
