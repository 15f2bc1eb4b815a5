"""Templates that err, never end or grow: one line that names exporter, template and line, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from decisiontree.errors import NotReadable, UsageError
from decisiontree.export import Occasion, find_exporter
from decisiontree.export.growth import ENTRIES
from decisiontree.export.library_page import library_view
from decisiontree.export.pages import tree_view
from decisiontree.export.render import Bounds, render_pages
from decisiontree.model import Library

MANIFEST = (
    'summary = "s"\ncontract = 1\n[[page]]\ntemplate = "tree.txt.j2"\nper = "tree"\nto = "{tree.id}.txt"\n'
)
SECOND = MANIFEST.partition("contract = 1\n")[2].replace('txt"', 'md"')
FAR = "1000000000"


BOUNDS = Bounds(page=5000, pages=8000, steps=20_000)
Render = Callable[..., str]


@pytest.fixture
def rendered(tmp_path: Path, library: Library, now: Occasion) -> Render:
    """`rendered(template)` is the page that a foreign exporter's template makes."""

    def render(template: str, **parts: str) -> str:
        folder = tmp_path / "mine" / "templates"
        folder.mkdir(parents=True)
        (tmp_path / "mine" / "exporter.toml").write_text(MANIFEST + SECOND)
        for name, text in {"tree": template, **parts}.items():
            (folder / f"{name}.txt.j2").write_text(text)
        views = {"late": tree_view(library, "late", now)}
        exporter = find_exporter("mine", (tmp_path,))
        files = render_pages(exporter, library_view(library, [views["late"].card], now), views, BOUNDS)
        return files["late.txt"].decode()

    return render


