"""What other programs start: the steps of the GitHub action and the hooks of pre-commit, run as those run them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from published_schemas import GITHUB_ACTION, GITHUB_WORKFLOW, GITLAB_PIPELINE, PRE_COMMIT, complaints

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
STEPS: dict[str, dict[str, Any]] = {step.get("name", "set up"): step for step in ACTION["runs"]["steps"]}

SNIPPETS = [
    yaml.safe_load(block.replace("\non:", '\n"on":'))  # a key here, no boolean
    for block in re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "docs/guides/continuous-integration.md").read_text(), re.M | re.S
    )
]

SOUND = """\
format: 1
title: A sound tree
purpose: Pass every check.
owner: desk
start: first
nodes:
  first:
    ask: Does it pass?
    options:
      - {label: It passes, to: done}
      - {label: It does not, to: handed_over}
  done: {outcome: It passed, resolution: resolved}
  handed_over: {outcome: Somebody looks at it, resolution: scheduled}
"""
SCENARIOS = """\
format: 1
scenarios:
  - name: It passes
    answers: {first: it_passes}
    expect: {outcome: done}
"""
BROKEN = "format: 1\ntitle: A\nstart: a\nnodes:\n  a: {say: x, to: nowhere}\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A repository that uses the checker."""
    (tmp_path / "trees").mkdir()
    (tmp_path / "trees" / "sound.yaml").write_text(SOUND)
    (tmp_path / "trees" / "sound.scenarios.yaml").write_text(SCENARIOS)
    return tmp_path


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Bash with the flags that GitHub gives it, and decisiontree on the path."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def check(
    folder: Path, trees: str = "", fail_on: str = "error", sarif: str = "", workspace: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The action's step that checks, with its inputs."""
    step = STEPS["check the trees"]
    assert set(step["env"]) == {"TREES", "FAIL_ON", "SARIF"}
    inputs = {"TREES": trees, "FAIL_ON": fail_on, "SARIF": sarif}
    return run(step["run"], folder, **inputs, GITHUB_WORKSPACE=str(workspace or folder))


def test_the_action_passes_sound_trees_and_walks_their_scenarios(library: Path) -> None:
    """By default all trees; or those that are named, one a line, whatever is in their names."""
    (library / "more trees").mkdir()
    (library / "more trees" / "b.yaml").write_text(
        BROKEN.replace("{say: x, to: nowhere}", "{outcome: Done, resolution: resolved}")
    )

    assert check(library).returncode == 0
    assert check(library, trees="trees\nmore trees\n").returncode == 0
    assert run(STEPS["run the scenarios"]["run"], library, TREES="").returncode == 0


def test_the_action_fails_on_findings_and_tells_their_lines(library: Path) -> None:
    """The SARIF report is written all the same."""
    (library / "trees" / "a.yaml").write_text(BROKEN)

    ran = check(library, sarif="trees.sarif")

    assert ran.returncode == 1
    assert "::error file=trees/a.yaml,line=5" in ran.stdout
    assert "dangling-link" in (library / "trees.sarif").read_text()


def test_the_action_in_a_folder_of_the_repository_names_all_from_the_workspace(library: Path) -> None:
    """Annotations, uris and the SARIF file itself, which the next step uploads from there."""
    care = library / "care of callers"
    (care / "trees").mkdir(parents=True)
    (care / "trees" / "a.yaml").write_text(BROKEN)

    ran = check(care, sarif="trees.sarif", workspace=library)

    assert ran.returncode == 1, ran.stderr
    assert "::error file=care of callers/trees/a.yaml,line=5" in ran.stdout
    assert '"care%20of%20callers/trees/a.yaml"' in (library / "trees.sarif").read_text()
    assert check(care, sarif=str(care / "here.sarif"), workspace=library).returncode == 1
    assert (care / "here.sarif").exists()


