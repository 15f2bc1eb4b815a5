"""The view model in words, from the sentences of its classes, so that the reference cannot fall behind. Gives a text."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from types import ModuleType

from decisiontree.export import assets, view

BEGIN, END = (
    "<!-- view model: written by tests/support/view_model_page.py -->\n",
    "<!-- end of view model -->\n",
)
_ORDER = [
    "LibraryView",
    "LibraryCard",
    "TreeView",
    "TreeCard",
    "TreeGroup",
    "TreePart",
    "LinkedTreeView",
    "NodeView",
    "StepView",
    "FormView",
    "ListenView",
    "DecisionView",
    "SubtreeView",
    "OutcomeView",
    "WayView",
    "TargetView",
    "TextView",
    "SeeView",
    "FieldView",
    "ChoiceView",
    "DoView",
    "LinkView",
    "PartView",
    "PictureView",
    "TimerView",
    "LimitRow",
    "RoleView",
    "TopicView",
    "AuthorityView",
    "GateView",
    "IncidentView",
    "ScenarioView",
    "AnswerView",
    "NamedValue",
    "Spoken",
    "TextAsset",
    "FileAsset",
    "SvgAsset",
]
_TYPES = {
    "str": "text",
    "int": "number",
    "bool": "true or false",
    "Markup": "text",
    "Mapping[str, str]": "texts by name",
    "Mapping[str, object]": "JSON",
    "Mapping[str, SeeView]": "each SeeView by its address",
}
_LIST = re.compile(r"(?:tuple\[(\w+), \.\.\.\]|Sequence\[(\w+)\])\Z")


def with_view_model(page: str) -> str:
    """The page with the view model as it is now between its marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}{''.join(_sections())}\n{END}{rest.partition(END)[2]}"


def documented() -> set[str]:
    """The classes that the page describes."""
    return set(_ORDER)


def given_classes() -> set[str]:
    """The classes that templates are given."""
    return set(view.__all__) | {
        name
        for name, value in vars(assets).items()
        if is_dataclass(value) and value.__module__ == assets.__name__ and not name.startswith("_")
    }


def _sections() -> Iterator[str]:
    for name in _ORDER:
        kind = getattr(view, name, None) or getattr(assets, name)
        tree = _definition(kind)
        bases = [ast.unparse(base) for base in tree.bases]
        yield f"\n### {name}\n\n{_cell(ast.get_docstring(tree) or '')}\n"
        if bases:
            yield f"It also has the fields of {' and '.join(f'[{base}](#{base.lower()})' for base in bases)}.\n"
        rows = list(_rows(tree))
        if rows:
            yield "\n| field | type | what it is |\n|---|---|---|\n" + "".join(rows)


def _rows(tree: ast.ClassDef) -> Iterator[str]:
    for at, item in enumerate(tree.body):
        match item:
            case ast.AnnAssign(target=ast.Name(id=field), annotation=annotation):
                yield _row(f"`{field}`", annotation, _sentence(tree, at, field))
            case ast.FunctionDef(name=field, returns=returns) if returns is not None and field[0] != "_":
                arguments = ", ".join(each.arg for each in item.args.args[1:])
                shown = f"`{field}`" if item.decorator_list else f"`{field}({arguments})`"
                yield _row(shown, returns, ast.get_docstring(item) or "")
            case _:
                pass


def _sentence(tree: ast.ClassDef, at: int, field: str) -> str:
    match tree.body[at + 1 : at + 2]:
        case [ast.Expr(value=ast.Constant(value=str(words)))]:
            return words
        case _:
            raise AssertionError(f"{tree.name}.{field} has no sentence below it")


def _row(field: str, annotation: ast.expr, sentence: str) -> str:
    return f"| {field} | {_type(ast.unparse(annotation))} | {_cell(sentence)} |\n"


def _type(written: str) -> str:
    if written.endswith(" | None"):
        return f"{_type(written.removesuffix(' | None'))}, or none"
    if found := _LIST.match(written):
        each = found[1] or found[2]
        return "list of texts" if each == "str" else f"list of {_type(each)}"
    return _TYPES.get(written) or f"[{written}](#{written.lower()})"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def _definition(kind: type) -> ast.ClassDef:
    module: ModuleType | None = inspect.getmodule(kind)
    assert module is not None
    for item in ast.parse(inspect.getsource(module)).body:
        if isinstance(item, ast.ClassDef) and item.name == kind.__name__:
            return item
    raise AssertionError(kind)
