"""The collector pauses while much is made, and only then."""

from __future__ import annotations

import gc

import pytest

from decisiontree.reader.gc_pause import garbage_kept


def stop() -> None:
    """Something that goes wrong while the collector pauses."""
    with garbage_kept():
        assert not gc.isenabled()
        raise ValueError("stop")


def test_collections_pause_and_go_on() -> None:
    """Whatever happens in between."""
    assert gc.isenabled()
    with pytest.raises(ValueError, match="stop"):
        stop()
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_off() -> None:
    """The command line does, and the editor times its own collections."""
    gc.disable()
    try:
        with garbage_kept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
