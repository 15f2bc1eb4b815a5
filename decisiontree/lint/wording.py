"""Words of texts: in which language they are, which facts they print, how a phrase is looked for. Knows no rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from decisiontree.diagnostic import Fix
from decisiontree.model import Library, NodeText, Path, SetField, names_printed, tree_texts
from decisiontree.routes import Mention, trees_met
from decisiontree.text import Patch, TextEdit

if TYPE_CHECKING:
    from decisiontree.lint.rule_context import RuleContext

_STRESS = "*_"
_BETWEEN = rf"[\s{_STRESS}]++"
_LETTERS = re.compile(r"[^\W_]+")
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese have no blanks between words, so there are no whole words to look for."""
_STARTS_ANYWHERE = re.compile(f"[{_UNSPACED}]")
_ENDS_ANYWHERE = re.compile(f"[{_UNSPACED}\uac00-\ud7af]")
"""Korean endings touch the word."""
_KNOWN_PHRASES = 256
"""So many phrases are not taken apart again for every tree."""


def is_english(context: RuleContext) -> bool:
    """Whether the texts are English; those of library.yaml are when all its trees are."""
    if not is_library(context):
        return _is_english(context.tree.language)
    return all(_is_english(tree.language) for tree in context.library.model.register)


def is_library(context: RuleContext) -> bool:
    """Whether the rules look at library.yaml."""
    shared = context.library.shared
    return shared is not None and context.document is shared.document


def joined(texts: Iterable[NodeText]) -> str:
    """Texts as one, for a quick look that spares thousands of slow ones."""
    return "\0".join([text.text for text in texts])


def mentions(library: Library, tree_id: str, own: Iterable[NodeText]) -> Iterator[Mention]:
    """What a tree's own texts print, those with a brace, and those of the trees that a walk from it may meet."""
    snippets = library.shared.snippets
    for each in trees_met(library, tree_id):
        for text in own if each == tree_id else tree_texts(library.trees[each]):
            if text.node is None or "{" not in text.text:
                continue
            for name in names_printed(text.text, snippets):
                yield Mention(each, text.node, text.field, name)


@lru_cache(_KNOWN_PHRASES)
def phrase(words: str) -> re.Pattern[str]:
    """Finds the words as whole words, however they are spaced, stressed or written in capitals."""
    # a word that began with a sign of stress would be tried in every way to share the signs out
    parts = [bare for word in words.split() if (bare := word.strip(_STRESS))] or words.split()[:1]
    pattern = _BETWEEN.join(re.escape(word) for word in parts).replace("'", "['\u2019]")
    before = "" if parts and _STARTS_ANYWHERE.match(parts[0]) else r"(?<!\w)"
    after = "" if parts and _ENDS_ANYWHERE.match(parts[-1][-1]) else r"(?!\w)"
    return re.compile(f"{before}{pattern}{after}", re.IGNORECASE)


def may_hold(lowered: str, words: str) -> bool:
    """Whether a text in small letters may hold the phrase: one quick look for its longest word."""
    longest = _longest_word(words)
    return bool(longest) and longest in lowered


@lru_cache(_KNOWN_PHRASES)
def _longest_word(words: str) -> str:
    return max(_LETTERS.findall(words.lower()), key=len, default="")


def reworded(context: RuleContext, text: NodeText, better: str, title: str) -> tuple[Fix, ...]:
    """The safe fix that writes a text anew; in library.yaml, which has no changes of its own, only one on a single line."""
    if not better:
        return ()
    if is_library(context):
        return _in_library(context, text, better, title)
    return (Fix(title, SetField(text.node, field_of(context, text), better), safe=True),)


def field_of(context: RuleContext, text: NodeText) -> Path:
    """The field that holds a text: `say` and `do` hold one text or a list of them."""
    is_alone = (
        text.field[0] in ("say", "do")
        and len(text.field) == 2
        and not context.is_written(text.node, *text.field)
    )
    return text.field[:1] if is_alone else text.field


def _in_library(context: RuleContext, text: NodeText, better: str, title: str) -> tuple[Fix, ...]:
    # the reader is imported here so that listing the rules does not pay for YAML
    from decisiontree.reader import quoted

    span = context.place(text.node, *text.field).span
    written = context.document.text[span.start : span.end]
    if written.strip("'\"") != text.text.strip("'\"") or "\n" in written:
        return ()  # folded or escaped: where the words stand is not so plain
    return (Fix(title, Patch((TextEdit(span, quoted(better)),)), safe=True),)


def _is_english(language: str) -> bool:
    return language.lower().split("-")[0] in ("en", "")
