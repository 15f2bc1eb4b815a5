"""What the program itself is, as one line: findings that another program made are not to be trusted. Runs nothing of it."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

_OTHERS = ("yaml", "networkx")
"""Libraries whose version findings may depend on."""


@cache
def program_digest() -> str:
    """Changes with every byte of our own code, and with the versions of Python and of the libraries that findings rest on.
    Made once: what runs is what was loaded, though the files may be replaced meanwhile.

    The version number alone would not do: between two releases the rules change while it stays.
    """
    digest = blake2b(sys.version.encode(), digest_size=16)
    package = Path(__file__).parents[1]
    for file in sorted(package.rglob("*.py")):
        digest.update(file.relative_to(package).as_posix().encode())
        digest.update(file.read_bytes())
    for name in _OTHERS:
        digest.update(_version_of(name))
    return digest.hexdigest()


def _version_of(name: str) -> bytes:
    """The module in which a library says its version, unread by Python, and whether it came with compiled parts."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return b""
    compiled = sorted(path.name for path in Path(spec.origin).parent.glob("_*.so"))
    return Path(spec.origin).read_bytes() + repr(compiled).encode()
