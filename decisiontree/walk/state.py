"""Where a walk stands: frozen, and wholly made by its origin and its moves. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from decisiontree.model import FactValue
from decisiontree.walk.answer import Answer

Facts = Mapping[str, FactValue]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a walk starts from; `incidents` are the ids of all that are open at its beginning.

    `today` is the number of the day on which it begins, for conditions that count days from it.
    """

    tree: str
    role: str | None = None
    given: Facts = field(default_factory=dict)
    incidents: tuple[str, ...] = ()
    today: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A tree that is being walked: the node in it, its own facts, and whether the facts it asks first were asked."""

    tree: str
    node: str
    facts: Facts = field(default_factory=dict)
    entered: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on one authority, the first role that may decide it, and the role it counts to (None: not yet).

    `level` and `fact` are where the amount came from (level 0: library), so that a change of it makes the decision void;
    `private` says that nobody writes the amount down unasked.
    """

    authority: str
    amount: int | None
    approver: str | None
    first_role: str | None
    approved: bool = False
    level: int = 0
    fact: str | None = None
    void: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """What an outcome gave: by which role, and whether that role approved it for a lower one."""

    authority: str
    amount: int | None
    by: str
    approved: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class WithheldGrant:
    """What an outcome would have given, and why it may not."""

    authority: str
    reason: str


@dataclass(frozen=True, slots=True)
class Move:
    """One answer and the path of the node it was given at.

    `for_facts`: it gave facts that the walk had asked for; `decided`: what had been decided at the node it left;
    `exit`: the label of the exit that it took; `incidents`: those that were open when it was given.
    """

    path: str
    answer: Answer
    for_facts: bool = False
    decided: Decided | None = None
    exit: str | None = None
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """A node that passed by itself: `tags` are those it was skipped for; `way` is what a branch took, counted from 0 with `else` last."""

    path: str
    tags: tuple[str, ...] = ()
    way: int | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """The outcome at which a walk ended."""

    tree: str
    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A walk. `needs` are facts that are asked before the node can be shown; `shared` are the library's facts.

    `left_empty` are given facts of the library that were asked and left empty: the same call is not asked twice.
    `incidents` are the ids of all that are open now; whoever has a clock tells the walk by `with_incidents`.
    `passed` is what a rep may miss of what passed by itself since the last answer.
    """

    origin: Origin
    stack: tuple[Frame, ...]
    shared: Facts = field(default_factory=dict)
    role: str | None = None
    incidents: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()
    grants: tuple[Grant, ...] = ()
    withheld: tuple[WithheldGrant, ...] = ()
    tried: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    left_empty: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    passed: tuple[Passed, ...] = ()
    outcome: Ended | None = None

    @property
    def frame(self) -> Frame:
        """The innermost tree."""
        return self.stack[-1]

    @property
    def tree(self) -> str:
        """Id of the tree that is walked now."""
        return self.frame.tree

    @property
    def node(self) -> str:
        """Id of the node in that tree."""
        return self.frame.node

    @property
    def path(self) -> str:
        """The node as logs and tests name it: `verify`, in a called tree `refund/verify`."""
        return self.node if len(self.stack) == 1 else f"{self.tree}/{self.node}"

    def named_by(self, path: str) -> tuple[str, str]:
        """The ids of the tree and the node that a path of this walk names."""
        tree, _, node = path.rpartition("/")
        return tree or self.origin.tree, node

    @property
    def facts(self) -> Facts:
        """Every fact that is known here: the library's and this tree's own."""
        return {**self.shared, **self.frame.facts}

    @property
    def finished(self) -> bool:
        """Whether an outcome has ended the walk."""
        return self.outcome is not None
