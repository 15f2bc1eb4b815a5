"""decisiontree.toml: found by walking up, every key known, every value sound."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest
from command_line import Cli
from settings_page import settings_page

from decisiontree.diagnostic import Severity
from decisiontree.errors import UsageError
from decisiontree.settings import SECTIONS, SETTINGS, Budgets, Colours, Settings, find_settings

WHOLE = """
[library]
trees = ["trees", "more"]

[rules]
loop = "off"
single-option = "error"

[budgets]
options = 5

[spot_decisions]
rep = 60

[export]
folder = "exporters"
"""


def test_without_a_file_the_folder_itself_is_the_library(tmp_path: Path) -> None:
    """A tree needs no settings."""
    settings = find_settings(tmp_path)

    assert settings.file is None
    assert settings.trees == (tmp_path / "trees",)
    assert settings.budgets == Budgets()


def test_the_nearest_file_above_is_read(tmp_path: Path) -> None:
    """Paths are relative to the file, wherever the command was started."""
    (tmp_path / "decisiontree.toml").write_text(WHOLE, encoding="utf-8")
    below = tmp_path / "trees" / "deep"
    below.mkdir(parents=True)

    settings = find_settings(below)

    assert settings.root == tmp_path
    assert settings.trees == (tmp_path / "trees", tmp_path / "more")
    assert settings.rules == {"loop": None, "single-option": Severity.ERROR}
    assert settings.budgets == Budgets(options=5)
    assert settings.spot_decisions == {"rep": 60}
    assert settings.exporters == tmp_path / "exporters"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[rule]\n", "'rule' is not a setting; did you mean 'rules'?"),
        ("[budgets]\noption = 3\n", "'option' is not a setting; did you mean 'options'?"),
        ("[library]\ntrees = '.git'\n", "'trees' is '.git', which belongs to version control"),
        ("[budgets]\nzzz = 3\n", "the settings are options, nodes, route, human, say"),
        ("[budgets]\noptions = 0\n", "'options' is 0, but must be a whole number of 1 or more"),
        ("[budgets]\noptions = true\n", "must be a whole number"),
        ('[rules]\nloop = "loud"\n', "must be one of error, warning, info, off"),
        ("[rules]\nloop = []\n", "must be one of"),
        ("[library]\ntrees = []\n", "a folder or a list of folders"),
        ("[spot_decisions]\nrep = 0\n", "'rep' is 0, but must be a whole number of percent, 1 to 100"),
        ("[export]\nfolder = 1\n", "'folder' is 1, but must be a folder"),
        (
            '[export]\norigins = ["https://crm.example/"]\n',
            "'origins' is 'https://crm.example/', but must be an origin as browsers write it",
        ),
        ('[export]\norigins = "*"\n', 'such as "https://crm.example" or "null"'),
        ('[export]\norigins = "https://CRM.example"\n', "lower case, no path"),
        ("[export]\nname = ' '\n", "'name' is ' ', but must be a name in one line of at most 60 characters"),
        ("[export]\nlogo = '../logo.png'\n", "'logo' is '../logo.png', which is outside the library"),
        (
            "[export.colours]\naccent = 'red'\n",
            "[export.colours]: 'accent' is 'red', but must be a colour of # and six digits, such as \"#7a1f5c\"",
        ),
        ("[export.colours]\naccent = '#fff'\n", "a colour of # and six digits"),
        ("[export.colours]\nacent = '#ffffff'\n", "'acent' is not a setting; did you mean 'accent'?"),
        ("[export]\ncolours = '#ffffff'\n", "'export.colours' is a section; write [export.colours]"),
        ("rules = 1\n", "'rules' is a section; write [rules]"),
        ("[rules\n", "is not valid TOML"),
    ],
)
def test_a_setting_that_makes_no_sense_is_a_usage_error(tmp_path: Path, text: str, words: str) -> None:
    """The message names the file, the key and what was expected."""
    (tmp_path / "decisiontree.toml").write_text(text, encoding="utf-8")

    with pytest.raises(UsageError) as caught:
        find_settings(tmp_path)

    assert words in str(caught.value)
    assert "decisiontree.toml" in str(caught.value)


def test_a_file_that_is_not_utf8_is_a_usage_error(tmp_path: Path) -> None:
    """It is never a traceback."""
    (tmp_path / "decisiontree.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(UsageError, match="not UTF-8"):
        find_settings(tmp_path)


PAGE = "docs/reference/settings.md"


def test_the_page_is_made_from_the_table(repository: Path, golden: Callable[[Path, str], None]) -> None:
    """An example and a row for every setting; write them again with --update-golden."""
    page = (repository / PAGE).read_text(encoding="utf-8")
    golden(repository / PAGE, settings_page(page))


def _example(repository: Path) -> str:
    made = (
        (repository / PAGE).read_text(encoding="utf-8").partition("<!-- made from the code: settings -->")[2]
    )
    return made.partition("```toml\n")[2].partition("```")[0]


def test_the_example_of_the_page_is_what_holds_without_a_file(repository: Path, tmp_path: Path) -> None:
    """It shows every section, and our own values."""
    without = find_settings(tmp_path)
    (tmp_path / "decisiontree.toml").write_text(_example(repository), encoding="utf-8")
    written = find_settings(tmp_path)

    assert all(row.value_in(written) == row.value_in(without) for row in SETTINGS)
    assert written.written == {(row.section, row.key) for row in SETTINGS if row.default is not None}


def test_the_commented_lines_of_the_page_are_settings_too(repository: Path, tmp_path: Path) -> None:
    """An author who takes the sign away gets what the line says."""
    (tmp_path / "decisiontree.toml").write_text(_example(repository).replace("\n# ", "\n"), encoding="utf-8")
    written = find_settings(tmp_path)

    assert written.rules == {"loop": None, "single-option": Severity.ERROR}
    assert written.exporters == tmp_path / "exporters"
    assert written.baseline == tmp_path / "known.json"
    assert written.spot_decisions == {"rep": 60}
    assert (written.company, written.logo) == ("Northwind", tmp_path / "logo.svg")
    assert written.colours == Colours(
        accent="#7a1f5c", accent_dark="#f0a6d4", background="#f7f3f5", background_dark="#1a1218"
    )


def test_every_field_that_a_file_can_set_has_a_row() -> None:
    """A setting without one would be read by nobody, shown by nothing and described nowhere."""
    others = {"root", "file", "passed_over", "written", "lines", "personal"}
    assert {row.field for row in SETTINGS} == {each.name for each in fields(Settings)} - others
    assert [row.key for row in SETTINGS if row.field == "budgets"] == [each.name for each in fields(Budgets)]
    assert [row.key for row in SETTINGS if row.field == "colours"] == [each.name for each in fields(Colours)]
    assert list(dict.fromkeys(row.section for row in SETTINGS)) == list(SECTIONS)


def test_what_is_in_force_can_be_put_into_the_file(cli: Cli, tmp_path: Path) -> None:
    """`--show-settings` has every section, says where each value comes from, and gives the same settings again."""
    (tmp_path / "decisiontree.toml").write_text(WHOLE, encoding="utf-8")
    before = find_settings(tmp_path)
    shown = cli("check", "--show-settings", cwd=tmp_path).out

    assert [line.strip("[]") for line in shown.splitlines() if line.startswith("[")] == list(SECTIONS)
    assert 'loop = "off"  # decisiontree.toml' in shown
    assert "nodes = 150  # default" in shown
    assert "# baseline is not set" in shown
    (tmp_path / "decisiontree.toml").write_text(shown, encoding="utf-8")
    after = find_settings(tmp_path)
    assert all(row.value_in(after) == row.value_in(before) for row in SETTINGS if row.section != "rules")
    assert before.rules.items() <= after.rules.items()


def test_sections_without_a_value_are_shown_too(cli: Cli, tmp_path: Path) -> None:
    """An author sees what there is to set."""
    shown = cli("check", "--show-settings", cwd=tmp_path).out

    assert "[spot_decisions]\n# <role> is not set\n" in shown
    assert "[export]\n# folder is not set\n" in shown


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [
        (WHOLE, True),
        ("", True),
        ("[library]\ntrees = []\n", False),
        ("[rules]\nloop = 'loud'\n", False),
        ("[rules]\nlop = 'off'\n", False),
        ("[budgets]\noptions = 0\n", False),
        ("[spot_decisions]\nrep = 101\n", False),
        ("[exports]\n", False),
    ],
)
def test_the_schema_takes_what_the_program_takes(cli: Cli, tmp_path: Path, text: str, is_valid: bool) -> None:
    """An editor with the schema marks the same mistakes."""
    schema = json.loads(cli("schema", "settings", cwd=tmp_path).out)
    jsonschema.Draft7Validator.check_schema(schema)
    (tmp_path / "decisiontree.toml").write_text(text, encoding="utf-8")

    assert jsonschema.Draft7Validator(schema).is_valid(tomllib.loads(text)) == is_valid
    assert (cli("check", "--show-settings", cwd=tmp_path).code == 0) == is_valid


def test_settings_above_the_repository_do_not_count(tmp_path: Path) -> None:
    """A worktree's `.git` is a file; settings in the repository's root do count."""
    (tmp_path / "decisiontree.toml").write_text("[budgets]\noptions = 3\n")
    trees = tmp_path / "lib" / "trees"
    trees.mkdir(parents=True)
    (tmp_path / "lib" / ".git").write_text("gitdir: elsewhere\n")
    assert find_settings(trees).file is None
    own = tmp_path / "lib" / "decisiontree.toml"
    own.touch()
    assert find_settings(trees).file == own


def test_settings_above_the_home_folder_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no repository; those of the home folder do."""
    home = tmp_path / "home"
    (home / "lib").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    (tmp_path / "decisiontree.toml").touch()
    assert find_settings(home / "lib").file is None
    (home / "decisiontree.toml").touch()
    assert find_settings(home / "lib").file == home / "decisiontree.toml"


