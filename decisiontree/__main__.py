"""The way in: `decisiontree` and `python -m decisiontree`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    # click and the commands cost time to import; a plain `import decisiontree` pays nothing for them
    from decisiontree.cli import command_line

    command_line()


if __name__ == "__main__":
    main()
