"""HTML in a text.

Why: texts are light Markdown, so the page shows the tag as it is written, in the middle of what the rep reads
out.

Bad:
    start: greet
    nodes:
      greet: {say: Press it for <b>ten</b> seconds., to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    nodes:
      greet: {say: Press it for **ten** seconds., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: use `*` or `**` for emphasis; offered for the simple tags. Put a tag that you want to show between
backticks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import reworded
from decisiontree.model import NodeText

_STRESS = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "code": "`",
    "span": "",
    "u": "",
    "font": "",
    "small": "",
}
_BREAKS = ("br", "p", "div")
_OTHERS = (
    "a|ul|ol|li|h[1-6]|img|script|style|iframe|table|tr|td|th|tbody|thead|s|big|center|hr|pre|blockquote|input"
    "|button|form|svg|video|audio|object|embed|link|meta|sub|sup|mark|del|ins|html|body|head"
)
_TAG = re.compile(rf"(?i)<(/?)({'|'.join((*_STRESS, *_BREAKS))}|{_OTHERS})(?:\s[^<>]*)?/?>|<!--")
_KEYS = ("del", "ins", "a", "b", "i", "s", "u")
_CODE = re.compile(r"`[^`]*`")


@rule(severity=Severity.ERROR, family=Family.SAFETY)
def raw_html(context: RuleContext) -> Iterator[Finding]:
    """Every text that holds a tag or a comment of HTML."""
    for text in context.texts_with("<"):
        prose = _CODE.sub(lambda code: " " * len(code[0]), text.text)
        tag = next((tag for tag in _TAG.finditer(prose) if not _is_key(tag, prose)), None)
        if tag:
            fixes = reworded(context, text, _as_markdown(text), "write it as Markdown")
            message = f"'{tag[0]}' is HTML and would be shown as written; texts are light Markdown"
            yield context.at(text.node, *text.field, message=message, words=tag[0], fixes=fixes)


def _is_key(tag: re.Match[str], prose: str) -> bool:
    """`<Del>`: a key of a keyboard, which is shown as it stands."""
    name = tag[2] or ""
    return name[:1].isupper() and name.lower() in _KEYS and f"</{name}" not in prose and not tag[1]


def _as_markdown(text: NodeText) -> str:
    """The text with its tags as Markdown; nothing where one of them has no such form."""
    tags = tuple(_TAG.finditer(text.text))
    if "`" in text.text or any((tag[2] or "").lower() not in (*_STRESS, *_BREAKS) for tag in tags):
        return ""
    return _TAG.sub(lambda tag: _STRESS.get(tag[2].lower(), "" if tag[1] else "\n"), text.text).strip()
