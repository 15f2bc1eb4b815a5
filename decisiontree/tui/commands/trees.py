"""Whole trees: made from a template or as a copy, renamed, deleted, brought back; and what is wrong in all of them.

Nothing is on disk before it is saved, so undo takes each of these back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path, PurePath

from decisiontree.diagnostic import Severity
from decisiontree.display import one_line, plural
from decisiontree.editing import Named, NameKind, plan_documents, uses
from decisiontree.errors import EditRefused
from decisiontree.files import LIBRARY_FILE, SCENARIOS_SUFFIX, TREE_SUFFIX, shown, tree_name, why_reserved
from decisiontree.model import Change, RenameTree, SetField, id_from, is_id
from decisiontree.reader import LibraryReading, reread
from decisiontree.text import Patch, Span, TextEdit
from decisiontree.tui import creation
from decisiontree.tui.commands.navigation import open_place
from decisiontree.tui.commands.references import lines_of_uses
from decisiontree.tui.context import EditorContext
from decisiontree.tui.marks import mark_of, path_of
from decisiontree.tui.screens.confirm import Reply
from decisiontree.tui.search import Hit
from decisiontree.workbench import Description, Workspace, deleted_from, folders_of

FINDINGS_SHOWN = 200
SHORTEST = "blank"
"""The template of a tree that another one runs."""


def new(context: EditorContext) -> None:
    """Ask for a template and a title, and make a tree of them."""
    # the templates are files, read only by who makes a tree
    from decisiontree.templates import fitted, git_user, starter_library, summary_of, templates, tree_from

    known = templates()
    hits = [Hit(name, name, summary_of(text)) for name, text in known.items()]

    def make(template: str, tree_id: str, title: str) -> None:
        shared = context.workspace.library.model_of_shared
        texts = {f"{tree_id}{TREE_SUFFIX}": fitted(tree_from(known[template], title, git_user()), shared)}
        starter = starter_library(template)
        if starter is not None and context.workspace.library.shared is None:
            texts[LIBRARY_FILE] = starter
        folder = _first_folder(context.workspace)
        _add(
            context,
            {shown(folder / name): text for name, text in texts.items()},
            tree_id,
            f"new tree '{tree_id}'",
        )

    def chosen(hit: Hit) -> None:
        _ask_title(
            context,
            "Title of the new tree",
            lambda tree_id, title: make(hit.key, tree_id, title),
        )

    context.pick("New tree: choose a template", hits, chosen)


def add_beside(context: EditorContext, words: str, naming: Callable[[str], Change]) -> str | None:
    """A tree by its title, of the shortest template, and what names it here, as one step; its id, None where there is none."""
    from decisiontree.templates import git_user, templates, tree_from

    title, name = creation.named(words)
    tree_id = _free_id(context.workspace, name or title)
    file = shown(_first_folder(context.workspace) / f"{tree_id}{TREE_SUFFIX}")
    text = tree_from(templates()[SHORTEST], title, git_user())
    shown_tree = context.document.tree_id
    place, named = Description(f"new tree '{tree_id}'", shown_tree), {shown_tree: naming(tree_id)}
    try:
        context.show(context.workspace.with_files({file: text}, (place, place), named))
    except EditRefused as refusal:
        context.say(f"not made: {refusal}")
        return None
    return tree_id


def begin_from(context: EditorContext, template: str) -> str | None:
    """Fill the empty file that is shown from a template; the answer is why not."""
    from decisiontree.templates import fitted, git_user, templates, tree_from

    document = context.document
    title = document.tree_id.replace("_", " ").replace("-", " ").capitalize()
    text = fitted(
        tree_from(templates()[template], title, git_user()), context.workspace.library.model_of_shared
    )
    end = len(document.source.text)  # an empty file may hold comments
    patch = Patch((TextEdit(Span(end, end), text),))
    refused = context.patch(document.source.file, patch, f"begun from the template '{template}'")
    if refused is None:
        context.focus_outline()
        context.say(f"filled from the template '{template}'; Ctrl+S saves it, Ctrl+Z undoes it")
    return refused


def copy(context: EditorContext, tree_id: str) -> None:
    """Ask for a title, and make a copy of a tree with its scenarios."""
    library = context.workspace.library

    def make(new_id: str, title: str) -> None:
        document = library.trees[tree_id].document
        texts = {_beside(document.file, new_id, TREE_SUFFIX): _retitled(library, tree_id, new_id, title)}
        if tree_id in library.scenarios:
            tests = library.scenarios[tree_id].document
            texts[_beside(tests.file, new_id, SCENARIOS_SUFFIX)] = tests.full_text
        _add(context, texts, new_id, f"tree '{new_id}' made as a copy of '{tree_id}'")

    _ask_title(context, f"Title of the copy of '{tree_id}'", make)


def rename(context: EditorContext, tree_id: str) -> None:
    """Ask for another id; its files go by it from the next save on."""

    def offered(query: str) -> Sequence[Hit]:
        name = query.strip()
        if not name:
            return ()
        if name == tree_id:
            return (Hit(name, f"'{name}' is its id now"),)
        return (Hit(name, f"rename to '{name}'", "with its files and every place that names it"),)

    def chosen(hit: Hit) -> None:
        if hit.key != tree_id and context.is_done(RenameTree(tree_id, hit.key), "not renamed", tree_id):
            told = f"renamed '{tree_id}' to '{hit.key}'; its files move when you save, Ctrl+Z undoes it"
            context.say(told)

    title = f"Another id for the tree '{tree_id}'"
    context.pick(title, offered, chosen, query=tree_id, hint="Enter rename   Esc close")


def delete(context: EditorContext, tree_id: str) -> None:
    """Say what uses a tree, then ask whether to take it away, with its scenarios."""
    library = context.workspace.library
    found = [use for use in uses(library, Named(NameKind.TREE, tree_id), tree_id) if not use.declares]
    own = _files_of(library, tree_id)
    elsewhere = [use for use in found if use.file not in own]

    def remove() -> None:
        try:
            workspace = context.workspace.without_files(own, f"tree '{tree_id}' deleted", tree_id)
        except EditRefused as refusal:
            context.say(f"not deleted: {refusal}")
            return
        context.show(workspace)
        context.say(f"deleted '{tree_id}'; Ctrl+Z brings it back, Ctrl+S removes {' and '.join(own)}")

    context.confirm(
        f"Delete the tree '{tree_id}'",
        [
            f"Files: {', '.join(own)}",
            *lines_of_uses(elsewhere, tree_id),
            "After saving, 'u' in the library still brings it back.",
        ],
        {
            Reply("k", "Keep", "change nothing"): None,
            Reply("d", "Delete", "delete it; Ctrl+Z brings it back"): remove,
        },
    )


def copy_shown(context: EditorContext) -> None:
    """Copy the tree that is shown."""
    context.writer.take_over()
    copy(context, context.document.tree_id)


def delete_shown(context: EditorContext) -> None:
    """Delete the tree that is shown."""
    context.writer.take_over()
    delete(context, context.document.tree_id)


def bring_back(context: EditorContext) -> None:
    """Ask which deleted tree to bring back; it is a new file until it is saved."""
    held = {os.path.realpath(file) for file in context.workspace.library.files}
    found = [
        each
        for each in deleted_from(folders_of(context.workspace))
        if not any(os.path.realpath(file) in held or os.path.lexists(file) for file in each.texts)
    ]
    if not found:
        context.say(
            "no deleted tree is kept for this library; Ctrl+Z takes back what you did since you opened it"
        )
        return
    hits = [
        Hit(
            str(at),
            ", ".join(sorted(file.name for file in each.texts)),
            f"deleted {each.at.astimezone():%d %b %Y, %H:%M}",
        )
        for at, each in enumerate(found)
    ]

    def chosen(hit: Hit) -> None:
        texts = {shown(file): text for file, text in found[int(hit.key)].texts.items()}
        tree_id = tree_name(min(texts, key=len))
        _add(context, texts, tree_id, f"'{tree_id}' brought back", opens=False)

    context.pick("Bring back a deleted tree", hits, chosen, hint="Enter bring back   Esc close")


def check_all(context: EditorContext) -> None:
    """Check every tree, and list the errors and warnings; Enter goes to the place."""
    context.show(context.workspace.recheck())
    context.due_findings.settle()
    found = [each for each in context.workspace.diagnostics if each.severity is not Severity.INFO]
    found.sort(key=lambda each: each.severity.rank)
    count_of_trees = plural(len(context.workspace.library.trees), "tree")
    if not found:
        context.say(f"checked {count_of_trees}: no errors, no warnings")
        return
    hits = [
        Hit(str(at), f"{mark_of(each)} {PurePath(each.place.file).stem}", one_line(each.message))
        for at, each in enumerate(found[:FINDINGS_SHOWN])
    ]

    def go(hit: Hit) -> None:
        place = found[int(hit.key)].place
        _to_editor(context)
        path = path_of(found[int(hit.key)])
        open_place(context, place.file, path if place.node is None else ("nodes", place.node, *path))

    more = len(found) - FINDINGS_SHOWN
    title = f"Checked {count_of_trees}: {plural(len(found), 'finding')}" + (
        f", {FINDINGS_SHOWN} shown" if more > 0 else ""
    )
    context.pick(title, hits, go, hint="Enter go there   Esc close")


def _ask_title(context: EditorContext, words: str, then: Callable[[str, str], None]) -> None:
    """Ask for a title; the id is made from it, and shown before anything is made."""

    def offered(query: str) -> Sequence[Hit]:
        title = one_line(query)
        if not title:
            return ()
        tree_id = _free_id(context.workspace, title)
        return (Hit(f"+{tree_id}", f"make '{title}'", f"{tree_id}{TREE_SUFFIX}", title),)

    def chosen(hit: Hit) -> None:
        title, tree_id = hit.note, hit.key.removeprefix("+")
        if id_from(title, ""):
            then(tree_id, title)
        else:
            _ask_id(context, title, tree_id, then)

    context.pick(words, offered, chosen, hint="type a title   Enter make it   Esc back")


def _ask_id(context: EditorContext, title: str, free: str, then: Callable[[str, str], None]) -> None:
    """Ask for the id that no letter of a title can be used for; the one that is offered is free."""

    def offered(query: str) -> Sequence[Hit]:
        tree_id = query.strip()
        if not is_id(tree_id):
            return ()
        refused = None if _is_free(context.workspace, tree_id) else "is not free"
        name = f"'{tree_id}' {refused}" if refused else f"make '{title}'"
        return (Hit(f"+{tree_id}" if not refused else "", name, f"{tree_id}{TREE_SUFFIX}"),)

    def chosen(hit: Hit) -> None:
        if hit.key:
            then(hit.key.removeprefix("+"), title)
        else:
            context.say(f"not made: {hit.name}; type another id")

    hint = "type an id: letters a to z, digits and _   Esc back"
    context.pick(f"Id of '{title}', for files and links", offered, chosen, query=free, hint=hint)


def _free_id(workspace: Workspace, title: str) -> str:
    """An id for a tree, made from its title, that nothing has yet."""
    base = id_from(title, "tree")
    ids = (base if number == 1 else f"{base}_{number}" for number in count(1))
    return next(tree_id for tree_id in ids if _is_free(workspace, tree_id))


def _is_free(workspace: Workspace, tree_id: str) -> bool:
    """Whether no tree, no file of scenarios and no file on disk has an id."""
    folder = _first_folder(workspace)
    files = [folder / f"{tree_id}{suffix}" for suffix in (TREE_SUFFIX, SCENARIOS_SUFFIX)]
    taken = {*workspace.library.trees, *workspace.library.scenarios, "library", "anytime"}
    return tree_id not in taken and not why_reserved(tree_id) and not any(map(os.path.lexists, files))


def _first_folder(workspace: Workspace) -> Path:
    """Where new trees go: the first folder of the library."""
    folders = folders_of(workspace)
    return workspace.library.root if workspace.library.root in folders else folders[0]


def _add(
    context: EditorContext,
    texts: Mapping[str, str],
    tree_id: str,
    words: str,
    *,
    opens: bool = True,
) -> None:
    """Add new files as one step, and open the tree."""
    try:
        done = context.workspace.history.done
        before = Description(words, done[-1].after.tree_id if done else tree_id)
        workspace = context.workspace.with_files(texts, (before, Description(words, tree_id)))
    except EditRefused as refusal:
        context.say(f"not made: {refusal}")
        return
    context.show(workspace)
    if opens:
        _to_editor(context)
        context.open(tree_id)
    elif context.front is not None:
        context.front.draw(wanted=tree_id)
    context.say(f"{words}; Ctrl+S writes {' and '.join(texts)}, Ctrl+Z undoes it")


def _to_editor(context: EditorContext) -> None:
    """From the library back to the editor's screen."""
    if context.front is not None:
        context.front.close()


def _beside(file: str, tree_id: str, suffix: str) -> str:
    return PurePath(file).with_name(tree_id + suffix).as_posix()


def _files_of(library: LibraryReading, tree_id: str) -> tuple[str, ...]:
    tests = library.scenarios.get(tree_id)
    return (library.trees[tree_id].document.file, *(() if tests is None else (tests.document.file,)))


def _retitled(library: LibraryReading, tree_id: str, new_id: str, title: str) -> str:
    """The text of a tree with another title; as it is, where it cannot be edited."""
    document = library.trees[tree_id].document
    file = _beside(document.file, new_id, TREE_SUFFIX)
    copied = reread(library, file, document.full_text)
    try:
        edited = plan_documents(SetField(None, ("title",), title), copied, new_id)
    except EditRefused:
        return document.full_text
    return edited[file].document.full_text if file in edited else document.full_text
