"""What a terminal answers, well or badly, asked or not, types nothing and ends nothing."""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual import events

from tests.faults.pseudo import Pseudo
from tui import pasting
from tui.pasting import Parser
from tui.sequences import LONGEST

ANSWERS = [
    "\x1b[?62;1;22;52c",
    "\x1b[>1;10;0c",
    "\x1b[=0;0c",
    "\x1b[?1u",
    "\x1b[?31u",
    "\x1b[0n",
    "\x1b[?997;1n",
    "\x1b[12;40R",
    "\x1b[?12;40R",
    "\x1b[8;24;80t",
    "\x1b[4;600;800t",
    "\x1b[?2026;9$y",
    "\x1b[?1049;1$y",
    "\x1b[20;1$y",
    "\x1b[2;1;1;112;112;1;0x",
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
    "\x1b]10;rgb:ff/ff/ff\x1b\\",
    "\x1b]4;1;rgb:0/0/0\x1b\\",
    "\x1b]52;c;cXF1aXQ=\x07",
    "\x1b]lq quit\x1b\\",
    "\x1b]Lq\x1b\\",
    "\x1bP>|XTerm(370)q\x1b\\",
    "\x1bP1+r4d73=71\x1b\\",
    "\x1bP0$r0;1 q\x1b\\",
    "\x1bP!|7E7E5458\x1b\\",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1b^q\x1b\\",
    "\x1bXq\x1b\\",
]
"""Who it is, what it can do, colours, the clipboard, sizes, a title: what terminals answer to somebody's question."""
BAD = [
    "\x1b[99999999999u",
    "\x1b[1114112u",
    "\x1b[55296u",
    "\x1b[0u",
    "\x1b[3u",
    "\x1b[97;1;99999999999u",
    "\x1b[97;1;55296u",
    "\x1b[97;999u",
    "\x1b[97;1:3u",
    "\x1b[999;1~",
    "\x1b[99999999999999999R",
    "\x1b[48;0;0;0;0t",
    "\x1b[48;99999;99999;1;1t",
    "\x1b[48;٢;٢;٢;٢t",
    "\x1b[²u",
    "\x1b[<0;-5;-5M",
    "\x1b[<0;99999999999;9M",
    "\x1b[<999999999;5;5M",
    "\x1b[<;;M",
    "\x1b[<35;1;1q",
    "\x1b[M !q",
    "\x1b[?62;\ufffd5q",
    "\x1b[" + "1;" * 400_000 + "q",
    "\x1b]11;" + "q" * 1_000_000 + "\x07",
    "\x1bP" + "q" * 1_000_000 + "\x1b\\",
]
"""The same, malformed: numbers that cannot be, a megabyte, what was damaged on the way."""


def fed(parser: Parser, *pieces: str) -> list[events.Event]:
    return [event for piece in pieces for event in parser.feed(piece)]  # type: ignore[misc]


def keys(found: list[events.Event]) -> list[str]:
    return [event.key if isinstance(event, events.Key) else type(event).__name__ for event in found]


@pytest.mark.parametrize("size", [1, 2, 7, 4096])
def test_no_answer_types(size: int) -> None:
    for answer in [*ANSWERS, *BAD]:
        if size < 7 and len(answer) > 1000:
            continue
        pieces = [answer[at : at + size] for at in range(0, len(answer), size)]
        parser = Parser()
        assert keys(fed(parser, *pieces, "j", "\x11")) == ["j", "ctrl+q"], answer[:60]


