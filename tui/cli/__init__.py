"""The command line: arguments in, exit codes out. Standard output is data, standard error is narration.

Exit codes: 0 all well; 1 some files could not be read, the rest was written; 2 nothing could be
read, or the command was not understood; 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.cli.output import hush, narrate, prepare
from tui.cli.paths import seeds

__all__ = ["run", "seeds"]


def _is_path(word: str) -> bool:
    """Whether it can be no option and no command, which are plain words."""
    return not word.startswith("-") and any(mark in word for mark in ("/", ".", os.sep))


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks (``sys.argv`` by default) and return the exit code."""
    prepare()
    try:
        from tui.cli.errors import UsageError

        words = sys.argv[1:] if arguments is None else arguments
        try:
            if all(_is_path(word) for word in words):  # argparse and all its help are not waited for
                from tui.cli.opening import open_paths

                code = open_paths([Path(word) for word in words])
            else:
                from tui.cli.arguments import read_arguments

                given = read_arguments(words)
                code = given.act(given)
        except UsageError as error:
            narrate(*map(str, error.args))
            code = 2
        if sys.stdout is not None:  # closed by whoever started us
            sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader of our output has seen enough: `govtui metrics | head`
        hush()
        return 0
    except KeyboardInterrupt:
        hush()
        return 130
