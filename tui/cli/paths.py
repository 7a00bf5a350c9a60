"""What a PATH on the command line stands for: a file, the reports in a folder, or the seeds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
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

    A file is taken whatever its name; a folder is searched with all its folders for the kinds
    of file that can be read, in order of name, without hidden ones. No path at all stands for
    the seeds. The second list gives a path and the key of a message (``tui/locale/cli.tsv``).
    """
    files: dict[Path, None] = {}
    lost: list[tuple[Path, str]] = []
    for path in list(paths) or [seeds()]:
        if path.is_dir():
            inside = list(_inside(path))
            files.update(dict.fromkeys(inside))
            if not inside:
                lost.append((path, "cli.empty-folder" if os.access(path, os.R_OK | os.X_OK) else "cli.closed-folder"))
        elif path.exists():
            files[path] = None
        else:
            lost.append((path, "cli.no-file"))
    return list(files), lost


def _inside(folder: Path) -> Iterator[Path]:
    from parser.sources import SUFFIXES

    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(here, name)
