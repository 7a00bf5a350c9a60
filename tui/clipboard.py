"""Put a text on the clipboard, and say the truth about how.

On a local session the system's own tool is asked first (it answers). Over SSH, or without a tool,
the terminal is asked by OSC 52, which gives no answer; inside tmux, tmux is asked to do it; inside
GNU screen the sequence is wrapped. Where no answer comes, the text is written to a file as well.

- OSC 52: xterm's control sequences, "Manipulate Selection Data".
- VS Code 1.123 and 1.124, and programs built on them, read it as Latin-1 and spoil Chinese
  (microsoft/vscode#319821); there the file is the way.
- tmux needs no ``set-clipboard`` for ``load-buffer -w`` (tmux 3.2).

Nothing here touches a widget: ``deliver`` may run in a thread, and hands back the characters that
the caller must write to the terminal.
"""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from parser.library.folders import folder
from tui import programs

Held = Literal["auto", "native", "osc52", "tmux", "file"]
"""The way that a person holds to; ``auto`` chooses as described above."""
Way = Literal["native", "osc52", "tmux", "screen", "file", "nowhere"]
Doubt = Literal["", "no-answer", "too-long", "spoils-chinese", "deaf", "no-tool"]

SAFE_LENGTH = 74_994
"""Bytes that every terminal with OSC 52 takes: 100,000 in base 64, the limit of hterm and old xterm."""
LONGEST = 1_000_000
"""Bytes past which OSC 52 is not tried at all: tmux and most terminals drop it."""
PATIENCE = programs.PATIENCE
"""Seconds that a tool may take."""
_SCREEN_PIECE = 240
"""GNU screen takes device control strings of up to 256 characters."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that puts what it reads on the system's clipboard."""

    command: tuple[str, ...]
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was done with a text."""

    way: Way
    by: str = ""
    """The tool that took it."""
    doubt: Doubt = ""
    """Why it may not have arrived; empty when the tool said that it did."""
    file: Path | None = None
    """Where it was written as well."""
    sequence: str = ""
    """Characters that the caller must write to the terminal."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a session looks like: all that the choice of a way depends on."""

    environment: Mapping[str, str]
    platform: str
    find: Callable[[str], str | None]

    @classmethod
    def here(cls) -> Surroundings:
        """Those of the process itself."""
        return cls(os.environ, sys.platform, partial(programs.find, environment=os.environ))

    @property
    def in_tmux(self) -> bool:
        """Inside tmux."""
        return bool(self.environment.get("TMUX")) and not self.in_browser

    @property
    def in_screen(self) -> bool:
        """Inside GNU screen."""
        return bool(self.environment.get("STY")) and not self.in_tmux and not self.in_browser

    @property
    def remote(self) -> bool:
        """Reached over SSH: a tool here would fill a clipboard that nobody sits at."""
        return any(self.environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))

    @property
    def in_browser(self) -> bool:
        """Shown in a web page by textual-serve: the clipboard is the browser's, which takes OSC 52."""
        return bool(self.environment.get("TEXTUAL_DRIVER")) and self.environment.get("TERM_PROGRAM") == "textual"

    @property
    def spoils_chinese(self) -> bool:
        """VS Code's terminal of 1.123 or 1.124, or a program built on one that cannot be told."""
        if self.environment.get("TERM_PROGRAM") != "vscode" or self.in_tmux or self.in_screen:
            return False
        parts = self.environment.get("TERM_PROGRAM_VERSION", "").split(".")
        if len(parts) < 2 or parts[0] != "1" or not parts[1].isdigit():
            return True
        return 123 <= int(parts[1]) < 125

    @property
    def deaf(self) -> bool:
        """A terminal that is known not to take OSC 52."""
        if self.in_tmux or self.in_screen:
            return False
        vte = self.environment.get("VTE_VERSION", "")
        return (
            self.environment.get("TERM", "") in ("", "dumb", "linux")
            or self.environment.get("TERM_PROGRAM") == "Apple_Terminal"
            or (vte.isdigit() and int(vte) < 7800)
        )

    def tools(self) -> list[Tool]:
        """The clipboard tools that are here and have a clipboard to fill, the best first."""
        env, found = self.environment, []
        if self.platform == "darwin":
            found.append(Tool(("pbcopy",)))
        if env.get("WAYLAND_DISPLAY"):
            found.append(Tool(("wl-copy", "--type", "text/plain;charset=utf-8")))
        if env.get("DISPLAY"):
            found += [Tool(("xclip", "-selection", "clipboard")), Tool(("xsel", "--clipboard", "--input"))]
        if env.get("TERMUX_VERSION"):
            found.append(Tool(("termux-clipboard-set",)))
        # clip.exe reads UTF-16 as such; a byte-order mark would be copied along with the text
        found.append(Tool(("clip.exe",), "utf-16-le"))
        return [tool for tool in found if self.find(tool.command[0])]


