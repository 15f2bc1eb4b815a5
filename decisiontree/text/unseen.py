"""Characters that nobody sees, and where a script or an emoji needs one. The one table of them; what becomes of them is its users' business.

Unseen is what Unicode's property Default_Ignorable_Code_Point names (DerivedCoreProperties.txt, the same in 15.0 to 17.0), and
what has no look of its own either: controls, line and paragraph separators, surrogates, private use, noncharacters,
planes without characters, annotations and the object replacement, the controls of hieroglyphs, and a few blank cells. Tab and line feed are not
among them. Characters that are not assigned yet in the planes in use are not, either: next year's emoji is one of them.

Needed are joiners beside letters of the scripts that join (Unicode Standard, chapters 9, 12, 13, 16), in emoji sequences and
after emoji (UTS 51), variation selectors after what they vary (StandardizedVariants.txt, the Ideographic Variation
Database), breaks beside scripts without blanks, and marks of direction in a text that holds right-to-left letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

DIRECTION_MARKS = "\u061c\u200e\u200f"
"""They belong to right-to-left texts, and turn what stands around them."""
SOFT_HYPHEN = "\u00ad"
_TABLE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls
    "\u00ad\u034f\u061c"
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers
    "\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800"  # the Braille cell without dots
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffc\ufffe\uffff"
    "\U00013430-\U0001343f"  # controls of hieroglyphs
    "\U00016fe4"  # the filler of the Khitan small script
    "\U0001bca0-\U0001bca3"  # of shorthand
    "\U0001d159\U0001d173-\U0001d17a"  # a note without a head, and controls of music
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff"
    # planes without characters, tags, more variation selectors, what is kept free for their like, private use
    "\U0003fffe-\U0010ffff"
)


def find_unseen(text: str) -> Iterator[int]:
    """The offset of each character that nobody sees and that nothing needs where it stands."""
    end = 0
    may_turn: bool | None = None
    for match in _unseen().finditer(text):
        at, char = match.start(), match[0]
        if at < end:
            continue
        needed = _needed().match(text, at)
        if needed:
            end = needed.end()
            continue
        # a second mark of the same kind does nothing
        if char in DIRECTION_MARKS and text[at - 1 : at] != char:
            if may_turn is None:
                may_turn = _right_to_left().search(text) is not None
            if may_turn:
                continue
        yield at


def is_plain(text: str) -> bool:
    """Whether it is printable ASCII and line feeds only, as most texts are: a quick look that spares them the table."""
    return text.isascii() and text.replace("\n", "").isprintable()


def has_unseen(text: str) -> bool:
    """Whether there is such a character."""
    return not is_plain(text) and next(find_unseen(text), None) is not None


def replace_unseen(text: str, stand_in: Callable[[str], str]) -> str:
    """The text with something else for each such character."""
    parts: list[str] = []
    end = 0
    for at in find_unseen(text):
        parts += (text[end:at], stand_in(text[at]))
        end = at + 1
    return "".join((*parts, text[end:])) if parts else text


def without_unseen(text: str) -> str:
    """The text without them: what a page shows."""
    return text if is_plain(text) else replace_unseen(text, lambda _: "")


def bare(text: str) -> str:
    """The text without any unseen character, needed ones too: for comparing what the eye takes in."""
    return text if is_plain(text) else _unseen().sub("", text)


def every_unseen(text: str) -> Iterator[int]:
    """The offset of each unseen character, of the needed ones too."""
    return (match.start() for match in _unseen().finditer(text))


def is_unseen(char: str) -> bool:
    """Whether it is in the table, be it needed somewhere or not."""
    return _unseen().match(char) is not None


def may_have_unseen(text: str) -> bool:
    """Whether there is an unseen character at all, needed or not: a quick look at a long text."""
    return _unseen().search(text) is not None


@lru_cache(maxsize=1)
def _unseen() -> re.Pattern[str]:
    """Made when the first text beyond ASCII is met: a check that finds nothing new meets none."""
    return re.compile(f"[{_TABLE}]")


@lru_cache(maxsize=1)
def _right_to_left() -> re.Pattern[str]:
    return re.compile(
        "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
    )


@lru_cache(maxsize=1)
def _needed() -> re.Pattern[str]:
    """One or more unseen characters that something needs there; made when the first is met, most texts hold none."""
    joining = (
        "\u0600-\u061b\u061d-\u0dff\u1000-\u109f\u1700-\u180a\u1810-\u18af\u1900-\u1cff\ua800-\ua95f\ua980-\uabff"
        "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
    )
    unspaced = "\u0e00-\u109f\u1780-\u17b3\u17b6-\u17ff\u1950-\u1aaf\u1b00-\u1b7f\ua980-\ua9ff\uaa60-\uaadf"
    # Extended_Pictographic, its reserved ranges included, and arrows that get a text style as well
    emoji = (
        "\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299"
        "\U0001f000-\U0001fbff"
    )
    ideographs = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fffd\U00030000-\U0003fffd"
    points = "\u0591-\u05c7"
    hieroglyphs = "\U00013000-\U0001342f\U00013440-\U000143ff"
    # a subdivision of a country in small letters and digits, as England is `gbeng`
    flag = "[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,4}\U000e007f"
    return re.compile(
        "|".join(
            (
                f"(?<=[{joining}])[\u200c\u200d]|[\u200c\u200d](?=[{joining}])",
                f"(?<=[{emoji}\ufe0f\U000e007f])\u200d(?=[{emoji}])",
                f"(?<=[{emoji}])[\ufe0e\ufe0f]|(?<=[#*0-9])\ufe0f(?=\u20e3)",
                f"(?<=\U0001f3f4){flag}",
                f"(?<=[{unspaced}])\u200b|\u200b(?=[{unspaced}])",
                "(?<=[\u1820-\u18aa])[\u180b-\u180d\u180f]|(?<=[\u1820-\u18aa\u180b-\u180d\u180f])\u180e(?=[\u1820-\u18aa])",
                f"(?<=[{ideographs}])[\ufe00-\ufe02\U000e0100-\U000e01ef]",
                "(?<=[\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f])[\ufe00\ufe01]|(?<=[\u1000-\u109f\uaa60-\uaa7f])\ufe00",
                f"(?<=[{points}])\u034f(?=[{points}])",
                "(?<=[\u2801-\u28ff])\u2800|\u2800(?=[\u2801-\u28ff])",
                f"(?<=[{hieroglyphs}])[\U00013430-\U0001343f]|[\U00013430-\U0001343f](?=[{hieroglyphs}])",
                "(?<=[\U00018b00-\U00018cff])\U00016fe4",
            )
        )
    )