def test_the_action_says_what_cannot_be_and_runs_nothing_that_it_is_given(library: Path) -> None:
    """A path is a path, though it look like an option or a command."""
    for named in ("$(touch hacked)", "--watch", "; touch hacked"):
        ran = check(library, trees=named, sarif="trees.sarif")
        assert ran.returncode == 2, ran.stderr
    assert not (library / "hacked").exists()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A commit of an action with one library, which lies in `files/` beside it, and locks that know its hash."""
    folder = tmp_path / "source"
    (folder / ".ci/locked").mkdir(parents=True)
    (folder / "ours.py").touch()
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "ours"\nversion = "1"\ndependencies = ["lib"]\n'
    )
    library = folder / "files/lib-1-py3-none-any.whl"
    library.parent.mkdir()
    with zipfile.ZipFile(library, "w") as archive:
        archive.writestr("lib.py", "")
        archive.writestr("lib-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: lib\nVersion: 1\n")
        archive.writestr(
            "lib-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("lib-1.dist-info/RECORD", "")
    hashed = hashlib.sha256(library.read_bytes()).hexdigest()
    (folder / ".ci/locked/run.txt").write_text(f"lib==1 --hash=sha256:{hashed}\n")
    (folder / ".ci/locked/build.txt").touch()
    return folder


def install(source: Path, workspace: Path) -> tuple[subprocess.CompletedProcess[str], set[str]]:
    """The action's step that installs, into a folder of its own and with no index; and what that folder then holds."""
    target = source.parent / "target"
    ran = run(
        STEPS["install decisiontree"]["run"],
        workspace,
        SOURCE=str(source),
        PIP_TARGET=str(target),
        PIP_NO_INDEX="1",
        PIP_FIND_LINKS=str(source / "files"),
    )
    return ran, {file.name for file in target.glob("*.py")}


def test_the_action_installs_what_is_locked(source: Path, library: Path) -> None:
    """And itself; a module of the repository that is checked is not taken for pip."""
    (library / "pip.py").write_text("open('hacked', 'w')")

    ran, installed = install(source, library)

    assert ran.returncode == 0, ran.stderr
    assert installed == {"lib.py", "ours.py"}
    assert not (library / "hacked").exists()


def test_the_action_installs_nothing_when_a_hash_differs(source: Path, library: Path) -> None:
    """The index has other bytes under the same version."""
    with zipfile.ZipFile(source / "files/lib-1-py3-none-any.whl", "a") as archive:
        archive.writestr("more.py", "")

    ran, installed = install(source, library)

    assert ran.returncode != 0
    assert "DO NOT MATCH THE HASHES" in ran.stderr
    assert installed == set()


def test_every_input_is_used_and_no_script_holds_one() -> None:
    """`${{ … }}` inside a script would be run as a part of it."""
    used = str(ACTION["runs"])
    for name in ACTION["inputs"]:
        assert f"inputs.{name} " in used
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_passes_sound_trees(library: Path, hook: dict[str, Any]) -> None:
    """pre-commit starts the entry in the repository's folder, without files."""
    assert not hook["pass_filenames"]
    before = {path: path.read_bytes() for path in library.rglob("*.yaml")}
    ran = run(shlex.join([*shlex.split(hook["entry"]), *hook["args"]]), library)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert {path: path.read_bytes() for path in library.rglob("*.yaml")} == before


def test_a_hook_stops_a_broken_tree(library: Path) -> None:
    """With what to do about it."""
    (library / "trees" / "a.yaml").write_text(BROKEN)
    ran = run(HOOKS[0]["entry"], library)
    assert ran.returncode == 1
    assert "trees/a.yaml:5" in ran.stdout


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A repository with three libraries, all sound, that runs the hooks on every commit."""
    for name in ("support", "clinic", "sales"):
        (tmp_path / name / "trees").mkdir(parents=True)
        (tmp_path / name / "trees/sound.yaml").write_text(SOUND)
        (tmp_path / name / "trees/sound.scenarios.yaml").write_text(SCENARIOS)
    hooks = [{**hook, "language": "system"} for hook in HOOKS if hook["id"] != "decisiontree-fix"]
    one = {**hooks[0], "name": "sales alone", "args": ["--fail-on", "warning", "sales"]}
    hooks.append({**one, "files": "^sales/", "always_run": False})
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    run("git init -q && git add -A", tmp_path)
    return tmp_path


def test_pre_commit_stops_what_breaks_any_of_three_libraries(
    three: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A tree, a scenario, a rule that one library's settings raise, a file that is called wrongly; by their names from the root."""
    home = str(tmp_path_factory.mktemp("pre-commit"))

    def hooks() -> str:
        command = f"git add -A && {shlex.quote(sys.executable)} -m pre_commit run --all-files --color never"
        return run(command, three, PRE_COMMIT_HOME=home).stdout

    sales = three / "sales/trees"
    assert (passed := hooks()).count("Passed") == 3, passed
    (sales / "sound.yaml").write_text(SOUND.replace("to: handed_over", "to: nowhere"))
    assert "sales/trees/sound.yaml:11:34: error dangling-link" in hooks()
    (sales / "sound.yaml").write_text(SOUND.replace("Does it pass?", "Does it pass"))
    assert (warned := hooks()).count("Passed") == 2, warned
    assert "2 files checked: 1 warning" in warned
    (three / "sales/decisiontree.toml").write_text('[rules]\nno-question-mark = "error"\n')
    assert "6 files checked: 1 error" in hooks()
    (sales / "sound.yaml").rename(sales / "sound.yml")
    assert "sales/trees/sound.yml: a tree's file name must end in .yaml; rename it" in hooks()
    (sales / "sound.yml").unlink()
    (sales / "sound.scenarios.yaml").unlink()
    assert "sales/decisiontree.toml: there is no tree in 'sales/trees'" in hooks()
    (three / "sales/decisiontree.toml").unlink()
    scenarios = three / "clinic/trees/sound.scenarios.yaml"
    scenarios.write_text(SCENARIOS.replace("it_passes", "it_does_not"))
    assert "sound (clinic/trees/sound.scenarios.yaml)\n  FAIL" in hooks()


