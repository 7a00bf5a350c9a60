"""A box alone, over nothing: ``python -m tests.jump_screen.demo jump|help|find``."""

from __future__ import annotations

import sys

from textual.app import App
from textual.screen import Screen
from textual.theme import Theme

from parser.questions.words import read_words
from parser.topics.hits import Hit, Place
from tests.table.sample import report
from tests.tui.shelves import entries
from tui.commands import Situation
from tui.reading.sought import Answer, Find
from tui.screens.errands import Errands
from tui.screens.help import HelpBox
from tui.screens.jump import JumpBox
from tui.screens.reached import of_reports
from tui.screens.sought import SearchBox


class Told:
    """Hits made by hand in place of a ``Jump``, so that no change of the taxonomy changes the picture."""

    def __len__(self) -> int:
        return 9120

    def search(self, query: str) -> list[Hit]:
        """The same for any query."""
        places = (
            Place("kaifeng-2020#1", "1.1", "精准促脱贫", 20, 11, 6),
            Place("minquan-2021#1", "1", "精准发力、尽锐出战，脱贫攻坚全面胜利", 10, 8, 17),
            Place(
                "changge-2021#1",
                "2",
                "决胜全面小康，三大攻坚战取得决定性成果，为同全国一道全面建成小康社会打下坚实基础",
                90,
                4,
                11,
            ),
        )
        figures = (
            Place("kaifeng-2020#1", "1.1", "改善民生增福祉", 60, 0, 1, 1),
            Place("minquan-2021#1", "1.1", "[/]改善[5%]民生", 60, 0, 2, 6),
        )
        return [
            Hit("topic", "脱贫攻坚", "Poverty alleviation", "poverty-alleviation", 92.0, places, 23, 1061),
            Hit("heading", "巩固拓展脱贫攻坚成果", "", None, 80.0, places[1:2], 1, 3),
            Hit("indicator", "城镇登记失业率", "registered urban unemployment rate", None, 70.0, figures, 0, 3),
            Hit("indicator", "脱贫人口", "", None, 60.0, figures[:1], 0, 1),
            Hit("report", "开封市 2020 政府工作报告", "", None, 50.0, places[:1], 90, 191),
            Hit("topic", "国防", "National defence", "defence", 2.0),
        ]


# A theme and styles of the demo's own: the pictures tell of the boxes, whatever the app's colours come to be.
PLAIN = Theme(
    "plain",
    primary="#8fb4d9",
    warning="#dcb35c",
    foreground="#d8d3c7",
    background="#1a1b1e",
    surface="#1f2024",
    panel="#282a2f",
    variables={"faint": "#8b8a85", "block-cursor-background": "#3c4a5c", "block-cursor-foreground": "#f2ede1"},
)


def answer() -> Answer:
    """Places in three reports of a shelf made by hand."""
    shelf = {entry.id: entry for entry in entries()}
    counts = [(shelf["开封市2015#1"], 2), (shelf["商丘市2018#1"], 1), (shelf["济南市2020#1"], 7)]
    text = "坚持优先发展教育事业，新建、改扩建中小学幼儿园69所，新增学位1.8万个，补充教师2900人。[/] 100%"
    finds = [Find(name, at, at + 4, text, 2, 6) for name, at in (
        ("开封市2015#1", 10), ("开封市2015#1", 90), ("商丘市2018#1", 5), ("济南市2020#1", 7), ("济南市2020#1", 70)
    )]  # fmt: skip
    return Answer("优先发展 province:河南", read_words("优先发展 province:河南"), counts, finds)


class BoxDemo(App[None]):
    CSS = """
    .lines--dim { color: $faint; }
    .lines--head { text-style: bold; }
    .lines--gone { color: $faint; }
    """

    def __init__(self, which: str) -> None:
        super().__init__()
        self.register_theme(PLAIN)
        self.theme = PLAIN.name
        self.which = which

    def box(self) -> Screen:
        if self.which == "help":
            return HelpBox(Situation("table", report(), rows=0))
        if self.which == "find":
            return SearchBox(Errands(), 96, lambda typed, limit, stopped: None, answer())
        given = [report(), report("minquan-2021", "民权县", 2021), report("changge-2021", "长葛市", 2021)]
        told = Told()
        return JumpBox(of_reports(given), lambda: told, lambda rows: None, told)

    def on_mount(self) -> None:
        self.push_screen(self.box())

    async def action_command(self, name: str) -> None:
        getattr(self.screen, "action_" + name.partition(".")[2].replace("-", "_"))()


if __name__ == "__main__":
    BoxDemo(sys.argv[1] if len(sys.argv) > 1 else "jump").run()
