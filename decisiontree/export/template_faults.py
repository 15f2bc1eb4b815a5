"""What went wrong in a template, as one line that names the exporter, the template and the line in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from decisiontree.errors import DecisionTreeError, NotReadable, UsageError
from decisiontree.export.locate import Exporter
from decisiontree.text import Nearest, did_you_mean

_LONGEST = 300
_CLASS = re.compile(r"[A-Z][a-z]+[A-Z]")
_NO_NAME = re.compile(r"'(\w+)' is not defined")
_NO_FILTER = re.compile(r"No (filter|test) named '(\w+)'(?: found)?\.?")
_MEANT = (
    (
        re.compile(r"'None(?:Type' object)?'? has no attribute"),
        "there is nothing here: what may be missing needs a test, such as `{% if tree %}` or `{% if node.note %}`",
    ),
    (
        re.compile(r"'str' object has no attribute '(?:ours|source|names)'"),
        "this text is not an author's text, so it needs no filter",
    ),
    (
        re.compile(r"'[<>]=?' not supported between"),
        "only two numbers or two texts can be compared; test first what may be missing",
    ),
    (
        re.compile(r"is not JSON serializable"),
        "`tojson` takes texts, numbers, lists and tables of them, such as `tree.data`",
    ),
    (re.compile(r"surrogates not allowed"), "the page contains a character that UTF-8 cannot encode"),
)
"""What Python or Jinja says of common slips, and what an author of templates can do about it."""


@contextmanager
def as_usage_error(exporter: Exporter, template: str, environment: Environment) -> Iterator[None]:
    """Turn whatever a template raises into a UsageError. A fault in the program's own exporter stays one of ours."""
    try:
        yield
    except NotReadable as error:
        # the page's own template is named by what could not be read; what another one asked for needs the place, too
        if (asked := _place(error)) is None:
            raise
        raise NotReadable(f"exporter '{exporter.manifest.name}': {asked[0]}:{asked[1]}: {error}") from None
    except DecisionTreeError:
        raise
    except Exception as error:
        if not (exporter.is_foreign or isinstance(error, TemplateError)):
            raise
        found = _place(error)
        if found is None and isinstance(error, TemplateNotFound):
            place = "exporter.toml, template"
        else:
            file, line = found or (template, None)
            place = file if line is None else f"{file}:{line}"
        words = _words(error, environment)
        raise UsageError(f"exporter '{exporter.manifest.name}': {place}: {words}") from None


def _place(error: Exception) -> tuple[str, int] | None:
    """The template and line nearest to the fault, which Jinja puts into the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "?", error.lineno
    trace = _innermost(error)
    return None if trace is None else (trace.tb_frame.f_code.co_filename, trace.tb_lineno)


def _innermost(error: Exception) -> TracebackType | None:
    """Where in a template the fault was, with the names that the template knew there."""
    found, trace = None, error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            found = trace
        trace = trace.tb_next
    return found


def _words(error: Exception, environment: Environment) -> str:
    match error:
        case TemplateNotFound():
            near = Nearest().to(str(error.name), environment.list_templates())
            return f"there is no template '{error.name}'{did_you_mean(near)}"
        case RecursionError():
            return "it calls itself too often"
        case MemoryError():
            return "it asks for more memory than there is"
        case TemplateError():
            words = error.message or type(error).__name__
        case LookupError():
            words = f"there is no {error}"
        case _:
            words = str(error) or type(error).__name__
    words = _with_nearest(words, error, environment)
    words = next((meant for pattern, meant in _MEANT if pattern.search(words)), words)
    words = " ".join(words.split()).rstrip(".")
    if not _CLASS.match(words):
        words = words[:1].lower() + words[1:]
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _with_nearest(words: str, error: Exception, environment: Environment) -> str:
    """Words about a name that does not exist, with the nearest that does."""
    if match := _NO_FILTER.fullmatch(words):
        kind, name = match.groups()
        known: Iterable[str] = environment.filters if kind == "filter" else environment.tests
        return f"there is no {kind} '{name}'{did_you_mean(Nearest().to(name, known))}"
    if (match := _NO_NAME.fullmatch(words)) and (trace := _innermost(error)):
        return words + did_you_mean(Nearest().to(match[1], trace.tb_frame.f_locals))
    return words
