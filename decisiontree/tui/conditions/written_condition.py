"""A condition while it is built: its text, its clauses, and the texts before it. No screen."""

from __future__ import annotations

from decisiontree.guards import Clauses, split_clauses


class WrittenCondition:
    """The text is the truth; the clauses follow from it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clauses: Clauses = split_clauses(text)
        self._before: list[str] = []

    def write(self, text: str, *, keep: bool = True) -> bool:
        """Another text; without `keep`, it belongs to the same step of undo as the one before. False where it is the same."""
        if text == self.text:
            return False
        if keep:
            self._before.append(self.text)
        self._set(text)
        return True

    def undo(self) -> bool:
        """The text before the last step; false where there is none."""
        if not self._before:
            return False
        self._set(self._before.pop())
        return True

    def _set(self, text: str) -> None:
        self.text = text
        self.clauses = split_clauses(text)
