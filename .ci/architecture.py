"""Writes what docs/architecture.md says of the code, from the code: its rooms, their drawing, the flows, the algorithms.

python .ci/architecture.py
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import grimp
import networkx
from rooms_drawing import drawn

PACKAGE = "decisiontree"
PAGE, PICTURE = "docs/architecture.md", "docs/pictures/rooms.svg"
_BLOCK = re.compile(r"(<!-- made from the code: ([\w ]+) -->\n)(?:.*?\n)??(<!-- end -->)", re.DOTALL)
_ALGORITHM = re.compile(r"^Algorithm: (?P<name>[^;]+); (?P<source>.+, \d{4})\.$", re.MULTILINE)


FLOWS = {
    "check": (
        "cli/main.py run",
        "  cli/check/command.py check",
        "    cli/check/run.py check_once",
        "      cli/libraries.py chosen_libraries",
        "      cli/check/checked_files.py checked_files",
        "        checking/examine.py check_files",
        "          checking/inputs.py read_inputs",
        "          checking/cache.py store_in",
        "          checking/workers.py check_units",
        "            checking/workers.py check_unit",
        "              reader/document.py read_document",
        "                reader/yaml_parser.py parse",
        "              reader/tree_builder/tree.py read_tree",
        "              lint/run.py check_reading",
        "                lint/rules/dead_end.py dead_end",
        "                  graph.py Graph.dead_ends",
        "                routes/escalation_prefilter.py EscalationPrefilter.is_doubtful",
        "                lint/rules/gap.py gap",
        "                lint/suppress.py suppress",
        "          checking/cache.py Store.keep",
        "          lint/run.py in_order",
        "      cli/check/report.py report_findings",
        "        report/__init__.py render",
        "        cli/output.py report",
    ),
    "edit": (
        "tui/field_writer.py FieldWriter.edited",
        "tui/field_writer.py FieldWriter.write_pending",
        "  tui/intents.py write_text",
        "  tui/context.py EditorContext.apply",
        "    workbench/workspace.py Workspace.apply",
        "      editing/plan.py plan_documents",
        "        editing/refine.py refined",
        "        editing/drafts.py Drafts.edit",
        "          editing/prove.py edit",
        "            editing/locate.py locate",
        "            editing/splice_assign.py assign",
        "              editing/scalar.py inline",
        "            reader/incremental/document.py read_patched",
        "      workbench/history.py History.record",
        "      reader/library.py reread",
        "        reader/incremental/tree.py reread_tree",
        "      workbench/library_check.py LibraryCheck.after",
        "    tui/due_findings.py DueFindings.follow",
        "      workbench/library_check.py LibraryCheck.step",
        "        lint/run.py check_in_steps",
    ),
    "page": (
        "cli/main.py run",
        "  cli/export/command.py export",
        "    cli/libraries.py chosen_libraries",
        "    export/locate.py find_exporter",
        "    cli/export/prepare.py prepare",
        "      reader/library.py load_library",
        "      lint/run.py check",
        "      cli/tree_errors.py errors_of",
        "      export/__init__.py export_library",
        "        export/pages.py tree_view",
        "          export/describe.py Describer.node",
        "          export/player_data.py compile_page",
        "            walk/version.py tree_version",
        "        export/library_page.py library_view",
        "        export/render.py render_pages",
        "          export/sandbox.py BoundedSandbox.get_template",
        "    export/write.py write_files",
        "      files/atomic_write.py write_beside",
    ),
}
"""What a run passes, in the order in which it first comes there, two blanks further in than what it runs in.

