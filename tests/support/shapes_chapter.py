"""The chapter on shapes in docs/reference/format.md, with examples that the program itself has worked out."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.model import TextShape
from decisiontree.model.text_shape import LONGEST_SHAPE

_OPENING = f"""\
## Shapes

If callers read out numbers of one form, give the text fact a shape, such as `shape: "AA-9999"` for an order number. The rep types
`ab-1234`, and the fact becomes `AB-1234`. If what is typed does not fit, the page and `play` show the shape with an example.

| in the shape | in the text |
|---|---|
| `A` | a letter |
| `9` | a digit |
| `X` | a letter or a digit |
| `[…]` | a part that may be left out; a bracket may not contain another one |
| `\\` and a character | this character itself: `\\A` is the letter A and `\\[` a bracket |
| a space | a space, which the rep need not type |
| any other character | itself |

A shape has at most {LONGEST_SHAPE} characters. Put it in quotes if it begins with a bracket.
"""

_CLOSING = """
- **What is corrected:** small letters become capitals, and spaces are added and removed as in the shape. Every kind of dash
  becomes the hyphen of the shape. Digits of other scripts become 0 to 9, and wide forms become narrow.
- **What is not corrected:** a character that is missing or too much, such as the hyphen in `ab1234`.
- **Letters** are those of the Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Thai, Georgian, Japanese, Chinese
  and Korean scripts. `ß` remains, because its capital has two letters.
- **Two ways to read a text:** if a text fits with an optional part and without it, the part is used. Parts on the left come
  first.
- **Values in files** are corrected in the same way: `default`, `set`, scenarios, and what a host passes in the address. If a value
  does not fit, `check` or `test` reports it.
- **Regular expressions** are not supported.
"""

_EXAMPLES = (
    ("AA-9999", "ab-1234"),
    ("AA-9999", "AB1234"),
    ("A[A]9[X] 9AA", "sw1a2aa"),
    ("A[A]9[X] 9AA", "m1 1ae"),
    ("9999 9999 9999", "123456789012"),
    (r"\ATU99999999", "atu 1234 5678"),
    ("99999[ ext. 99]", "12345 EXT.67"),
)


def shapes_chapter() -> Iterator[str]:
    """Line by line."""
    yield _OPENING
    yield "| shape | typed | the value |\n|---|---|---|"
    for shape, typed in _EXAMPLES:
        written = TextShape.read(shape).put_right(typed)
        yield f"| `{shape}` | `{typed}` | {'does not fit' if written is None else f'`{written}`'} |"
    yield _CLOSING
