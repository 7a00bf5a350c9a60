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

Purpose = Literal["config", "state", "cache"]
_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}
_WINDOWS = {
    "config": ("APPDATA", "AppData/Roaming"),
    "state": ("LOCALAPPDATA", "AppData/Local"),
    "cache": ("LOCALAPPDATA", "AppData/Local"),
}


def folder(purpose: Purpose, environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path | None:
    """The folder for ``config`` (what the user writes), ``state`` (what govtui remembers) or
    ``cache`` (what it can make again); ``None`` where the user has no home.
    """
    env = os.environ if environment is None else environment
    if platform == "darwin":
        home = _home(env)
        below = "Caches" if purpose == "cache" else "Application Support"
        return home / "Library" / below / "govtui" if home else None
    name, below = (_WINDOWS if platform == "win32" else _XDG)[purpose]
    given = env.get(name, "")
    if given and Path(given).is_absolute():  # the specification has relative ones ignored
        return Path(given) / "govtui"
    home = _home(env)
    return home / below / "govtui" if home else None


def config_file(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path | None:
    """The file a person may write: ``config.toml``."""
    here = folder("config", environment, platform)
    return here / "config.toml" if here else None


def state_file(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path | None:
    """The file in which govtui remembers: ``state.json``."""
    here = folder("state", environment, platform)
    return here / "state.json" if here else None


def short(path: Path) -> str:
    """The path for people: ``~`` for the home."""
    home = _home(os.environ)
    try:
        return str(Path("~") / path.relative_to(home)) if home else str(path)
    except ValueError:
        return str(path)


def _home(env: Mapping[str, str]) -> Path | None:
    given = env.get("HOME") or env.get("USERPROFILE")
    if given and Path(given).is_absolute():
        return Path(given)
    try:
        return Path.home()
    except RuntimeError:  # no home in the environment, and no account to look it up by
        return None
