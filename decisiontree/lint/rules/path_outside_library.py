"""A picture outside the library's folder, or on the web.

Why: the page contains its pictures and asks no network for them. And no tree may put a private file from
someone's disk into a page that is passed around.

Bad:
    start: look
    nodes:
      look:
        say: Look at the front.
        media: {image: ../private/desk.png, alt: The front of the box}
        to: done
      done: {outcome: Done, resolution: resolved}

Good:
    start: look
    nodes:
      look:
        say: Look at the front.
        media: {image: desk.png, alt: The front of the box}
        to: done
      done: {outcome: Done, resolution: resolved}

Fix: put the picture into the library's folder and name it from there.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.files import is_outside
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule


@rule(severity=Severity.ERROR, family=Family.SAFETY)
def path_outside_library(context: RuleContext) -> Iterator[Finding]:
    """Every picture named by an address, from the root, or by a way up out of the folder."""
    for node in context.tree.nodes.values():
        media = node.content.media
        if media is None or not is_outside(media.image.strip()):
            continue
        message = f"'{media.image}' is not inside the library's folder; put the picture there"
        yield context.at(node.id, "media", "image", message=message)
