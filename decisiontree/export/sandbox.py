"""The Jinja that templates run in: it escapes by itself, changes nothing, reaches nothing, and comes to an end.

Loops, calls and inclusions are counted. A value longer than any page is refused before it is made, wherever Jinja lets us
look first. That keeps an oversight in a template from filling a computer; whoever means harm may still find a way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sized
from functools import wraps
from types import CodeType
from typing import Any

from jinja2 import Template, TemplateRuntimeError, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from decisiontree.export import growth, printed, view

STEPS = 20_000_000
"""So many passes of loops a page may take; 150 for a step of a tree, at the most."""
_CALL = 10
"""So many passes a call or an inclusion counts for."""
_VIEWS = frozenset(getattr(view, name).__module__ for name in view.__all__)
_TOO_DEEP = "the template is nested too deeply"
_LINES = re.compile(r"^debug_info = '([^']*)'", re.MULTILINE)
"""Where Jinja writes down which line of a template became which line of Python."""


class _CodeGenerator(CodeGenerator):
    """Writes loops, joined texts and output so that the environment sees them; calls and operators it sees already."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802  as Jinja calls it
        """`for each in environment.counted(…)`."""
        counted = nodes.EnvironmentAttribute("counted", lineno=node.lineno)
        written = nodes.Const(printed.expression_of(node.iter), lineno=node.lineno)
        node.iter = nodes.Call(counted, [node.iter, written], [], None, None, lineno=node.lineno)
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  as Jinja calls it
        """`environment.bounded(… ~ …)`: each operand is bounded, and a template holds only so many."""
        escaped, plain = "markup_join", "str_join"
        join = escaped if frame.eval_ctx.autoescape else plain
        if frame.eval_ctx.volatile:
            join = f"({escaped} if context.eval_ctx.autoescape else {plain})"
        self.write(f"environment.bounded({join}((")
        for part in node.nodes:
            self._write_printed(part, frame)
            self.write(", ")
        self.write(")))")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ANN401  as Jinja has it
        """Only texts and numbers; the environment looks at the rest when the page is made."""
        if not isinstance(node, nodes.TemplateData) and not isinstance(
            node.as_const(frame.eval_ctx), str | int | float
        ):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401  as Jinja has it
        super()._output_child_pre(node, frame, finalize)
        self.write("environment.printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401  as Jinja has it
        self.write(f", {printed.expression_of(node)!r})")
        super()._output_child_post(node, frame, finalize)

    def _write_printed(self, node: nodes.Expr, frame: Frame) -> None:
        self.write("environment.printed(")
        self.visit(node, frame)
        self.write(f", {printed.expression_of(node)!r})")


class BoundedSandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which a page has so many steps and a value so many characters."""

    code_generator_class = _CodeGenerator
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})
    steps_left = STEPS

    def bound_filters(self) -> None:
        """None of the filters that are there now makes more than a value may hold."""
        self.filters |= {name: _bounded_filter(name, self.filters[name]) for name in self.filters}

    def spend(self, steps: int) -> None:
        """Count steps; raises where there are none left."""
        self.steps_left -= steps
        if self.steps_left < 0:
            raise TemplateRuntimeError(
                "the page takes too many steps; look for loops or macros within each other"
            )

    def counted(self, each: object, expression: str) -> Iterable[object]:
        """What a loop goes over, its passes counted at once where their number is known."""
        if not isinstance(each, Iterable):
            said = f"`{expression}`" if expression else "this"
            raise TemplateRuntimeError(f"a loop needs a list; {said} is {printed.kind_of(each)}")
        if isinstance(each, Sized):
            self.spend(len(each))
            return each
        return self._one_by_one(iter(each))

    def _one_by_one(self, each: Iterator[object]) -> Iterator[object]:
        for one in each:
            self.spend(1)
            yield one

    @staticmethod
    def printed(value: Any, expression: str) -> Any:  # noqa: ANN401  whatever a template prints
        """A value that can be printed; raises for one that cannot."""
        printed.expect_printable(value, expression)
        return value

    @staticmethod
    def bounded(value: Any) -> Any:  # noqa: ANN401  whatever a template makes
        """A value that is not too long; raises for one that is."""
        growth.expect_length(value)
        return value

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """What a macro, a block or an inclusion made, in one piece."""
        pieces = list(parts)
        growth.expect(sum(map(len, pieces)))
        return "".join(pieces)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401  as Jinja has it
        """As Jinja says; at once for views, which are frozen data and most of what templates look at."""
        if type(obj).__module__ in _VIEWS:
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  as Jinja has it
        """Call a macro, a method or a function that a template names."""
        self.spend(_CALL)
        if not callable(called):
            raise TemplateRuntimeError(f"{printed.kind_of(called)} cannot be called; remove the parentheses")
        growth.expect_call(called, args, kwargs)
        if getattr(called, "__name__", "") == "format":
            printed.expect_formatted((*args, *kwargs.values()))
        return self.bounded(super().call(context, called, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  as Jinja has it
        """An operator that can make much of little."""
        growth.expect_operation(operator, left, right)
        if operator == "%" and isinstance(left, str):
            printed.expect_formatted(_operands(right))
        try:
            return super().call_binop(context, operator, left, right)
        except TypeError:
            kinds = f"{printed.kind_of(left)} and {printed.kind_of(right)}"
            raise TemplateRuntimeError(
                f"`{operator}` cannot combine {kinds}; to join values into a text, use `~`"
            ) from None

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  as Jinja has it
    ) -> Template:
        """A template that another one includes, imports or extends."""
        self.spend(_CALL)
        return super().get_template(name, parent, globals)

    def select_template(
        self,
        names: Iterable[str | Template],
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  as Jinja has it
    ) -> Template:
        """The first of several that is there."""
        self.spend(_CALL)
        return super().select_template(names, parent, globals)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parser = Parser(self, source, name, filename)
        try:
            return parser.parse()
        except RecursionError:
            raise TemplateSyntaxError(_TOO_DEEP, parser.stream.current.lineno, name, filename) from None

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        try:
            return super()._generate(source, name, filename, defer_init=defer_init)
        except RecursionError as error:
            raise TemplateSyntaxError(_TOO_DEEP, _line_reached(error), name, filename) from None

    def _compile(self, source: str, filename: str) -> CodeType:
        try:
            return super()._compile(source, filename)
        except (SyntaxError, RecursionError, MemoryError) as error:
            line = _template_line(source, getattr(error, "lineno", None))
            raise TemplateSyntaxError(_TOO_DEEP, line, filename=filename) from None


def _operands(right: object) -> Iterable[object]:
    """What `%` puts into a text."""
    if isinstance(right, Mapping):
        return right.values()
    return right if isinstance(right, tuple) else (right,)


def _line_reached(error: RecursionError) -> int:
    """The line of the innermost part of a template that the code generator was at."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        for part in map(trace.tb_frame.f_locals.get, ("node", "self")):
            line = part.lineno if isinstance(part, nodes.Node) and part.lineno else line
        trace = trace.tb_next
    return line


def _template_line(source: str, line: int | None) -> int:
    """The line of the template that a line of the Python made of it comes from."""
    debug_info = _LINES.search(source)
    pairs = (
        [pair.split("=") for pair in debug_info[1].split("&")]
        if debug_info is not None and debug_info[1]
        else []
    )
    return max((int(own) for own, made in pairs if line is not None and int(made) <= line), default=1)


def _bounded_filter(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    # a filter may be given the environment or the context before the value
    place = int(hasattr(function, "jinja_pass_arg"))

    @wraps(function)
    def bounded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  as Jinja has it
        growth.expect_filter(name, args[place], args[place + 1 :], kwargs)
        if name in printed.OF_TEXTS:
            printed.expect_filtered(name, args[place])
        if name == "format":
            printed.expect_formatted((*args[place + 1 :], *kwargs.values()))
        made = function(*args, **kwargs)
        growth.expect_length(made)
        return made

    return bounded
