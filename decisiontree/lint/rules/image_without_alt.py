"""A picture whose description says nothing about what it shows.

Why: a rep who cannot see it, or has no time to look, hears only "picture". `missing-key` and `empty-text`
check that there is a description at all.

Bad:
    start: look
    nodes:
      look:
        say: Look at the front.
        media: {image: router-lights.png, alt: router-lights.png}
        to: done
      done: {outcome: Done, resolution: resolved}

Good:
    start: look
    nodes:
      look:
        say: Look at the front.
        media: {image: router-lights.png, alt: The light beside the word Internet is red}
        to: done
      done: {outcome: Done, resolution: resolved}

Fix: say in one sentence what to look for in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule

_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|bmp)\Z")
_SAYS_NOTHING = frozenset(
    {
        "image",
        "picture",
        "photo",
        "screenshot",
        "diagram",
        "figure",
        "graphic",
        "icon",
        "img",
        "alt",
        "bild",
        "foto",
    }
)


@rule(severity=Severity.ERROR, family=Family.SAFETY)
def image_without_alt(context: RuleContext) -> Iterator[Finding]:
    """Every picture described by the name of a file, or by a word for pictures."""
    for node in context.tree.nodes.values():
        media = node.content.media
        if media is None or media.alt is None:
            continue
        words = media.alt.strip().casefold()
        if words in _SAYS_NOTHING or _FILE.match(words) or words == media.image.casefold():
            message = f"'{media.alt}' does not say what the picture shows; describe it"
            yield context.at(node.id, "media", "alt", message=message)
