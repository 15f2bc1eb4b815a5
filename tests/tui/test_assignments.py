"""What an author lets options and steps set and add, in the form."""

from __future__ import annotations

from pathlib import Path

from tui_editor import Editor, editing

from decisiontree.tui.single_fields import ADD


def _button(editor: Editor, *path: str | int) -> int:
    """The button that adds to a collection of the form shown."""
    fields = editor.form.stack.card.fields
    return next(index for index, field in enumerate(fields) if field.path == (*path, ADD))


async def test_a_step_sets_a_fact(lamp: Path) -> None:
    """A fact is picked by its name, is set to its first value, and is not offered again."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.go("electrician")
        editor.form.edit(_button(editor))
        await editor.press("enter")
        await editor.write("sets")
        await editor.press("enter", "enter")
        await editor.write("tier")
        await editor.press("enter")
        assert editor.raw("nodes", "electrician", "set") == {"tier": "plain"}
        await editor.write("gold")
        await editor.press("enter")
        assert editor.raw("nodes", "electrician", "set") == {"tier": "gold"}
        card = editor.form.stack.card
        adding = next(field for field in card.fields if field.path == ("set", ADD))
        assert (adding.label, "tier" in [hit.key for hit in adding.choices]) == ("+ add to 'sets'", False)


async def test_an_option_adds_values_to_a_fact_that_has_several(lamp: Path) -> None:
    """Only such facts are offered; each value is a line, and one more is a button away, also beside one that is no list."""
    file = lamp / "lamp.yaml"
    papers = "  papers: {type: choices, label: Papers, values: {permit: Permit, lease: Lease, card: Card}}\nnodes:\n"
    text = file.read_text(encoding="utf-8").replace("nodes:\n", papers, 1)
    file.write_text(
        text.replace("      - label: It works\n", "      - label: It works\n        add: {papers: permit}\n"),
        encoding="utf-8",
    )
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("check", ("options", 1, "label"))
        await editor.pilot.pause()
        editor.form.edit(_button(editor, "options", 1))
        await editor.press("enter")
        await editor.write("adds ")
        await editor.press("enter")
        assert editor.raw("nodes", "check", "options", 1, "add") == {"papers": ["permit"]}
        await editor.write("lease")
        await editor.press("enter")
        assert editor.raw("nodes", "check", "options", 1, "add") == {"papers": ["lease"]}

        editor.context.edit("check", ("options", 0, "label"))
        await editor.pilot.pause()
        editor.form.edit(_button(editor, "options", 0, "add", "papers"))
        await editor.press("enter")
        await editor.write("card")
        await editor.press("enter")
        assert editor.raw("nodes", "check", "options", 0, "add") == {"papers": ["permit", "card"]}
