"""``govtui serve`` as a process: what it says, what it answers, how it ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

aiohttp = pytest.importorskip("aiohttp")
from tests.faults.pseudo import alive, environment  # noqa: E402
from tests.serving.browser import CHROMIUM, Browser  # noqa: E402


@contextmanager
def served(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running server and its address."""
    env = {**os.environ, "HOME": str(home), "PYTHONUNBUFFERED": "1"}
    env |= {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "serve", "--port", "0", "--lang", "zh", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        yield process, next(word for word in line.split() if word.startswith("http"))
    finally:
        process.kill()
        process.communicate()


async def test_a_page_gets_a_screen_of_its_own_and_nonsense_breaks_nothing(tmp_path: Path) -> None:
    with served(tmp_path) as (process, url):
        async with aiohttp.ClientSession() as session:
            drawn = b""
            async with session.ws_connect(f"{url}/ws?width=100&height=30", origin=url) as page:
                for nonsense in (
                    "",
                    "[]",
                    "{}",
                    "[1]",
                    '["stdin"]',
                    '["stdin", 5]',
                    '["resize", {"width": "x"}]',
                    "x" * 100,
                ):
                    await page.send_str(nonsense)
                await page.send_str(json.dumps(["ping", 7]))
                async with asyncio.timeout(40):
                    while "开封市".encode() not in drawn:
                        message = await page.receive()
                        assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT)
                        drawn += message.data if isinstance(message.data, bytes) else message.data.encode()
                await page.send_str(json.dumps(["stdin", "q"]))
                async with asyncio.timeout(20):
                    while (await page.receive()).type != aiohttp.WSMsgType.CLOSE:
                        pass
            assert b'["pong", 7]' in drawn or b'["pong",7]' in drawn
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def children(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here")
async def test_a_page_ends_with_a_server_that_is_killed(tmp_path: Path) -> None:
    with served(tmp_path) as (process, url):
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{url}/ws?width=100&height=30", origin=url) as page,
        ):
            drawn = b""
            async with asyncio.timeout(40):
                while "开封市".encode() not in drawn:
                    message = await page.receive()
                    drawn += message.data if isinstance(message.data, bytes) else message.data.encode()
            (app,) = children(process.pid)
            with suppress(TimeoutError):
                async with asyncio.timeout(20):
                    while True:  # until it has nothing more to draw
                        async with asyncio.timeout(1):
                            await page.receive()
            process.kill()
            async with asyncio.timeout(20):
                while alive(app):
                    await asyncio.sleep(0.02)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here")
async def test_the_app_of_a_closed_page_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from textual_serve.download_manager import DownloadManager

    from tui.serving import server

    async def nothing(*_: object) -> None:
        pass

    monkeypatch.setattr(server, "PATIENCE", 0.2)
    code = "print('__GANGLION__', flush=True)\nimport time\ntime.sleep(600)"
    app = server.AppProcess(
        [sys.executable, "-c", code],
        write_bytes=nothing, write_str=nothing, close=nothing, download_manager=DownloadManager(),
    )  # fmt: skip
    await app.start(80, 24)
    assert app._process is not None and app._process.returncode is None
    await app.stop()
    async with asyncio.timeout(20):
        assert await app._process.wait() == -signal.SIGKILL


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.long)])
async def test_a_page_is_told_that_the_server_ends(tmp_path: Path, number: signal.Signals) -> None:
    with served(tmp_path) as (process, url):
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{url}/ws?width=100&height=30", origin=url) as page,
        ):
            await page.receive()
            process.send_signal(number)
            async with asyncio.timeout(40):
                while (await page.receive()).type != aiohttp.WSMsgType.CLOSE:
                    pass
            assert page.close_code == aiohttp.WSCloseCode.GOING_AWAY
            assert await asyncio.to_thread(process.wait, 40) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


@pytest.mark.parametrize("host", ["a\u202eb", "\udcff", "a..b", pytest.param("x" * 300, id="long")])
def test_a_host_that_is_none_is_said(tmp_path: Path, host: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tui.cli", "serve", "--host", host], env=environment(tmp_path), capture_output=True
    )
    assert ran.returncode == 2
    told = ran.stderr.decode()
    assert told.startswith("govtui: Cannot listen at ") and told.count("\n") == 1


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = subprocess.run(
            [sys.executable, "-m", "tui.cli", "serve", "--port", port, "--lang", "en"],
            capture_output=True, text=True, env={**os.environ, "HOME": str(tmp_path)}, timeout=30,
        )  # fmt: skip
    assert ran.returncode == 2
    assert f"Port {port} at 127.0.0.1 is taken" in ran.stderr


@pytest.mark.long
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
async def test_in_a_real_browser_it_jumps_copies_and_exports(tmp_path: Path) -> None:
    with served(tmp_path) as (_, url):
        browser = await Browser.open(tmp_path)
        try:
            await browser.go(url, url)
            await browser.until("开封市")
            await browser.until("指标")
            await browser.press("t")
            await browser.until("跳转")
            await browser.press("jy")
            await browser.until("◆ 教育")
            await browser.press("\r")
            await browser.until("◆ 教育", gone=True)
            await browser.press("y")
            await browser.until("→")
            await asyncio.sleep(0.5)
            copied = await browser.evaluate("navigator.clipboard.readText()")
            assert copied.startswith("“") and "—— " in copied and "教育" in copied, copied
            await browser.press("r\te")
            await browser.until("CSV")
            await browser.press("\r")
            await browser.until("已交浏览器下载")
            for _ in range(100):
                found = list(browser.downloads.glob("*.csv")) if browser.downloads.exists() else []
                if found:
                    break
                await asyncio.sleep(0.1)
            assert len(found) == 1
            text = found[0].read_text(encoding="utf-8")
            assert text.count("\n") > 10, text[:200]
            assert any("一" <= character <= "鿿" for character in found[0].name), found[0].name
        finally:
            await browser.close()
