"""Where the library lies: the file that ``GOVTUI_LIBRARY`` names, else ``library.db`` in the user's data folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from .folders import folder

NAME = "library.db"


def library_file(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path | None:
    """The library's file; ``None`` where the user has no home. Nothing is made here."""
    env = os.environ if environment is None else environment
    if named := env.get("GOVTUI_LIBRARY", ""):
        return Path(named)
    here = folder("data", env, platform)
    return here / NAME if here else None
