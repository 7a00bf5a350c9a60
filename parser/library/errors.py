"""What can be wrong with a library, said so that a person knows what to do."""

from __future__ import annotations


class LibraryError(Exception):
    """The library cannot be opened, read or written; the message names the file and says what to do."""
