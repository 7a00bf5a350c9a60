"""``govtui [PATH…]``: the app. Textual is imported here and nowhere else in the command line."""

from __future__ import annotations

import argparse
import sys

from tui.cli.arguments import UsageError
from tui.cli.output import narrate
from tui.cli.paths import find
from tui.locale import language, say


def open_app(given: argparse.Namespace) -> int:
    """Open the app on the files that the paths stand for."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError(say("cli.no-terminal"))
    files, missing = find(given.paths)
    for path, key in missing:
        narrate(say(key, path=path))
    if not files:
        return 2
    from tui.app import run

    return run(files, language()) or 0
