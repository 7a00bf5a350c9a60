"""The export box: where to, and in which form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.binding import BindingType

from parser import __version__
from parser.export.columns import dictionary
from parser.export.forms import FORMS, FormName, MissingExtraError, form_pieces, require
from parser.export.table import Table
from parser.sources.looking import is_folder
from parser.text.safety import clean
from tui.commands import bindings
from tui.copying import size_of, table_of
from tui.locale import say
from tui.saving import save, whole
from tui.screens.box import Box, BoxLines
from tui.settings.paths import short
from tui.troubles import in_words
from tui.widgets.lines import Span
from tui.widgets.table.rows import MetricRow

OFFERED: tuple[tuple[str, FormName], ...] = (
    ("csv", "csv"),
    ("excel", "csv"),
    ("xlsx", "xlsx"),
    ("tsv", "tsv"),
    ("markdown", "markdown"),
    ("html", "html"),
    ("latex", "latex"),
    ("json", "json"),
    ("jsonl", "jsonl"),
    ("parquet", "parquet"),
)
"""Name, and how it is written; ``excel`` is CSV that begins with a byte-order mark."""


class Made(NamedTuple):
    """A table made elsewhere, to be written in place of rows."""

    stem: str
    """The file's name, without ending."""
    people: Table
    """For forms that people read first."""
    data: Table
    """For all others."""


class Forms(BoxLines):
    """The forms, one a line."""

    @property
    def count(self) -> int:
        """How many."""
        return len(OFFERED)

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """Name and what it is good for."""
        name, form = OFFERED[number]
        return [(f"  {say(f'export.form.{name}')}", "")], f".{FORMS[form].ending} "


