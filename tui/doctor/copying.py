"""Which way a copied text takes to the clipboard, and what could stop it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tui.doctor.patient import Finding, Level, Patient
from tui.doctor.patient import finding as any_finding

finding = partial(any_finding, "copying")
_OSC52 = 52
"""The device attribute by which newer terminals say that they take OSC 52."""


def findings(found: Patient) -> Iterator[Finding]:
    """All that is found of copying."""
    here = found.here
    place = ("ssh" if here.remote else "local") + ("-tmux" if here.in_tmux else "-screen" if here.in_screen else "")
    yield finding("session", "note", f"session.{place}")
    tools = [tool.command[0] for tool in here.tools()]
    reaches = bool(tools) and not here.remote
    yield from _tools(found, tools)
    if here.in_tmux:
        yield from _tmux(found)
    elif not reaches:
        yield _osc52(found)
    else:
        yield finding("osc52", "note", "osc52.not-needed", tool=tools[0])
    if (held := found.chosen.config.get("clipboard")) != "auto":
        yield finding("clipboard", "note", held=held)


def _tools(found: Patient, tools: list[str]) -> Iterator[Finding]:
    here = found.here
    if here.remote:
        if tools:
            yield finding("tools", "note", "tools.remote", tools=" ".join(tools))
    elif tools:
        yield finding("tools", "ok", tools=" ".join(tools))
    elif here.environment.get("WAYLAND_DISPLAY"):
        yield finding("tools", "hint", "tools.none", "tools.wayland")
    elif here.environment.get("DISPLAY"):
        yield finding("tools", "hint", "tools.none", "tools.x11")
    else:
        yield finding("tools", "note", "tools.none")


def _osc52(found: Patient) -> Finding:
    here = found.here
    if here.deaf:
        apple = here.environment.get("TERM_PROGRAM") == "Apple_Terminal"
        return finding("osc52", "problem", "osc52.deaf", "osc52.apple" if apple else "osc52.deaf")
    if here.spoils_chinese:
        return finding("osc52", "problem", "osc52.spoils", "osc52.spoils")
    if found.answer and found.answer.attributes and _OSC52 in found.answer.attributes:
        return finding("osc52", "ok", "osc52.said")
    if here.in_screen:
        return finding("osc52", "note", "osc52.screen", "osc52.screen")
    return finding("osc52", "note", "osc52.unknown", "osc52.unknown")


def _tmux(found: Patient) -> Iterator[Finding]:
    if found.here.find("tmux") is None or not found.tmux:
        yield finding("tmux", "problem", "tmux.silent", "tmux.silent")
        return
    version, held = found.tmux.get("version", ""), found.tmux.get("set-clipboard", "")
    if _older(version, (3, 2)):
        # load-buffer -w came with tmux 3.2; before it only the program's own OSC 52 is left
        level: Level = "ok" if held == "on" else "problem"
        yield finding("tmux", level, "tmux.old", "" if held == "on" else "tmux.old", version=version, held=held)
        return
    yield finding("tmux", "ok", version=version, held=held or "?")
    features = found.tmux.get("features")
    if features is not None and "clipboard" not in features.split(","):
        yield finding("tmux-clipboard", "hint", advice="tmux-clipboard", term=found.env.get("TERM", ""))
    elif features is not None:
        yield finding("tmux-clipboard", "note", "tmux-clipboard.said")


def _older(version: str, than: tuple[int, int]) -> bool:
    """Whether ``version`` (``3.3a``, ``next-3.5``) is older; an unknown one is not."""
    digits = "".join(char if char.isdigit() else " " for char in version).split()
    return len(digits) >= 2 and (int(digits[0]), int(digits[1])) < than
