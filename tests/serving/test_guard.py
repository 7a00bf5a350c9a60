"""Who may talk to the server."""

from __future__ import annotations

import pytest

pytest.importorskip("aiohttp")
from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.test_utils import TestClient, TestServer

from tui.serving import server as server_module
from tui.serving.guard import HEADERS, allowed, is_loopback, names
from tui.serving.server import PageServer


@pytest.mark.parametrize(
    ("bound", "asked", "may"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "localhost:8000", True),
        ("127.0.0.1", "LOCALHOST:8000", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("127.0.0.1", "localhost", False),  # another port
        ("127.0.0.1", "localhost:8001", False),
        ("127.0.0.1", "evil.example:8000", False),  # a name pointed at 127.0.0.1
        ("127.0.0.1", "127.0.0.1.evil.example:8000", False),
        ("127.0.0.1", "", False),
        ("0.0.0.0", "192.0.2.7:8000", True),
        ("0.0.0.0", "192.0.2.7:80", False),
        ("0.0.0.0", "localhost:8000", True),
        ("0.0.0.0", "evil.example:8000", False),
        ("::", "[2001:db8::7]:8000", True),
        ("::1", "[::1]:8000", True),
        ("192.0.2.7", "192.0.2.7:8000", True),
        ("192.0.2.7", "192.0.2.8:8000", False),
    ],
)
def test_only_its_own_address_is_answered(bound: str, asked: str, may: bool) -> None:
    assert allowed(asked, names(bound, 8000), bound, 8000) is may


@pytest.mark.parametrize(
    ("host", "only_here"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("10.0.0.1", False)],
)  # fmt: skip
def test_what_only_this_machine_reaches(host: str, only_here: bool) -> None:
    assert is_loopback(host) is only_here


async def test_strangers_are_refused_and_answers_are_hardened() -> None:
    server = PageServer(["false"], "127.0.0.1", 0, "told")
    async with TestServer(await application(server), host="127.0.0.1") as running, TestClient(running) as client:
        own = f"127.0.0.1:{running.port}"
        page = await client.get("/")
        text = await page.text()
        assert page.status == 200
        assert f'data-session-websocket-url="ws://{own}/ws"' in text
        assert "//fonts." not in text  # nothing comes from elsewhere
        assert HEADERS.items() <= dict(page.headers).items()
        for headers, path, status in (
            ({"Host": f"evil.example:{running.port}"}, "/", 421),
            ({"Host": "127.0.0.1:1"}, "/", 421),
            ({"Origin": "http://evil.example"}, "/", 403),
            ({"Origin": "http://evil.example"}, "/ws", 403),
            ({"Origin": "null"}, "/ws", 403),
            ({"Origin": f"file://{own}"}, "/ws", 403),
            ({}, "/ws", 403),  # a browser always says where a WebSocket is opened from
            ({}, "/download/0123", 404),
            ({}, "/static/../../../../../etc/passwd", 404),
            ({}, "/static/%2e%2e/%2e%2e/server.py", 404),
            ({}, "/etc/passwd", 404),
        ):
            answer = await client.get(path, headers=headers)
            assert answer.status == status, (headers, path)
            assert answer.headers["X-Frame-Options"] == "DENY"


async def test_a_page_runs_and_asks_for_nothing_from_elsewhere_and_stands_in_no_other_page() -> None:
    """What its headers say, word by word: a browser does what they say, and nothing else is between it and a page."""
    server = PageServer(["false"], "127.0.0.1", 0, "told")
    async with TestServer(await application(server), host="127.0.0.1") as running, TestClient(running) as client:
        for path in ("/", "/static/js/textual.js", "/nothing"):
            headers = (await client.get(path)).headers
            policy = {
                name: set(sources)
                for name, *sources in (part.split() for part in headers["Content-Security-Policy"].split(";"))
            }
            assert policy["default-src"] == {"'self'"}
            for name, sources in policy.items():
                assert sources <= {"'self'", "'none'", "'unsafe-inline'", "data:"}, (path, name)
                assert "data:" not in sources or name == "img-src"
            for name in ("frame-ancestors", "base-uri", "form-action", "object-src"):
                assert policy[name] == {"'none'"}, (path, name)
            assert headers["X-Frame-Options"] == "DENY"
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers["Cross-Origin-Resource-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"
            assert headers["Cache-Control"] == "no-store"


async def application(server: PageServer) -> web.Application:
    """The server's, that learns its port when it has one."""
    app = await server._make_app()

    @web.middleware
    async def at_its_port(request: web.Request, handler: object) -> web.StreamResponse:
        from tui.serving.guard import guard

        return await guard("127.0.0.1", request.transport.get_extra_info("sockname")[1])(request, handler)  # type: ignore

    app.middlewares[:] = [at_its_port]
    return app


async def test_so_many_pages_are_served_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "MOST", 0)
    server = PageServer(["false"], "127.0.0.1", 0, "told")
    async with TestServer(await application(server), host="127.0.0.1") as running, TestClient(running) as client:
        page = await client.ws_connect("/ws", headers={"Origin": f"http://127.0.0.1:{running.port}"})
        assert (await page.receive()).type == WSMsgType.CLOSE
        assert page.close_code == WSCloseCode.TRY_AGAIN_LATER
        assert not server.pages


@pytest.mark.parametrize(("asked", "given"), [(-5, 2), ("0", 2), (80, 80), ("1000", 1000), (10**30, 1000)])
def test_a_page_is_of_a_size_that_can_be(asked: object, given: int) -> None:
    assert server_module._cells(asked) == given
