"""What a browser gets of hostile files and their names through ``govtui serve``: our own sequences, and text."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

aiohttp = pytest.importorskip("aiohttp")
from tests.hostile.cases import CASES, FORBIDDEN  # noqa: E402
from tests.hostile.terminal import only_ours  # noqa: E402
from tests.hostile.test_screen import NAMES  # noqa: E402
from tests.serving.test_serve import served  # noqa: E402

QUIET = 0.15
"""Seconds in which what else a key draws is taken in: an escape close to the next key would be one key with it."""
KEYS = (
    ("G", ""), ("g", ""), ("]", ""), ("}", ""), ("}", ""), (".", ""), ("s", ""), ("r", ""), ("\t", ""), ("y", ""),
    ("t", "跳转"), ("x", ""), ("\x1b", ""), ("?", ""), ("\x1b", ""), ("M", ""), ("e", "CSV"),
)  # fmt: skip
"""Each with what it shows, where that is waited for."""
SCRIPT = CASES[0].text.replace("政府工作报告", "政府工作报告<script>alert(1)</script>\r\nSet-Cookie: PWNED=1")


async def test_what_a_page_gets_is_only_ours(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for case in CASES[:: len(CASES) // 30]:
        (folder / f"{case.name}.txt").write_bytes(case.text.encode("utf-8", "surrogatepass"))
    for name in NAMES:
        (folder / name).write_text(SCRIPT, encoding="utf-8")
    drawn, told = b"", []
    with served(tmp_path, str(folder)) as (_, url):
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as answer:
                page = await answer.text()
                assert "PWNED" not in page and "evil" not in page
            async with session.ws_connect(f"{url}/ws?width=120&height=40", origin=url, max_msg_size=0) as socket:

                async def listen(longest: float, until: Callable[[], bool] = lambda: False) -> None:
                    """Until that is so, or for so many seconds."""
                    nonlocal drawn
                    with suppress(TimeoutError):
                        async with asyncio.timeout(longest):
                            while not until():
                                message = await socket.receive()
                                if message.type == aiohttp.WSMsgType.BINARY:
                                    drawn += message.data
                                elif message.type == aiohttp.WSMsgType.TEXT:
                                    told.append(json.loads(message.data))
                                else:
                                    return

                async def press(key: str, shown: str) -> None:
                    before = len(drawn)
                    await socket.send_str(json.dumps(["stdin", key]))
                    await listen(20 if shown else 1, lambda: len(drawn) > before and shown.encode() in drawn[before:])
                    await listen(QUIET)

                await listen(40, lambda: "民权县".encode() in drawn)
                for key, shown in KEYS:
                    await press(key, shown)
                await socket.send_str(json.dumps(["stdin", "\r"]))
                await listen(20, lambda: bool(told))
                await _downloads(session, url, told)
                await socket.send_str(json.dumps(["stdin", "q"]))
    only_ours(drawn)
    for kind, *data in told:
        assert re.fullmatch("[a-z_]+", kind)
        for said in data:
            assert FORBIDDEN.search(str(said).replace("\n", "").replace("\t", "")) is None, (kind, said)
    assert not list(tmp_path.rglob("PWNED*"))


async def _downloads(session: Any, url: str, told: list[Any]) -> None:
    """What was exported comes as a file to be kept, never as a page, under a name that is only a name."""
    keys = [data[0] for kind, *data in told if kind == "deliver_file_start"]
    assert keys, told
    async with session.get(f"{url}/download/{keys[0]}") as answer:
        assert answer.status == 200 and "Set-Cookie" not in answer.headers
        assert answer.headers["Content-Type"] == "application/octet-stream"
        said = answer.headers["Content-Disposition"]
        assert re.fullmatch(r"attachment; filename\*=UTF-8''[\w.~%-]+", said), said
        assert not re.search("%(0[0-9A-F]|1[0-9A-F]|2F|5C)", said)
        text = (await answer.read()).decode("utf-8")
        assert FORBIDDEN.search(text.replace("\r\n", "").replace("\n", "")) is None and "270" in text