tests/house/test_architecture.py runs each of them and compares.
"""


class Owner(NamedTuple):
    """A library of the outside world and the only modules that import it."""

    library: str
    modules: tuple[str, ...]


class Algorithm(NamedTuple):
    """What a module's docstring says of itself: the textbook's name, and where it is described."""

    name: str
    module: str
    source: str


class Architecture:
    """A checkout, asked for what its code says."""

    def __init__(self, root: Path) -> None:
        self._root = root
        linter = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
        self._contracts = linter["contracts"]
        self.layers: list[list[str]] = [
            line.split(" | ")
            for contract in self._contracts
            if contract["type"] == "layers"
            for line in contract["layers"]
        ]

    def page(self) -> str:
        """The page, with each block that is made from the code as the code is now."""
        text = (self._root / PAGE).read_text(encoding="utf-8")
        return _BLOCK.sub(lambda block: f"{block[1]}\n{self._made(block[2])}\n{block[3]}", text)

    def picture(self) -> str:
        """The rooms and what each imports, less what the arrows of others say already."""
        return drawn(self.layers, sorted(networkx.transitive_reduction(self._imports()).edges))

    def algorithms(self) -> Iterator[Algorithm]:
        """Every algorithm that a docstring names, room by room."""
        for room in [room for layer in self.layers for room in layer]:
            for file in sorted((self._package / room).rglob("*.py")) or [self._package / f"{room}.py"]:
                for found in _ALGORITHM.finditer(_docstring(ast.parse(file.read_text(encoding="utf-8")))):
                    yield Algorithm(
                        found["name"], file.relative_to(self._package).as_posix(), found["source"]
                    )

    @property
    def _package(self) -> Path:
        return self._root / PACKAGE

    def _made(self, block: str) -> str:
        if block == "rooms":
            return "".join(self._rooms())
        if block == "algorithms":
            rows = (f"| {each.name} | `{each.module}` | {each.source} |\n" for each in self.algorithms())
            return "| algorithm | where | described in |\n|---|---|---|\n" + "".join(rows)
        if block in FLOWS:
            return "".join(map(self._step, FLOWS[block]))
        raise SystemExit(f"{PAGE}: nothing is known of '{block}'")

    def _step(self, passed: str) -> str:
        """A function of a flow, and what it says of itself; what runs in another stands in the other's list."""
        file, name = passed.split()
        depth = (len(passed) - len(passed.lstrip())) // 2
        scope: ast.AST = ast.parse((self._package / file).read_text(encoding="utf-8"))
        for part in name.split("."):
            scope = next(
                item
                for item in ast.iter_child_nodes(scope)
                if isinstance(item, ast.ClassDef | ast.FunctionDef) and item.name == part
            )
        if not isinstance(scope, ast.FunctionDef):
            raise SystemExit(f"{PAGE}: '{name}' in '{file}' is no function")
        return f"{'   ' * depth}1. `{file}` `{name}`: {_docstring(scope).partition(chr(10))[0]}\n"

    def _rooms(self) -> Iterator[str]:
        owners = list(self._owners())
        yield "| room | what it promises | owns |\n|---|---|---|\n"
        for room in [room for layer in self.layers for room in layer]:
            file = self._package / room / "__init__.py"
            file = file if file.is_file() else self._package / f"{room}.py"
            promise = _docstring(ast.parse(file.read_text(encoding="utf-8"))).partition("\n")[0]
            owned = ", ".join(
                owner.library for owner in owners if any(name.split(".")[1] == room for name in owner.modules)
            )
            yield f"| `{room}` | {promise} | {owned} |\n"

    def _owners(self) -> Iterator[Owner]:
        for contract in self._contracts:
            if contract["type"] == "forbidden":
                allowed = [line.split(" -> ") for line in contract.get("ignore_imports", ())]
                for library in contract["forbidden_modules"]:
                    yield Owner(library, tuple(by for by, what in allowed if what.split(".")[0] == library))

    def _imports(self) -> networkx.DiGraph[str]:
        graph = grimp.build_graph(PACKAGE, cache_dir=None)
        rooms = [room for layer in self.layers for room in layer]
        for room in rooms:
            if graph.find_children(f"{PACKAGE}.{room}"):
                graph.squash_module(f"{PACKAGE}.{room}")
        imports: networkx.DiGraph[str] = networkx.DiGraph()
        imports.add_nodes_from(rooms)
        for room in rooms:
            for imported in graph.find_modules_directly_imported_by(f"{PACKAGE}.{room}"):
                if imported.startswith(f"{PACKAGE}.") and imported != f"{PACKAGE}.{room}":
                    imports.add_edge(room, imported.split(".")[1])
        return imports


def _docstring(owner: ast.Module | ast.FunctionDef) -> str:
    return ast.get_docstring(owner) or ""


if __name__ == "__main__":
    here = Path(__file__).parents[1]
    architecture = Architecture(here)
    (here / PICTURE).write_text(architecture.picture(), encoding="utf-8")
    (here / PAGE).write_text(architecture.page(), encoding="utf-8")