def deliver(
    text: str,
    name: str = "copied.txt",
    *,
    here: Surroundings | None = None,
    folder: Path | None = None,
    held: Held = "auto",
) -> Delivery:
    """Bring ``text`` to the clipboard; where that is not sure, to the file ``name`` as well.

    ``folder`` is where the file goes: the user's state folder, unless given. ``held`` is the way
    the person chose. Never raises; takes at most a few seconds when a tool hangs.
    """
    here = here or Surroundings.here()
    if here.in_browser and held != "file" and len(text.encode("utf-8", "replace")) <= LONGEST:
        return Delivery(
            "osc52", "OSC 52", "no-answer", _kept(text, name, folder or state_folder(here)), sequence(text, here)
        )
    if held == "native" or (held == "auto" and not _remote(here)):
        for tool in here.tools():
            if _fed(tool, text, here):
                return Delivery("native", tool.command[0])
    size = len(text.encode("utf-8", "replace"))
    file = _kept(text, name, folder or state_folder(here))
    on_file: Way = "file" if file else "nowhere"
    if held in ("native", "file"):
        return Delivery(on_file, "", "no-tool" if held == "native" else "", file)
    if here.in_tmux and held != "osc52" and _fed(Tool(("tmux", "load-buffer", "-w", "-")), text, here):
        return Delivery("tmux", "tmux", "too-long" if size > SAFE_LENGTH else "no-answer", file)
    doubt: Doubt = ""
    if held == "auto":
        doubt = "deaf" if here.deaf else "spoils-chinese" if here.spoils_chinese and not text.isascii() else ""
    if doubt or size > LONGEST:
        return Delivery(on_file, "", doubt or "too-long", file)
    way: Way = "screen" if here.in_screen else "osc52"
    return Delivery(way, "OSC 52", "too-long" if size > SAFE_LENGTH else "no-answer", file, sequence(text, here))


def sequence(text: str, here: Surroundings) -> str:
    """The characters that ask the terminal to put ``text`` on its clipboard (OSC 52)."""
    plain = f"\x1b]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode()}\x07"
    if here.in_tmux:
        # tmux takes the plain one itself when set-clipboard is on; the wrapped one reaches the
        # terminal when allow-passthrough is
        return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if here.in_screen:
        pieces = [plain[at : at + _SCREEN_PIECE] for at in range(0, len(plain), _SCREEN_PIECE)]
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return plain


def state_folder(here: Surroundings | None = None) -> Path:
    """Where the file is written; where the user has no home, a place where none can be."""
    here = here or Surroundings.here()
    return folder("state", here.environment, here.platform) or Path(os.devnull)


def _remote(here: Surroundings) -> bool:
    """A tmux session outlives the way it was reached: it knows better than this process, which may
    have been started before somebody came in over SSH, or left.
    """
    if here.in_tmux and (tmux := here.find("tmux")):
        said = programs.hear([tmux, "show-environment", "SSH_CONNECTION"], here.environment, PATIENCE)
        if said:
            return not said.startswith("-")
    return here.remote


def _fed(tool: Tool, text: str, here: Surroundings) -> bool:
    """Whether ``tool`` took ``text`` and said that all went well."""
    env = dict(here.environment)
    if here.platform == "darwin":
        env["LC_CTYPE"] = "UTF-8"  # pbcopy reads its input by the locale
    program = here.find(tool.command[0])
    if program is None:
        return False
    return programs.tell([program, *tool.command[1:]], text.encode(tool.encoding, "replace"), env, PATIENCE)


def _kept(text: str, name: str, folder: Path) -> Path | None:
    """The file ``name`` in ``folder`` with ``text`` in it, for its owner's eyes; ``None`` when it
    cannot be written.
    """
    path = folder / name
    part = folder / f".{name}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", newline=""
        ) as out:
            out.write(text)
        part.replace(path)
    except (OSError, ValueError):
        return None
    return path
