"""Every face of the screen over hostile files, file names, keys and clipboards: nothing that acts stands on it.

What each line of the screen holds is looked at here, before the terminal's own bytes are (``test_screen``).
"""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from parser import read
from tests.hostile.cases import CASES, FORBIDDEN
from tui.app import Govtui
from tui.locale import set_language

PAYLOADS = sorted({case.payload for case in CASES})
REPORT = """\
政府工作报告X
——2021年3月1日在民权县第十五届人民代表大会第五次会议X上
县长 张三X

一、2020年X工作回顾
X新增幼儿园12所。全年X生产总值完成270亿元，增长4%。教育优先发展，“双减X”成效明显。
（一）教育X。各类学校X达到50所，比上年增加3所。

| 指标X | 2020年 | X |
|---|---|---|
| 小学X | 12所 | 3所X |

二、2021年X工作安排
生产总值X增长7%以上，新增幼儿园15所X。

名词解释
1.“双减X”：指减轻负担X。
"""
NAMES = (
    "evil\x1b]0;PWNED\x07", "evil[bold]【】[∕]", "=cmd|' !A0", "-evil", "evil\u202etxt.exe", "evil\nline", "evil\rline",
    "$(touch PWNED)", "[@click=app.quit]x[∕]", "evil\x9b2J", "..", "%s%n{0}", "evil\u2028x", "𠀀\u0301" * 8,
)  # fmt: skip


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for kind in ("STATE", "CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "TERM_PROGRAM", "VTE_VERSION", "GOVTUI_LIBRARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    set_language("en")
    yield
    assert not list(tmp_path.rglob("PWNED*")), "something was run"
    set_language("en")


def look(pilot: Pilot[int], where: str) -> None:
    """Nothing that acts is on the screen, nor in what the terminal is told of it."""
    for strip in pilot.app.screen._compositor.render_strips():
        text = "".join(segment.text for segment in strip)
        found = FORBIDDEN.search(text)
        assert found is None, (where, text)
    assert FORBIDDEN.search(f"{pilot.app.title}{pilot.app.sub_title}") is None
    assert pilot.app._exception is None


async def press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        look(pilot, key)


async def paste(pilot: Pilot[int], text: str) -> None:
    assert pilot.app.focused is not None
    pilot.app.focused.post_message(events.Paste(text))
    await pilot.pause()
    look(pilot, f"pasted {text!r}")


async def furnished(pilot: Pilot[int]) -> None:
    while not pilot.app.main.furnished:
        await pilot.pause(0.01)


PARTS = [PAYLOADS[::12], *(pytest.param(PAYLOADS[part::4], marks=pytest.mark.long) for part in range(4))]


def filled(payload: str) -> bytes:
    """A report with the payload in every place; a file that holds more than a few nulls is none."""
    return REPORT.replace("X", payload, 2 if payload == "\0" else -1).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("payloads", PARTS, ids=["some", *"1234"])
async def test_contents_on_every_pane_and_in_every_box(tmp_path: Path, payloads: list[str]) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    app = Govtui([])
    async with app.run_test(size=(110, 36)) as pilot:
        await furnished(pilot)
        for number, payload in enumerate(payloads):
            path = folder / f"{number}.md"
            path.write_bytes(
                REPORT.replace("X", payload, 2 if payload == "\0" else -1).encode("utf-8", "surrogatepass")
            )
            app.main.add_reports(read(path))
        await pilot.pause()
        for _ in payloads:
            await press(pilot, "right_curly_bracket", "right_square_bracket", "full_stop")
        await press(pilot, "1", "down", "2", "down", "3", "G", "g", "4", "down", "D", "D", "R", "s", "r", "i", "escape")
        await press(pilot, "question_mark", "escape", "ctrl+p", "down", "escape", "vertical_line", "vertical_line")
        await press(pilot, "M", "enter", "apostrophe", "escape", "c", "down", "escape", "p", "down", "escape")


@pytest.mark.parametrize("key", ["t", "slash", "S", "E", "ctrl+p", "e"])
async def test_what_is_pasted_into_a_box_is_only_text(tmp_path: Path, key: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(REPORT.replace("X", ""), encoding="utf-8")
    app = Govtui([])
    async with app.run_test(size=(100, 30)) as pilot:
        await furnished(pilot)
        app.main.add_reports(read(path))
        await pilot.pause()
        await press(pilot, "M", key) if key == "E" else await press(pilot, key)
        for payload in PAYLOADS[::5]:
            await paste(pilot, f"甲{payload}乙")
            if hasattr(app.focused, "value"):
                app.focused.value = ""
        await paste(pilot, "\x1b[2J" * 250_000)
        await pilot.pause()
        look(pilot, "a megabyte")
        line = app.focused
        if hasattr(line, "value"):
            assert 0 < len(line.value) <= 2_000
        await press(pilot, "escape", "escape")


async def test_files_that_cannot_be_read_are_named_harmlessly(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    paths = []
    for name in NAMES:
        path = folder / f"{name}.txt"
        path.write_bytes(b"")
        paths.append(path)
    paths += [folder / f"none{name}.txt" for name in NAMES]
    app = Govtui(paths)
    async with app.run_test(size=(100, 30)) as pilot:
        await furnished(pilot)
        for _ in range(200):
            if not app.main.waiting:
                break
            await pilot.pause(0.02)
            look(pilot, "while they fail")
        await pilot.pause(0.2)
        look(pilot, "failed")
        assert len(app.main.opened.failures) == len(paths)
        await press(pilot, "1", *["down"] * (len(paths) + 2), "enter")


async def test_what_is_copied_and_saved_acts_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy is OSC 52 of our own, once; the files are named after reports and stay in the folder."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / f"{name}.txt").write_bytes(filled(PAYLOADS[5 * number % len(PAYLOADS)]))
    written: list[str] = []
    app = Govtui([])
    async with app.run_test(size=(110, 36)) as pilot:
        await furnished(pilot)
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        for path in sorted(folder.iterdir()):
            app.main.add_reports(read(path))
        await pilot.pause()
        for _ in NAMES[::3]:
            await press(pilot, "right_curly_bracket", "4", "y", "Y", "3", "full_stop", "y", "quotation_mark", "escape")
        before = set(tmp_path.rglob("*"))
        for _ in range(4):
            await press(pilot, "4", "e")
            assert type(app.screen).__name__ == "ExportBox"
            await press(pilot, "down", "enter", "enter")
            await pilot.pause(0.2)
            await press(pilot, "escape", "escape", "right_curly_bracket")
    copies = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", "".join(written))
    assert copies
    for copy in copies:
        text = base64.b64decode(copy).decode("utf-8")
        assert FORBIDDEN.search(text.replace("\n", "").replace("\t", "")) is None, text
    made = {path for path in set(tmp_path.rglob("*")) - before if path.is_file() and "home" not in path.parts}
    assert all(path.parent == tmp_path / "work" and FORBIDDEN.search(path.name) is None for path in made), made
    assert made
    assert len(list(folder.iterdir())) == len(NAMES)
