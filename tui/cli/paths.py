"""What a PATH on the command line stands for: a file, the reports in a folder, or the seeds."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def seeds() -> Path:
    """The folder of the five reports that come with govtui.

    In an installed program they ride inside the package; in a checkout they lie at its top.
    """
    package = Path(__file__).parent.parent
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"


def find(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, str]]]:
    """The files that ``paths`` stand for, each once, and what could not be found.

    A file is taken whatever its name; a folder is searched with all its folders and ZIP archives
    for the kinds of file that can be read, in order of name, without hidden ones; an archive is
    searched alike, and ``-`` is standard input. No path at all stands for the seeds. The second
    list gives a path and the key of a message (``tui/locale/cli.tsv``).
    """
    files: dict[Path, None] = {}
    lost: list[tuple[Path, str]] = []
    from parser.sources import STANDARD_INPUT, SUFFIXES, SourceError
    from parser.sources.files import is_archive
    from parser.sources.folder import inside
    from parser.sources.looking import is_folder, may_exist

    for path in list(paths) or [seeds()]:
        if is_folder(path):
            files_in = list(inside(path))
            files.update(dict.fromkeys(files_in))
            if not files_in:
                lost.append((path, "cli.empty-folder" if os.access(path, os.R_OK | os.X_OK) else "cli.closed-folder"))
        elif is_archive(path):
            from parser.sources.archive import members  # start-up does not wait for it

            try:
                packed = members(path, SUFFIXES)
            except SourceError:
                packed = [path]  # reading it says what is wrong
            files.update(dict.fromkeys(packed))
            if not packed:
                lost.append((path, "cli.empty-archive"))
        elif path == STANDARD_INPUT or may_exist(path) or _packed(path):
            files[path] = None
        else:
            lost.append((path, "cli.no-file"))
    return list(files), lost


def _packed(path: Path) -> bool:
    """Whether it would lie in an archive; reading it says whether it does."""
    from parser.sources.files import is_archive

    return any(is_archive(folder) for folder in path.parents)
