"""What an exporter says of itself in `exporter.toml`. Parses text; never looks at the disk."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from decisiontree.errors import UsageError
from decisiontree.files import is_device
from decisiontree.model import is_id
from decisiontree.text import Nearest, did_you_mean

CONTRACT = 1
"""Version of the view model that templates are given; an exporter names the one it was written for."""

PER = ("libraries", "library", "tree")
_TREE_ID = "{tree.id}"
_KEYS = {"summary", "contract", "extends", "page", "assets"}
_PAGE_KEYS = {"template", "per", "to"}
_FILE_KEYS = {"file", "alt"}
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")
_TEMPLATE = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*(?:\.[A-Za-z0-9]+)*\.j2\Z")
_ASSET = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\Z")
_TARGET = re.compile(r"(?:[A-Za-z0-9_-]+/)*(?:[A-Za-z0-9_-]|\{tree\.id\})+(?:\.[A-Za-z0-9]+)+\Z")

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_WORDS = re.compile(r"[A-Za-z_./][^,\]}#\"'\n]*")
_TREE_WORDS = re.compile(r"(?<![\"'\w])\{tree\.id\}[^\s\"',\]}#]*")
_FORMS = {
    "extends": 'write the name of an exporter, such as "html"',
    "template": 'write its path in templates/, with the ending .j2, such as "tree.txt.j2"',
    "to": 'write a path with an ending, such as "{tree.id}.txt"; it may contain letters, digits, -, _, / and {tree.id}',
}


@dataclass(frozen=True, slots=True)
class Page:
    """A file to write: from which template, once for what, and under which name."""

    template: str
    per: str
    to: str

    def path(self, tree_id: str | None) -> str:
        """The name of the file for a tree, or for the library."""
        return self.to.replace(_TREE_ID, tree_id or "")

    def tree_of(self, path: str) -> str | None:
        """The id of the tree whose page would be called so; None where no tree's could."""
        count = self.to.count(_TREE_ID)
        if not count:
            return None
        start = self.to.index(_TREE_ID)
        length = (len(path) - len(self.path(None))) // count
        tree_id = path[start : start + max(length, 0)]
        return tree_id if is_id(tree_id) and self.path(tree_id) == path else None


@dataclass(frozen=True, slots=True)
class AssetFiles:
    """The files of `assets/` behind one name, and the words for those who do not see a picture."""

    files: tuple[str, ...]
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """An exporter's pages and the assets they draw on, by the name the templates know them under."""

    name: str
    summary: str
    extends: str | None = None
    pages: tuple[Page, ...] = ()
    assets: Mapping[str, AssetFiles] = field(default_factory=dict)


def parse_manifest(text: str, name: str, place: str = "exporter.toml") -> Manifest:
    """The manifest in a text; every mistake is a UsageError that names the exporter and the key.

    `place` is where the text is from, for what is not TOML.
    """
    try:
        table = tomllib.loads(text)
    except ValueError as error:  # of TOML, or of Python for a number of thousands of digits
        raise UsageError(f"exporter '{name}': {_not_toml(text, str(error), place)}") from None
    except RecursionError:
        raise UsageError(f"exporter '{name}': {place} is nested too deeply") from None
    _refuse_unknown(table, _KEYS, name, "")
    _check_contract(table.get("contract"), name)
    return Manifest(
        name=name,
        summary=_text(table, "summary", name),
        extends=_matching(table, "extends", _NAME, name) if "extends" in table else None,
        pages=tuple(_page(entry, name) for entry in _tables(table.get("page", []), name)),
        assets=MappingProxyType(_assets(table.get("assets", {}), name)),
    )


def _not_toml(text: str, error: str, place: str) -> str:
    """What is said of a text that is not TOML; most often, words without quotes."""
    if (where := _AT.search(error)) is None:
        return f"{place} is not valid TOML: {error}"
    line, column = int(where[1]), int(where[2])
    row = text.splitlines()[line - 1] if line <= len(text.splitlines()) else ""
    words = _TREE_WORDS.search(row) or (
        _WORDS.match(row, column - 1) if error.startswith("Invalid value") else None
    )
    if words is not None:
        return f'{place}:{line}: text needs quotes: "{words[0].strip()}"'
    return f"{place}:{line} is not valid TOML: {error[: where.start()].strip()} in column {column}"