def fault(rendered: Render, template: str, **parts: str) -> str:
    """What is said of a template."""
    with pytest.raises(UsageError) as raised:
        rendered(template, **parts)
    said = str(raised.value)
    assert said.startswith("exporter 'mine': ")
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ tree.nosuch }}", ": TreeView has no field 'nosuch'"),
        ("{{ tree.nodes[0].way }}", ": NodeView has no field 'way'; did you mean 'ways'?"),
        ("{% if %}", "expected an expression"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ tree.nodes.append(1) }}", "append"),
        ("{% include 'none.txt.j2' %}", "there is no template 'none.txt.j2'"),
        ("{% from 'none.txt.j2' import x %}", "there is no template 'none.txt.j2'"),
        ("{{ 1/0 }}", "3: division by zero"),
        ("{{ 'a' + 1 }}", "`+` cannot combine a text and a number; to join values into a text, use `~`"),
        ("{{ 1 - none }}", "`-` cannot combine a number and nothing"),
        ("{{ 1 < none }}", "only two numbers or two texts can be compared"),
        ("{{ tree.date() }}", "a text cannot be called; remove the parentheses"),
        ("{% for a in library.up %}{% endfor %}", "a loop needs a list; `library.up` is nothing"),
        ("{% for a in tree.card %}{% endfor %}", "a loop needs a list; `tree.card` is a TreeCard"),
        ("{{ '%(a)s' % {} }}", "there is no 'a'"),
        ("{{ none|markdown }}", "there is no text for `markdown` here; test it first"),
        ("{{ none|upper }}", "there is no text for `upper` here; test it first"),
        ("{{ none.version }}", "there is nothing before '.version' here; test it first"),
        ("{{ library.title|plain }}", "this text is not an author's text, so it needs no filter"),
        (
            "{{ tree.card.purpose }}",
            "an author's text needs a filter, such as `tree.card.purpose | plain` or `tree.card.purpose | markdown`",
        ),
        ("{{ tree.card.purpose ~ 'x' }}", "an author's text needs a filter"),
        ("{{ tree|tojson }}", "`tojson` takes texts, numbers, lists and tables"),
        ("{{ 1|nosuch }}", "3: there is no filter 'nosuch'"),
        ("{{ 'a'|uper }}", "3: there is no filter 'uper'; did you mean 'upper'?"),
        ("{{ 1 is evn }}", "there is no test 'evn'; did you mean 'even'?"),
        ("{% if tree %}{{ 'a'|uper }}{% endif %}", "there is no filter 'uper'; did you mean 'upper'?"),
        ("{{ libary.title }}", "'libary' is not defined; did you mean 'library'?"),
        (
            "{% for node in tree.nodes %}{{ noed.id }}{% endfor %}",
            "'noed' is not defined; did you mean 'node'?",
        ),
        ("{{ tree.title }}", "TreeView has no field 'title'; did you mean 'tree.card.title'?"),
        (
            "{{ tree.nodes[0].frame | plain }}",
            """only a listen node has 'frame'; test {% if node.kind == "listen" %}""",
        ),
        ("{{ tree.nodes[0].limits }}", """test {% if node.kind == "decision" %}"""),
        (
            "{{ tree.nodes[0].next }}",
            """only a form or step node has 'next'; test {% if node.kind in ["form", "step"] %}""",
        ),
        ("{{ {'logo': 1}.logoo }}", "there is no 'logoo' here; did you mean 'logo'?"),
        ("{{ tree.nodes[999] }}", "there is no entry 999: the list has "),
        ("{{ tree.nodes.first }}", "a list has no field 'first'; loop over it"),
        ("{% include 'tre.txt.j2' %}", "there is no template 'tre.txt.j2'; did you mean 'tree.txt.j2'?"),
        (
            "{% set node = tree.nodes[0] %}{{ node }}",
            ": NodeView cannot be printed; choose a field, such as node.name | line",
        ),
        ("{{ tree }}", "TreeView cannot be printed; choose a field, such as tree.card.title"),
        ("{{ tree ~ 'x' }}", "TreeView cannot be printed"),
        ("{{ '%s' % tree }}", "TreeView cannot be printed"),
        ("{{ '%s'|format(tree) }}", "TreeView cannot be printed"),
        ("{{ '{}'.format(tree) }}", "TreeView cannot be printed"),
        ("{{ '{!r}'.format(tree.card.purpose) }}", "an author's text needs a filter"),
        ("{{ tree | upper }}", "TreeView cannot be printed"),
        ("{{ tree.nodes | string }}", "a value is a list; loop over it"),
        ("{{ tree.nodes | join }}", "NodeView cannot be printed"),
        ("{{ tree.nodes | join(attribute='say') }}", "a value is a list"),
        ("{{ tree.nodes | pprint }}", "there is no filter 'pprint'"),
        ("{{ tree.nodes }}", "`tree.nodes` is a list; loop over it: `{% for each in tree.nodes %}`"),
        ("{{ tree.nodes | map(attribute='id') }}", "is a list; loop over it"),
        ("{{ tree.data }}", "`tree.data` is a table; print one of its entries"),
        ("{{ range }}", "`range` is a function"),
        ("{{ none }}", "missing here"),
        (
            "{{ library.up }}",
            """`library.up` is missing here; test it, such as `{% if library.up %}`""",
        ),
        ("{{ library.up ~ 'x' }}", "`library.up` is missing here"),
        (
            "{{ tree.nodes[0] | plain }}",
            "`plain` needs a text, not a node; choose a field, such as `node.name | line`",
        ),
        ("{{ tree.nodes | plain }}", "`plain` needs a text, not a list; loop over it"),
        ("{{ 7 | md }}", "`md` needs a text, not a number"),
        ("{{ tree.card.nosuch | plain }}", "TreeCard has no field 'nosuch'"),
        ("{{ range(1000000) }}", "range too big"),
        ("{{ '\\ud800' ~ tree.card.id }}", "contains a character that UTF-8 cannot encode"),
        ("{{ ('%s' % ('a' * 1000)).nosuch.more }}", "nosuch"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself too often"),
        ("{% set s %}{% include 'tree.txt.j2' %}{% endset %}", "calls itself too often"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "nested too deeply"),
        ("{{ " + "[" * 250 + "1" + "]" * 250 + " }}", "nested too deeply"),
        ("{{ 1" + "+1" * 3000 + " }}", "nested too deeply"),
        ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "nested too deeply"),
    ],
)
def test_an_error_names_the_template_and_the_line(rendered: Render, template: str, words: str) -> None:
    """Whatever Python calls it, before the page is made or in the middle of it."""
    said = fault(rendered, f"first\nsecond\n{template}")
    assert "tree.txt.j2:3: " in said
    assert words in said
    assert len(said) < 600


def test_an_error_in_a_part_names_the_part(rendered: Render) -> None:
    """An included template has lines of its own."""
    assert "part.txt.j2:2: " in fault(rendered, "{% include 'part.txt.j2' %}", part="\n{{ 1/0 }}")


def test_a_part_that_cannot_be_read_is_told_where_it_is_asked_for(rendered: Render) -> None:
    """A folder by the name of a part, and so a link that leads out."""
    with pytest.raises(NotReadable, match=r"exporter 'mine': .*tree\.txt\.j2:2: .*templates cannot be read"):
        rendered("\n{% include '.' %}")