class ExportBox(Box[str]):
    """Writes the rows to a file; gives back what it did, in words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("export")]
    PLACEHOLDER = "export.path"

    def __init__(
        self,
        rows: Sequence[MetricRow],
        columns: Sequence[str],
        folder: Path | None = None,
        *,
        download: bool = False,
        made: Made | None = None,
    ) -> None:
        self.forms = Forms()
        self.made = made
        self._stem = made.stem if made else _stem(rows)
        name = f"{self._stem}.csv"
        super().__init__("export", self.forms, name if download else short((folder or Path.cwd()) / name))
        self.rows = rows
        self.columns = columns
        self.download = download
        """In a web page: the browser is given the file, under a name and no path."""
        self._asked: Path | None = None
        """The file that one was asked about writing over."""

    def on_mount(self) -> None:
        """CSV first."""
        super().on_mount()
        self.forms.fresh()
        self.say_count(say("export.rows", rows=len(self.made.data.rows if self.made else self.rows)))

    def on_box_lines_moved(self) -> None:
        """The file's name ends as its form does."""
        ending = _ending(self.typed.value)
        if ending and ending != self._ending:
            self.typed.value = f"{self.typed.value.removesuffix(ending)}{self._ending}"
        self.typed.cursor_position = len(self.typed.value)

    def on_box_lines_picked(self) -> None:
        """With the mouse."""
        self.on_box_lines_moved()

    def typing(self, text: str) -> None:
        """Another name: asked anew; an ending that one types chooses its form."""
        self._asked = None
        if (ending := _ending(text)) and ending != self._ending:
            self.forms.stand_on(next(at for at, (_, form) in enumerate(OFFERED) if FORMS[form].ending == ending))

    def action_complete(self) -> None:
        """The rest of a file's or folder's name, as far as only one goes on so; what there is, where several do."""
        typed = self.typed.value
        if self.download:
            return
        folder, _, begun = typed.rpartition("/")
        try:
            within = _path(f"{folder}/" if folder or typed.startswith("/") else ".")
            names = sorted(f"{each.name}{'/' * each.is_dir()}" for each in within.iterdir())
        except OSError as error:
            self.say(say("export.failed", why=in_words(error)))
            return
        names = [name for name in names if name.startswith(begun) and (begun or not name.startswith("."))]
        more = "".join(chars[0] for chars in takewhile(lambda chars: len(set(chars)) == 1, zip(*names, strict=False)))
        if len(more) > len(begun):
            self.typed.value = typed[: len(typed) - len(begun)] + more
            self.typed.cursor_position = len(self.typed.value)
        elif len(names) != 1:
            self.say(clean("  ".join(names)) if names else say("export.no-such"))

    def action_write(self) -> None:
        """Write the file; a file that is there is written over only when asked twice."""
        if not self.typed.value.strip():
            self.say(say("export.no-path"))
            return
        name, form = OFFERED[self.forms.cursor]
        # a page is given a file to keep; what lies on the disk of the server is not its business
        typed = self.typed.value.strip()
        path = Path(Path(typed).name) if self.download else _path(typed)
        if is_folder(path) and not self.download:
            path = path / f"{self._stem}.{self._ending}"
        try:
            require(form)
        except MissingExtraError as missing:
            self.say(say("export.no-extra", extra=missing.extra))
            return
        if not self.download and self._asked != path and (question := _question(path)):
            self._asked = path
            self.say(question)
            return
        self.say(say("export.writing"))
        # a hundred thousand rows take seconds, in which the screen goes on
        self.run_worker(lambda: self._write(path, name, form), thread=True, exclusive=True, group="export")

    @property
    def _ending(self) -> str:
        return FORMS[OFFERED[self.forms.cursor][1]].ending

    def _write(self, path: Path, name: str, form: FormName) -> None:
        told = None
        if self.made:
            table = self.made.people if FORMS[form].people else self.made.data
        else:
            table = table_of(self.rows, self.columns, words=form not in ("json", "jsonl"))
            told = _titled(dictionary("metrics").having(table.keys), table)
        pieces = self._pieces(form, table, told, excel=name == "excel")
        if self.download:
            self.app.call_from_thread(self._hand_over, whole(pieces), path.name or "govtui", size_of(table))
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)  # where it is not there, one was asked
            save(pieces, path)
        except (OSError, ValueError) as error:
            self.app.call_from_thread(self.say, say("export.failed", why=in_words(error)))
            return
        self.app.call_from_thread(self._wrote, say("export.wrote", size=size_of(table), file=short(path)))

    def _pieces(
        self, form: FormName, table: Table, told: Table | None, *, excel: bool
    ) -> Iterator[str] | Iterator[bytes]:
        if form == "parquet":
            from parser.export.apart import parquet_apart

            return iter([parquet_apart([table], __version__)])
        return form_pieces(form, [table], __version__, name=self._stem, dictionary=told, excel=excel)

    def _hand_over(self, data: bytes, name: str, size: str) -> None:
        self.app.deliver_binary(BytesIO(data), save_filename=name)
        self._wrote(say("export.handed", size=size, file=clean(name)))

    def _wrote(self, told: str) -> None:
        if self.is_current:
            self.dismiss(told)
        else:  # the box was left while it wrote
            self.app.notify(told, markup=False)


def _path(typed: str) -> Path:
    """The path that is typed; ``~`` is one's home, and stays as it is before a name that is no one's."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def _ending(name: str) -> str:
    """How the name ends, where that is the ending of a form; else nothing."""
    ending = Path(name).suffix.removeprefix(".")
    return ending if any(FORMS[form].ending == ending for _, form in OFFERED) else ""


def _question(path: Path) -> str:
    """What is asked before a file is written over, or a folder made; nothing where neither is needed."""
    try:
        if path.exists():
            return say("export.exists")
        return "" if path.parent.is_dir() else say("export.no-folder", folder=clean(short(path.parent)))
    except (OSError, ValueError):
        return ""  # writing will say why


def _titled(told: Table, table: Table) -> Table:
    """A data dictionary that names the columns as the table's header does."""
    titles = {column.key: column.title for column in table.columns}
    return Table(told.columns, tuple((titles[str(row[0])], *row[1:]) for row in told.rows))


def _stem(rows: Sequence[MetricRow]) -> str:
    """``开封市-2020``; ``govtui`` for several reports."""
    reports = {id(row.about): row.report for row in rows}
    if len(reports) != 1:
        return "govtui"
    cover = next(iter(reports.values())).cover
    parts = [cover.place.name if cover.place else "", str(cover.year or "")]
    return "-".join(part for part in parts if part) or "govtui"
