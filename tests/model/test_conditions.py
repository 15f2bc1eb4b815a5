"""Where the conditions of a node are."""

from decisiontree.model import Branch, Case, Condition, Option, Question, Step, conditions

LATE, GOLD = Condition("days > 2"), Condition("tier == gold")


def test_each_condition_comes_with_its_path_in_the_node() -> None:
    """The path counts the entries without a condition, too."""
    asked = Question(
        id="q",
        options=(
            Option(label="A", to="end", key="a"),
            Option(label="B", to="end", key="b", when=LATE),
            Option(label="C", to="end", key="c", when=GOLD),
        ),
    )
    assert list(conditions(asked)) == [(("options", 1, "when"), LATE), (("options", 2, "when"), GOLD)]
    chosen = Branch(id="b", cases=(Case(GOLD, "end"), Case(LATE, "end")))
    assert list(conditions(chosen)) == [(("cases", 0, "when"), GOLD), (("cases", 1, "when"), LATE)]


def test_a_node_without_conditions_has_none() -> None:
    """A step has no condition."""
    assert not list(conditions(Step(id="s", to="end")))
