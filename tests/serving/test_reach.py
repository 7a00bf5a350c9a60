"""What can be reached through the server, and from where: real requests to a real process."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

aiohttp = pytest.importorskip("aiohttp")
from tests.serving.test_serve import served  # noqa: E402
from tui.serving.server import LARGEST  # noqa: E402

OUTSIDE = [
    "/etc/passwd", "//etc/passwd", "/../../etc/passwd", "/static/../../../../../../etc/passwd",
    "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/static/..%2f..%2f..%2fetc/passwd",
    "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/....//....//etc/passwd", "/static/..\\..\\secret.txt",
    "/static/%00/etc/passwd", "/download/../../etc/passwd", "/download/%2e%2e%2fetc%2fpasswd", "/download/secret.txt",
    "/secret.txt", "/file:///etc/passwd", "/static/", "/static", "/.git/config", "/proc/self/environ",
]  # fmt: skip


def raw(url: str, target: str, **headers: str) -> tuple[int, bytes]:
    """A request whose target is sent as it is, dots and all."""
    at = urlsplit(url)
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=20)
    connection.putrequest("GET", target, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read()


async def test_nothing_but_the_page_is_read_and_no_stranger_gets_in(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("root: a secret")
    with served(tmp_path, str(Path("seeds/minquan-2021.txt").absolute())) as (_, url):
        port = urlsplit(url).port
        assert urlsplit(url).hostname == "127.0.0.1"
        with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port or 0), 2):
            pass  # a server on all addresses would answer here, too
        for target in OUTSIDE:
            status, body = await asyncio.to_thread(raw, url, target)
            assert status in (400, 403, 404), (target, status)
            assert b"root:" not in body and b"PATH=" not in body
        # a name that was pointed at this machine (DNS rebinding), and pages of other origins
        for host in (
            f"evil.example:{port}",
            f"127.0.0.1.evil.example:{port}",
            "127.0.0.1:1",
            "[::1]:2",
            "localhost@evil",
        ):
            assert (await asyncio.to_thread(raw, url, "/", Host=host))[0] == 421
        async with aiohttp.ClientSession() as session:
            for origin in (
                "http://evil.example", f"http://evil.example:{port}", "null", f"https://127.0.0.1:{port}.evil.example",
                f"http://127.0.0.1:{port + 1}", f"file://127.0.0.1:{port}", None,
            ):  # fmt: skip
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await session.ws_connect(f"{url}/ws", **({"origin": origin} if origin else {}))
                assert refused.value.status == 403, origin


async def test_of_two_origins_both_must_be_its_own(tmp_path: Path) -> None:
    with served(tmp_path) as (_, url):
        async with aiohttp.ClientSession() as session:
            for second in ("http://evil.example", "null", ""):
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await session.ws_connect(f"{url}/ws", headers=[("Origin", url), ("Origin", second)])
                assert refused.value.status == 403


async def test_a_page_cannot_ask_for_files_or_commands(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("root: a secret")
    with served(tmp_path, str(Path("seeds/minquan-2021.txt").absolute())) as (_, url):
        async with aiohttp.ClientSession() as session, session.ws_connect(f"{url}/ws", origin=url) as page:
            for kind in (
                "open_url",
                "deliver_file_start",
                "deliver_chunk_request",
                "deliver_file",
                "exit",
                "open",
                "read",
            ):
                for data in (
                    "/etc/passwd",
                    {"path": "/etc/passwd", "key": "../secret.txt"},
                    [str(tmp_path / "secret.txt")],
                ):
                    await page.send_str(json.dumps([kind, data]))
            await page.send_str(json.dumps(["ping", "still here"]))
            seen = b""
            async with asyncio.timeout(40):
                while b"still here" not in seen or "民权县".encode() not in seen:
                    message = await page.receive()
                    assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
                    seen += message.data if isinstance(message.data, bytes) else message.data.encode()
            assert b"root:" not in seen
            with suppress(ConnectionError):  # it hangs up before it has all of it
                await page.send_str(json.dumps(["stdin", "x" * LARGEST]))
            async with asyncio.timeout(15):
                while not page.closed:
                    await page.receive()
