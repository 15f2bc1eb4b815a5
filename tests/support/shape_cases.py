"""Texts with a shape, as a rep types them and as they are kept: the same in Python and on the page."""

from __future__ import annotations

CASES: tuple[tuple[str, str, str | None], ...] = (
    ("AA-9999", "ab-1234", "AB-1234"),
    ("AA-9999", " a b\u00a0- 12\u200934 ", "AB-1234"),
    ("AA-9999", "ab\u20131234", "AB-1234"),
    ("AA-9999", "ＡＢ－１２３４", "AB-1234"),
    ("AA-9999", "äб-١٢३४", "ÄБ-1234"),
    ("AA-9999", "AB1234", None),
    ("AA-9999", "AB-123", None),
    ("AA-9999", "AB-12345", None),
    ("AA-9999", "", None),
    ("A[A]9[X] 9AA", "sw1a2aa", "SW1A 2AA"),
    ("A[A]9[X] 9AA", "m11ae", "M1 1AE"),
    ("9999 9999 9999", "123456789012", "1234 5678 9012"),
    ("9[9]9[9]", "123", "123"),
    ("[9 ]9", "1", "1"),
    ("99[ ext. 999]", "12EXT.345", "12 ext. 345"),
    ("99[ ext. 999]", "12", "12"),
    (r"\ATU99", "atu12", "ATU12"),
    (r"\ATU99", "btu12", None),
    (r"\[9\]", "[5]", "[5]"),
    (r"9\\9", "1\\2", "1\\2"),
    ("A", "ß", "ß"),
    ("A", "ა", "ა"),
    ("A", "e\u0301", "É"),
    ("A", "½", None),
    ("A", "é\u0301", None),
    ("9", "²", None),
    ("京 A 99999", "京a12345", "京 A 12345"),
    ("99\u201399", "12-34", "12\u201334"),
)
"""A shape, what is typed, and what it becomes."""
