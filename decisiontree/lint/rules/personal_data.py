"""A card number, a bank account or a secret key in a tree, in library.yaml or in scenarios.

Why: trees are read by everyone, kept in a history for ever and passed around as pages. The rule recognises
numbers by their first digits and their check digits, so it rarely mistakes an order number for one. It looks
at comments as well.

Bad:
    start: pay
    nodes:
      pay: {note: Try it with 4539 5787 6362 1486., to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: pay
    nodes:
      pay: {note: Ask for the sixteen digits on the front., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: remove it, also from the history. If it is a key, have it revoked and replaced.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from decisiontree.diagnostic import Place
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.text import Span

# the first digits of the large issuers; groups of digits with one blank or hyphen between
_CARD = re.compile(
    r"(?<![\d.,-])(?:(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|6011|65\d\d)(?:[ -]?\d{4}){3}|3[47]\d\d[ -]?\d{6}[ -]?\d{5})(?![\d.-]*\d)"
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])")
_KEY = re.compile(
    r"(?<![A-Za-z0-9])(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40}|sk_live_[0-9A-Za-z]{16}"
    r"|xox[abps]-[0-9A-Za-z-]{20}|AIza[0-9A-Za-z_-]{35})|-----BEGIN [A-Z ]{0,20}PRIVATE KEY"
)
_KEY_SIGNS = (
    b"AKIA",
    b"gho_",
    b"ghp_",
    b"ghu_",
    b"ghs_",
    b"ghr_",
    b"github_pat_",
    b"sk_live_",
    b"xox",
    b"AIza",
)
_PRIVATE_KEY = b"PRIVATE KEY"
_SHAPE = bytes.maketrans(
    (string.digits + string.ascii_uppercase).encode(),
    b"0" * len(string.digits) + b"A" * len(string.ascii_uppercase),
)
_CARD_SHAPE = b"0" * 15
_IBAN_SHAPE = b"AA00"
_KEY_LETTERS = (string.digits + string.ascii_letters + "_-").encode() + bytes(range(0x80, 0x100))
_ONE_LETTER = bytes.maketrans(_KEY_LETTERS, b"w" * len(_KEY_LETTERS))
_KEY_SHAPE = b"w" * 20
"""So long without a blank are few other words; of a private key only the title is looked for."""


@rule(severity=Severity.ERROR, family=Family.SAFETY, of_text=True)
def personal_data(context: RuleContext) -> Iterator[Finding]:
    """Every such number or key, wherever it stands in the file."""
    text = context.document.text
    content = text.encode(errors="replace")
    # a pattern tried at every character costs a fifth of the whole check; a look at the shape of the bytes costs nothing
    shape = content.translate(_SHAPE, b" -")
    if _CARD_SHAPE in shape:
        for match in _CARD.finditer(text):
            if _is_card(match[0]):
                yield _found(context, match, "a card number")
    if _IBAN_SHAPE in shape:
        for match in _IBAN.finditer(text):
            if _is_iban(match[0]):
                yield _found(context, match, "a bank account (IBAN)")
    if _may_hold_key(content):
        for match in _KEY.finditer(text):
            yield _found(context, match, "a secret key")


def _may_hold_key(content: bytes) -> bool:
    is_long = _KEY_SHAPE in content.translate(_ONE_LETTER)
    return (is_long and any(sign in content for sign in _KEY_SIGNS)) or _PRIVATE_KEY in content


def _found(context: RuleContext, match: re.Match[str], what: str) -> Finding:
    # the message goes into logs, so it does not repeat the number
    return Finding(
        f"this is {what}; it must not be in a tree", Place(context.document.file, Span(*match.span()))
    )


def _is_card(written: str) -> bool:
    """Luhn's check: from the right, every second digit counts double."""
    digits = [int(digit) for digit in written if digit.isdigit()]
    doubled = (
        digit if at % 2 == 0 else sum(divmod(2 * digit, 10)) for at, digit in enumerate(reversed(digits))
    )
    return len(set(digits)) > 1 and sum(doubled) % 10 == 0


def _is_iban(written: str) -> bool:
    """The account's own check: its number, the country moved to the end and letters as numbers, is 1 modulo 97."""
    plain = written.replace(" ", "")
    moved = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(each, 36)) for each in moved)) % 97 == 1
