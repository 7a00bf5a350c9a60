"""One key turns the table over: section, topic, report, search hits, all open reports."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from parser import read
from tests.jump_screen.opened import opened
from tests.table.sample import report
from tui.reading.scopes import rows_hit
from tui.widgets.table import rows_of


async def turned(pilot, *keys):
    await pilot.press(*keys)
    await pilot.pause()
    main = pilot.app.main
    return main.scope_now, len(main.table.model.rows), str(main.table.border_title)


async def test_one_key_turns_the_table_and_leaves_out_what_there_is_not():
    async with opened() as pilot:
        main = pilot.app.main
        main.reader.go(main.report.sections[1].start)
        assert (await turned(pilot, "m", "s"))[:2] == ("section", 10)
        assert "改善民生增福祉" in str(main.table.border_title)
        scopes = [await turned(pilot, "R")]
        scopes.append(await turned(pilot, "R"))
        assert {"place", "year"} <= set(main.table.columns.shown)  # now that there are several
        scopes.append(await turned(pilot, "R"))
        assert [(scope, rows) for scope, rows, _ in scopes] == [("report", 13), ("all", 26), ("section", 10)]
        assert "2 reports" in scopes[1][2]


async def test_the_search_hits_are_followed_as_one_types_and_forgotten_with_them(seeds):
    real = read(seeds / "minquan-2021.txt")[0]
    async with opened(given=[real]) as pilot:
        main = pilot.app.main
        await turned(pilot, "m", "r", "3")
        await turned(pilot, "slash", *"新增城镇就业", "enter")
        assert main.scope_now == "report" and main.reader.hits
        scope, rows, title = await turned(pilot, "R")
        assert scope == "hits" and 0 < rows < len(real.metrics) and "search hits" in title
        assert all("新增城镇就业" in row.sentence for row in main.table.model.rows)
        found = list(main.table.model.rows)
        await turned(pilot, "3", "slash", *"高新技术")
        assert all("高新技术" in row.sentence for row in main.table.model.rows)
        assert main.table.model.rows != found
        await turned(pilot, "escape")
        assert main.scope_now == "section" and len(main.table.model.rows) != rows


async def test_the_topic_of_the_section_is_shown(seeds):
    real = read(seeds / "minquan-2021.txt")[0]
    async with opened(given=[real]) as pilot:
        main = pilot.app.main
        number = next(n for n, section in enumerate(real.sections) if "poverty-alleviation" in section.topics[:1])
        main.reader.go(real.sections[number].start)
        await turned(pilot, "m", "s")
        scope, rows, title = await turned(pilot, "R")
        assert scope == "topic" and "Poverty alleviation" in title and "民权县" in title
        assert rows and all(
            row.metric.topic == "poverty-alleviation"
            or (row.metric.topic is None and "poverty-alleviation" in row.section.topics)
            for row in main.table.model.rows
        )


async def test_a_row_of_another_report_leads_there():
    async with opened() as pilot:
        main = pilot.app.main
        first = main.report
        await turned(pilot, "m", "R")
        while main.scope_now != "all":
            await turned(pilot, "R")
        await pilot.press("g", "enter")
        await pilot.pause()
        assert main.report is not first and main.reader.has_focus
        assert main.scope_now == "all" and len(main.table.model.rows) == 26


async def test_what_is_not_there_is_said():
    async with opened(given=[report()]) as pilot:
        main = pilot.app.main
        await pilot.app.action_command("main.hit-rows")
        assert "Search first" in main.foot.said
        await pilot.app.action_command("main.all-rows")
        assert "Only one report" in main.foot.said
        await pilot.app.action_command("main.topic-rows")
        assert "no topic" in main.foot.said


@given(st.lists(st.integers(0, 250), max_size=8).map(sorted))
def test_rows_are_hit_when_a_stretch_lies_in_their_sentence(cuts):
    rows = rows_of(report())
    hits = [(start, end) for start, end in pairwise(cuts) if start < end][::2]
    slow = [row for row in rows if any(start < row.metric.end and end > row.metric.start for start, end in hits)]
    assert rows_hit(rows, hits) == slow
