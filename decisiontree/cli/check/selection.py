"""Which findings a check tells: the rules that are chosen, without what a baseline knows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from decisiontree.cli.check.options import CheckOptions
from decisiontree.cli.output import say, write_text
from decisiontree.diagnostic import Diagnostic
from decisiontree.errors import NotReadable, UsageError
from decisiontree.files import OutsideLibrary, read_named, real_place, reason

if TYPE_CHECKING:
    from decisiontree.report import baseline as baselines


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules chosen and the baseline; called with findings, it gives those to be told."""

    only: frozenset[str]
    without: frozenset[str]
    baseline: baselines.Baseline | None = None
    baseline_file: Path | None = None

    def __call__(self, findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings of the chosen rules that the baseline does not know."""
        chosen = self.chosen(findings)
        return chosen if self.baseline is None else self.baseline.new(chosen)

    def chosen(self, findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings of the chosen rules."""
        return tuple(finding for finding in findings if self.is_chosen(finding.rule))

    def notes(self, findings: Sequence[Diagnostic], files: Collection[str]) -> tuple[str, ...]:
        """How much the baseline held back, and what of it no longer occurs."""
        if self.baseline is None:
            return ()
        # only now is it known that there is something to count
        from decisiontree.display import plural

        chosen = self.chosen(findings)
        held_back = len(chosen) - len(self.baseline.new(chosen))
        gone = [known for known in self.baseline.gone(chosen, files) if self.is_chosen(known.rule)]
        notes = [f"{plural(held_back, 'finding')} held back by {self.baseline_file}"]
        if gone:
            verb = "occurs" if len(gone) == 1 else "occur"
            notes.append(
                f"{len(gone)} of those in {self.baseline_file} no longer {verb}; "
                f"--write-baseline {self.baseline_file} takes them out"
            )
        return tuple(notes)

    def is_chosen(self, rule: str) -> bool:
        """Whether findings of the rule are wanted."""
        return (not self.only or rule in self.only) and rule not in self.without


def selection_of(options: CheckOptions) -> Selection:
    """What the options choose; raises UsageError for a rule or a baseline that is none."""
    # the rules are loaded here, so that help comes at once
    from decisiontree.lint import known

    only = known(_names(options.select), where="--select")
    without = known(_names(options.ignore), where="--ignore")
    return Selection(only, without, _read(options.baseline), options.baseline)


def write_baseline(
    findings: Sequence[Diagnostic], file: Path, selection: Selection, files: Collection[str]
) -> None:
    """Write a baseline that knows these findings; what it knew of other files and rules stays."""
    from decisiontree.display import plural
    from decisiontree.lint import RULES
    from decisiontree.report import baseline as baselines

    # a link that leads out of the library is replaced by the baseline, and nobody looks where it leads
    earlier = None if _leads_out(file) or not file.exists() else _read(file)
    others = [rule for rule in RULES if not selection.is_chosen(rule)]
    beside = () if earlier is None else earlier.beside(files, others)
    chosen = selection.chosen(findings)
    write_text(file, baselines.written_baseline(chosen, file, beside))
    known = plural(len(chosen) + len(beside), "finding")
    say(f"{file} knows {known} now; --baseline {file} holds them back")


def _names(given: Sequence[str]) -> list[str]:
    return [name.strip() for names in given for name in names.split(",") if name.strip()]


def _leads_out(file: Path) -> bool:
    try:
        real_place(file)
    except OutsideLibrary:
        return True
    except OSError:
        return False
    return False


def _read(file: Path | None) -> baselines.Baseline | None:
    if file is None:
        return None
    from decisiontree.report import baseline as baselines

    try:
        return baselines.read_baseline(read_named(file).decode("utf-8"), file)
    except FileNotFoundError:
        raise UsageError(
            f"there is no baseline '{file}'; `decisiontree check --write-baseline {file}` writes one"
        ) from None
    except UnicodeDecodeError:
        raise UsageError(f"the baseline '{file}' is not UTF-8") from None
    except OSError as error:
        raise NotReadable(f"cannot read {file}: {reason(error)}") from error
