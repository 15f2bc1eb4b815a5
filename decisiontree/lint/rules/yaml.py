"""The manuals of the YAML family. The reader reports these; a file that breaks one reads differently elsewhere, or not at all."""

from __future__ import annotations

from decisiontree.lint.rule import Family, Rule, Severity, reported

_GOOD = """Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}
"""


def _error(slug: str, opening: str, fix: str) -> Rule:
    manual = f"{opening.strip()}\n\n{_GOOD}\nFix: {fix}"
    return reported(slug, severity=Severity.ERROR, family=Family.YAML, manual=manual)


FILE_TOO_LARGE = _error(
    "file-too-large",
    """
A file of more than 16 MB.

Why: no tree is that large; reading it would only cost time and memory.

Bad:
    # a file of 20 MB
""",
    "remove what does not belong there.",
)

FILE_OUTSIDE_LIBRARY = _error(
    "file-outside-library",
    """
A file that is really outside the library: it, or a folder above it, is a link.

Why: a library may be a stranger's. What it links to is read with the permissions of the person who checks it, and would be shown in a report or a page, or
rewritten by a fix. So nothing of it is read, shown or written. The library ends at the root of its repository; without one,
at the folder of decisiontree.toml, else at the folder that contains `trees`, else at the folder that was named. Hidden folders and files in it, such as `.git`, may not be linked to either.

Bad:
    # trees/library.yaml is a link to ../../shared/library.yaml, which is outside the repository
""",
    "put the file into the library. Where several libraries share files by links, the person who runs the program names their folder in the environment: "
    "`DECISIONTREE_LINKS=/srv/shared`, several separated as in PATH, taken from the library's root. No file of a library can allow it.",
)

NOT_UTF8 = _error(
    "not-utf8",
    """
A file whose bytes are not UTF-8.

Why: every tool would guess the letters differently.

Bad:
    # a file saved as Windows-1252
""",
    "save it as UTF-8; `--fix --unsafe-fixes` reads what is not UTF-8 as Windows-1252.",
)

UTF16 = _error(
    "utf16",
    """
A file saved as UTF-16.

Why: most tools that work with trees read UTF-8 only.

Bad:
    # a file that begins with the bytes FF FE
""",
    "save it as UTF-8; `--fix` does.",
)

FORBIDDEN_CHARACTER = _error(
    "forbidden-character",
    """
An invisible character: a control character, a line separator, or a mark that reverses the writing
direction.

Why: it makes a text look different from what it is, or makes tools count lines differently.

Bad:
    # a text with a NUL, or with the character U+202E
""",
    "delete it; offered.",
)

LONE_CARRIAGE_RETURN = _error(
    "lone-carriage-return",
    """
A carriage return without a line feed.

Why: some tools begin a new line there and some do not, so line numbers no longer agree.

Bad:
    # a file with the line ends of very old computers
""",
    "save the file with ordinary line endings; offered.",
)

YAML_SYNTAX = _error(
    "yaml-syntax",
    """
A text that is not YAML.

Why: the part with the mistake cannot be read. The rest of the file is still checked.

Bad:
    start: greet
    nodes:
      greet: {say: "Good morning., to: done}
      done: {outcome: Done, resolution: resolved}
""",
    "correct the line that is named; most often a quote, a bracket or an indent is missing. If the program can work it out, the corrected line is\noffered, and nothing else in the file is fixed before it.",
)

UNFINISHED_MERGE = _error(
    "unfinished-merge",
    """
Conflict markers of an unfinished merge: lines that begin with `<<<<<<<`, `=======` or `>>>>>>>`.

Why: two people changed the same lines, and no one has chosen between them yet. The rest of the file is still checked,
with the first of the two versions.

Bad:
    start: done
    nodes:
    <<<<<<< HEAD
      done: {outcome: Done, resolution: resolved}
    =======
      done: {outcome: Solved, resolution: resolved}
    >>>>>>> branch
""",
    "keep one version, or combine them, and delete the markers. Nothing else in the file is fixed before that.",
)

