"""A library with characters that nobody sees in every slot: texts, labels, hints, keys, comments, file names."""

from __future__ import annotations

from pathlib import Path

MARKER = "\x1b]0;pwned\a\x9b31m\u202e\u2066\u200f\u2028\u2029\x85\r\u200b\u00ad\u3164\U000e0041"
"""Between `<` and `>` in every text; a terminal that obeys it changes its title to `pwned` and its colour to red."""
_ESCAPED = "".join(f"\\U{ord(char):08X}" for char in MARKER)
_LIBRARY = """\
format: 1
title: "Desk <X>"
roles: [{id: rep, label: "Rep <X>"}, {id: lead, label: "Lead <X>"}]
authority:
  refund: {label: "Refund <X>", currency: EUR, limits: {rep: 50, lead: any}, because: "Rule <X>"}
facts:
  caller: {type: text, label: "Caller <X>", hint: "As in the book <X>"}
  tier: {type: choice, label: "Tier <X>", values: {gold: "Gold <X>", plain: "Plain <X>"}}
snippets: {hi: "Hello <X>"}
incidents:
  - {id: storm, trees: [a], banner: "Storm <X>", say: "It storms <X>", expires: 2099-01-01}
"""
_TREE = """\
format: 1
title: "Tree <X>"
purpose: "For <X>"
owner: "Desk <X>"
start: one
facts: {"own<X>": {type: money, currency: EUR, label: "Own <X>", hint: "In euros <X>"}}
phrases: {banned: ["never <X>"]}
anytime: [{label: "Ring off <X>", to: end}]
nodes:
  one:
    title: "First <X>"
    ask: "What <X>?"
    say: ["Good morning <X>.", "Hello <X>\\nand a second line <X>."]
    note: "Note <X>\\nof two lines <X>"
    because: "Since <X>"
    source: "Book <X>"
    media: {image: "a<X>.png", alt: "Picture <X>"}
    links: [{label: "Page <X>", url: "https://intranet.example/<X>"}]
    options:
      - {label: "Yes <X>", hint: "Hint <X>", to: two}
      - {label: "No <X>", to: "gone<X>"}
      - {label: "Else <X>", to: three, when: 'tier == "gold<X>"'}
  two: {ask: "Who <X>?", collect: [caller, tier], to: four}
  three: {listen: "You said <X>", agreed: four, corrected: "odd<X>"}
  four: {decide: refund, amount: "own<X>", within: end, above: five}
  five: {run: b, returns: {"over<X>": end}, else: end}
  six: {cases: [{when: "tier == gold", to: end}], else: end}
  "odd<X>": {must_say: "Word <X>", do: ["Do <X>", "Then <X>"], to: end}
  end: {outcome: "Done <X>", resolution: resolved, team: "Team <X>", alternative: "Or <X>"}
"""
_OTHER = """\
format: 1
title: "Other <X>"
start: "over<X>"
nodes:
  "over<X>": {outcome: "Over <X>", resolution: resolved}
"""


def write_unseen(folder: Path) -> Path:
    """The folder of trees in a folder with such a name; its files are as hostile as a file's name can be."""
    trees = folder / "tr\x1b]0;pwned\a\u202eees\u2028"
    trees.mkdir()
    for name, text in {"library": _LIBRARY, "a": _TREE, "b": _OTHER, "c\x9b\u202e\u200b": _OTHER}.items():
        (trees / f"{name}.yaml").write_text(text.replace("<X>", f"<{_ESCAPED}>"), encoding="utf-8")
    return trees
