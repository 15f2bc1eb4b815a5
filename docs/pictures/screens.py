"""The main screens of the editor on the sample trees: which keys lead to each, and what is then seen.

Drawn by docs/pictures/gallery.py; tests/house/test_pictures.py looks at what was drawn.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

SIZES = ((80, 24), (140, 40))
LOOKS = ("dark", "light")
DAY = "2026-11-21T12:00Z"
"""The day of every picture."""
_WRITTEN = 1_795_167_000
"""When the sample files were written: the evening before."""
TREES = Path(__file__).parents[2] / "trees"


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen: what it is for, the keys that lead there, words that are on it, and the picture in words."""

    name: str
    title: str
    about: str
    keys: tuple[str, ...]
    words: tuple[str, ...]
    seen: str
    tree: str = "refund"
    node: str = "cause"
    changes: tuple[tuple[str, str, str], ...] = ()
    """What differs from the samples: the file, the text there and the text instead."""

    def lay_out(self, folder: Path) -> None:
        """Write the sample trees into a folder, as the scene needs them."""
        shutil.copytree(TREES, folder)
        for name, old, new in self.changes:
            file = folder / name
            text = file.read_text(encoding="utf-8")
            assert old in text, f"'{old}' is not in {name}"
            file.write_text(text.replace(old, new), encoding="utf-8")
        for file in folder.iterdir():
            os.utime(file, (_WRITTEN, _WRITTEN))


_LEADS_NOWHERE = (
    "refund.yaml",
    "      - {id: ours, label: Our mistake, to: entitled}\n",
    "      - {id: ours, label: Our mistake, to: entitld}\n      - {id: stolen, label: Stolen on the way}\n",
)
_STATEMENT = ("refund.yaml", "ask: How many days past the promised date is it?", "ask: How many days late")

