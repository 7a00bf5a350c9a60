"""``govtui serve [PATH…]``: the app in a web page, on this machine."""

from __future__ import annotations

import argparse
import errno
import importlib.util
import socket

from parser import processes
from tui.cli.output import narrate
from tui.cli.paths import find
from tui.cli.usage import UsageError
from tui.locale import say
from tui.troubles import in_words


def serve(given: argparse.Namespace) -> int:
    """Serve until interrupted; 2 when it cannot begin.

    Raises:
        UsageError: the extra ``serve`` is not installed.
    """
    if importlib.util.find_spec("textual_serve") is None:
        raise UsageError(say("cli.serve.missing"))
    files, missing = find(given.paths)
    for path, key in missing:
        narrate(say(key, path=path))
    if not files:
        return 2
    try:
        port = _free(given.host, given.port)
    except (OSError, TypeError, ValueError) as error:  # a host that no letters spell is no text to the system
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        key = "cli.serve.taken" if taken else "cli.serve.refused"
        narrate(say(key, host=given.host, port=given.port, why=in_words(error)))
        return 2
    from tui.serving.guard import is_loopback
    from tui.serving.server import PageServer

    shown = f"[{given.host}]" if ":" in given.host else given.host
    told = say("cli.serve.open", url=f"http://{shown}:{port}")
    if not is_loopback(given.host):
        told = f"{say('cli.serve.exposed', host=given.host)}\n{told}"
    words = [*(["--lang", given.lang] if given.lang else []), "--", *(str(path.absolute()) for path in files)]
    PageServer(processes.module("tui.serving.app", *words), given.host, port, told).serve()
    return 0


def _free(host: str, port: int) -> int:
    """``port``, or for 0 one that is free.

    Raises:
        OSError: it is taken, or no address of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        asking.bind((host.strip("[]"), port))
        return int(asking.getsockname()[1])
