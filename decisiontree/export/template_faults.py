"""What went wrong in a template, as one line that names the exporter, the template and the line in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from decisiontree.errors import DecisionTreeError, NotReadable, UsageError
from decisiontree.export import view
from decisiontree.export.locate import Exporter
from decisiontree.text import Nearest, did_you_mean

_LONGEST = 300
_NO_FIELD = re.compile(r"'(?:\w+\.)+(\w+) object' has no attribute '(\w+)'")
_MEANT = (
    (
        re.compile(r"'None(?:Type' object)?'? has no attribute"),
        "there is nothing here: what may be missing needs a test, such as `{% if tree %}` or `{% if node.note %}`",
    ),
    (
        re.compile(r"'str' object has no attribute '(?:ours|source|names)'"),
        "this text is not an author's text, so it needs no filter",
    ),
)
"""What Python or Jinja says of common slips, and what an author of templates can do about it."""


@contextmanager
def as_usage_error(exporter: Exporter, template: str) -> Iterator[None]:
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
        file, line = _place(error) or (template, None)
        place = file if line is None else f"{file}:{line}"
        raise UsageError(f"exporter '{exporter.manifest.name}': {place}: {_words(error)}") from None


def _place(error: Exception) -> tuple[str, int] | None:
    """The template and line nearest to the fault, which Jinja puts into the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "?", error.lineno
    found = None
    trace = error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            found = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found


def _words(error: Exception) -> str:
    match error:
        case TemplateNotFound():
            return f"there is no template '{error}'"
        case RecursionError():
            return "it calls itself too often"
        case MemoryError():
            return "it asks for more memory than there is"
        case TemplateError():
            words = error.message or type(error).__name__
        case _:
            words = f"{error} ({type(error).__name__})"
    if (field := _NO_FIELD.fullmatch(words)) and hasattr(view, field[1]):
        return _no_field(field[1], field[2])
    words = next((meant for pattern, meant in _MEANT if pattern.search(words)), words)
    words = " ".join(words.split()).rstrip(".")
    words = words[:1].lower() + words[1:]
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _no_field(kind: str, name: str) -> str:
    """What a template asked of a view that has no such field, with the nearest one."""
    fields = [each for each in dir(getattr(view, kind)) if not each.startswith("_")]
    return f"{kind} has no field '{name}'{did_you_mean(Nearest().to(name, fields))}"
