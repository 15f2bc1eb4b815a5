"""A link to anything but an `https`, `mailto` or `tel` address.

Why: a page can run scripts through its links, anyone on the way can read and change an unencrypted page, and
a file on the author's disk is not on the rep's. In a text, such a link is shown as plain words, except for
http.

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

Fix: use the page's https address, which is offered for an http one; try it first. An http address alone is a
warning, and a comment may say why it has to stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import NodeText, is_within

_SAFE = re.compile(r"(?i)(?:https://[^\s/]|mailto:[^\s]|tel:[+0-9*#(])[^\s\\]*\Z")
_UNENCRYPTED = re.compile(r"(?i)\Ahttp(?=://[^\s/][^\s\\]*\Z)")
_WITH_SCHEME = re.compile(r"(?i)(?:https?://|mailto:|tel:)[^\s]")
_HOST = re.compile(r"(?i)www\.[^\s\\]+\Z")
_LINK = re.compile(r"\]\(\s*<?([^\s()<>]*)")
_TITLED = 80


@rule(severity=Severity.ERROR, family=Family.SAFETY)
def unsafe_url(context: RuleContext) -> Iterator[Finding]:
    """Every such address under `links`, and every one that a text links to."""
    for node in context.tree.nodes.values():
        for index, link in enumerate(node.content.links):
            url = link.url.strip()
            if url and not _SAFE.match(url):
                yield _finding(context, NodeText(node.id, ("links", index, "url"), link.url), url, words=None)
    for text in context.texts_with("]("):
        for match in _LINK.finditer(text.text):
            if not _SAFE.match(match[1]) and not is_within(match[1]):
                yield _finding(context, text, match[1], words=match[0])


def _finding(context: RuleContext, text: NodeText, url: str, *, words: str | None) -> Finding:
    """At an http address a warning: it is unsafe, and all that some houses have."""
    message, better = _judged(url)
    # the page behind it may be another one, or none
    fixes = context.rewording(text.node, *text.field, words=url, better=better, safe=False)
    found = context.at(text.node, *text.field, message=message, words=words, fixes=fixes)
    return replace(found, severity=Severity.WARNING) if _UNENCRYPTED.match(url) else found


def _judged(url: str) -> tuple[str, str | None]:
    """What is wrong with an address, and a better one where there is one."""
    what = f"the link leads to '{url[:_TITLED]}'"
    if _UNENCRYPTED.match(url):
        return (
            f"{what}, which anyone on the way can read and change; use its https address",
            _UNENCRYPTED.sub("https", url),
        )
    if _HOST.match(url):
        return (
            f"{what}, which a browser looks for next to the page; put 'https://' before it",
            f"https://{url}",
        )
    if _WITH_SCHEME.match(url):
        return f"{what}, which contains a space or '\\'; remove it", None
    return f"{what}; only https, mailto and tel addresses are safe", None
