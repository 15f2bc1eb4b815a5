"""What a program of ours has kept as JSON: each piece is of the shape that is asked for, or it is spoilt. Touches no disk."""

from __future__ import annotations

import json
import os
from typing import Any, NoReturn, TypeAlias

from decisiontree.files.guarded_read import FILE_BYTES

Json: TypeAlias = Any
"""What JSON may hold: nothing is known of it yet."""
NAME_LENGTH = 4096


class Spoilt(ValueError):
    """Something is not what a program of ours has written; the words say what is wrong with it."""


class Newer(Exception):
    """A newer program has written this."""


def parsed(content: bytes) -> Json:
    """JSON. Raises Spoilt."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise Spoilt("it is not valid JSON") from problem


def expect_version(written: Json, ours: int) -> None:
    """Raises Newer for a version above ours, and Spoilt for what is no version."""
    if type(written) is not int or written < 1:
        refuse("a version", written)
    if written > ours:
        raise Newer


def mapping(written: Json) -> dict[str, Json]:
    """Names with something. Raises Spoilt."""
    if not isinstance(written, dict):
        refuse("a mapping", written)
    return written


def items(written: Json, count: int | None = None) -> list[Json]:
    """A list of something, of so many things where that is told. Raises Spoilt."""
    if not isinstance(written, list) or count not in (None, len(written)):
        refuse("a list" if count is None else f"a list of {count}", written)
    return written


def words(written: Json, most: int = FILE_BYTES) -> str:
    """A text for people; the names of files in it may hold what no text file can. Raises Spoilt."""
    if not isinstance(written, str) or len(written) > most:
        refuse("a text", written)
    return written


def text(written: Json, most: int = FILE_BYTES) -> str:
    """A text that a file can hold. Raises Spoilt."""
    try:
        words(written, most).encode()
    except UnicodeEncodeError:
        raise Spoilt("a text is not one that a file can contain") from None
    return str(written)


def text_or_none(written: Json) -> str | None:
    """A text, or nothing. Raises Spoilt."""
    return None if written is None else text(written)


def name(written: Json) -> str:
    """The name of a file, as a system can have it. Raises Spoilt."""
    if not isinstance(written, str) or not 0 < len(written) <= NAME_LENGTH or "\0" in written:
        refuse("the name of a file", written)
    try:
        os.fsencode(written)
    except UnicodeEncodeError:
        raise Spoilt("a name is not one that a file can have") from None
    return written


def number(written: Json, most: int = FILE_BYTES) -> int:
    """A whole number from 0. Raises Spoilt."""
    if type(written) is not int or not 0 <= written <= most:
        refuse("a whole number", written)
    return written


def flag(written: Json) -> bool:
    """Yes or no. Raises Spoilt."""
    if not isinstance(written, bool):
        refuse("yes or no", written)
    return written


def refuse(wanted: str, written: Json) -> NoReturn:
    """Raises Spoilt with what was wanted; what stands there instead may be an author's text and is not told."""
    raise Spoilt(f"expected {wanted}, found {type(written).__name__}")