def _check_contract(contract: object, name: str) -> None:
    if contract is None or isinstance(contract, bool | str):
        written = (
            "is missing; write" if contract is None else f"must be the number {CONTRACT}, without quotes:"
        )
        raise UsageError(f"exporter '{name}': 'contract' {written} `contract = {CONTRACT}`")
    if contract != CONTRACT:
        raise UsageError(
            f"exporter '{name}' was written for contract {contract}, this version provides contract {CONTRACT}; "
            "`decisiontree docs exporters` says what changed"
        )


def _page(entry: dict[str, Any], name: str) -> Page:
    _refuse_unknown(entry, _PAGE_KEYS, name, "page: ")
    page = Page(
        template=_matching(entry, "template", _TEMPLATE, name),
        per=_text(entry, "per", name),
        to=_matching(entry, "to", _TARGET, name),
    )
    if page.per not in PER:
        near = did_you_mean(Nearest().to(page.per, PER))
        raise UsageError(f"exporter '{name}': 'per' is one of {', '.join(PER)}, not '{page.per}'{near}")
    if any(is_device(part) for part in page.to.split("/")):
        raise UsageError(f"exporter '{name}': '{page.to}' contains a name that Windows reserves for a device")
    if page.per == "tree" and _TREE_ID not in page.to:
        raise UsageError(
            f"exporter '{name}': 'to' would write all trees to '{page.to}'; "
            f'add {_TREE_ID}, such as "{_TREE_ID}-{page.to.rpartition("/")[2]}"'
        )
    if page.per != "tree" and _TREE_ID in page.to:
        raise UsageError(
            f"exporter '{name}': 'to' contains {_TREE_ID}, but 'per' is '{page.per}': "
            'remove it, or write per = "tree"'
        )
    return page


def _assets(table: object, name: str) -> dict[str, AssetFiles]:
    if not isinstance(table, dict):
        raise UsageError(f"exporter '{name}': 'assets' is a table of names and files")
    return {key: _asset_files(table[key], key, name) for key in table}


def _asset_files(value: object, key: str, name: str) -> AssetFiles:
    """`"brand.css"`, `["fonts.css", "brand.css"]` or `{file = "logo.png", alt = "Northwind"}`."""
    if isinstance(value, dict):
        where = f"assets.{key}: "
        _refuse_unknown(value, _FILE_KEYS, name, where)
        alt = value.get("alt", "")
        if not isinstance(alt, str):
            raise UsageError(f"exporter '{name}': {where}'alt' is a text")
        return AssetFiles((_asset_file(value.get("file"), key, name),), alt)
    entries = value if isinstance(value, list) and value else [value]
    return AssetFiles(tuple(_asset_file(entry, key, name) for entry in entries))


def _asset_file(value: object, key: str, name: str) -> str:
    if not isinstance(value, str) or not _ASSET.match(value):
        raise UsageError(
            f"exporter '{name}': {value!r} cannot be used as '{key}'; write the name of a file in assets/, such as \"brand.css\""
        )
    return value


def _tables(entries: object, name: str) -> list[dict[str, Any]]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(f"exporter '{name}': pages are written as [[page]] tables")
    return entries


def _matching(table: dict[str, Any], key: str, pattern: re.Pattern[str], name: str) -> str:
    value = _text(table, key, name)
    if not pattern.match(value):
        raise UsageError(f"exporter '{name}': '{value}' cannot be used as '{key}'; {_FORMS[key]}")
    return value


def _text(table: dict[str, Any], key: str, name: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise UsageError(f"exporter '{name}': '{key}' is missing or is not a text")
    return value


def _refuse_unknown(table: dict[str, Any], known: set[str], name: str, where: str) -> None:
    for key in table:
        if key not in known:
            near = Nearest().to(key, known)
            advice = did_you_mean(near, otherwise=f"; the keys are {', '.join(sorted(known))}")
            raise UsageError(f"exporter '{name}': {where}unknown key '{key}'{advice}")
