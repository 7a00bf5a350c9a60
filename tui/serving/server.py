"""The web server: textual-serve's, with our page, our guard, and no shell between it and the app."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import WSCloseCode, WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from tui.serving.guard import guard, harden

MOST = 8
"""Apps at once, a process each: a page that opens itself over and over fills no memory."""
LARGEST = 1 << 22
"""Bytes of one message from the page: a pasted megabyte, and room."""
PATIENCE = 10.0
"""Seconds in which the app of a page that is closed leaves; it is ended then."""


class AppProcess(AppService):
    """One page's app: a process started from a list of words, without a shell."""

    def __init__(self, words: Sequence[str], **how: Any) -> None:
        super().__init__("", **how)
        self.words = words

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width, height)
        process = await asyncio.create_subprocess_exec(
            *self.words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._process = process
        assert process.stdin is not None
        self._stdin = process.stdin
        return process

    async def stop(self) -> None:
        """Have it leave; one that does not is ended, or it would count among the pages for ever."""
        left = asyncio.ensure_future(self._left())
        await asyncio.wait({left}, timeout=PATIENCE)
        if not left.done() and self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        await left

    async def _left(self) -> None:
        await super().stop()
        if self._process is not None:
            await self._process.wait()


class PageServer(Server):
    """Serves govtui on one address; each page that is opened has a process of its own."""

    def __init__(self, words: Sequence[str], host: str, port: int, told: str) -> None:
        shown = f"[{host}]" if ":" in host else host
        super().__init__(
            "govtui",
            host,
            port,
            title="govtui",
            public_url=f"http://{shown}:{port}",
            templates_path=Path(__file__).parent / "page",
        )
        self.words = words
        self.told = told
        """What is said on the terminal once it listens."""
        self.pages: set[web.WebSocketResponse] = set()
        """Those that are open."""

    def initialize_logging(self) -> None:
        """Only what goes wrong is said."""
        logging.basicConfig(level="WARNING", format="govtui serve: %(message)s")

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(guard(self.host, self.port))
        for resource in app.router.resources():
            if isinstance(resource, web.StaticResource):
                resource._show_index = False  # no folder is listed
        app.on_response_prepare.append(harden)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Nothing is said before it listens."""

    async def on_shutdown(self, app: web.Application) -> None:
        """Pages are told that the server goes; their apps leave, and are not waited for as if they might stay."""
        going = [page.close(code=WSCloseCode.GOING_AWAY, message=b"the server ends") for page in self.pages]
        await asyncio.gather(*going, return_exceptions=True)

    def serve(self, debug: bool = False) -> None:
        """Serve until SIGINT or SIGTERM."""
        self.initialize_logging()
        web.run_app(self._make_app(), host=self.host, port=self.port, print=self._listening, shutdown_timeout=5)

    def _listening(self, *_: object) -> None:
        self.console.print(self.told, highlight=False, markup=False, soft_wrap=True)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, which calls back the address that it was asked at."""
        self.public_url = f"{request.scheme}://{request.host}"
        return await super().handle_index(request)

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """A file that was exported, once, under its name in any script (RFC 6266)."""
        key = request.match_info["key"]
        try:
            about = await self.download_manager.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound(text="govtui: no such file is on its way\n") from None
        response = web.StreamResponse()
        response.headers["Content-Type"] = "application/octet-stream"
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(about.file_name)}"
        await response.prepare(request)
        async for chunk in self.download_manager.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A page: its keys go to a process, and what the process draws comes back."""
        websocket = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST)
        await websocket.prepare(request)
        if len(self.pages) >= MOST:
            await websocket.close(code=1013, message=b"too many pages")
            return websocket
        self.pages.add(websocket)
        app = AppProcess(
            self.words,
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=websocket.close,
            download_manager=self.download_manager,
        )
        try:
            await app.start(_size(request, "width", 80), _size(request, "height", 24))
            async for message in websocket:
                if message.type == WSMsgType.TEXT:
                    await obey(message.json, app, websocket)
        except (ConnectionError, asyncio.CancelledError):
            await websocket.close()
        finally:
            self.pages.discard(websocket)
            with contextlib.suppress(ConnectionError):
                await app.stop()
        return websocket


async def obey(read: Any, app: AppProcess, websocket: web.WebSocketResponse) -> None:
    """Do what a message of the page says; a message of another shape is nothing."""
    try:
        kind, *rest = read()
        data: Any = rest[0] if rest else None
        if kind == "stdin":
            await app.send_bytes(data.encode("utf-8", "replace"))
        elif kind == "resize":
            await app.set_terminal_size(_cells(data["width"]), _cells(data["height"]))
        elif kind == "ping":
            await websocket.send_json(["pong", data])
        elif kind == "blur":
            await app.blur()
        elif kind == "focus":
            await app.focus()
    except (ValueError, TypeError, KeyError, AttributeError):
        return


def _size(request: web.Request, name: str, default: int) -> int:
    try:
        return _cells(request.query.get(name, default))
    except ValueError:
        return default


def _cells(given: Any) -> int:
    """Columns or lines of a terminal that can be: a page may ask for any number."""
    return min(max(int(given), 2), 1000)