def test_the_action_checks_three_libraries_from_the_workspace(three: Path) -> None:
    """Each by its own settings, all in one SARIF file; or one of them, by its path or as the working directory."""
    for name in ("support", "sales"):
        (three / name / "trees/sound.yaml").write_text(SOUND.replace("Does it pass?", "Does it pass"))
    (three / "sales/decisiontree.toml").write_text('[rules]\nno-question-mark = "error"\n')

    ran = check(three, sarif="trees.sarif")
    assert ran.returncode == 1, ran.stderr
    assert "::error file=sales/trees/sound.yaml,line=8" in ran.stdout
    assert "::warning file=support/trees/sound.yaml,line=8" in ran.stdout
    found = json.loads((three / "trees.sarif").read_text())["runs"][0]["results"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in found]
    assert places == ["sales/trees/sound.yaml", "support/trees/sound.yaml"]
    (three / "clinic/trees/more.yml").write_text(SOUND)
    assert (
        "::error file=clinic/trees/more.yml,line=1,title=not read::a tree's file name" in check(three).stdout
    )
    (three / "clinic/trees/more.yml").unlink()
    assert check(three, trees="support\nclinic\n").returncode == 0
    assert "::error file=sales/trees/sound.yaml" in check(three / "sales", workspace=three).stdout
    assert run(STEPS["run the scenarios"]["run"], three, TREES="").returncode == 0


def test_the_action_and_the_snippets_of_the_docs_fit_the_schemas_of_their_makers() -> None:
    """GitHub's, GitLab's and pre-commit's, as they are published."""
    workflow, pipeline, hooks, local = SNIPPETS

    assert complaints(GITHUB_ACTION, ACTION) == []
    assert complaints(GITHUB_WORKFLOW, workflow) == []
    assert complaints(GITLAB_PIPELINE, pipeline) == []
    assert complaints(PRE_COMMIT, hooks) == []
    assert complaints(PRE_COMMIT, local) == []


def test_the_docs_name_hooks_and_inputs_that_there_are() -> None:
    """A copied snippet works."""
    workflow, _pipeline, hooks, _local = SNIPPETS
    used = next(step for step in workflow["jobs"]["trees"]["steps"] if "decisiontree" in step["uses"])

    assert set(used["with"]) <= set(ACTION["inputs"])
    assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} <= {hook["id"] for hook in HOOKS}


@pytest.mark.parametrize(("tree", "code"), [(BROKEN, 1), (SOUND, 0)], ids=["broken", "sound"])
def test_the_job_for_gitlab_writes_every_report_and_then_fails(library: Path, tree: str, code: int) -> None:
    """GitLab stops a script at the first command that fails; the reports it names are there all the same."""
    (library / "trees" / "a.yaml").write_text(tree)
    job = SNIPPETS[1]["trees"]
    script = [line for line in job["script"] if line.startswith(("decisiontree ", "exit "))]

    ran = run("\n".join(script), library)

    assert ran.returncode == code, ran.stderr
    reports = job["artifacts"]["reports"]
    found = {each["check_name"] for each in json.loads((library / reports["codequality"]).read_text())}
    assert ("dangling-link" in found) == bool(code)
    for file in reports["junit"]:
        assert "<testsuites" in (library / file).read_text()
