"""The journal: what was written is there after a crash, and a torn end costs no more than itself."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from random_work import next_work

from decisiontree.files.stored_json import Spoilt
from decisiontree.model import SetField
from decisiontree.workbench import Workspace, records, save, work_of
from decisiontree.workbench.journal import Journal
from decisiontree.workbench.replay import replayed


@pytest.fixture
def journal(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    """An empty journal in a folder of its own."""
    journal = Journal(tmp_path_factory.mktemp("state") / "a.journal")
    journal.create()
    return journal


def _titles(workspace: Workspace, count: int = 5) -> list[Workspace]:
    states = [workspace]
    for number in range(count):
        states.append(states[-1].apply("refund", SetField(None, ("title",), f"Title {number} ☎")))
    return states


def _read(path: Path) -> records.Work | None:
    return replayed(path.read_bytes()).work


def _texts(work: records.Work | None) -> object:
    return None if work is None else {file: text for file, text in work.texts.items() if "refund" in file}


def test_every_record_leads_to_the_work_as_it_was_then(workspace: Workspace, journal: Journal) -> None:
    """Texts and steps; each record is one line more."""
    for lines, state in enumerate(_titles(workspace)):
        journal.follow(work_of(state))
        assert journal.path.read_bytes().count(b"\n") == lines
        found = _read(journal.path)
        if lines:
            assert found is not None
            assert _texts(found) == _texts(work_of(state))
            assert found.history.done == state.history.done
    assert journal.problem is None


def test_a_step_that_an_earlier_program_wrote_is_one_still(workspace: Workspace) -> None:
    """It had a group more, in which nothing stood."""
    record = records.whole(work_of(_titles(workspace, 1)[-1]))
    earlier = {**record, "done": [{**step, "group": None} for step in record["done"]]}
    found = replayed(records.line(earlier))
    assert found.is_whole
    assert found == replayed(records.line(record))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_done_the_journal_leads_to_the_same_work(
    workspace: Workspace, journal: Journal, seed: int
) -> None:
    """Edits, renames across files, files made and taken away, undo, redo and saves, in any order."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    for number in range(25):
        workspace = next_work(workspace, random, number)
        work = work_of(workspace)
        journal.follow(work)
        found = _read(journal.path)
        if not work.unsaved:
            assert found is None
            continue
        assert found is not None
        assert found.unsaved == work.unsaved
        assert {file: found.texts.get(file) for file in work.unsaved} == {
            file: work.texts.get(file) for file in work.unsaved
        }
        assert (found.history.done, found.history.undone) == (
            workspace.history.done,
            workspace.history.undone,
        )


def test_a_torn_end_costs_the_last_record_alone(workspace: Workspace, journal: Journal) -> None:
    """Wherever it was torn."""
    states = _titles(workspace)
    ends = []
    for state in states:
        journal.follow(work_of(state))
        ends.append(journal.path.stat().st_size)
    content = journal.path.read_bytes()
    for cut in range(ends[-2], ends[-1]):
        journal.path.write_bytes(content[:cut])
        assert _texts(_read(journal.path)) == _texts(work_of(states[-2]))


def test_a_spoilt_byte_ends_what_is_believed(workspace: Workspace, journal: Journal) -> None:
    """The records before it count, those after it do not: they lead on from it."""
    states = _titles(workspace)
    ends = []
    for state in states:
        journal.follow(work_of(state))
        ends.append(journal.path.stat().st_size)
    content = bytearray(journal.path.read_bytes())
    content[ends[3] + 20] ^= 1
    journal.path.write_bytes(bytes(content))
    assert _texts(_read(journal.path)) == _texts(work_of(states[3]))


@pytest.mark.parametrize("content", [b"\n", b"{", b"00000000 {}\n", b"\xff\xfe\x00\n", b"\0" * 300])
def test_what_is_no_journal_is_spoilt(content: bytes) -> None:
    """It is told apart from an empty one, and from one whose first record was cut off."""
    with pytest.raises(Spoilt):
        replayed(content)


def test_a_first_record_that_was_cut_off_holds_no_work(workspace: Workspace, journal: Journal) -> None:
    """Nobody was told that it is kept."""
    journal.follow(work_of(_titles(workspace)[1]))
    content = journal.path.read_bytes()
    assert {replayed(content[:cut]).work for cut in range(len(content) - 1)} == {None}


