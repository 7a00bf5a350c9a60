"""Whether a file or folder lies at a path, as far as one may look; never an error, as pathlib's questions may be where
a folder on the way is closed or a name is longer than the system takes.
"""

from __future__ import annotations

import os
from pathlib import Path


def is_folder(path: str | Path) -> bool:
    """Whether a folder lies there."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: str | Path) -> bool:
    """Whether an ordinary file lies there."""
    return os.path.isfile(path)  # noqa: PTH113


def exists(path: str | Path) -> bool:
    """Whether anything lies there."""
    return os.path.exists(path)  # noqa: PTH110


def may_exist(path: Path) -> bool:
    """Whether a file lies there, or may: where one may not look, opening it says why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True
