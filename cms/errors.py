"""Errors of invocation, configuration and I/O; wrong content is a diagnostic, never an exception.

::

    CmsError                 one line for the user, exit code 2
    ├── UsageError           a command line that cannot be carried out
    ├── ConfigError          cms.toml or Hugo's own configuration cannot be used
    ├── InputError           a file or folder cannot be read or written
    │   └── FileChangedError it holds something else than what was to be replaced
    └── FrontMatterError     a script loads a file whose front matter Hugo cannot read

A script that uses the library catches them all at once::

    try:
        post = cms.load("content/post/a.md")
    except cms.CmsError as error:
        print(error, error.hint)
"""

from __future__ import annotations


class CmsError(Exception):
    """What happened and where, in one line; ``hint`` says what to try.

    Both are texts, or messages (``cms.model.Message``) that are put into words when shown.
    """

    def __init__(self, message: object, hint: object = "") -> None:
        # All arguments go up so that the error survives a trip between processes.
        super().__init__(message, hint)

    @property
    def message(self) -> str:
        """What happened, in the language chosen."""
        return str(self.args[0])

    @property
    def hint(self) -> str:
        """What to try; empty where nothing is known."""
        return str(self.args[1])

    def __str__(self) -> str:
        return self.message


class UsageError(CmsError):
    """A command line that cannot be carried out."""


class ConfigError(CmsError):
    """Settings of this tool or of Hugo that cannot be used."""


class InputError(CmsError):
    """A file or folder that cannot be read or written."""


class FileChangedError(InputError):
    """A file that somebody changed between reading and writing it."""


class FrontMatterError(CmsError):
    """Front matter that Hugo cannot read, met where a script wants its values.

    ``kind`` is a ``cms.hugo.formats.syntax.ProblemKind``; ``line`` and ``column`` count from 1.
    """

    def __init__(
        self, message: object, hint: object = "", kind: str = "", line: int = 1, column: int = 1
    ) -> None:
        super().__init__(message, hint)
        self.kind = kind
        self.line = line
        self.column = column
