"""Fields of a form that can be on the screen together, as far as their conditions say. Knows no rule."""

from __future__ import annotations

from decisiontree.combinations import AppearingField, Somewhere, shown_together
from decisiontree.lint.logic import words_of
from decisiontree.model import Form, Library, Tree


def both_shown(tree: Tree, library: Library, form: Form, first: int, second: int) -> Somewhere | None:
    """Where two fields of a form are both shown, by their places; None where they never are, or a condition cannot be read."""
    fields = form.collect[first : second + 1]
    if any(field.when is not None and field.when.guard is None for field in fields):
        return None
    guards = (None if field.when is None else field.when.guard for field in fields)
    appearing = [AppearingField(field.fact, guard) for field, guard in zip(fields, guards, strict=True)]
    return shown_together(appearing, words_of(tree, library))
