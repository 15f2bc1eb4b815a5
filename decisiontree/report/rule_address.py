"""Where a rule is explained: the command, and the page of the published docs where the package names an address."""

from __future__ import annotations

from functools import cache

DISTRIBUTION = "decisiontree-desk"
_PLACEHOLDER = "OWNER"
"""In an address that nobody has filled in yet; it would lead to a stranger's site."""


def explained_by(rule: str) -> str:
    """The command that explains a rule."""
    return f"decisiontree rules {rule}"


def rule_address(rule: str) -> str | None:
    """The address of a rule's page in the published docs."""
    return page_address(_documentation(), f"reference/rules/{rule}")


def page_address(documentation: str | None, page: str) -> str | None:
    """The address of a page of the docs that are published there, as a site or as the Markdown itself."""
    if documentation is None or not documentation.startswith("https://") or _PLACEHOLDER in documentation:
        return None
    folder, _, front = documentation.rpartition("/")
    if front.endswith((".md", ".html")):
        return f"{folder}/{page}.{front.rpartition('.')[2]}"
    return f"{documentation.rstrip('/')}/{page}.html"


@cache
def _documentation() -> str | None:
    """The address of the docs, as `[project.urls]` of the installed package says."""
    # only a report that shows addresses pays for it
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        addresses = metadata(DISTRIBUTION).get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    by_label = dict(each.split(", ", 1) for each in addresses if ", " in each)
    return by_label.get("Documentation")