SECOND_DOCUMENT = _error(
    "second-document",
    """
A second document after `---` or `...` in one file.

Why: a file is one tree; the second would be ignored without a warning.

Bad:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}
    ---
    start: other
""",
    "move it to its own file.",
)

ALIAS = _error(
    "alias",
    """
An anchor (`&name`) or an alias (`*name`).

Why: a person who reads the file aloud has to jump; an editor that changes one place would change another.

Bad:
    start: done
    nodes:
      done: &end {outcome: Done, resolution: resolved}
      also: *end
""",
    "write the text wherever you need it. Put a text that begins with & or * in quotes.",
)

DUPLICATE_KEY = _error(
    "duplicate-key",
    """
A key that is written twice.

Why: YAML keeps one of them without a warning, and which one depends on the tool.

Bad:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}
      done: {outcome: Also done, resolution: informed}
""",
    "rename one of them, or remove it; the message names both lines.",
)

DIRECTIVE = _error(
    "directive",
    """
A line that begins with `%`, such as `%YAML 1.1`.

Why: it changes how the whole file is read.

Bad:
    %YAML 1.1
    ---
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}
""",
    "remove the line.",
)

COMPLEX_KEY = _error(
    "complex-key",
    """
A key that is not a plain text: a list, a mapping, or a key after `?`.

Why: no field of a tree has such a name.

Bad:
    start: done
    nodes:
      ? [done, over]
      : {outcome: Done, resolution: resolved}
""",
    "use a text as the key.",
)

MERGE_KEY = _error(
    "merge-key",
    """
The merge key `<<`.

Why: half of the tools know it and half do not.

Bad:
    start: done
    nodes:
      done:
        <<: {resolution: resolved}
        outcome: Done
""",
    "write the fields wherever you need them.",
)

TAG = _error(
    "tag",
    """
A tag, such as `!!int` or `!include`.

Why: a field's type comes from the format; a tag could even ask a careless tool to run something.

Bad:
    start: done
    nodes:
      done: {outcome: !!str Done, resolution: resolved}
""",
    "remove the tag. Put a text that begins with ! in quotes.",
)

EMPTY_FILE = _error(
    "empty-file",
    """
A file with nothing in it, or nothing but comments.

Why: it looks like a tree in every list, but is not one.

Bad:
    # an empty file
""",
    "write the tree (`decisiontree new` starts one), or delete the file.",
)

TOO_DEEP = _error(
    "too-deep",
    """
Lists and mappings more than 40 deep.

Why: no field needs it; such files are meant to break programs.

Bad:
    # a hundred opening brackets in a row
""",
    "remove what does not belong there.",
)

SCALAR_TOO_LONG = _error(
    "scalar-too-long",
    """
A text of more than 65,536 characters, or a key of more than 256.

Why: no one reads that out on a call.

Bad:
    # a whole manual in one `note`
""",
    "shorten it, or link to a page that contains it.",
)

TOO_MANY_VALUES = _error(
    "too-many-values",
    """
A file of more than a million values.

Why: no tree is that large; such files are meant to break programs.

Bad:
    # a list of two million numbers
""",
    "remove what does not belong there.",
)

UNQUOTED_TEXT = _error(
    "unquoted-text",
    """
A text without quotes that YAML would cut off or change.

Why: `note: ticket #4` is read as `ticket`, without a warning.

Bad:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved, note: ticket #4
        }
""",
    "put the text in quotes; the message shows the line as it should be.",
)

AMBIGUOUS_SCALAR = reported(
    "ambiguous-scalar",
    severity=Severity.INFO,
    family=Family.YAML,
    manual="""A text without quotes that other YAML tools read as something else: `no`, `1.10`, `12:30`.

Why: here it is read as the text that is written, because the field takes a text. Another tool may read `false`, `1.1` or `750`.

Bad:
    start: ready
    nodes:
      ready:
        ask: Ready?
        options:
          - {label: Yes, to: done}
          - {label: Later, to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: ready
    nodes:
      ready:
        ask: Ready?
        options:
          - {label: "Yes", to: done}
          - {label: Later, to: done}
      done: {outcome: Done, resolution: resolved}

Fix: put it in quotes.""",
)
