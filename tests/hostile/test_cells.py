"""Cells and messages that were never cleaned on reading: every writer and the screen's corner see to it themselves."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from textual.widgets._toast import Toast

from parser.export.forms import form_pieces
from parser.export.table import Column, Table
from parser.export.terminal import terminal_text
from parser.export.writers import is_formula
from parser.report import Cover, Report, Source
from parser.text.safety import clean
from tests.hostile.cases import CASES, FORBIDDEN
from tests.hostile.test_faces import FORMULA
from tests.tui.conftest import until
from tui.app import Govtui
from tui.copying import quotation

OTHERS = (
    "=1+1", "+1", "-cmd", "@a", "＝1", "＋甲", "－甲", "＠甲", "﹦1", "﹢甲", "﹣甲", "﹫甲",
    "教育;=1+1", "教育\t=1+1", "教育\n=1+1",
    "教育,=1", '教育";=1', "https://evil.example/x", "http://evil.example", "www.evil.example", "a@evil.example", "$x$",
    "&lt;b&gt;", "&#60;", "~~删~~", "<b>", "`a`", "*a*", "__a__", "[a](b)", "![a](b)", "[a]: b", "\\", "\\|", "|", "||",
    "{=1}", "%\\input{a}", "\\\\[9pt]", "^^5cinput", "---", "''", "\ud800", "\u2066", "",
)  # fmt: skip
"""What the payloads leave out."""
CELLS = [
    before + text
    for text in (*sorted({case.payload for case in CASES}), *OTHERS)
    for before in ("", " ", "\u3000", "甲")
]
TABLE = Table((Column("a", "甲"), Column("b", "乙")), tuple((cell, "末") for cell in CELLS))


def written(form: str) -> str:
    text = "".join(form_pieces(form, [TABLE], "1"))  # type: ignore[arg-type]
    found = FORBIDDEN.search(text)
    assert found is None, ascii(text[max(0, found.start() - 40) : found.start() + 40])
    return text


def lined(text: str) -> str:
    return re.sub(r"\s+", " ", clean(text)).strip()


@pytest.mark.parametrize(("form", "mark"), [("csv", ","), ("tsv", "\t")])
def test_no_cell_of_a_sheet_is_a_formula_or_another_cell(form: str, mark: str) -> None:
    rows = list(csv.reader(io.StringIO(written(form)), delimiter=mark))[1:]
    assert len(rows) == len(CELLS)
    for row, cell in zip(rows, CELLS, strict=True):
        assert row[1:] == ["末"], cell
        assert FORMULA.match(row[0]) is None and not re.match(r"\s*[﹦﹢﹣﹫]", row[0]), cell
        assert lined(row[0].removeprefix("'") if is_formula(clean(cell)) else row[0]) == lined(cell)


def test_programs_that_part_cells_at_semicolons_and_tabs_too_find_the_same_cells() -> None:
    """As LibreOffice does with a file of comma-separated values: outside of quotation marks each of them is an end."""
    ends = re.compile(r'(?:^|[,;\t])(?:"(?:[^"]|"")*"|[^",;\t\n]*)(?=[,;\t\n])', re.M)
    assert len(ends.findall(written("csv"))) == 2 * (len(CELLS) + 1)


def test_no_cell_of_markdown_is_more_than_text() -> None:
    text = written("markdown")
    assert not re.search(r"(?i)https?://|ftp://|(?<!\\)@|www\.|(?<!\\)\$", text)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    cells = [token for token in tokens if token.type == "inline"]
    assert sum(token.type == "table_open" for token in tokens) == 1
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= {
        "table", "thead", "tbody", "tr", "th", "td", "inline",
    }  # fmt: skip
    assert len(cells) == 2 * (len(CELLS) + 1)
    for token, cell in zip(cells[2::2], CELLS, strict=True):
        assert {each.type for each in token.children or []} <= {"text"}, cell
        assert lined("".join(each.content for each in token.children or [])) == lined(cell)


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags, self.cells = set[str](), list[str]()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags |= {tag, *(f"@{name}" for name, _ in attributes)}
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def test_no_cell_of_a_page_is_a_tag_or_a_formula() -> None:
    page = _Cells()
    page.feed(written("html"))
    assert page.tags <= {"meta", "@charset", "title", "table", "thead", "tbody", "tr", "th", "td", "@align"}
    assert len(page.cells) == 2 * len(CELLS)
    for found, cell in zip(page.cells[::2], CELLS, strict=True):
        assert FORMULA.match(found.replace("\n", " ")) is None, cell
        assert lined(found.removeprefix("'") if is_formula(clean(cell)) else found) == lined(cell)


def test_no_cell_of_latex_is_a_command() -> None:
    lines = written("latex").split("\n")
    rows = lines[lines.index("\\bottomrule") - len(CELLS) : lines.index("\\bottomrule")]
    for row, cell in zip(rows, CELLS, strict=True):
        first, end = row[: -len(" & 末 \\\\")], row[-len(" & 末 \\\\") :]
        assert end == " & 末 \\\\", cell
        known = r"\\[&%$#_{}]|\\text\w+\{\}|\$(?:[<>-]|\\\w+)\$|\{[\[*]\}|\{\}"
        assert not set(re.sub(known, "", first)) & set("\\%$#_{}~^&[*"), (cell, first)
        assert not re.search("--|''", first), cell


def test_no_cell_of_json_acts() -> None:
    for found in ([json.loads(line) for line in written("jsonl").splitlines()], json.loads(written("json"))["rows"]):
        assert [clean(row["a"]) for row in found] == [clean(cell) for cell in CELLS]


def test_no_cell_on_a_terminal_acts_or_ends_its_line() -> None:
    text = terminal_text(TABLE)
    assert FORBIDDEN.search(text) is None
    assert len(text.splitlines()) == len(CELLS) + 2


def test_what_is_quoted_is_clean_whoever_made_the_text() -> None:
    for cell in CELLS:
        text = f"甲{cell}乙"
        report = Report("a#1", Source("a.txt", text), 0, len(text), Cover(cell))
        assert FORBIDDEN.search(quotation(report, 0, len(text), []).text.replace("\n", "")) is None


async def test_what_is_told_at_the_corner_is_only_text() -> None:
    """Whoever tells it, and however."""
    app = Govtui([])
    async with app.run_test(size=(110, 60), notifications=True) as pilot:
        await until(pilot, lambda: app.main.furnished)
        told_of = CELLS[::9]
        for first in range(0, len(told_of), 4):
            some = told_of[first : first + 4]
            app.clear_notifications()
            await until(pilot, lambda: not app.screen.query(Toast))
            for cell in some:
                app.notify(f"甲{cell}乙", title=f"丙{cell}丁", markup=True)
            await until(pilot, lambda: len(app.screen.query(Toast)) == len(some))  # noqa: B023 -- it is asked at once
            told = [str(toast.render()) for toast in app.screen.query(Toast)]
            for cell in some:
                assert any(f"甲{clean(cell)}乙" in one and f"丙{clean(cell)}丁" in one for one in told), (cell, told)
                assert FORBIDDEN.search("".join(told).replace("\n", "")) is None
