"""What every file of the format has: one mapping at the root, and the number of the format."""

from __future__ import annotations

from typing import TypeGuard

from decisiontree.diagnostic import Fault
from decisiontree.files import why_reserved
from decisiontree.reader.document import Document
from decisiontree.reader.quoting import shortened
from decisiontree.reader.tree_builder.build_context import BuildContext, replacement
from decisiontree.reader.yaml_nodes import Mapping, Scalar, YamlNode
from decisiontree.text import Span

FORMAT = "1"
_RULE = "format-version"


def root_mapping(context: BuildContext, noun: str) -> Mapping | None:
    """The mapping that a file is, told when it is something else."""
    root = context.document.root
    if root is None or isinstance(root, Mapping):
        return root
    shape = "a text" if isinstance(root, Scalar) else "a list"
    context.tell("wrong-shape", f"the file is {shape}; {noun} begins with 'format: 1'", root)
    return None


def check_format(context: BuildContext, value: YamlNode | None) -> None:
    """The number of the format; a newer one needs a newer program."""
    if value is None:
        return
    word = value.value if isinstance(value, Scalar) else None
    if word == FORMAT:
        return
    if _is_newer(word):
        message = f"the file is in format {word[:9]} and this program reads format {FORMAT}; install a newer decisiontree-desk"
        context.tell(_RULE, message, value)
        return
    fix = replacement(f"write 'format: {FORMAT}'", context.span(value), FORMAT)
    context.tell(_RULE, f"'format' is not {FORMAT}, which is the only format so far", value, fixes=(fix,))


def is_from_later(document: Document) -> bool:
    """Whether the file is in a format that this program cannot know, so that what it makes of the rest says nothing."""
    entry = document.root.entry("format") if isinstance(document.root, Mapping) else None
    return entry is not None and isinstance(entry[1], Scalar) and _is_newer(entry[1].value)


def faults_of(context: BuildContext) -> tuple[Fault, ...]:
    """Every fault of the file; of one in a later format only that it is."""
    if is_from_later(context.document):
        return tuple(fault for fault in context.faults if fault.rule == _RULE)
    return (*context.document.faults, *context.faults)


def _is_newer(word: str | None) -> TypeGuard[str]:
    return word is not None and word.isascii() and word.isdigit() and int(word[:9]) > int(FORMAT)


def tell_reserved(context: BuildContext, tree_id: str) -> bool:
    """Say that a file is called as none can be; whether that was said."""
    why = why_reserved(tree_id)
    if why is not None:
        message = f"no tree can be called '{shortened(tree_id)}': {why}; rename the file"
        context.tell("reserved-file-name", message, Span(0, 0))
    return why is not None
