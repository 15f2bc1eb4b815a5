"""The clock: the one module that asks what time it is. Everything else is given a day or a moment.

DECISIONTREE_NOW stands in for the system's clock, for a run that must come out the same on any day.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

from decisiontree.errors import UsageError

TOLD = "DECISIONTREE_NOW"
_EPOCH = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """This moment, or the one that the environment tells."""
    told = os.environ.get(TOLD)
    if not told:
        return system_time()
    moment = moment_of(told)
    if moment is None:
        raise UsageError(
            f"{TOLD} is '{told}', which is not a date or time; write 2026-11-21 or 2026-11-21T08:00Z"
        )
    return moment


def system_time() -> datetime:
    """What the system's clock says, whatever the environment tells."""
    return datetime.now(UTC)


def today() -> date:
    """The day that dated rules go by, the same all over the world."""
    return now().date()


def call_day(moment: datetime) -> date:
    """The day of a call that begins at this moment, by the calendar of whoever answers it: the one on this computer's wall."""
    # a time that the environment tells is the same all over the world
    return moment.date() if os.environ.get(TOLD) else moment.astimezone().date()


def build_time() -> datetime:
    """The moment that what is built goes by: the one of its sources where the build tells it, else now."""
    epoch = os.environ.get(_EPOCH, "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else now()


def moment_of(text: str) -> datetime | None:
    """A day from its first minute, or a moment with its zone, as trees write them; None where it is neither."""
    try:
        # the module knows shorter ways to write a day; the format has one
        if len(text) == len("2026-11-21"):
            return datetime.combine(date.fromisoformat(text), time(tzinfo=UTC))
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment.astimezone(UTC)
