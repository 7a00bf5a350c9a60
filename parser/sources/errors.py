"""What reading a file can fail with."""

from __future__ import annotations


class SourceError(Exception):
    """A file that cannot be read. The message names the file, says why, and what to do."""
