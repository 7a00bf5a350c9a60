"""``govtui [PATH…]``: the app. Textual is imported here and nowhere else in the command line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.errors import UsageError
from tui.cli.output import narrate
from tui.cli.paths import find
from tui.locale import detect, say, set_language

if TYPE_CHECKING:
    import argparse


def open_app(given: argparse.Namespace) -> int:
    """Open the app as the command line asks."""
    return open_paths(given.paths, given.lang)


def open_paths(paths: Sequence[Path], lang: str | None = None) -> int:
    """Open the app on the files that the paths stand for; in the language of the environment, unless another is
    asked for or set.

    Raises:
        UsageError: there is no terminal, or none in which a cursor can be set.
    """
    if lang is None:
        set_language(detect())
    files, missing = find(paths) if paths else ([], [])
    if missing and not files:  # a word mistyped is told of before a terminal that is wanting
        return _lost(missing)
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError(say("cli.no-terminal"))
    if os.environ.get("TERM") in ("dumb", "unknown"):  # no cursor can be set there
        raise UsageError(say("cli.dumb-terminal", term=os.environ["TERM"]))
    if missing:
        _lost(missing)
    if not paths:
        if (library := _library()) is not None:
            return open_files([], lang, library)
        files, _ = find([])
    return open_files(files, lang)


def _lost(missing: Sequence[tuple[Path, str]]) -> int:
    """Say what could not be found, and which command may have been meant; the exit code where nothing was found."""
    from difflib import get_close_matches

    from tui.cli.arguments import COMMANDS, OTHERS

    for path, key in missing:
        near = get_close_matches(str(path), COMMANDS + OTHERS, 1, 0.8) if key == "cli.no-file" else ()
        narrate(say("cli.near-command", given=path, near=near[0]) if near else say(key, path=path))
    return 2


def _library() -> Path | None:
    """The file of the library, where there is one. Whether reports are in it is seen when the screen is up."""
    from parser.library.location import library_file

    path = library_file()
    try:
        return path if path is not None and path.is_file() and path.stat().st_size else None
    except OSError:  # opening it says why it cannot be read
        return path


def open_files(files: Sequence[Path], lang: str | None, library: Path | None = None) -> int:
    """Open the app on these files, or on the library, with what is set and remembered, and return its exit code."""
    gc.disable()  # while everything is imported and built, most of which stays: ``tui.app`` has it back on
    from tui.settings.chosen import choose

    chosen = choose(lang)
    set_language(chosen.language)
    if chosen.config.keys:
        from tui.commands import COMMANDS
        from tui.settings import keymap

        keymap.apply(chosen.keymap(), COMMANDS)
    if chosen.ambiguous_width == "wide":
        from tui.settings import ambiguous

        ambiguous.apply("wide")
    from tui.remembering import Memory
    from tui.running import run

    return run(files, chosen.language, Memory(chosen), library)
