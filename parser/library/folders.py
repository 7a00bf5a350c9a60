"""Where govtui's own files live: by the XDG base directory specification on Linux and the like, in
``~/Library`` on macOS, in ``%APPDATA%`` (settings) and ``%LOCALAPPDATA%`` (the rest) on Windows.

Nothing is made here, and a missing home is no error: there is no folder then, and nothing is kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Purpose = Literal["config", "state", "cache", "data"]
_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
    "data": ("XDG_DATA_HOME", ".local/share"),
}
_WINDOWS = {
    "config": ("APPDATA", "AppData/Roaming"),
    "state": ("LOCALAPPDATA", "AppData/Local"),
    "cache": ("LOCALAPPDATA", "AppData/Local"),
    "data": ("LOCALAPPDATA", "AppData/Local"),
}


def folder(purpose: Purpose, environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path | None:
    """The folder for ``config`` (what the user writes), ``state`` (what govtui remembers), ``cache`` (what it can
    make again) or ``data`` (the library); ``None`` where the user has no home.
    """
    env = os.environ if environment is None else environment
    if platform == "darwin":
        here = home(env)
        below = "Caches" if purpose == "cache" else "Application Support"
        return here / "Library" / below / "govtui" if here else None
    name, below = (_WINDOWS if platform == "win32" else _XDG)[purpose]
    given = env.get(name, "")
    if given and Path(given).is_absolute():  # the specification has relative ones ignored
        return Path(given) / "govtui"
    here = home(env)
    return here / below / "govtui" if here else None


def home(environment: Mapping[str, str]) -> Path | None:
    """The user's home; ``None`` where there is none."""
    given = environment.get("HOME") or environment.get("USERPROFILE")
    if given and Path(given).is_absolute():
        return Path(given)
    try:
        return Path.home()
    except RuntimeError:  # no home in the environment, and no account to look it up by
        return None
