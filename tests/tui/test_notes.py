"""Notes open under the text, where they are called."""

from __future__ import annotations

from dataclasses import replace

from parser.report import Call, Note, Report
from tests.tui.conftest import Open, until
from tests.tui.sample import kaifeng, minquan
from tui.ink import inks
from tui.widgets.note import NoteBox


def noted() -> Report:
    """Two sentences of the report serve as notes; the first note is called twice, by its word."""
    report = kaifeng()
    text = report.source.text

    def calls(word: str, times: int) -> tuple[Call, ...]:
        found, at = [], 0
        for _ in range(times):
            at = text.index(word, at)
            found.append(Call(at, at + len(word), "term"))
            at += len(word)
        return tuple(found)

    def note(word: str, said: str, times: int) -> Note:
        start = text.rindex(said)
        return Note("", start, start + len(said), calls(word, times), word)

    return replace(report, notes=(note("三散", "惠及群众2.8万户", 1), note("教育", "我们要重点抓好三件事。", 2)))


async def test_a_key_opens_the_note_called_next_and_escape_closes_it(opened: Open) -> None:
    async with opened((100, 30), [noted()]) as pilot:
        main = pilot.app.main
        await pilot.press("i")
        await pilot.pause()
        assert main.side.note.text == ["惠及群众2.8万户"]
        assert "三散" in str(main.side.note.border_title)
        call = main.reader.calls[0]
        assert main.reader.shows(main.reader.line_of(call.start))
        y = main.reader.line_of(call.start) - main.reader.scroll_offset.y
        here = inks(pilot.app)["ink--call-here"].bgcolor
        assert any(s.text == "三散" and s.style.bgcolor == here for s in main.reader.render_line(y))
        await pilot.press("i")
        await pilot.pause()
        assert main.side.note.text == ["我们要重点抓好三件事。"]
        await pilot.press("I")
        await pilot.pause()
        assert main.side.note.text == ["惠及群众2.8万户"]
        await pilot.press("escape")
        await pilot.pause()
        assert not main.query(NoteBox)
        assert main.reader.call is None


async def test_enter_reads_it_where_it_stands(opened: Open) -> None:
    async with opened((100, 24), [noted()]) as pilot:
        main = pilot.app.main
        await pilot.press("i", "i")
        before = main.reader.place
        await pilot.press("enter")
        await pilot.pause()
        note = main.report.notes[1]
        assert main.reader._flash == (note.start, note.end)
        assert not main.query(NoteBox)
        await pilot.press("b")
        assert main.reader.place == before


async def test_a_click_on_the_call_opens_it(opened: Open) -> None:
    async with opened((100, 30), [noted()]) as pilot:
        main = pilot.app.main
        start = main.reader.calls[1].start
        main.reader.go(start, above=3)
        await pilot.pause()
        line = main.reader.line_of(start)
        x = main.reader.left + main.reader.layout_now.column(line - 1, start)
        await pilot.click(main.reader, offset=(x + 1, line - main.reader.scroll_offset.y))
        await until(pilot, lambda: main.side.note is not None and bool(main.side.note.region.area))
        assert main.reader.call == 1
        await pilot.click(main.side.note, offset=(6, 1))
        await until(pilot, lambda: main.reader._flash is not None)
        assert main.reader._flash == (main.report.notes[1].start, main.report.notes[1].end)


async def test_a_long_note_leaves_room_for_the_text(opened: Open) -> None:
    report = noted()
    long = replace(report.notes[0], start=report.start, end=report.end)
    async with opened((80, 24), [replace(report, notes=(long,))]) as pilot:
        main = pilot.app.main
        await pilot.press("i")
        await pilot.pause()
        assert main.reader.size.height > main.side.note.size.height
        assert main.side.note._lines[-1].endswith(" …")


async def test_without_notes_the_key_says_so(opened: Open) -> None:
    async with opened(reports=[minquan()]) as pilot:
        await pilot.press("i")
        assert pilot.app.main.foot.said == "This report calls no notes"
