"""What templates are given, contract 1: frozen data with every decision taken. Knows nothing of HTML pages or Jinja.

Everything a template might want to ask is a field here, so that templates decide nothing. Each field has its sentence:
docs/reference/exporters.md is written from them.
"""

from __future__ import annotations

from decisiontree.export.view.fields import ChoiceView, FieldView
from decisiontree.export.view.nodes import (
    DecisionView,
    DoView,
    FormView,
    LimitRow,
    LinkView,
    ListenView,
    NodeView,
    OutcomeView,
    PictureView,
    StepView,
    SubtreeView,
    TimerView,
)
from decisiontree.export.view.texts import PartView, SeeView, Spoken, TargetView, TextView, WayView
from decisiontree.export.view.trees import (
    AnswerView,
    AuthorityView,
    GateView,
    IncidentView,
    LibraryCard,
    LibraryView,
    LinkedTreeView,
    NamedValue,
    RoleView,
    ScenarioView,
    TopicView,
    TreeCard,
    TreeGroup,
    TreePart,
    TreeView,
)

__all__ = [
    "AnswerView",
    "AuthorityView",
    "ChoiceView",
    "DecisionView",
    "DoView",
    "FieldView",
    "FormView",
    "GateView",
    "IncidentView",
    "LibraryCard",
    "LibraryView",
    "LimitRow",
    "LinkView",
    "LinkedTreeView",
    "ListenView",
    "NamedValue",
    "NodeView",
    "OutcomeView",
    "PartView",
    "PictureView",
    "RoleView",
    "ScenarioView",
    "SeeView",
    "Spoken",
    "StepView",
    "SubtreeView",
    "TargetView",
    "TextView",
    "TimerView",
    "TopicView",
    "TreeCard",
    "TreeGroup",
    "TreePart",
    "TreeView",
    "WayView",
]
