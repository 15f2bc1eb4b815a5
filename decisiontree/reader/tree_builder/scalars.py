"""Values of single fields: what is written, typed by the field it stands in. Never guesses a type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from decisiontree.diagnostic import Fix
from decisiontree.guards import GuardFault
from decisiontree.model import (
    CONDITION_WORDS,
    ID_LENGTH,
    RESERVED_FACTS,
    BadShape,
    Condition,
    TextShape,
    is_currency,
    is_id,
    surely_meant,
)
from decisiontree.reader.fields import FieldSpec, FieldType
from decisiontree.reader.quoting import is_ambiguous, quoted, read_elsewhere, shortened
from decisiontree.reader.tree_builder import traps
from decisiontree.reader.tree_builder.build_context import BuildContext, instead, replacement
from decisiontree.reader.yaml_nodes import Mapping, Scalar, Sequence, YamlNode
from decisiontree.text import Span, did_you_mean

_DURATION = re.compile(r"([0-9]{1,6}) ?(s|sec|seconds?|min|minutes?|h|hours?)\Z")
_SECONDS = {"s": 1, "m": 60, "h": 3600}
_SHARE = re.compile(r"(?:(0(?:\.[0-9]{1,6})?|1(?:\.0{1,6})?)|([0-9]{1,3}) ?%)\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})\Z")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})\Z"
)
_FLOW_SIGNS = frozenset("[]{},")
_IN_FLOW = re.compile(r"\s*[\]},]")
_WHERE = {
    "unknown-fact": "; declare it under 'facts', here or in library.yaml",
    "unknown-role": "; declare it under 'roles' in library.yaml",
    "unknown-authority": "; declare it under 'authority' in library.yaml",
}
"""What can be done about a name that is like no other."""


def read_text(context: BuildContext, value: YamlNode, spec: FieldSpec) -> str | None:
    """A text for people, with the traps that YAML sets for unquoted ones."""
    if value.__class__ is not Scalar:
        if not traps.collection_for_text(context, value, spec.key):
            tell_shape(context, value, spec, "a text")
        return None
    if value.style is None:
        text = value.value
        if text is None:
            traps.only_a_comment(context, value, spec.key)
            return ""
        if value.end in context.comment_gaps:
            traps.comment_after(context, value, spec.key)
        elif is_ambiguous(text):
            _tell_ambiguous(context, value, text)
        return text
    return value.value


def read_word(context: BuildContext, value: YamlNode, spec: FieldSpec) -> str | None:
    """A word that names something or is read later: no prose, so no traps."""
    if value.__class__ is Scalar and value.value:
        return value.value
    if isinstance(value, Scalar):
        context.tell("missing-key", f"'{spec.key}' has no value; write one", value)
    else:
        tell_shape(context, value, spec, "one word")
    return None


def read_value(context: BuildContext, value: YamlNode, spec: FieldSpec) -> Scalar | Sequence | None:
    """A value of a fact as it stands: a word, or a list of words, which only some facts can have."""
    if not isinstance(value, Sequence):
        return value if read_word(context, value, spec) is not None else None  # type: ignore[return-value]  # a word is a Scalar
    read = [read_word(context, item, spec) for item in value.items]
    return value if all(read) else None


def read_id(context: BuildContext, value: YamlNode, spec: FieldSpec) -> str | None:
    """A new id."""
    word = read_word(context, value, spec)
    if word is not None and not is_id(word):
        tell_bad_id(context, value, word)
    return word


def read_declared(context: BuildContext, value: YamlNode, spec: FieldSpec) -> str | None:
    """The id of a fact in scope, or of an authority of library.yaml, or one of the words that the field can be besides."""
    word = read_word(context, value, spec)
    known = context.facts if spec.type is FieldType.FACT else context.shared.authority
    if word is not None and word not in known and word not in spec.values:
        tell_unknown(context, value, word, spec.type, known)
    return word


def read_choice(context: BuildContext, value: YamlNode, spec: FieldSpec) -> str | None:
    """One of the words that the field allows."""
    word = read_word(context, value, spec)
    if word is None or word in spec.values:
        return word
    near = context.nearest.to(word, spec.values)
    fixes = instead(context.span(value), word, near, spec.values)
    context.tell(
        "bad-value",
        f"'{spec.key}' cannot be '{shortened(word)}'{did_you_mean(near) or ';'} choose from: {', '.join(spec.values)}",
        value,
        fixes=fixes,
    )
    return None


def read_boolean(context: BuildContext, value: YamlNode, spec: FieldSpec) -> bool | None:
    """`true` or `false`; the other words of YAML are offered as one of them."""
    word = read_word(context, value, spec)
    if word in ("true", "false"):
        return word == "true"
    if word is not None:
        meant = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
        known = meant.get(word.lower(), word.lower())
        fixes = (
            (replacement(f"write '{known}'", context.span(value), known),)
            if known in ("true", "false")
            else ()
        )
        better = f"'{known}'" if fixes else "'true' or 'false'"
        context.tell(
            "bad-value",
            f"'{spec.key}' cannot be '{shortened(word)}'; write {better}",
            value,
            fixes=fixes,
        )
    return None


def read_formatted(context: BuildContext, value: YamlNode, spec: FieldSpec) -> date | int | Decimal | None:
    """A date, a moment, a duration or a share, each written in its one format."""
    word = read_word(context, value, spec)
    if word is None:
        return None
    parse_word, expected = _FORMATS[spec.type]
    try:
        parsed = parse_word(word)
    except (ValueError, OverflowError):
        parsed = None
    if parsed is None:
        fixes = _as_iso(context, value, word) if spec.type is FieldType.DATE else ()
        tell_value(context, value, spec, expected, fixes=fixes)
    return parsed


def _as_iso(context: BuildContext, value: YamlNode, word: str) -> tuple[Fix, ...]:
    """A date that begins with its year is plain; in which order day and month stand in others is not."""
    parts = _YEAR_FIRST.match(word)
    try:
        day = None if parts is None else date(*map(int, parts.groups()))
    except ValueError:
        return ()
    span = context.span(value)
    return () if day is None else (replacement(f"write '{day}'", span, day.isoformat()),)


def _date(word: str) -> date | None:
    return date.fromisoformat(word) if _DATE.match(word) else None


def _moment(word: str) -> datetime | None:
    return datetime.fromisoformat(word).astimezone(UTC) if _MOMENT.match(word) else None


def _seconds(word: str) -> int | None:
    match = _DURATION.match(word)
    return int(match[1]) * _SECONDS[match[2][0]] or None if match else None


def _share(word: str) -> Decimal | None:
    match = _SHARE.match(word)
    if match is None:
        return None
    share = Decimal(match[1]) if match[1] else Decimal(match[2]) / 100
    return share if 0 < share <= 1 else None


_FORMATS: dict[FieldType, tuple[Callable[[str], date | int | Decimal | None], str]] = {
    FieldType.DATE: (_date, "a date such as 2027-03-01"),
    FieldType.MOMENT: (_moment, "a date and a time with its zone, such as 2026-11-20T08:00Z"),
    FieldType.DURATION: (_seconds, "a time such as 30 s, 2 min or 1 h"),
    FieldType.SHARE: (_share, "a share such as 50% or 0.5"),
}
"""What a word in a format gives, None or ValueError for a wrong one, and how the format is described."""


def read_currency(context: BuildContext, value: YamlNode, spec: FieldSpec) -> str | None:
    """Three capital letters."""
    word = read_word(context, value, spec)
    if word is not None and not is_currency(word):
        tell_value(context, value, spec, "three capital letters such as GBP")
    return word  # a wrong one too, so that amounts are not told for lack of a currency


def read_shape(context: BuildContext, value: YamlNode, spec: FieldSpec) -> TextShape | None:
    """The shape of a text. One that begins with a bracket is a list to YAML."""
    if not isinstance(value, Scalar):
        tell_shape(context, value, spec, f"a shape in quotes, such as {spec.example}")
        return None
    word = read_word(context, value, spec)
    try:
        return None if word is None else TextShape.read(word)
    except BadShape as fault:
        context.tell("bad-value", f"'{spec.key}' cannot be '{shortened(word or '')}': {fault}", value)
        return None


def read_condition(context: BuildContext, value: YamlNode, spec: FieldSpec) -> Condition | None:
    """The text of a condition, and its guard when it can be read."""
    if not isinstance(value, Scalar):
        if not traps.collection_for_text(context, value, spec.key):
            tell_shape(context, value, spec, "a condition such as days_late >= 3")
        return None
    if value.value is None or not value.value.strip():
        context.tell(
            "missing-key",
            f"'{spec.key}' has no value; write a condition such as days_late >= 3",
            value,
        )
        return None
    guard = context.guard(value.value)
    if not isinstance(guard, GuardFault):
        return Condition(value.value, guard)
    if guard.rule == "unknown-fact" and context.has_lost("fact", value.value[guard.start : guard.end]):
        return Condition(value.value)
    span = _within(context, value, guard.start, guard.end)
    fixes = _condition_fixes(context, value, guard, span)
    message = guard.message
    if guard.rule in _WHERE:
        message += did_you_mean(guard.suggestion) or _WHERE[guard.rule]
    context.tell(guard.rule, message, span, fixes=fixes)
    return Condition(value.value)


def tell_value(
    context: BuildContext, value: YamlNode, spec: FieldSpec, expected: str, *, fixes: tuple[Fix, ...] = ()
) -> None:
    """Say that a value is none of those that the field takes."""
    message = f"'{spec.key}' cannot be '{shortened(context.raw(value))}'; write {expected}"
    context.tell("bad-value", message, value, fixes=fixes)


def tell_shape(context: BuildContext, value: YamlNode, spec: FieldSpec, expected: str) -> None:
    """Say that a list, a mapping or a text stands where something else is due."""
    shape = "a mapping" if isinstance(value, Mapping) else "a list"
    if isinstance(value, Scalar):
        shape = "empty" if value.value is None else "a text"
    context.tell("wrong-shape", f"'{spec.key}' is {shape}; write {expected}", value)


def tell_bad_id(context: BuildContext, place: YamlNode, word: str, fixes: tuple[Fix, ...] = ()) -> None:
    """Say that an id holds what it may not."""
    if len(word) > ID_LENGTH:
        message = f"the id has {len(word)} characters (limit: {ID_LENGTH}); shorten it"
    else:
        message = f"'{word}' is not a valid id; use lower-case letters, digits, '_' and '-', and begin with a letter or digit"
    context.tell("bad-id", message, place, fixes=fixes)


def tell_bad_fact_id(context: BuildContext, place: YamlNode, word: str, fixes: tuple[Fix, ...] = ()) -> None:
    """Say that a fact or snippet cannot be called so."""
    if word in CONDITION_WORDS:
        message = f"'{word}' is a reserved word of conditions; give it another name"
    elif is_id(word):
        message = (
            f"'{word}' cannot be used in a condition; use letters, digits and '_', and begin with a letter"
        )
    else:
        tell_bad_id(context, place, word, fixes)
        return
    context.tell("bad-id", message, place, fixes=fixes)


def tell_unknown(context: BuildContext, place: YamlNode, word: str, noun: str, known: Iterable[str]) -> None:
    """Say that a name names nothing, and which it may have been meant to be; `noun` is `fact`, `role` or `authority`."""
    rule = f"unknown-{noun}"
    if context.over_limit(rule) or context.has_lost(noun, word):
        return
    if noun == "fact" and word in RESERVED_FACTS:
        context.tell(
            rule, f"'{word}' belongs to the call itself; only declared facts can be used here", place
        )
        return
    near = context.nearest.to(word, known)
    fixes = instead(context.span(place), word, near, known)
    advice = did_you_mean(near) or _WHERE[rule]
    context.tell(rule, f"there is no {noun} '{shortened(word)}'{advice}", place, fixes=fixes)


def _tell_ambiguous(context: BuildContext, value: Scalar, text: str) -> None:
    fix = replacement("put it in quotes", Span(value.start, value.end), quoted(text))
    context.tell(
        "ambiguous-scalar",
        f"put '{shortened(text)}' in quotes: other YAML tools read it as {read_elsewhere(text)}",
        value,
        fixes=(fix,),
    )


def _condition_fixes(context: BuildContext, value: Scalar, fault: GuardFault, span: Span) -> tuple[Fix, ...]:
    """The fix that writes a condition's suggestion, with quotes around the condition where YAML then needs them."""
    text, better = value.value or "", fault.suggestion
    if better is None or span.end - span.start != fault.end - fault.start:
        return ()
    written = text[fault.start : fault.end]
    is_safe = fault.is_rewrite or surely_meant(written, better, context.facts)
    title, whole = f"write '{better.strip()}'", context.span(value)
    is_between_braces = _IN_FLOW.match(context.document.text, whole.end) is not None
    needs_quotes = value.style is None and is_between_braces and not _FLOW_SIGNS.isdisjoint(better)
    if needs_quotes or (value.style == "'" and "'" in better):
        span, better = whole, quoted(text[: fault.start] + better + text[fault.end :])
    return (replacement(title, span, better, safe=is_safe),)


def _within(context: BuildContext, value: Scalar, start: int, end: int) -> Span:
    """A part of a scalar's value in the file, or the whole scalar where escapes or folds lie in between."""
    offset = value.start + (1 if value.style in ("'", '"') else 0)
    text = value.value or ""
    if context.document.text.startswith(text, offset):
        return Span(offset + start, max(offset + end, offset + start + 1))
    return context.span(value)
