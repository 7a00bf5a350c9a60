"""The files of what is set and what is remembered, and how a path is said to people."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from parser.library import folders


def config_file(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path | None:
    """The file a person may write: ``config.toml``."""
    here = folders.folder("config", environment, platform)
    return here / "config.toml" if here else None


def state_file(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path | None:
    """The file in which govtui remembers: ``state.json``."""
    here = folders.folder("state", environment, platform)
    return here / "state.json" if here else None


def short(path: Path) -> str:
    """The path for people, on one line: ``~`` for the home."""
    from parser.text.safety import one_line  # its rules are compiled when first needed

    here = folders.home(os.environ)
    try:
        return one_line(str(Path("~") / path.relative_to(here) if here else path))
    except ValueError:
        return one_line(str(path))
