"""What a rep reads at a node, in paragraphs: the same for `play`, the editor's play and its preview. Lays nothing out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from decisiontree.display import display_duration
from decisiontree.model import Form, Incident, Library, Listen, Node, Outcome, Question, node_texts, readable
from decisiontree.walk.fill import fill_text
from decisiontree.walk.limits import Verdict
from decisiontree.walk.state import State
from decisiontree.walk.verdict_words import verdict_words

Tone: TypeAlias = Literal["", "say", "warn", "dim"]


class Paragraph(NamedTuple):
    """A text with a word on what it is to the rep, and how loud it is."""

    label: str
    text: str
    tone: Tone = ""


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
}
"""What a remark is called, in the order they are shown. A text of the format that has no row is shown below them by its own name."""


def words_of(node: Node, title: str, fill: Callable[[str], str]) -> Iterator[Paragraph]:
    """What to say, do and ask below the title; `fill` puts values into the texts."""
    content = node.content
    for number, text in enumerate(content.say):
        yield Paragraph("or" if number else "Say", fill(text), "say")
    if content.must_say is not None:
        yield Paragraph("Word for word", fill(content.must_say), "warn")
    for text in content.do:
        yield Paragraph("Do", fill(text))
    if isinstance(node, Listen) and fill(node.listen) != title:
        yield Paragraph("Read back", fill(node.listen), "say")
    if isinstance(node, Question | Form) and node.ask is not None and fill(node.ask) != title:
        yield Paragraph("Ask", fill(node.ask), "say")


def remarks_of(node: Node, fill: Callable[[str], str]) -> Iterator[Paragraph]:
    """What stands beside the words: reasons, sources, where to look it up, how long it takes."""
    content = node.content
    texts = {text.field[0]: text.text for text in node_texts(node) if text.field[0] not in _ELSEWHERE}
    for field in dict.fromkeys((*_REMARKS, *texts)):
        if texts.get(field):
            label, tone = _REMARKS.get(field) or (readable(str(field)), "")
            yield Paragraph(label, fill(texts[field]), tone)
    if content.media is not None:
        yield Paragraph("Picture", fill(content.media.alt or content.media.image), "dim")
    for link in content.links:
        yield Paragraph("See", f"{fill(link.label)}: {link.url}", "dim")
    if content.timer is not None:
        yield Paragraph("Time", display_duration(content.timer), "dim")


def ending_of(node: Node, fill: Callable[[str], str]) -> str | None:
    """How a call ends at an outcome, which a title hides otherwise, and which team has it then."""
    if not isinstance(node, Outcome):
        return None
    named = f"{fill(node.outcome)}: " if node.outcome and node.content.title else ""
    return named + (node.resolution or "ended") + (f", {fill(node.team)}" if node.team else "")


def incident_paragraphs(library: Library, state: State, incident: Incident | None) -> Iterator[Paragraph]:
    """What an open incident has the rep say and know, and what must not be promised."""
    if incident is None:
        return

    def filled(text: str | None) -> str:
        return fill_text(library, state, text or "")

    texts = (
        Paragraph("Incident", filled(incident.banner), "warn"),
        Paragraph("Reference", incident.reference or "", "dim"),
        Paragraph("Say", filled(incident.say), "say"),
        Paragraph("Known", filled(incident.known)),
        Paragraph("Unknown", filled(incident.unknown)),
        Paragraph("Update", filled(incident.next_update)),
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