@pytest.mark.parametrize(
    "begun", ["\x1b]11;rgb:", "\x1bP>|XTerm", "\x1b[?62;", "\x1b[" + "1;" * LONGEST, "\x1b_G", "\x1b[M "]
)
def test_an_answer_without_an_end_is_ended_by_a_key_or_by_time(begun: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, name in (("\x11", "ctrl+q"), ("\r", "enter"), ("\x1b[A", "up"), ("\x1b[113;5u", "ctrl+q")):
        assert keys(fed(Parser(), begun, key)) == [name], key
    parser = Parser()
    assert fed(parser, begun) == []
    monkeypatch.setattr(pasting, "BROKEN_OFF", -1.0)
    time.sleep(0.11)
    assert list(parser.tick()) == []
    assert keys(fed(parser, "j")) == ["j"]


SENT = [
    ("\x1b[A", "up"),
    ("\x1bOP", "f1"),
    ("\x1b[[A", "f1"),
    ("\x1b[7$", "shift+home"),
    ("\x1b[1;3D", "alt+left"),
    ("\x1b[113;5u", "ctrl+q"),
    ("\x1b[97;2;65u", "A"),
    ("\x1b[97:65;2:1;65u", "A"),
    ("\x1b[13u", "enter"),
    ("\x1b[27u", "escape"),
    ("\x1b[0;;20013u", "中"),
    ("\x1b[27;5;113~", "ctrl+q"),
    ("\x1b[27;2;65~", "A"),
    ("\x1b[<0;3;4M", "MouseDown"),
    ("\x1b[<64;3;4M", "MouseScrollUp"),
    ("\x1b[I", "AppFocus"),
    ("\x1b[O", "AppBlur"),
    ("\x1b[?2026;2$y", "TerminalSupportsSynchronizedOutput"),
    ("\x1b[48;24;80;0;0t", "Resize"),
    ("\x1bx", "alt+x"),
    ("\x1bf", "ctrl+right"),
]


@pytest.mark.parametrize(("sequence", "name"), SENT)
def test_keys_mouse_and_sizes_come_as_they_are(sequence: str, name: str) -> None:
    assert keys(fed(Parser(), sequence, "j")) == [name, "j"]
    if sequence[1] in "[O":
        assert keys(fed(Parser(), *sequence, "j")) == [name, "j"]


def test_a_size_without_pixels_does_not_divide_by_them() -> None:
    parser = Parser()
    fed(parser, "\x1b[48;24;80;0;0t")
    (event,) = fed(parser, "\x1b[<0;3;4M")
    assert isinstance(event, events.MouseDown) and (event.x, event.y) == (2, 3)


def test_escape_and_what_is_pressed_with_alt_come_when_nothing_follows() -> None:
    pressed = [
        ("\x1b", "escape"),
        ("\x1b[", "left_square_bracket"),
        ("\x1b]", "right_square_bracket"),
        ("\x1bO", "alt+shift+o"),
    ]
    for sequence, name in pressed:
        parser = Parser()
        assert fed(parser, sequence) == []
        time.sleep(0.11)
        assert keys(list(parser.tick())) == [name]  # type: ignore[arg-type]


PARTS = st.sampled_from(
    [
        *"\x1b[]PO_?<>;:$\x07\\\x9cMutcRq~1209\x11 中\ufffd\r",
        "\x1b[",
        "\x1b[<",
        "\x1b[48;",
        "\x1b[200~",
        "\x1b[201~",
        "99999999",
    ]
)


@settings(max_examples=300, deadline=None)
@example("\x1b[48;1;1;1;1t\x1b[<0;5;5M", [])
@given(st.lists(PARTS, max_size=30).map("".join), st.lists(st.integers(0, 60), max_size=5))
def test_whatever_comes_in_whatever_pieces(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[start:end] for start, end in itertools.pairwise(places)]
    whole, cut = Parser(), Parser()
    found = fed(whole, text) if text else []
    assert keys(found) == keys(fed(cut, *pieces))
    for parser in (whole, cut):
        assert parser._timeout_time is None, "Textual's own parser is within a sequence"
        list(parser.tick())
    for event in found:
        if isinstance(event, events.Key) and event.character:
            event.character.encode()
        if isinstance(event, events.Resize):
            assert 0 < event.size.width <= 2000 and 0 < event.size.height <= 1000


def test_keys_within_a_paste_that_never_ends_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(pasting.time, "monotonic", lambda: now[0])
    parser = Parser()
    assert fed(parser, "\x1b[200~" + "文" * 5000) == []
    found: list[events.Event] = []
    for _ in range(120):  # twelve seconds of it
        now[0] += 0.1
        found += fed(parser, "\x1b[113;5u")
        found += parser.tick()  # type: ignore[arg-type]
        if found:
            break
    assert 104.9 < now[0] < 105.3
    found += fed(parser, "\x1b[113;5u")
    assert keys(found) == ["Paste", "ctrl+q"]


def test_a_paste_over_a_slow_line_is_not_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(pasting.time, "monotonic", lambda: now[0])
    parser = Parser()
    found = fed(parser, "\x1b[200~")
    for _ in range(300):  # half a minute
        now[0] += 0.1
        found += fed(parser, "q" * 48)
        found += parser.tick()  # type: ignore[arg-type]
    assert found == []
    assert keys(fed(parser, "\x1b[201~")) == ["Paste"]


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_terminal_that_answers_all_of_this(tmp_path: Path, seeds: Path) -> None:
    mouse = "".join(f"\x1b[<{b};{x};{y}M" for b in (0, 35, 64, 66, 255) for x in (1, 121, 9999) for y in (1, 41, 9999))
    sizes = "\x1b[?2048;2$y" + "".join(f"\x1b[48;{each}t" for each in ("1;1;0;0", "3;2000;3;2000", "40;120;0;0"))
    with Pseudo(tmp_path, seeds / "minquan-2021.txt") as terminal:
        terminal.until("民权县", "indicator")
        terminal.rest()
        terminal.send("".join([*ANSWERS, *BAD, mouse, sizes]))
        terminal.send(bytes(range(128, 256)) * 4)
        terminal.rest(0.5)
        terminal.send("\x11")
        assert terminal.ended() == 0
        assert terminal.unsound() == []


def test_no_more_of_a_window_is_drawn_than_a_screen_has() -> None:
    class Driver:
        def __init__(self, *size: int) -> None:
            self.size = size

        def _get_terminal_size(self) -> tuple[int, ...]:
            return self.size

    pasting.install(Driver)  # type: ignore[arg-type]
    assert Driver(65535, 65535)._get_terminal_size() == (2000, 1000)
    assert Driver(120, 40)._get_terminal_size() == (120, 40)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_window_that_says_it_has_sixty_thousand_lines(tmp_path: Path, seeds: Path) -> None:
    with Pseudo(tmp_path, seeds / "minquan-2021.txt") as terminal:
        terminal.until("民权县", "indicator")
        terminal.rest()
        stream, terminal.stream = terminal.stream, Mock()  # five megabytes are drawn, and are not looked at
        for size in ((65535, 65535), (1, 65535)):
            terminal.resize(*size)
            terminal.rest(1.0)
        terminal.stream = stream
        terminal.resize(120, 40)
        terminal.until("民权县", "indicator")
        terminal.send("\x11")
        assert terminal.ended() == 0
        assert terminal.unsound() == []
