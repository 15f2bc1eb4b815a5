"""What a rep reads at a node, in paragraphs: the same for `play`, the editor's play and its preview. Lays nothing out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from decisiontree.display import display_duration
from decisiontree.model import (
    Form,
    Incident,
    Library,
    Listen,
    Node,
    Outcome,
    Question,
    TextItem,
    condition_of,
    node_texts,
    readable,
)
from decisiontree.walk.limits import Verdict
from decisiontree.walk.state import State
from decisiontree.walk.verdict_words import verdict_words
from decisiontree.walk.wording import Filling, on_the_call

Tone: TypeAlias = Literal["", "say", "warn", "dim"]


class Paragraph(NamedTuple):
    """A text with a word on what it is to the rep, how loud it is, and the condition for showing it, in words."""

    label: str
    text: str
    tone: Tone = ""
    only_when: str = ""


_ELSEWHERE = frozenset(
    {"title", "say", "must_say", "do", "ask", "listen", "options", "outcome", "team", "media", "links"}
)
"""Fields that are shown as something else than a remark: what is said, asked or chosen, how the call ends."""
_REMARKS: dict[str | int, tuple[str, Tone]] = {
    "note": ("Note", ""),
    "because": ("Why", "dim"),
    "alternative": ("Offer", ""),
    "review_route": ("Review", ""),
    "source": ("Source", "dim"),
    "summary": ("To copy", "dim"),
}
"""What a remark is called, in the order they are shown. A text of the format that has no row is shown below them by its own name."""


def words_of(node: Node, title: str, fill: Filling) -> Iterator[Paragraph]:
    """What to say, do and ask below the title; `fill` puts values into the texts."""
    content = node.content
    for number, item in enumerate(content.say):
        yield Paragraph("or" if number else "Say", fill.blocks(item.text), "say", fill.condition(item))
    for item in content.must_say:
        yield Paragraph("Word for word", fill.blocks(item.text), "warn", fill.condition(item))
    for item in content.do:
        task = fill.line(item.text) if len(content.do) > 1 else fill.blocks(item.text)
        yield Paragraph("Do", task, "", fill.condition(item))
    if isinstance(node, Listen) and fill.line(node.listen) != title:
        yield Paragraph("Read back", fill.blocks(node.listen), "say")
    if isinstance(node, Question | Form) and node.ask is not None and fill.line(node.ask) != title:
        yield Paragraph("Ask", fill.line(node.ask), "say")


def remarks_of(node: Node, fill: Filling) -> Iterator[Paragraph]:
    """What stands beside the words: reasons, sources, where to look it up, how long it takes."""
    content = node.content
    texts: dict[str | int, list[TextItem]] = {}
    for _, path, text in node_texts(node):
        if path[0] not in _ELSEWHERE and text:
            texts.setdefault(path[0], []).append(TextItem(text, condition_of(node, path)))
    for field in dict.fromkeys((*_REMARKS, *texts)):
        label, tone = _REMARKS.get(field) or (readable(str(field)), "")
        for item in texts.get(field, ()):
            words = fill.line(item.text) if field == "source" else fill.blocks(item.text)
            yield Paragraph(label, words, tone, fill.condition(item))
    if content.media is not None:
        yield Paragraph("Picture", fill.line(content.media.alt or content.media.image), "dim")
    for link in content.links:
        yield Paragraph("See", f"{fill.line(link.label)}: {link.url}", "dim")
    if content.timer is not None:
        yield Paragraph("Time", display_duration(content.timer), "dim")


def ending_of(node: Node, fill: Filling) -> str | None:
    """How a call ends at an outcome, which a title hides otherwise, and which team has it then."""
    if not isinstance(node, Outcome):
        return None
    named = f"{fill.line(node.outcome)}: " if node.outcome and node.content.title else ""
    return named + (node.resolution or "ended") + (f", {fill.line(node.team)}" if node.team else "")


def incident_paragraphs(library: Library, state: State, incident: Incident | None) -> Iterator[Paragraph]:
    """What an open incident has the rep say and know, and what must not be promised."""
    if incident is None:
        return

    fill = on_the_call(library, state)
    texts = (
        Paragraph("Incident", fill.line(incident.banner or ""), "warn"),
        Paragraph("Reference", incident.reference or "", "dim"),
        Paragraph("Say", fill.blocks(incident.say or ""), "say"),
        Paragraph("Known", fill.blocks(incident.known or "")),
        Paragraph("Unknown", fill.blocks(incident.unknown or "")),
        Paragraph("Update", fill.line(incident.next_update or "")),
        *(Paragraph("Do not say", promise) for promise in incident.do_not_say),
    )
    yield from (each for each in texts if each.text)


def verdict_paragraphs(library: Library, state: State, verdict: Verdict | None) -> Iterator[Paragraph]:
    """Whether the rep may decide, what stands behind it, and the note to copy."""
    if verdict is None:
        return
    words = verdict_words(library, state, verdict)
    yield Paragraph("Decision", words.headline, "" if verdict.within else "warn")
    yield from (Paragraph("", text) for text in words.details)
    yield Paragraph("To copy", words.note, "dim")
