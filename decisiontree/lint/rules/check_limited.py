"""A file that needs so much checking that the checker left out a part of it.

Why: every check has a budget, which is counted and the same on every machine, so that no file can hold up the
others for hours. The part that was left out may contain errors. So this is an error: a file that was not
fully checked does not pass. The message says what was left out.

Bad:
    # 200,000 banned phrases and as many texts to look for them in, or a rule that finds more than 10,000 things

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: fix the findings and check again, or split the tree in two.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by lint/run.py, when all other rules are through
CHECK_LIMITED = reported("check-limited", severity=Severity.ERROR, family=Family.SAFETY, manual=__doc__)
