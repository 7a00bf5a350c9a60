"""The library as commands open it: what is wrong with it is said as for any command that cannot be done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from parser.library import Library, LibraryError
from tui.cli.usage import UsageError
from tui.troubles import in_words


@contextmanager
def opened(*, readonly: bool) -> Iterator[Library]:
    """The user's library (``GOVTUI_LIBRARY`` names another).

    Raises:
        UsageError: it cannot be opened, read or written, or, for reading, is not there.
    """
    try:
        with Library.open(readonly=readonly) as library:
            yield library
    except LibraryError as error:
        raise UsageError(in_words(error)) from error
