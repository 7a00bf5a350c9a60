"""The pane that gives the row under the cursor whole."""

from __future__ import annotations

from parser import read
from tests.jump_screen.opened import opened
from tests.table.sample import report
from tui.locale import set_language
from tui.reading.detail import detail
from tui.widgets.detail import DetailPane
from tui.widgets.table import rows_of


def told(row):
    return detail(row.report, row.metric, row.path)


def fact(found, name):
    return next("".join(text for text, _ in runs) for label, runs in found.facts if label == name)


def test_a_row_is_given_whole():
    found = told(rows_of(report())[0])
    assert fact(found, "indicator") == "城镇新增就业"
    assert fact(found, "value") == "7.03万人 = 70,300 人"
    assert fact(found, "period") == "2019" and fact(found, "status") == "✓ achieved"
    assert fact(found, "known") == "indicator said, status inferred, period inferred"
    assert fact(found, "section") == "开封市 2020 › 一、2019年工作回顾 › （一）改善民生增福祉"
    assert fact(found, "file") == "kaifeng-2020.txt"
    assert fact(told(rows_of(report())[7]), "from") == "7家"
    assert fact(told(rows_of(report())[6]), "change") == "↓ 6.6%"


def test_offsets_and_marks_point_at_the_figure(seeds):
    for path in sorted(seeds.glob("*.txt")):
        for row in rows_of(read(path)[0])[::7]:
            found = told(row)
            sentence = "".join(text for text, _ in found.sentence)
            assert sentence.strip() == row.sentence
            quantity = row.metric.value or row.metric.change
            assert f"{quantity.start}–{quantity.end}" in fact(found, "characters")
            printed = "".join(row.report.source.text[quantity.start : quantity.end].split())
            assert sentence[found.figure :].replace(" ", "").startswith(printed[:1])
            marked = "".join(text for text, styles in found.sentence if "ink--hit" in styles)
            assert printed in marked.replace(" ", "")


async def test_it_follows_the_cursor_in_the_table_and_the_text_and_one_key_closes_it(seeds):
    async with opened(given=[read(seeds / "minquan-2021.txt")[0]]) as pilot:
        main = pilot.app.main
        await pilot.press("D")
        await pilot.pause()
        pane = main.query_one(DetailPane)
        assert pane.display and "No figure" in pane.text
        await pilot.press("full_stop")
        await pilot.pause()
        assert main.reader.metric_under_cursor.indicator in pane.text
        for keys in (["m", "r"], ["j"], ["G"], ["g"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert main.table.row.metric.indicator in pane.text
            assert main.table.row.sentence.replace(" ", "") in pane.text.replace("\n", "").replace(" ", "")
        await pilot.press("D")
        await pilot.pause()
        assert not pane.display and main.table.has_focus


async def test_the_figure_is_in_view_however_long_the_sentence(seeds):
    rows = rows_of(read(seeds / "kaifeng-2020.txt")[0])
    row = max(rows, key=lambda row: (row.metric.value or row.metric.change).start - row.metric.start)
    for size in ((80, 24), (120, 40), (200, 60)):
        async with opened(size, given=[row.report]) as pilot:
            main = pilot.app.main
            await pilot.press("m", "r", "D")
            await pilot.pause()
            assert main.table.choose(row.metric)
            await pilot.pause()
            pane = main.query_one(DetailPane)
            quantity = row.metric.value or row.metric.change
            strips = [pane.render_line(y) for y in range(pane.size.height)]
            assert all(strip.cell_length == pane.size.width for strip in strips)
            marked = "".join(segment.text for strip in strips for segment in strip if segment.style.underline)
            assert "".join(quantity.text.split()) in marked.replace(" ", "")


async def test_it_speaks_both_languages():
    async with opened() as pilot:
        await pilot.press("m", "r", "D", "L")
        await pilot.pause()
        pane = pilot.app.main.query_one(DetailPane)
        assert "指标 城镇新增就业" in pane.text and "指标原文明示" in pane.text
        set_language("en")
