"""What becomes of spoilt journals, locks and caches: an editor is opened on them, all of it brought back, undone and saved.

Each mutant is made from a seed; `meet` tells what became of it and raises AssertionError where something was lost.
"""

from __future__ import annotations

import gc
import os
import shutil
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from random import Random

from mutated_state import mutated_cache, mutated_journal, mutated_lock
from random_work import next_work
from small_library import write_faulty_library

from decisiontree.cli.check.command import FORMATS
from decisiontree.cli.main import run
from decisiontree.errors import DecisionTreeError
from decisiontree.files.folders import state_folder
from decisiontree.model import AddNode
from decisiontree.workbench import lines_of, open_workspace, recover, save, work_of
from decisiontree.workbench.instances import EditorInstance
from decisiontree.workbench.workspace import Workspace

_SOUND = 8
"""Journals that mutants are made from."""
_STEPS = 200
"""More steps than this no journal here has; undo and redo end."""


class SpoiltSessions:
    """A library, and the state folder of its editors; both are made anew for each mutant."""

    def __init__(self, folder: Path) -> None:
        self._trees = folder / "library" / "trees"
        self._outside = folder
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        self._clean()
        self._workspace = open_workspace([self._trees])
        self._sound = [self._left_by(seed) for seed in range(_SOUND)]

    def meet(self, seed: int) -> str:
        """Open the editor on one mutant; what became of it."""
        random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
        lock, journal = random.choice(self._sound)
        self._clean()
        if random.random() < 0.25:
            lock = mutated_lock(lock, random)
        else:
            journal = mutated_journal(journal, random)
        state = state_folder()
        (state / "a.lock").write_bytes(lock)
        (state / "a.journal").write_bytes(journal)
        session = EditorInstance.begin(self._workspace)
        assert session.journal.problem is None, session.journal.problem
        told = "told" if session.notes else "quiet"
        offered = len(session.left)
        for left in session.left:
            lines_of(left.work)
            self._use(recover(self._workspace, left.work).workspace)
            session.settle(left)
        session.end(keep=False)
        self._nothing_is_lost(journal, told, offered)
        return f"{'offered' if offered else 'not offered'}, {told}"

    def _use(self, workspace: Workspace) -> None:
        for _ in range(_STEPS):
            workspace, step = workspace.undo()
            if step is None:
                break
        for _ in range(_STEPS):
            workspace, step = workspace.redo()
            if step is None:
                break
        with suppress(DecisionTreeError):  # a file that others changed, say
            save(workspace)

    def _nothing_is_lost(self, journal: bytes, told: str, offered: int) -> None:
        """Tree files alone were written; what was not brought back is there under another name, or was nothing."""
        names = sorted(str(path.relative_to(self._outside)) for path in self._outside.rglob("*"))
        written = [name for name in names if not name.startswith("state/")]
        known = ("library", "library/trees", "state")
        assert all(
            name in known or (name.startswith("library/trees/") and name.endswith(".yaml"))
            for name in written
        ), written
        kept = [path for path in state_folder().iterdir() if path.name not in ("sessions",)]
        if told == "told" and not offered:
            assert kept, "what could not be read is gone"
        if any(path.name.startswith("a.journal") for path in kept):
            assert journal in [path.read_bytes() for path in kept], "it is another journal now"

    def _left_by(self, seed: int) -> tuple[bytes, bytes]:
        """Lock and journal of an editor that was killed."""
        random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
        self._clean()
        session = EditorInstance.begin(self._workspace)
        workspace = self._workspace
        for number in range(12):
            workspace = next_work(workspace, random, number)
            session.journal.follow(work_of(workspace))
        tree = min(workspace.library.trees)
        unsaved = workspace.apply(tree, AddNode("unsaved", {"outcome": "Over", "resolution": "resolved"}))
        session.journal.follow(work_of(unsaved))
        session.end(keep=True)
        return tuple(next(state_folder().glob(f"*.{kind}")).read_bytes() for kind in ("lock", "journal"))  # type: ignore[return-value]  # two of them

    def _clean(self) -> None:
        for folder in (self._trees, state_folder()):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        write_faulty_library(self._trees)


class SpoiltCaches:
    """A library with findings, and the cache of its checks."""

    def __init__(self, folder: Path) -> None:
        trees = folder / "library" / "trees"
        trees.mkdir(parents=True)
        write_faulty_library(trees)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        os.environ["DECISIONTREE_TRACEBACK"] = "1"
        self._trees = str(trees)
        self._said = {form: self._check(form) for form in FORMATS}
        (self._file,) = (folder / "cache").rglob("*.json")
        self._sound = self._file.read_bytes()

    def meet(self, seed: int) -> str:
        """Check with one mutant of the cache, in some format; what became of it."""
        random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
        self._file.write_bytes(mutated_cache(self._sound, random))
        form = random.choice((*FORMATS, "sarif", "sarif"))  # that one applies the fixes
        return "cache no matter" if self._check(form) == self._said[form] else "cache believed"

    def _check(self, form: str) -> str:
        """What `check` says, in this process: whatever it raised would be raised here."""
        said = StringIO()
        with redirect_stdout(said):
            code = run(["check", self._trees, "--format", form, "--jobs", "1"])
        gc.enable()
        assert code in (0, 1), code
        return said.getvalue()