@pytest.mark.parametrize(
    "template",
    [
        f"{{{{ 'a' * {FAR} }}}}",
        f"{{{{ {FAR} * [1] }}}}",
        f"{{{{ 10 ** {FAR} }}}}",
        f"{{{{ 'a'|center({FAR}) }}}}",
        f"{{{{ 'a'|center(width={FAR}) }}}}",
        f"{{{{ 'a'.rjust({FAR}) }}}}",
        f"{{{{ 'a'.encode().ljust({FAR}) }}}}",
        f"{{{{ '\t'.expandtabs({FAR}) }}}}",
        f"{{{{ (1).to_bytes({FAR}, 'big') }}}}",
        f"{{{{ '%{FAR}d' % 1 }}}}",
        f"{{{{ '%.{FAR}f'|format(1) }}}}",
        f"{{{{ '%*d'|format({FAR}, 1) }}}}",
        f"{{{{ '{{:>{FAR}}}'.format(1) }}}}",
        f"{{{{ '{{:{{}}}}'.format(1, {FAR}) }}}}",
        f"{{{{ '{{a:>{FAR}}}'.format_map({{'a': 1}}) }}}}",
        f"{{{{ 'a'|indent({FAR}, true) }}}}",
        f"{{{{ [1]|batch({FAR}, 0)|list }}}}",
        "{% set s = 'a' * 10000000 %}{{ s|replace('a', 'aaaaaaaaaa') }}",
        "{% set s = 'a' * 10000000 %}{{ s.replace('a', 'aaaaaaaaaa') }}",
        "{% set s = 'a' * 10000000 %}{{ ([s] * 10)|join }}",
        "{% set s = 'a' * 10000000 %}{{ ''.join([s] * 10) }}",
        "{% set s = 'a' * 40000000 %}{{ s|md }}",
        "{% set s = 'a' * 20000000 %}{{ s|mermaid }}",
        "{% set s = 'a' * 40000000 %}{{ s ~ s }}",
        "{% set s = 'a' * 40000000 %}{{ s + s }}",
        "{% set s = 'a' * 40000000 %}{% set t %}{{ s }}{{ s }}{% endset %}",
        "{% set s = 'a' * 40000000 %}{% macro m() %}{{ s }}{{ s }}{% endmacro %}{% set t = m() %}",
        f"{{{{ [1] * {ENTRIES} + [1] }}}}",
    ],
)
def test_a_value_that_would_fill_the_memory_is_refused_before_it_is_made(
    rendered: Render, template: str
) -> None:
    """A few characters of template can ask for any amount."""
    said = fault(rendered, f"\n{template}")
    assert "tree.txt.j2:2: " in said
    assert "may have at most" in said or "padded to at most" in said or "write the width as a number" in said


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}",
        "{% for a in range(1000) %}{% for b in range(1000)|map('string') %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(30) }}",
        "{% for a in range(100) %}{% for b in range(100) %}{% include 'part.txt.j2' %}{% endfor %}{% endfor %}",
    ],
)
def test_work_that_multiplies_comes_to_an_end(rendered: Render, template: str) -> None:
    """Loops in loops, calls that call twice, inclusions: nothing need be written for a page to take for ever."""
    assert "too many steps" in fault(rendered, template, part="")


def test_a_page_is_bounded_in_size(rendered: Render) -> None:
    """Told where the template was when it became too large."""
    assert fault(rendered, "\n{% for a in range(1000) %}\n{{ 'é' * 100 }}{% endfor %}").endswith(
        "tree.txt.j2:3: 'late.txt' would be larger than 5000 bytes, which is the limit"
    )


def test_all_pages_together_are_bounded_in_size(rendered: Render) -> None:
    """Each of two fits, both do not."""
    assert "'late.md' would be larger than 3500 bytes" in fault(rendered, "{{ 'a' * 4500 }}")


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ 'a'|center(9) }}|{{ '%5d' % 1 }}|{{ '{:>3}'.format(1) }}", "    a    |    1|  1"),
        ("{{ '* %s'|format('a') }}{{ 5000000|round|int }}{{ 2 ** 10 }}", "* a50000001024"),
        (
            "{% for a in ['x', 'y'] %}{{ loop.index }}/{{ loop.length }}{{ a ~ a }} {% endfor %}",
            "1/2xx 2/2yy ",
        ),
        (
            "{% for a in [[1, [[2]]]] recursive %}{{ a[0] }}{{ loop(a[1]) if a[1:] else '' }}{% endfor %}",
            "12",
        ),
        ("{{ ['a', 'b']|map('upper')|join('-') }}{{ 'aa'.replace('a', 'b') }}", "A-Bbb"),
        ("{{ library.up or '–' }}{{ 'none' if library.up is none }}", "–none"),
        ("{{ library.up | default('–', true) }}{{ true }}{{ 1.5 }}", "–True1.5"),
        (
            "{% set m %}a{% endset %}{{ m }}{% macro f() %}b{{ caller() }}{% endmacro %}{% call f() %}c{% endcall %}",
            "abc",
        ),
        ("{% for a in [3, 4] if a > 3 %}{{ a }}{% else %}none{% endfor %}", "4"),
    ],
)
def test_what_templates_are_for_goes_on_working(rendered: Render, template: str, text: str) -> None:
    """Bounds stand far from any page."""
    assert rendered(template) == text
