"""A file in which so much is to be looked at that a part was left out.

Why: a check has a budget, counted and the same on every machine, so that no file can hold up the others for hours. What was left out may hold
errors, so this is one: a file that nobody looked at as a whole is not passed as sound. What was left out is said.

Bad:
    # 200,000 banned phrases and as many texts to look for them in, or a rule that finds more than 10,000 things

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: mend what is found and look again, or make two trees of it.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by lint/run.py, when all other rules are through
CHECK_LIMITED = reported("check-limited", severity=Severity.ERROR, family=Family.SAFETY, manual=__doc__)
