"""How a call ends by the name of its outcome: the resolution that the words say, and none where they say nothing."""

from __future__ import annotations

import re

_OF_WORDS = (
    ("escalated", r"escalat|supervisor|manager|team lead|second line|senior"),
    (
        "transferred",
        r"transfer|hand(s|ed)? over|put(s|ting)? through|pass(es|ed)? (on|to)|connect(s|ed)? (to|with)",
    ),
    ("declined", r"declin|refus|reject|denied|not (covered|eligible|entitled)|no refund"),
    (
        "scheduled",
        r"schedul|appointment|book|call(s|ed|ing)? back|callback|will call|technician|engineer|visit",
    ),
    ("abandoned", r"hung up|hangs up|abandon|gave up|gives up"),
    ("informed", r"inform|explain|advised"),
    (
        "resolved",
        r"resolved|solved|fixed|repaired|replaced|refunded|settled|sorted|paid|sold|back online|works|working|given|done",
    ),
)
"""What names of outcomes say, in the order of asking: a technician who is booked has not settled anything yet."""
_SIGNS = tuple((resolution, re.compile(rf"\b({words})")) for resolution, words in _OF_WORDS)
_UNSURE = re.compile(r"\b(not|no longer|never|isn't|doesn't|cannot|un\w+ed)\b")


def resolution_of(words: str) -> str | None:
    """The resolution that the name of an outcome suggests; None where it has to be asked for."""
    plain = words.casefold()
    found = next((resolution for resolution, sign in _SIGNS if sign.search(plain)), None)
    return None if found == "resolved" and _UNSURE.search(plain) else found
