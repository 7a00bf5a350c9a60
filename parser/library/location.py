"""Where the library lies when nobody says otherwise.

``GOVTUI_LIBRARY`` names the file; without it, it is ``library.db`` in the user's data folder: by the XDG base
directory specification on Linux and the like, in ``~/Library/Application Support`` on macOS, in ``%LOCALAPPDATA%``
on Windows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

NAME = "library.db"


def library_file(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path | None:
    """The library's file; ``None`` where the user has no home. Nothing is made here."""
    env = os.environ if environment is None else environment
    named = env.get("GOVTUI_LIBRARY", "")
    if named:
        return Path(named)
    if platform == "darwin":
        below, given = "Library/Application Support", ""
    elif platform == "win32":
        below, given = "AppData/Local", env.get("LOCALAPPDATA", "")
    else:
        below, given = ".local/share", env.get("XDG_DATA_HOME", "")
    if given and Path(given).is_absolute():  # the specification has relative ones ignored
        return Path(given) / "govtui" / NAME
    home = _home(env)
    return home / below / "govtui" / NAME if home else None


def _home(env: Mapping[str, str]) -> Path | None:
    given = env.get("HOME") or env.get("USERPROFILE")
    if given and Path(given).is_absolute():
        return Path(given)
    try:
        return Path.home()
    except RuntimeError:  # no home in the environment, and no account to look it up by
        return None