def test_settings_of_another_user_above_do_not_count(tmp_path: Path) -> None:
    """They are passed over; where the folder itself is that user's, or in a repository, they do count."""
    if os.geteuid() != 0:
        return  # only root may give a file away
    lib = tmp_path / "lib"
    lib.mkdir()
    above = tmp_path / "decisiontree.toml"
    above.touch()
    os.chown(above, 12345, 12345)
    settings = find_settings(lib)
    assert (settings.file, settings.passed_over) == (None, above)
    os.chown(lib, 12345, 12345)
    assert find_settings(lib).file == above
    os.chown(lib, 0, 0)
    (tmp_path / ".git").mkdir()
    assert find_settings(lib).file == above
    tmp_path.chmod(0o1777)
    assert find_settings(lib).passed_over == above


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a = " + b"1" * 5000, "is not valid TOML"),
        (b"a = " + b"[" * 5000, "nested too deeply"),
        (b"#" * (1 << 20) + b"#", "has more than 1 MB"),
        (b'[library]\ntrees = "\\u0000"\n', "'trees' is '\\x00', which is not a folder"),
        (b"\xef\xbb\xbf[library]\ntrees = 5\n", "'trees' is 5, but must be a folder or a list of folders"),
    ],
)
def test_odd_settings_are_told_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    """Never a fault of ours."""
    (tmp_path / "decisiontree.toml").write_bytes(content)
    with pytest.raises(UsageError, match=re.escape(words)):
        find_settings(tmp_path)
