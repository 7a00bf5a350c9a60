"""Python, libraries and extras; the files of settings and memory; what cannot be checked."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from parser import __version__
from tui.clipboard import state_folder
from tui.doctor.patient import Finding, Level, Patient
from tui.doctor.patient import finding as any_finding
from tui.settings import paths
from tui.settings.chosen import all_problems

finding = partial(any_finding, "installed")
_EXTRAS = {"pdf": "pypdfium2", "html": "selectolax"}
_WRITES = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}


def findings(found: Patient) -> Iterator[Finding]:
    """All that is found of the installation."""
    yield finding("versions", "ok", govtui=__version__, python=sys.version.split()[0], textual=_version("textual"))
    pinned = _pinned("textual")
    if pinned and pinned != _version("textual"):
        yield finding("textual", "hint", advice="textual", pinned=pinned, found=_version("textual"))
    for words, extras in (("extra", _EXTRAS), ("writes", _WRITES)):
        for extra, module in extras.items():
            if find_spec(module):
                yield finding(f"extra-{extra}", "ok", words, extra=extra, module=module)
            else:
                yield finding(f"extra-{extra}", "note", f"{words}.none", "extra.none", extra=extra, module=module)
    yield _config(found)
    yield _state(found)
    yield finding("fonts", "note")


def writable(path: Path) -> bool:
    """Whether the file could be written, its folders made where they are missing. Makes nothing."""
    try:
        if path.exists():
            return path.is_file() and os.access(path, os.W_OK)
        folder = path.parent
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    except (OSError, ValueError):
        return False


def _config(found: Patient) -> Finding:
    config = found.chosen.config
    if config.path is None:
        return finding("config", "hint", "no-home", "no-home")
    path = paths.short(config.path)
    problems = all_problems(config) if config.there else []
    if not config.there:
        return finding("config", "note", "config.none", path=path)
    if not problems:
        return finding("config", "ok", path=path)
    level: Level = "problem" if any(problem.severity == "error" for problem in problems) else "hint"
    first = config.told(problems[0])
    return finding("config", level, "config.wrong", "config.wrong", path=path, count=len(problems), first=first)


def _state(found: Patient) -> Finding:
    state = found.chosen.state
    if state.path is None:
        if found.chosen.config.get("remember") is False:
            return finding("state", "note", "state.off")
        return finding("state", "hint", "no-home", "no-home")
    path = paths.short(state.path)
    if state.message:
        return Finding("installed", "state", "problem", state.message)
    if not writable(state.path) or not writable(state_folder(found.here) / "copied.txt"):
        return finding("state", "problem", "state.closed", "state.closed", path=path)
    return finding("state", "ok", path=path)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def _pinned(name: str) -> str:
    """The version of ``name`` that govtui was made with, by its own metadata."""
    try:
        wanted = requires("govtui") or []
    except PackageNotFoundError:
        return ""
    return next((match[1] for each in wanted if (match := re.match(rf"{name}\s*==\s*([\w.]+)", each))), "")