def test_a_save_empties_it(workspace: Workspace, journal: Journal, folder: Path) -> None:
    """So does undoing everything."""
    states = _titles(workspace)
    journal.follow(work_of(states[-1]))
    journal.follow(work_of(save(states[-1])))
    assert journal.path.read_bytes() == b""
    journal.follow(work_of(states[1]))
    journal.follow(work_of(states[1].undo()[0]))
    assert journal.path.read_bytes() == b""
    assert folder.is_dir()


def test_a_long_journal_is_written_anew(
    workspace: Workspace, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one step, from the work as it stands."""
    monkeypatch.setattr("decisiontree.workbench.journal.ROOM", 2000)
    states = _titles(workspace, 40)
    lines = []
    for state in states[1:]:
        journal.follow(work_of(state))
        lines.append(journal.path.read_bytes().count(b"\n"))
    assert max(lines) < 30
    assert _texts(_read(journal.path)) == _texts(work_of(states[-1]))
    assert journal.path.stat().st_mode & 0o077 == 0


def test_a_journal_that_somebody_tidied_away_is_made_again(workspace: Workspace, journal: Journal) -> None:
    """Even with its folder."""
    states = _titles(workspace)
    journal.follow(work_of(states[1]))
    journal.path.unlink()
    journal.path.parent.rmdir()
    journal.follow(work_of(states[2]))
    assert journal.problem is None
    assert _texts(_read(journal.path)) == _texts(work_of(states[2]))


def test_it_is_kept_once_it_is_synced(workspace: Workspace, journal: Journal) -> None:
    """What is written outlives the program; what is synced outlives a power cut."""
    states = _titles(workspace)
    kept = []
    for state in states[1:3]:
        journal.follow(work_of(state))
        kept.append(journal.is_kept)
        journal.sync()
        kept.append(journal.is_kept)
    assert kept == [False, True, False, True]


def test_a_full_disk_is_told_of_and_the_next_edit_tries_again(folder: Path) -> None:
    """No half line stays behind, what was kept is still there, and with room again everything is."""
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from decisiontree.model import SetField\n"
        "from decisiontree.workbench import open_workspace, work_of\n"
        "from decisiontree.workbench.journal import Journal\n"
        "from decisiontree.workbench.replay import replayed\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "workspace = open_workspace([Path(sys.argv[1])])\n"
        "journal = Journal(Path(sys.argv[1]) / 'a.journal')\n"
        "journal.create()\n"
        "def title(text):\n"
        "    global workspace\n"
        "    workspace = workspace.apply('refund', SetField(None, ('title',), text))\n"
        "    journal.follow(work_of(workspace))\n"
        "def read():\n"
        "    work = replayed(journal.path.read_bytes()).work\n"
        "    return next(iter(work.texts.values())).splitlines()[2].split()[1]\n"
        "title('One')\n"
        "room = journal.path.stat().st_size + 100\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))\n"
        "title('Two')\n"
        "print(journal.problem)\n"
        "print(journal.is_kept, read())\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\n"
        "title('Three')\n"
        "journal.sync()\n"
        "print(journal.problem, journal.is_kept, read())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True
    )
    first, second, third = ran.stdout.splitlines()
    assert first.startswith("unsaved work cannot be backed up: files cannot be that large")
    assert second == 'False "One"'
    assert third == 'None True "Three"'


def test_a_line_that_was_written_in_part_is_taken_away(
    workspace: Workspace, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk was full in the middle of it; the next record follows the last whole one."""
    states = _titles(workspace)
    journal.follow(work_of(states[1]))
    write = os.write
    calls = []

    def half(handle: int, content: bytes) -> int:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "no space")
        return write(handle, content[: len(content) // 2])

    monkeypatch.setattr(os, "write", half)
    journal.follow(work_of(states[2]))
    assert "the disk is full" in str(journal.problem)
    monkeypatch.undo()
    assert _texts(_read(journal.path)) == _texts(work_of(states[1]))
    journal.follow(work_of(states[3]))
    assert journal.problem is None
    assert _texts(_read(journal.path)) == _texts(work_of(states[3]))
