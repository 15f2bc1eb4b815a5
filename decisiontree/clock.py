"""The clock: the one module that asks what time it is. Everything else is given a day or a moment.

DECISIONTREE_NOW stands in for the system's clock, for a run that must come out the same on any day.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from datetime import time as time_of_day

from decisiontree.errors import UsageError

TOLD = "DECISIONTREE_NOW"
_EPOCH = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """This moment, or the one that the environment tells."""
    told = os.environ.get(TOLD)
    if not told:
        return datetime.now(UTC)
    moment = moment_of(told)
    if moment is None:
        raise UsageError(f"{TOLD} is '{told}', which is no moment; write 2026-11-21 or 2026-11-21T08:00Z")
    return moment


def today() -> date:
    """The day that dated rules go by, the same all over the world."""
    return now().date()


def build_time() -> datetime:
    """The moment that what is built goes by: the one of its sources where the build tells it, else now."""
    epoch = os.environ.get(_EPOCH, "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else now()


def file_time() -> float:
    """Now as the file system stamps it on files, whatever the environment tells."""
    return time.time()


def moment_of(text: str) -> datetime | None:
    """A day from its first minute, or a moment with its zone, as trees write them; None where it is neither."""
    try:
        # the module knows shorter ways to write a day; the format has one
        if len(text) == len("2026-11-21"):
            return datetime.combine(date.fromisoformat(text), time_of_day(tzinfo=UTC))
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment.astimezone(UTC)
