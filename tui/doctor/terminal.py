"""What the terminal shows: encoding, colours, size, width of characters, keys."""

from __future__ import annotations

import locale
from collections.abc import Iterator
from functools import partial
from typing import Any

from tui.doctor.patient import CHINESE, Finding, Patient
from tui.doctor.patient import finding as any_finding
from tui.settings import ambiguous, paths

finding = partial(any_finding, "terminal")
_LEAST = (80, 24)
_SLOW = 100  # ms for which tmux may hold an Escape back before one notices


def findings(found: Patient) -> Iterator[Finding]:
    """All that is found of the terminal."""
    yield _name(found)
    yield from _encoding(found)
    yield from _colours(found)
    yield _size(found)
    yield from _ambiguous(found)
    yield from _keys(found)


def _name(found: Patient) -> Finding:
    term = found.env.get("TERM", "")
    if found.here.platform != "win32" and term in ("", "dumb"):
        return finding("terminal", "problem", "terminal.dumb", "terminal.dumb", term=term)
    version = found.env.get("TERM_PROGRAM_VERSION", "") if found.env.get("TERM_PROGRAM") else ""
    name = f"{ambiguous.terminal_name(found.env)} {version}".strip()
    return finding("terminal", "note", name=name, term=term)


def _encoding(found: Patient) -> Iterator[Finding]:
    encoding = locale.getencoding()
    named = next((f"{name}={found.env[name]}" for name in ("LC_ALL", "LC_CTYPE", "LANG") if found.env.get(name)), "-")
    if found.here.platform == "win32" or encoding.replace("-", "").lower() == "utf8":
        yield finding("encoding", "ok", encoding=encoding, locale=named)
    else:
        yield finding("encoding", "hint", "encoding.other", "encoding.other", encoding=encoding, locale=named)
    columns = found.answer.widths.get(CHINESE) if found.answer else None
    if columns == 2:
        yield finding("chinese", "ok")
    elif columns is not None:
        yield finding("chinese", "problem", "chinese.not", "chinese.not", columns=columns)


def _colours(found: Patient) -> Iterator[Finding]:
    env, term = found.env, found.env.get("TERM", "")
    if env.get("NO_COLOR"):
        yield finding("no-color", "note", "no-color")
    true = env.get("COLORTERM", "").lower() in ("truecolor", "24bit") or term.endswith("-direct")
    if true or env.get("WT_SESSION"):
        features = found.tmux.get("features")
        if features is not None and "RGB" not in features.split(","):
            yield finding("colours", "hint", "colours.tmux", "colours.tmux", term=term)
        else:
            yield finding("colours", "ok", count="16,777,216", term=term, colorterm=env.get("COLORTERM", ""))
        return
    if term not in ("", "dumb"):
        many = "256color" in term or "kitty" in term
        advice = "colours.ssh" if found.here.remote else "colours"
        if not many and (found.here.in_screen or found.here.in_tmux):
            advice = "colours.multiplexer"
        count = 256 if many else 16
        yield finding("colours", "hint", advice=advice, count=count, term=term, colorterm=env.get("COLORTERM", ""))


def _size(found: Patient) -> Finding:
    if found.size is None:
        return finding("size", "note", "size.no-terminal")
    columns, rows = found.size
    if columns < _LEAST[0] or rows < _LEAST[1]:
        return finding("size", "hint", "size.small", "size.small", columns=columns, rows=rows)
    return finding("size", "ok", columns=columns, rows=rows)


def _ambiguous(found: Patient) -> Iterator[Finding]:
    if not found.asked:
        yield finding("ambiguous-width", "note", "ambiguous.not-asked", width=found.width)
        return
    measured, held = found.measured, found.chosen.config.get("ambiguous-width")
    path = paths.config_file()
    config = paths.short(path) if path else "config.toml"
    if measured is None:
        yield finding("ambiguous-width", "hint", "ambiguous.silent", "ambiguous.silent", config=config)
        return
    widths = found.answer.widths if found.answer else {}
    other = [char for char in ambiguous.TESTED if (widths.get(char, 1) >= 2) != (measured == "wide")]
    told: dict[str, Any] = {"measured": measured, "held": held, "config": config, "other": " ".join(other)}
    if held in ("auto", measured):
        yield finding("ambiguous-width", "ok", f"ambiguous.{measured}", **told)
    else:
        yield finding("ambiguous-width", "problem", "ambiguous.wrong", "ambiguous.wrong", **told)
    if other:
        yield finding("ambiguous-width", "hint", "ambiguous.mixed", "ambiguous.mixed", **told)
    boxes = " ".join(char for char in ambiguous.DRAWN if widths.get(char, 1) >= 2)
    if boxes:
        yield finding("drawing", "hint", "drawing.wide", "drawing.wide", boxes=boxes)


def _keys(found: Patient) -> Iterator[Finding]:
    waits = found.tmux.get("escape-time", "")
    if waits.isdigit() and int(waits) > _SLOW:
        yield finding("escape-time", "hint", advice="escape-time", waits=waits)
    if found.env.get("TERM_PROGRAM") == "vscode":
        yield finding("keys-vscode", "note")
    if found.env.get("TERM_PROGRAM") == "Apple_Terminal":
        yield finding("keys-option", "hint", advice="keys-option")
