"""What every file of the format has: one mapping at the root, and the number of the format."""

from __future__ import annotations

from decisiontree.reader.build.desk import Desk, replacement
from decisiontree.reader.yaml_nodes import Mapping, Scalar, YamlNode

FORMAT = "1"


def root_mapping(desk: Desk, noun: str) -> Mapping | None:
    """The mapping that a file is, told when it is something else."""
    root = desk.document.root
    if root is None or isinstance(root, Mapping):
        return root
    shape = "a text" if isinstance(root, Scalar) else "a list"
    desk.tell("wrong-shape", f"the file holds {shape}; {noun} begins with 'format: 1'", root)
    return None


def check_format(desk: Desk, value: YamlNode | None) -> None:
    """The number of the format; a newer one needs a newer program."""
    if value is None:
        return
    word = value.value if isinstance(value, Scalar) else None
    if word == FORMAT:
        return
    if word is not None and word.isascii() and word.isdigit() and int(word[:9]) > int(FORMAT):
        message = f"the file is in format {word[:9]} and this program reads format {FORMAT}; install a newer decisiontree"
        desk.tell("format-version", message, value)
        return
    fix = replacement(f"write 'format: {FORMAT}'", desk.span(value), FORMAT)
    desk.tell(
        "format-version", f"'format' is not {FORMAT}, the only one there is so far", value, fixes=(fix,)
    )
