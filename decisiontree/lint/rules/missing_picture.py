"""A picture that the page cannot show: its file is missing, is not a picture, or is too big.

Why: the rep would read "Picture not found" in its place, in the middle of a call.

Bad:
    start: look
    nodes:
      look:
        say: Look at the front.
        media: {image: lihgts.png, alt: The lights of the box}
        to: done
      done: {outcome: Done, resolution: resolved}

Good:
    start: look
    nodes:
      look: {say: Look at the front., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: put a PNG, JPEG, GIF or WebP of at most 2 MB into the library's folder, and write its name exactly as the
folder does, capitals included. The nearest name is offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from decisiontree.files import is_outside
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import SetField, surely_meant
from decisiontree.text import did_you_mean


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def missing_picture(context: RuleContext) -> Iterator[Finding]:
    """Every picture in the library's folder that is not there or is none."""
    for node in context.tree.nodes.values():
        media = node.content.media
        if media is None or not media.image or is_outside(media.image):
            continue
        wrong = context.library.wrong_picture(context.document.file, media.image)
        if wrong is None:
            continue
        if wrong.why:
            message = f"the picture '{media.image}' {wrong.why}"
            yield context.at(node.id, "media", "image", message=message)
            continue
        nearest = wrong.meant or context.nearest.to(media.image, wrong.there_are)
        nearest = nearest or _elsewhere(media.image, wrong.there_are)
        advice = did_you_mean(nearest)
        message = f"there is no picture '{media.image}' in the library's folder{advice}"
        fixes = []
        if nearest:
            is_safe = nearest == wrong.meant or surely_meant(media.image, nearest, wrong.there_are)
            fixes.append(
                Fix(f"write '{nearest}'", SetField(node.id, ("media", "image"), nearest), safe=is_safe)
            )
        yield context.at(node.id, "media", "image", message=message, fixes=fixes)


def _elsewhere(image: str, there_are: Sequence[str]) -> str | None:
    """A picture of that very name in another folder of the library."""
    return next((each for each in there_are if Path(each).name == Path(image).name), None)
