"""Every rule by its name, found by looking into `rules/`. Knows no single rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from decisiontree.diagnostic import Severity
from decisiontree.errors import UsageError
from decisiontree.files import SETTINGS_FILE, shown
from decisiontree.lint import rules
from decisiontree.lint.rule import Family, Rule
from decisiontree.settings import Settings
from decisiontree.text import Nearest, did_you_mean


def _discover() -> Mapping[str, Rule]:
    found: dict[str, Rule] = {}
    for module in sorted(module.name for module in iter_modules(rules.__path__)):
        for value in vars(import_module(f"{rules.__name__}.{module}")).values():
            if isinstance(value, Rule):
                found[value.slug] = value
    families = list(Family)
    ordered = sorted(found.values(), key=lambda rule: families.index(rule.family))
    return MappingProxyType({rule.slug: rule for rule in ordered})


RULES: Mapping[str, Rule] = _discover()


def known(slugs: Iterable[str], *, where: str | None = None) -> frozenset[str]:
    """The slugs as a set; raises UsageError for one that is no rule's, naming the nearest."""
    wanted = frozenset(slugs)
    for slug in sorted(wanted - RULES.keys()):
        advice = did_you_mean(Nearest().to(slug, RULES), "; `decisiontree rules` lists them")
        raise UsageError(f"{f'{where}: ' if where else ''}there is no rule '{slug}'{advice}")
    return wanted


def levels(settings: Settings) -> Mapping[str, Severity]:
    """How severe each rule is under these settings; rules that are off are left out."""
    known(
        settings.rules, where=f"{SETTINGS_FILE if settings.file is None else shown(settings.file)}, [rules]"
    )
    severities = {slug: settings.rules.get(slug, rule.severity) for slug, rule in RULES.items()}
    return {slug: severity for slug, severity in severities.items() if severity is not None}
