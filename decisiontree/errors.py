"""The exceptions a user's environment can cause. Nothing but classes; faults of content are diagnostics instead.

DecisionTreeError
├── UsageError         the command or the settings are wrong              exit 2
├── NotReadable        a file is there and cannot be read                 exit 3
├── EditorFault        a fault of ours ended the editor                exit 3
├── EditRefused        no text edit gives exactly the wanted data
└── NotSaved           the file could not be written; the work is kept
    └── ChangedOnDisk  someone else wrote the file meanwhile
"""

from __future__ import annotations


class DecisionTreeError(Exception):
    """Base of all: the message is one line, made to be shown to a person."""


class UsageError(DecisionTreeError):
    """A command, an option, a path or a setting that makes no sense."""


class NotReadable(DecisionTreeError):
    """A file that is there and cannot be read."""


class EditorFault(DecisionTreeError):
    """A fault of ours ended the editor; the words hold nothing that an author wrote."""


class EditRefused(DecisionTreeError):
    """No text edit was found whose result reads back as exactly the wanted data; the text is untouched."""


class NotSaved(DecisionTreeError):
    """A file could not be written; the text in memory is untouched."""


class ChangedOnDisk(NotSaved):
    """The file on disk is no longer the one that was read."""
