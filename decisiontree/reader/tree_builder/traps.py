"""Quoting traps: what YAML cuts or bends in silence is shown correctly quoted, with a fix."""

from __future__ import annotations

from decisiontree.reader.quoting import quoted, shortened
from decisiontree.reader.tree_builder.build_context import BuildContext, replacement
from decisiontree.reader.yaml_nodes import Mapping, Scalar, YamlNode
from decisiontree.text import Span, line_end, line_start


def comment_after(context: BuildContext, value: Scalar, key: str) -> None:
    """A comment right after an unquoted text: is it one, or was it meant to be read out?"""
    text = context.document.text
    whole = Span(value.start, _written_end(text, value.end))
    kept, all_of_it = text[value.start : value.end], text[whole.start : whole.end]
    if "\n" in kept:
        context.tell("unquoted-text", f"'{key}' is cut off at '#'; put the text in quotes", value)
        return
    in_full = replacement("put the whole line in quotes", whole, quoted(all_of_it))
    as_read = replacement(
        "put the text in quotes and keep the comment", Span(value.start, value.end), quoted(kept)
    )
    hash_at = text.index("#", value.end)
    is_comment = text[hash_at + 1 : hash_at + 2] in ("", " ", "\n", "\r")
    fixes = (as_read, in_full) if is_comment else (in_full, as_read)
    shown = _written(context, value.start, key, kept if is_comment else all_of_it)
    message = f"YAML cuts '{key}' off at '#'; write {shown}"
    context.tell("unquoted-text", message, whole, fixes=fixes)


def only_a_comment(context: BuildContext, value: Scalar, key: str) -> None:
    """An empty text whose line goes on with `#word`: YAML takes all of it for a comment."""
    text = context.document.text
    at = (
        value.end
        + len(text[value.end : value.end + 80])
        - len(text[value.end : value.end + 80].lstrip(" \t"))
    )
    if text[at : at + 1] != "#" or text[at + 1 : at + 2] in ("", " ", "#", "\n", "\r"):
        return
    whole = Span(at, _written_end(text, at))
    message = (
        f"YAML reads all of '{key}' as a comment; write {_written(context, at, key, text[slice(*whole)])}"
    )
    _tell_in_quotes(context, message, whole)


def collection_for_text(context: BuildContext, value: YamlNode, key: str) -> bool:
    """A text in which YAML sees a mapping or a list; False when it truly is one."""
    span = context.span(value)
    if context.document.text[span.end : span.end + 1] == ":":  # a key without a value
        span = Span(span.start, span.end + 1)
    raw = context.document.text[slice(*span)]
    if (
        isinstance(value, Scalar)
        or "\n" in raw
        or not (value.flow or _before(context, value.start)[-1:] == "-")
    ):
        return False
    shape = "a mapping" if isinstance(value, Mapping) else "a list"
    sign = "contains ': '" if ": " in raw else "ends with ':'"
    if raw[0] in "{[?-":
        sign = f"begins with '{raw[0]}'"
    message = (
        f"YAML reads {shape} here, because the text {sign}; write {_written(context, value.start, key, raw)}"
    )
    _tell_in_quotes(context, message, span)
    return True


def comma_in_text(context: BuildContext, mapping: Mapping, at: int, texts: frozenset[str]) -> bool:
    """A key without a value, right after an unquoted text in braces: the text held a comma. `texts` are such fields."""
    if not mapping.flow or at == 0 or not _is_rest(mapping, at):
        return False
    if at + 1 < len(mapping.entries) and _is_rest(mapping, at + 1):
        return mapping.entries[0][0].value in texts  # the last of the rest tells of it all
    start = at - 1
    while start and _is_rest(mapping, start):
        start -= 1
    name, text = mapping.entries[start]
    span = Span(text.start, mapping.entries[at][0].end)
    raw = context.document.text[slice(*span)]
    if name.value not in texts or not _is_plain_text(text) or "\n" in raw:
        return False
    context.forget("ambiguous-scalar", span)
    message = f"YAML ends '{name.value}' at the comma; write {name.value}: {shortened(quoted(raw))}"
    _tell_in_quotes(context, message, span)
    return True


def _tell_in_quotes(context: BuildContext, message: str, span: Span) -> None:
    fix = replacement("put the text in quotes", span, quoted(context.document.text[slice(*span)]))
    context.tell("unquoted-text", message, span, fixes=(fix,))


def _written(context: BuildContext, at: int, key: str, text: str) -> str:
    """The text in quotes behind what stands before it on its line, so that it can be written so to the letter."""
    before = _before(context, at)[-1:]
    return f"{f'{key}: ' if before == ':' else '- ' if before == '-' else ''}{shortened(quoted(text))}"


def _before(context: BuildContext, at: int) -> str:
    text = context.document.text
    return text[line_start(text, at) : at].rstrip(" ")


def _is_plain_text(value: YamlNode) -> bool:
    return isinstance(value, Scalar) and value.style is None and value.value is not None


def _is_rest(mapping: Mapping, at: int) -> bool:
    key, value = mapping.entries[at]
    return key.style is None and isinstance(value, Scalar) and value.value is None and value.style is None


def _written_end(text: str, at: int) -> int:
    return at + len(text[at : line_end(text, at)].rstrip())
