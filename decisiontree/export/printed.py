"""What a template may print: texts, numbers and what is HTML already. Anything else is a slip, and is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import is_dataclass
from decimal import Decimal
from functools import wraps
from typing import Any, NoReturn

from jinja2 import TemplateRuntimeError, Undefined, nodes, pass_eval_context
from jinja2.filters import do_join, make_attrgetter
from jinja2.nodes import EvalContext

from decisiontree.export.view import NodeView, TextView, TreeView
from decisiontree.export.view_fields import name_in_templates, path_to

_PRINTED = (str, int, float, Decimal, Undefined, TextView)
_SHOWS = ("name", "title", "label", "text", "address", "name.name", "id")
"""The fields that people most likely mean when they print a whole view."""
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    ((int, float, Decimal), "a number"),
    (str, "a text"),
    (TextView, "an author's text"),
    (NodeView, "a node"),
    (TreeView, "a tree"),
    (Mapping, "a table"),
    (Iterable, "a list"),
)
OF_TEXTS = frozenset(
    {
        "capitalize",
        "center",
        "e",
        "escape",
        "forceescape",
        "indent",
        "lower",
        "replace",
        "safe",
        "string",
        "striptags",
        "title",
        "trim",
        "truncate",
        "upper",
        "urlize",
        "wordcount",
        "wordwrap",
    }
)
"""Filters of Jinja that make a text of whatever they are given."""


def expression_of(node: nodes.Node) -> str:
    """How a template wrote a value, such as `node.note`; empty for what is more than names and fields."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr() if inner := expression_of(node.node):
            return f"{inner}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=key)) if inner := expression_of(node.node):
            return f"{inner}[{key!r}]"
        case nodes.Filter() if node.node is not None and (inner := expression_of(node.node)):
            return f"{inner} | {node.name}"
        case _:
            return ""


def kind_of(value: object) -> str:
    """What a value is, in the words of the reference."""
    if value is None:
        return "nothing"
    named = next((words for kind, words in _KINDS if isinstance(value, kind)), None)
    if named is not None:
        return named
    return f"a {type(value).__name__}" if is_dataclass(value) or not callable(value) else "a function"


def expect_printable(value: object, expression: str = "") -> None:
    """Refuse what would print as Python writes it: None, a view, a list, a table, a function."""
    if isinstance(value, TextView) and expression:
        raise TemplateRuntimeError(
            f"an author's text needs a filter, such as `{expression} | plain` or `{expression} | markdown`"
        )
    if isinstance(value, _PRINTED) or hasattr(value, "__html__"):
        return
    said = f"`{expression}`" if expression else "a value"
    match value:
        case None:
            _refuse_missing(expression, said)
        case _ if is_dataclass(value):
            kind = type(value)
            raise TemplateRuntimeError(
                f"{kind.__name__} cannot be printed; choose a field, such as {_field(kind, expression)}"
            )
        case Mapping():
            raise TemplateRuntimeError(f"{said} is a table; print one of its entries, or use `tojson`")
        case Iterable():
            joined = f', or use `{expression or "list"} | join(", ")` for plain texts'
            raise TemplateRuntimeError(
                f"{said} is a list; loop over it: `{{% for each in {expression or 'list'} %}}`{joined}"
            )
        case _ if callable(value):
            raise TemplateRuntimeError(f"{said} is a function; write `{expression or 'name'}()` to use it")
        case _:
            raise TemplateRuntimeError(f"{said} cannot be printed")


def expect_formatted(values: Iterable[object]) -> None:
    """Refuse values that `%` or `format` would write as Python does."""
    for value in values:
        expect_printable(value)
        if isinstance(value, TextView):
            str(value)  # raises: it needs a filter


def expect_filtered(name: str, value: object) -> None:
    """Refuse what one of Jinja's filters for texts would write as Python does."""
    if value is None:
        raise TemplateRuntimeError(
            f"there is no text for `{name}` here; test it first, such as `{{% if node.note %}}`"
        )
    expect_printable(value)


@pass_eval_context
def join(eval_ctx: EvalContext, value: Iterable[Any], d: str = "", attribute: str | int | None = None) -> str:
    """Jinja's `join`, of values that can be printed."""
    if attribute is not None:
        value = map(make_attrgetter(eval_ctx.environment, attribute), value)
    items: Sequence[Any] = list(value)
    for item in items:
        expect_printable(item)
    joined: str = do_join(eval_ctx, items, d)
    return joined


def for_texts(name: str, function: Callable[..., Any], *, words: bool) -> Callable[..., Any]:
    """A filter for authors' texts, and for other words if `words`, that says what it was given instead of one."""

    @wraps(function)
    def checked(text: object, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  as Jinja has it
        if not isinstance(text, TextView) and not (words and isinstance(text, str)):
            _refuse_text(name, text)
        return function(text, *args, **kwargs)

    return checked


def _refuse_text(name: str, value: object) -> NoReturn:
    if isinstance(value, Undefined):
        str(value)  # raises: the name or the field that does not exist
    if isinstance(value, str):
        raise TemplateRuntimeError(
            f"`{name}` needs an author's text: this text is not an author's text, so it needs no filter"
        )
    if value is None:
        expect_filtered(name, value)
    kind = type(value)
    field = f"; choose a field, such as `{_field(kind, '')}`" if is_dataclass(value) else ""
    loop = "; loop over it" if kind_of(value) == "a list" else ""
    raise TemplateRuntimeError(f"`{name}` needs a text, not {kind_of(value)}{field or loop}")


def _refuse_missing(expression: str, said: str) -> NoReturn:
    if not expression:
        raise TemplateRuntimeError(f"{said} is missing here; test it first, such as `{{% if row.amount %}}`")
    raise TemplateRuntimeError(
        f"`{expression}` is missing here; test it, such as `{{% if {expression} %}}`, "
        f'or write what to print instead: `{expression} or "none"`'
    )


def _field(kind: type, expression: str) -> str:
    """A field of a view that can be printed, with the filter that it needs."""
    paths = (path_to(kind, name) for name in _SHOWS)
    path, is_text = next((found for found in paths if found is not None), ("id", False))
    return f"{expression or name_in_templates(kind)}.{path}{' | line' if is_text else ''}"
