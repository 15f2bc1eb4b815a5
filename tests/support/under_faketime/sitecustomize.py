"""On PYTHONPATH under faketime, lets Python sleep: libfaketime 0.9.10 refuses the kind of sleep that it asks for.

Where faketime also shifts the clock that nobody sets, every wait with a limit would last for years; where it does not,
`time.sleep` fails. So that clock is left alone, and sleeping is waiting for nothing.
"""

from __future__ import annotations

import select
import time
from typing import SupportsIndex


def _sleep(seconds: float | SupportsIndex) -> None:
    select.select((), (), (), float(seconds))


time.sleep = _sleep
