"""A link to anything but an `https`, `mailto` or `tel` address.

Why: a page with scripts in its links can be made to do anything, an unencrypted one can be read and changed on the way,
and a file on somebody's disk is not on the rep's. In a text such a link is shown as plain words.

Bad:
    start: look
    nodes:
      look:
        say: Good morning.
        links:
          - {label: Table of fees, url: "http://intranet.example/fees"}
        to: done
      done: {outcome: Done, resolution: resolved}

Good:
    start: look
    nodes:
      look:
        say: Good morning.
        links:
          - {label: Table of fees, url: "https://intranet.example/fees"}
        to: done
      done: {outcome: Done, resolution: resolved}

Fix: use the page's https address, which is offered for an http one; try it first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.diagnostic import Fix, Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.model import SetField

_SAFE = re.compile(r"(?i)(?:https://[^\s/]|mailto:[^\s]|tel:[+0-9])[^\s\\]*\Z")
_LINK = re.compile(r"\]\(\s*<?([^\s()<>]*)")
_TITLED = 80


@rule(severity=Severity.ERROR, family=Family.SAFETY)
def unsafe_url(subject: Subject) -> Iterator[Finding]:
    """Every such address under `links`, and every one that a text links to."""
    for node in subject.tree.nodes.values():
        for index, link in enumerate(node.content.links):
            if link.url.strip() and not _SAFE.match(link.url.strip()):
                field = ("links", index, "url")
                fixes: tuple[Fix, ...] = ()
                if link.url.startswith("http://"):
                    change = SetField(node.id, field, f"https{link.url[4:]}")
                    fixes = (Fix("write 'https'", change, safe=False),)
                yield subject.at(node.id, *field, message=_message(link.url), fixes=fixes)
    for node_id, text_field, text in subject.texts_with("]("):
        for match in _LINK.finditer(text):
            if not _SAFE.match(match[1]):
                yield subject.at(node_id, *text_field, message=_message(match[1]), words=match[0])


def _message(url: str) -> str:
    return f"the link leads to '{url[:_TITLED]}'; only https, mailto and tel addresses are safe"