SCENES = (
    Scene(
        "library",
        "The library",
        "`t` opens it, and `decisiontree edit` starts with it. Enter opens a tree, `n` makes a new one, `o` sorts, `/` filters.",
        ("t",),
        ("Refunds and goodwill", "Service outage", "Findings", "2026-10-31 !", "● 1", "◇ 1"),
        "A table of six trees with owner, findings, nodes and review date. One tree has an error, one has an entry "
        "to do, and one review date has passed. The line below shows the file and the purpose of the refund tree.",
        changes=(
            ("coldcall.yaml", "review_by: 2099-12-31", "review_by: 2026-10-31"),
            ("outage.yaml", "to: end_reviewed", "to: end_review"),
            ("internet.yaml", "ask: Would they like an alert, or is their case different?", 'ask: ""'),
        ),
    ),
    Scene(
        "form",
        "The form of a node",
        "Enter opens it. Type a few letters in 'goes to' and choose a node, or create one with what you typed.",
        ("enter", *["tab"] * 4, *"ow"),
        ("What is the cause", "Own it once", "+ create step 'ow'", "Tab Next"),
        "The form of a question with its options. Two letters are typed in 'goes to', and the list below shows the "
        "nodes that match and rows that create one.",
    ),
    Scene(
        "yaml",
        "The lines in the file",
        "`y` shows the lines of a node in the file next to the outline, Ctrl+E opens them in your own editor.",
        ("y",),
        ("y YAML", "ask: What is the cause", "Ctrl+E edit"),
        "The outline and, next to it, the lines of the question for the cause with their numbers.",
    ),
    Scene(
        "condition",
        "The condition builder",
        "F4 in a condition opens it. Each row asks one thing about one fact.",
        ("enter", "f4", "down", "enter"),
        ("Condition · age", "age < 2 or age > 75 or high_need", "is more than", "True for"),
        "The condition builder with the written condition, its three rows in words, a list of what can be asked "
        "about the age, and values for which the condition is true and false.",
        tree="clinic",
        node="age",
    ),
    Scene(
        "findings",
        "Findings",
        "`3` goes there, F8 goes to the next one. `1` to `3` apply a fix, `/` lists only some, `o` groups them, F1 explains the rule.",
        ("3", "down", "slash"),
        ("List which findings?", "dangling-link", "● errors"),
        "Findings of a tree with the chosen one in full, and the list of filters in front.",
        changes=(_LEADS_NOWHERE, _STATEMENT),
    ),
    Scene(
        "play",
        "Play",
        "`s` plays the tree from the node that is shown, with the answers that lead there. `f` changes facts, Ctrl+T saves the call as a scenario.",
        ("s",),
        ("PLAY  refund", "with the answers that lead here", "What is the cause", "what is known"),
        "A call in the editor at the question for the cause. The answers that lead there and the known facts are on "
        "the right.",
    ),
    Scene(
        "known",
        "What is known in a call",
        "`f` lists the facts, the role and the incidents of the call that you play. Enter changes one, and the call goes on with it.",
        ("s", "f"),
        ("What is known; Enter changes it", "New starter", "Passed the identity check"),
        "A list over the call: the role, an incident and the facts with their values, some of them not known.",
    ),
    Scene(
        "scenarios",
        "Scenarios",
        "`P` shows the calls that are written as tests of a tree. Each runs at every change.",
        ("P", "down", "down"),
        ("29 of 29 end as expected", "✓ Second refund", "the call", "Jo Marsh"),
        "The scenarios of the refund tree, and the form of one: its role, its facts and the answers of each step.",
    ),
    Scene(
        "map",
        "The map",
        "`M` draws what is around a node. The arrow keys follow the lines, Enter edits the node.",
        ("M",),
        ("MAP  refund", "The cause", "Days late"),
        "The question for the cause as a box in the middle, with arrows from the nodes that lead there and to the "
        "nodes that follow.",
    ),
    Scene(
        "keys",
        "All keys",
        "F12 lists every key that works where you are. Type to filter, Enter runs the command.",
        ("f12", *"node"),
        ("What you can press here", "Duplicate this node"),
        "A list of the keys that work in the outline, filtered by the word 'node'.",
    ),
    Scene(
        "palette",
        "The palette",
        "Ctrl+P goes to any node and runs any command.",
        ("ctrl+p", *"ref"),
        ("Go anywhere, do anything", "Refunded on the call"),
        "The palette after three letters: nodes first, then commands with their keys.",
    ),
    Scene(
        "replace",
        "Replace",
        "Ctrl+R replaces words in all texts, in this tree or in all files, in one step to undo.",
        ("ctrl+r", *"order", "tab", *"purchase"),
        ("Replace words", "order→purchase", "+ Account or purchase number"),
        "Eight places where 'order' becomes 'purchase', in three files. A key removes the tick of a place, which then stays as it is. The chosen place is shown before and after.",
        node="verify",
    ),
    Scene(
        "quit",
        "Quit",
        "Ctrl+Q asks when there are changes that are not saved.",
        ("a", *"Stolen on the way", "escape", "ctrl+q"),
        ("These files have changes that are not saved", "s Save", "d Discard", "not saved"),
        "The question when you quit with changes: save, discard or stay.",
    ),
    Scene(
        "tour",
        "The tour",
        "Ctrl+T shows the editor in two minutes on a sample tree. Each step waits until you have done it.",
        ("ctrl+t",),
        ("Tour 1 of", "Go one line down"),
        "A small tree in the editor, and below it the first step of the tour: which key to press, and why.",
    ),
)

_PAGE = """\
# The editor in pictures

Every screen works in a terminal of 80 columns and 24 lines, and uses the room of a larger one. `T` changes between a
dark, a light and a high-contrast theme. The pictures show the sample trees. The keys are those of
[Keys of the editor](../reference/keys.md).
"""


def page() -> str:
    """The page of the docs with all pictures."""
    return _PAGE + "".join(map(_chapter, SCENES))


def picture_name(scene: str, size: tuple[int, int], look: str) -> str:
    """The file of a picture."""
    return f"{scene}-{size[0]}x{size[1]}-{look}.svg"


def _chapter(scene: Scene) -> str:
    small, large = SIZES
    dark, light = LOOKS

    def file(size: tuple[int, int], look: str) -> str:
        return f"../pictures/gallery/{picture_name(scene.name, size, look)}"

    return (
        f"\n## {scene.title}\n\n{scene.about}\n\n"
        f"![{scene.seen}]({file(large, dark)})\n\n"
        f"![The same screen with 80 columns, in the light theme.]({file(small, light)})\n\n"
        f"Also: [140 columns, light]({file(large, light)}), [80 columns, dark]({file(small, dark)}).\n"
    )
