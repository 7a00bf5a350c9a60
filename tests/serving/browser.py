"""A headless Chromium, spoken to by its own protocol (Chrome DevTools Protocol), and what its page shows."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import shutil
from pathlib import Path
from typing import Any

import aiohttp
import pyte

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
KEYS = {"\r": ("Enter", 13), "\x1b": ("Escape", 27), "\t": ("Tab", 9)}


class Browser:
    """One page of a headless Chromium; ``await Browser.open(folder)``, then ``go``, ``press``, ``until``."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)
        self.answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.screen = pyte.Screen(80, 24)
        self.stream = pyte.ByteStream(self.screen)
        self.sent = b""

    @classmethod
    async def open(cls, folder: Path) -> Browser:
        assert CHROMIUM
        self = cls()
        self.downloads = folder / "downloads"
        self.process = await asyncio.create_subprocess_exec(
            CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--remote-debugging-port=0", "--window-size=1300,820", f"--user-data-dir={folder / 'profile'}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        told = folder / "profile" / "DevToolsActivePort"
        for _ in range(300):
            if told.exists() and len(told.read_text().split()) == 2:
                break
            await asyncio.sleep(0.1)
        port = told.read_text().split()[0]
        self.http = aiohttp.ClientSession()
        async with self.http.get(f"http://127.0.0.1:{port}/json") as pages:
            page = next(page for page in await pages.json() if page["type"] == "page")
        self.socket = await self.http.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0)
        self.listening = asyncio.create_task(self._listen())
        for domain in ("Page", "Network", "Runtime"):
            await self.ask(f"{domain}.enable")
        await self.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))
        return self

    async def close(self) -> None:
        self.listening.cancel()
        await self.http.close()
        self.process.kill()
        await self.process.wait()

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self.numbers)
        answer = self.answers[number] = asyncio.get_running_loop().create_future()
        await self.socket.send_json({"id": number, "method": method, "params": params})
        return await asyncio.wait_for(answer, 30)

    async def _listen(self) -> None:
        async for message in self.socket:
            told = message.json()
            if "id" in told:
                self.answers.pop(told["id"]).set_result(told)
            elif told["method"] == "Network.webSocketFrameReceived":
                frame = told["params"]["response"]
                if frame["opcode"] == 2:
                    self._draw(base64.b64decode(frame["payloadData"]))
            elif told["method"] == "Network.webSocketFrameSent":
                payload = told["params"]["response"]["payloadData"]
                if payload.startswith('["resize"'):
                    size = json.loads(payload)[1]
                    self.screen.resize(size["height"], size["width"])
            elif told["method"] == "Network.webSocketCreated":
                query = dict(
                    part.split("=") for part in told["params"]["url"].partition("?")[2].split("&") if "=" in part
                )
                self.screen.resize(int(query.get("height", 24)), int(query.get("width", 80)))

    def _draw(self, data: bytes) -> None:
        self.sent += data
        self.stream.feed(data.replace(b"\x1b[>25u", b"").replace(b"\x1b[<u", b""))

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    async def go(self, url: str, origin: str) -> None:
        await self.ask(
            "Browser.grantPermissions", origin=origin, permissions=["clipboardReadWrite", "clipboardSanitizedWrite"]
        )
        await self.ask("Page.navigate", url=url)

    async def until(self, text: str, patience: float = 40, *, gone: bool = False) -> None:
        """Wait until the page shows a text; or, ``gone``, until it does no more."""
        for _ in range(int(patience * 20)):
            if (text in self.text) is not gone:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{'still' if gone else 'no'} {text!r} in:\n{self.text}")

    async def click(self, x: int, y: int) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            await self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def press(self, keys: str) -> None:
        for key in keys:
            name, code = KEYS.get(key, (key, ord(key.upper())))
            typed = {"text": key} if key == "\r" or key not in KEYS else {}
            about = {"key": name, "code": name if key in KEYS else "", "windowsVirtualKeyCode": code}
            await self.ask("Input.dispatchKeyEvent", type="keyDown", **about, **typed)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", **about)
            await asyncio.sleep(0.05)

    async def evaluate(self, expression: str) -> Any:
        told = await self.ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        return told["result"]["result"].get("value", told)

    async def picture(self, path: Path) -> None:
        told = await self.ask("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(told["result"]["data"]))
