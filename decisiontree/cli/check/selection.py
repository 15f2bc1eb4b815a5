"""Which findings a check shows: the rules that are chosen, without what the baseline of each library knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from decisiontree.cli.check.options import CheckOptions
from decisiontree.cli.input_files import from_here
from decisiontree.cli.libraries import ChosenLibrary
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
    is_of_settings: bool = False
    command: str = ""
    """What writes the baseline of this library."""

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
        notes = []
        if held_back or not self.is_of_settings:
            notes.append(f"{plural(held_back, 'finding')} hidden by {self.baseline_file}")
        if gone:
            verb = "occurs" if len(gone) == 1 else "occur"
            remedy = "--update-baseline" if self.is_of_settings else f"--write-baseline {self.baseline_file}"
            notes.append(
                f"{len(gone)} of those in {self.baseline_file} no longer {verb}; {remedy} removes them"
            )
        return tuple(notes)

    def is_chosen(self, rule: str) -> bool:
        """Whether findings of the rule are wanted."""
        return (not self.only or rule in self.only) and rule not in self.without


class Sifted(NamedTuple):
    """What a check of one library found in which files, and what is to be shown of it."""

    selection: Selection
    findings: Sequence[Diagnostic]
    files: Collection[str]


def selections_of(options: CheckOptions, libraries: Sequence[ChosenLibrary]) -> tuple[Selection, ...]:
    """What the options and its settings choose for each library; raises UsageError for a rule or a baseline that is none."""
    # the rules are loaded here, so that help comes at once
    from decisiontree.lint import known

    only = known(_names(options.select), where="--select")
    without = known(_names(options.ignore), where="--ignore")
    of_settings = options.baseline is None and options.write_baseline is None
    read = cache(_read)
    files = [_baseline_file(options, library) for library in libraries]
    is_named = len(libraries) > 1 or bool(options.paths)
    commands: dict[Path | None, str] = {}
    for file, library in zip(files, libraries, strict=True):
        how = f"--write-baseline {file}"
        if of_settings:
            how = f"--update-baseline {library.name}" if is_named else "--update-baseline"
        commands.setdefault(file, f"decisiontree check {how}")
    return tuple(
        Selection(
            only,
            without,
            None if options.writes_baseline else read(file, commands[file]),
            file,
            is_of_settings=of_settings,
            command=commands[file],
        )
        for file in files
    )


def held_back(sifted: Sequence[Sifted]) -> tuple[str, ...]:
    """What each baseline held back, and what of it no longer occurs."""
    return tuple(
        note for each in _by_baseline(sifted) for note in each.selection.notes(each.findings, each.files)
    )


def write_baselines(sifted: Sequence[Sifted]) -> None:
    """Write each baseline, so that it knows these findings; what it knew of other files and rules stays.

    Nothing is written before all of them could be read.
    """
    prepared = [_prepared_baseline(each) for each in _by_baseline(sifted)]
    for file, text, message in prepared:
        write_text(file, text)
        say(message)


def _by_baseline(sifted: Sequence[Sifted]) -> Iterator[Sifted]:
    """The checks of libraries that share a baseline as one: it knows files of all of them."""
    files = dict.fromkeys(each.selection.baseline_file for each in sifted)
    for file in files:
        those = [each for each in sifted if each.selection.baseline_file == file]
        yield Sifted(
            those[0].selection,
            [finding for each in those for finding in each.findings],
            [name for each in those for name in each.files],
        )


def _baseline_file(options: CheckOptions, library: ChosenLibrary) -> Path | None:
    """The baseline that was named, else that of the library's settings."""
    if named := options.write_baseline or options.baseline:
        return named
    own = library.settings.baseline
    if options.update_baseline and own is None:
        raise UsageError(
            f"--update-baseline needs a file to write: '{library.name}' has no baseline in its decisiontree.toml; "
            'add one, such as baseline = "known.json" under [check]'
        )
    return None if own is None or options.no_baseline else from_here(own)


def _prepared_baseline(sifted: Sifted) -> tuple[Path, str, str]:
    """The file of a baseline, its new text, and what is said once it is written."""
    from decisiontree.display import plural
    from decisiontree.lint import RULES
    from decisiontree.report import baseline as baselines

    selection, findings, files = sifted
    file = selection.baseline_file
    assert file is not None  # noqa: S101  checked when it was chosen
    # a link that leads out of the library is replaced by the baseline, and nobody looks where it leads
    earlier = None if _leads_out(file) or not file.exists() else _read(file, selection.command)
    others = [rule for rule in RULES if not selection.is_chosen(rule)]
    beside = () if earlier is None else earlier.beside(files, others)
    chosen = selection.chosen(findings)
    known = plural(len(chosen) + len(beside), "finding")
    how = "" if selection.is_of_settings else f"; use --baseline {file} to hide them"
    text = baselines.written_baseline(chosen, file, beside)
    return file, text, f"{file} now records {known}{how}"


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


def _read(file: Path | None, command: str) -> baselines.Baseline | None:
    if file is None:
        return None
    from decisiontree.report import baseline as baselines

    try:
        return baselines.read_baseline(read_named(file).decode("utf-8"), file, command)
    except FileNotFoundError:
        raise UsageError(f"there is no baseline '{file}'; `{command}` writes one") from None
    except UnicodeDecodeError:
        raise UsageError(
            f"the baseline '{file}' is not UTF-8; restore it, or delete it and run `{command}`"
        ) from None
    except OSError as error:
        raise NotReadable(f"cannot read {file}: {reason(error)}") from error
