"""What a command line can be wrong by."""

from __future__ import annotations


class UsageError(Exception):
    """The command line was not understood, or nothing can be done as it says."""
