"""What is pasted cannot type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from tui import pasting
from tui.pasting import MOST, Parser

BEGIN, END = "\x1b[200~", "\x1b[201~"


def fed(*pieces: str) -> list[tuple[str, str]]:
    parser = Parser()
    found: list[events.Event] = [event for piece in pieces for event in parser.feed(piece)]  # type: ignore[misc]
    return list(told(found))


def told(found: list[events.Event]) -> Iterator[tuple[str, str]]:
    for event in found:
        if isinstance(event, events.Paste):
            yield "paste", event.text
        elif isinstance(event, events.Key):
            yield "key", event.key


@pytest.mark.parametrize(
    "hostile", ["\x1b[31m", "\x1bq", "\x1b", "\x1b[A", "\x1b]0;x\x07", "\x9b31m", "\x1b[200~", "\x03"]
)
def test_nothing_in_a_paste_is_a_key(hostile: str) -> None:
    ((kind, text),) = fed(f"{BEGIN}甲{hostile}乙{END}")
    assert kind == "paste"
    assert text.startswith("甲") and text.endswith("乙")
    assert not set(text) & set("\x1b\x07\x9b\x03")


@settings(max_examples=400)
@given(st.text(alphabet="ab\x1b[201~q甲\n", max_size=20).filter(lambda text: END not in text), st.data())
def test_it_comes_in_any_pieces(text: str, data: st.DataObject) -> None:
    whole = f"x{BEGIN}{text}{END}y"
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=6)))
    pieces = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True) if start < end]
    expected = [("paste", pasting.clean(text))] if text else []
    assert fed(*pieces) == [("key", "x"), *expected, ("key", "y")]


def test_megabytes_are_one_event_of_bounded_size() -> None:
    ((_, text),) = fed(BEGIN, *["教育" * 1000] * (MOST // 1000), END)
    assert len(text) == MOST


def test_a_paste_without_an_end_is_over_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = Parser()
    assert list(parser.feed(f"{BEGIN}甲\x1b[2")) == []
    assert list(parser.tick()) == []
    monkeypatch.setattr(pasting, "PATIENCE", -1.0)
    ((_, text),) = told(list(parser.tick()))  # type: ignore[arg-type]
    assert text.startswith("甲")
    assert list(told(list(parser.feed("q")))) == [("key", "q")]  # type: ignore[arg-type]


def test_keys_are_textuals() -> None:
    assert fed("a", "\x1b[A", "\x1b[20~", "\x1b[2", "~") == [
        ("key", "a"), ("key", "up"), ("key", "f9"), ("key", "insert"),
    ]  # fmt: skip
