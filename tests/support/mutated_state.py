"""Journals, locks and caches that were sound and are spoilt by chance: their JSON under good check sums, or their bytes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from hashlib import blake2b
from random import Random
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""Whatever JSON holds."""

DEEP = 3000
_BEYOND = 10**30
_ODD: tuple[Callable[[], Json], ...] = (
    lambda: None,
    lambda: True,
    lambda: 0,
    lambda: -1,
    lambda: 7,
    lambda: _BEYOND,
    lambda: 1.5,
    lambda: float("nan"),
    lambda: "",
    lambda: "x",
    lambda: "\ud800",
    lambda: "a\0b",
    lambda: "\x1b[2J\u2028\u202e",
    lambda: "{a: [b, c: - d",
    lambda: "- &a [*a]\n\t? x",
    lambda: "trees/../../outside.yaml",
    lambda: "run.sh",
    lambda: "word " * 2000,
    list,
    dict,
    lambda: [[]],
    lambda: {"": {}},
    lambda: nested(400),
)


def nested(depth: int) -> Json:
    """Lists within lists."""
    value: Json = []
    for _ in range(depth):
        value = [value]
    return value


def mutated_json(value: Json, random: Random) -> Json:
    """The value with one thing in it changed, taken away, doubled or of another type."""
    return _changed(value, random) if random.random() < 0.15 else _changed_within(value, random)


def mutated_journal(content: bytes, random: Random) -> bytes:
    """A journal with spoilt records under good check sums, or with spoilt lines or bytes."""
    if random.random() < 0.25:
        return mutated_bytes(content, random)
    lines = content.splitlines()
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        at = random.randrange(len(lines))
        match random.randrange(12):
            case 0:
                del lines[at]
            case 1:
                lines.insert(random.randrange(len(lines) + 1), lines[at])
            case 2:
                random.shuffle(lines)
            case 3:
                lines[at] = _summed(b"[" * DEEP + b"]" * DEEP)
            case _:
                lines[at] = _summed(_written(mutated_json(json.loads(lines[at][9:]), random)))
        if not lines:
            break
        lines = [line for line in lines if line]
        if any(b"[[[[" in line for line in lines):
            break
    return b"".join(line + b"\n" for line in lines)


def mutated_lock(content: bytes, random: Random) -> bytes:
    """A lock with other JSON, or with spoilt bytes."""
    if random.random() < 0.3:
        return mutated_bytes(content, random)
    return _written(mutated_json(json.loads(content), random))


def mutated_cache(content: bytes, random: Random) -> bytes:
    """A file of the cache with other JSON under a good check sum, or with spoilt bytes."""
    if random.random() < 0.15:
        return mutated_bytes(content, random)
    value = json.loads(content.partition(b"\n")[2])
    for _ in range(random.choice((1, 1, 2, 5))):
        value = mutated_json(value, random)
    return cache_file(b"[" * DEEP + b"]" * DEEP if random.random() < 0.02 else _written(value))


def cache_file(body: bytes) -> bytes:
    """A file of the cache with a good check sum."""
    return blake2b(body, digest_size=16).hexdigest().encode() + b"\n" + body


def mutated_bytes(content: bytes, random: Random) -> bytes:
    """Some bytes other than they were, cut off, doubled or put in."""
    spoilt = bytearray(content)
    at = random.randrange(len(spoilt)) if spoilt else 0
    match random.randrange(5):
        case 0:
            return bytes(spoilt[:at])
        case 1:
            spoilt[at:at] = random.randbytes(random.randrange(1, 40))
        case 2:
            spoilt[at : at + random.randrange(1, 60)] = b"\0" * random.randrange(60)
        case 3:
            spoilt[at:at] = spoilt[at : at + 200]
        case _:
            for _ in range(random.randrange(1, 6)):
                if spoilt:
                    spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def _changed_within(value: Json, random: Random) -> Json:
    if not isinstance(value, dict | list) or not value:
        return _changed(value, random)
    if isinstance(value, list):
        at = random.randrange(len(value))
        match random.randrange(8):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return [*value[:at], value[at], *value[at:]]
        return [*value[:at], mutated_json(value[at], random), *value[at + 1 :]]
    key = random.choice(list(value))
    match random.randrange(10):
        case 0:
            return {name: each for name, each in value.items() if name != key}
        case 1:
            odd = random.choice(_ODD)()
            new = odd if isinstance(odd, str) else "unknown"
            return {new if name == key else name: each for name, each in value.items()}
    return {**value, key: mutated_json(value[key], random)}


def _changed(value: Json, random: Random) -> Json:
    if isinstance(value, int) and random.random() < 0.5:
        return value + random.choice((-1, 1, 1000, -1000))
    if isinstance(value, str) and value and random.random() < 0.5:
        at = random.randrange(len(value))
        return (
            value[:at] + random.choice(("", "\n", "\0", "\ud800", ":", "  ", "\ufeff", "é")) + value[at + 1 :]
        )
    return random.choice(_ODD)()


def _written(value: Json) -> bytes:
    try:
        return json.dumps(value).encode()
    except RecursionError:
        return b"[" * DEEP + b"]" * DEEP


def _summed(content: bytes) -> bytes:
    return b"%08x %b" % (zlib.crc32(content), content)
