"""No content of a file acts, whatever face shows it. ``payloads.toml`` × ``places.toml``: a file for each pair."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from parser import __version__, read
from parser.export import json_pieces, metric_table, outline_table, report_object, report_table, terminal_text
from parser.export.forms import form_pieces
from parser.report import Report
from parser.text.safety import clean
from tests.hostile.cases import CASES, FORBIDDEN, Case
from tui.copying import quotation

FORMULA = re.compile(r"\s*[=@＝＠]|\s*[+\-＋－](?!\d+(\.\d+)?%?$)|[\t\r\n]")


def test_there_are_many() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 200


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Case, list[Report]]]:
    """The case in a file, read; afterwards nothing else lies in the folder."""
    case: Case = request.param
    path = tmp_path / "report.md"
    path.write_bytes(case.text.encode("utf-8", "surrogatepass"))
    yield case, read(path)
    assert [each.name for each in tmp_path.iterdir()] == ["report.md"]


def test_every_face(opened: tuple[Case, list[Report]]) -> None:
    case, reports = opened
    _read_well(case, reports)
    tables = [report_table(reports), outline_table(reports), metric_table(reports)]
    for table in tables:
        _separated(table, "csv", ",")
        _separated(table, "tsv", "\t")
        for form in ("markdown", "jsonl"):
            _plain(_written(form, table))
        _plain(terminal_text(table))
        _html(_written("html", table))
        _latex(_written("latex", table))
    exported = "".join(json_pieces((report_object(report, with_text=True) for report in reports), __version__))
    json.loads(exported)
    _plain(exported)
    for report in reports:
        for metric in report.metrics:
            _plain(quotation(report, metric.start, metric.end, []).text)


def _read_well(case: Case, reports: list[Report]) -> None:
    """The report is there, its spans are exact, and figures outside the payload are read."""
    assert reports
    figures = set()
    for report in reports:
        text = report.source.text
        for section in report.sections:
            assert 0 <= section.start <= section.end <= section.body_end <= len(text)
            _plain(section.title)
        for metric in report.metrics:
            for quantity in (metric.value, metric.origin, metric.change):
                if quantity is not None:
                    figures.add("".join(text[quantity.start : quantity.end].split()))
    assert set(case.holds) <= figures, figures


def _written(form: str, table: object) -> str:
    return "".join(form_pieces(form, [table], __version__, name="report"))  # type: ignore


def _plain(text: str) -> None:
    found = FORBIDDEN.search(text)
    assert found is None, (found and found[0], text[:200])
    assert clean(text) == text


def _separated(table: object, form: str, delimiter: str) -> None:
    text = _written(form, table)
    _plain(text)
    rows = list(
        csv.reader(
            io.StringIO(text), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if form == "csv" else csv.QUOTE_NONE
        )
    )
    assert len({len(row) for row in rows}) == 1, "a cell has broken a row"
    for row in rows:
        for cell in row:
            assert FORMULA.match(cell) is None, cell


class _Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(f"@{name}" for name, _ in attributes)}


def _html(text: str) -> None:
    _plain(text)
    page = _Tags()
    page.feed(text)
    assert not page.seen & {"script", "img", "a", "iframe"}, page.seen
    assert not any(name.startswith("@on") for name in page.seen), page.seen


def _latex(text: str) -> None:
    _plain(text)
    commands = set(re.findall(r"\\([A-Za-z]+)", text))
    assert not commands & {"input", "immediate", "write", "include", "openout", "def", "catcode"}, commands
