"""The export box: where to, and in which form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from parser.export.writers import BOM
from tui.commands import bindings
from tui.copying import ENDINGS, Form, size_of, table_of, written
from tui.locale import say
from tui.screens.box import Box, BoxLines
from tui.settings.paths import short
from tui.widgets.lines import Span
from tui.widgets.table.rows import MetricRow

FORMS: tuple[tuple[str, Form], ...] = (
    ("csv", "csv"),
    ("excel", "csv"),
    ("tsv", "tsv"),
    ("markdown", "markdown"),
    ("html", "html"),
    ("json", "json"),
)
"""Name, and how it is written; ``excel`` is CSV that begins with a byte-order mark."""


class Forms(BoxLines):
    """The forms, one a line."""

    @property
    def count(self) -> int:
        """How many."""
        return len(FORMS)

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """Name and what it is good for."""
        name, form = FORMS[number]
        return [(f"  {say(f'export.form.{name}')}", "")], f".{ENDINGS[form]} "


class ExportBox(Box[str]):
    """Writes the rows to a file; gives back what it did, in words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("export")]
    PLACEHOLDER = "export.path"

    def __init__(self, rows: Sequence[MetricRow], columns: Sequence[str], folder: Path | None = None) -> None:
        self.forms = Forms()
        super().__init__("export", self.forms, short((folder or Path.cwd()) / f"{_stem(rows)}.csv"))
        self.rows = rows
        self.columns = columns
        self._asked: Path | None = None
        """The file that one was asked about writing over."""

    def on_mount(self) -> None:
        """CSV first."""
        super().on_mount()
        self.forms.fresh()
        self.say_count(say("export.rows", rows=len(self.rows)))

    def on_box_lines_moved(self) -> None:
        """The file's name ends as its form does."""
        ending = "." + ENDINGS[FORMS[self.forms.cursor][1]]
        path = Path(self.typed.value)
        if path.suffix.lstrip(".") in ENDINGS.values():
            self.typed.value = str(path.with_suffix(ending))
        self.typed.cursor_position = len(self.typed.value)

    def on_box_lines_picked(self) -> None:
        """With the mouse."""
        self.on_box_lines_moved()

    def typing(self, text: str) -> None:
        """Another name: asked anew."""
        self._asked = None

    def action_write(self) -> None:
        """Write the file; a file that is there is written over only when asked twice."""
        if not self.typed.value.strip():
            self.say(say("export.no-path"))
            return
        path = Path(self.typed.value.strip()).expanduser()
        if path.is_dir():
            path = path / f"{_stem(self.rows)}.{ENDINGS[FORMS[self.forms.cursor][1]]}"
        if path.exists() and self._asked != path:
            self._asked = path
            self.say(say("export.exists"))
            return
        name, form = FORMS[self.forms.cursor]
        table = table_of(self.rows, self.columns, words=form != "json")
        part = path.with_name(f".{path.name}.part")
        try:
            part.write_text((BOM if name == "excel" else "") + written(table, form), "utf-8", newline="")
            part.replace(path)
        except (OSError, ValueError) as error:
            self.say(say("export.failed", why=getattr(error, "strerror", None) or error))
            return
        self.dismiss(say("export.wrote", size=size_of(table), file=short(path)))


def _stem(rows: Sequence[MetricRow]) -> str:
    """``开封市-2020``; ``govtui`` for several reports."""
    reports = {id(row.about): row.report for row in rows}
    if len(reports) != 1:
        return "govtui"
    cover = next(iter(reports.values())).cover
    parts = [cover.place.name if cover.place else "", str(cover.year or "")]
    return "-".join(part for part in parts if part) or "govtui"
