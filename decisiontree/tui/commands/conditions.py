"""The condition builder over the field that is being edited: every change of it is a change of the field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from decisiontree.diagnostic import Diagnostic
from decisiontree.model import FactType, Path
from decisiontree.tui import creation
from decisiontree.tui.card import Card, CardField, Editor
from decisiontree.tui.conditions.grammar_page import JOINING, examples_of
from decisiontree.tui.conditions.scope import ConditionScope, scope_of
from decisiontree.tui.context import EditorContext
from decisiontree.tui.hints import BUILDER_PAGE
from decisiontree.tui.known_rules import is_of
from decisiontree.tui.screens.help import HelpScreen, Section
from decisiontree.tui.widgets.node_pane import NodePane


def build(context: EditorContext) -> None:
    """Open the builder for the condition that is being edited."""
    # only who builds a condition pays for the analysis of combinations
    from decisiontree.tui.screens.condition import BuiltField, ConditionScreen

    form = context.panes.form
    field = form.field
    if field is None or field.editor is not Editor.CONDITION:
        return
    document, path, before = context.document, field.path, form.stack.written

    def write(here: CardField, *, final: bool) -> None:
        written = NodePane.Edited(form.stack.card, here, form.stack.written, final=final)
        context.writer.edited(written)
        context.writer.write_pending()

    def take(text: str) -> Sequence[Diagnostic]:
        here = form.field
        if here is None or here.path != path:
            return ()
        if text != form.stack.written:
            form.stack.line_editor.write(text, "")
            write(here, final=False)
        context.due_findings.settle()
        return _about(form.stack.card, path)

    def close(_: None) -> None:
        here = form.field
        if here is not None and here.path == path and form.stack.written != before:
            write(here, final=True)  # a condition that need not be there goes where it is empty

    def explain() -> None:
        now = scope_of(document.tree, context.workspace.library.model)
        context.screen.app.push_screen(HelpScreen((BUILDER_PAGE, *grammar_pages(now))))

    node = f" · {document.node}" if document.node is not None else ""
    scope = scope_of(document.tree, context.workspace.library.model)
    built = BuiltField(take, partial(_declare, context))
    context.ask(ConditionScreen(f"Condition{node}", form.stack.written, scope, built, explain), close)


def _declare(context: EditorContext, words: str, kind: FactType) -> str | tuple[ConditionScope, str]:
    """Declare a fact in the file that is shown; what can be asked then and its id, or why there is none."""
    document = context.document
    lacking = creation.lacks_values(words, kind)
    if lacking is not None:
        return lacking
    fact = creation.new_fact(words, kind, document.library, document.tree)
    refused = context.apply(creation.declare_fact(fact), rewrite=False)
    return refused or (scope_of(document.tree, context.workspace.library.model), fact.id)


def _about(card: Card, path: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with a condition, and with the logic of the row that it is in."""
    return tuple(
        finding
        for field in card.fields
        if field.path[:-1] == path[:-1]
        for finding in field.findings
        if field.path == path or is_of("LOGIC", finding.rule)
    )


def grammar_pages(scope: ConditionScope) -> tuple[Section, ...]:
    """How a condition is written, with the facts that it can use."""
    return (
        Section("How a condition is written", keys=tuple(examples_of(scope))),
        Section("Several in one condition", keys=JOINING),
    )
