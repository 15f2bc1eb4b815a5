"""A contract for import-linter: what a room takes from another stands on that room's face.

A face is a package of the first level: its `__init__`, and of its modules those that `__all__` names. Imports within a
room are its own business.
"""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

from grimp import DetailedImport, ImportGraph
from importlinter import Contract, ContractCheck, output


class FacesContract(Contract):
    """Broken by `from package.room.module import name` in another room, and by a module that the face does not name."""

    type_name = "faces"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002  import-linter calls it so
        """Every import from a room that goes past its face."""
        (root,) = self.session_options["root_packages"]
        past = [
            detail
            for imported in sorted(graph.modules)
            if imported.startswith(f"{root}.") and imported.count(".") > 1
            for importer in sorted(graph.find_modules_that_directly_import(imported))
            if _face(importer) != _face(imported)
            for detail in graph.get_import_details(importer=importer, imported=imported)
            if not _is_by_face(detail)
        ]
        return ContractCheck(kept=not past, metadata={"past": past})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Each such import, with what it should say."""
        for detail in check.metadata["past"]:
            output.print_error(
                f"{detail['importer']}:{detail['line_number']}: imports '{detail['imported']}';"
                f" take it from the face '{_face(detail['imported'])}', and name it there in __all__",
                bold=False,
            )


def _face(module: str) -> str:
    return ".".join(module.split(".")[:2])


def _is_by_face(detail: DetailedImport) -> bool:
    face, name = _face(detail["imported"]), detail["imported"].rpartition(".")[2]
    # a function on the face may be called like the module it comes from
    return detail["line_contents"].startswith(f"from {face} import ") and name in _names_on(face)


def _names_on(face: str) -> frozenset[str]:
    package, _, room = face.partition(".")
    spec = importlib.util.find_spec(package)
    assert spec is not None, face
    assert spec.origin is not None, face
    file = Path(spec.origin).parent / room / "__init__.py"
    for statement in ast.parse(file.read_text(encoding="utf-8")).body:
        match statement:
            case ast.Assign(targets=[ast.Name("__all__")], value=ast.List(elts=names)):
                return frozenset(str(name.value) for name in names if isinstance(name, ast.Constant))
    return frozenset()
