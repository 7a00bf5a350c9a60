"""Which rows the metric table shows, and turning it over to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.locale import say
from tui.reading.names import label
from tui.reading.scopes import SCOPES, Scope, rows_hit, rows_in, rows_on, section_of, topic_of
from tui.reading.trail import heading_text
from tui.screens.searching import Searching
from tui.topic_names import topic_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.table import MetricRow


class Turning(Searching, inherit_bindings=False):
    """The part of the main screen that fills the table."""

    def __init__(self) -> None:
        super().__init__()
        self.scope: Scope | None = None
        """What the table shows; ``None`` until that is chosen: the report where the table is high enough to show
        where in it one is, else the section.
        """
        self._rows_of: tuple[object, ...] | None = None
        """What the rows in the table are of: while it is the same, they stay."""
        self._all: tuple[tuple[str, ...], list[MetricRow]] = ((), [])

    @property
    def table_is_high(self) -> bool:
        """Whether it stands beside the text, and not under it."""
        return self.has_class("-wide") and len(self.sides) == 1

    def forget_rows(self) -> None:
        """The table is to be filled anew."""
        self._rows_of = None

    def possible(self, scope: Scope) -> bool:
        """Whether the table can be turned to it now."""
        if scope == "hits":
            return bool(self.reader.hits)
        if scope == "all":
            return len(self.shelf.reports) > 1
        if scope == "topic":
            return self.trail is not None and topic_of(self.trail, self.section) is not None
        return True

    @property
    def scope_now(self) -> Scope:
        """What the table shows now: what was chosen, where that is possible."""
        if self.scope is not None and self.possible(self.scope):
            return self.scope
        return "report" if self.table_is_high else "section"

    def fill_table(self) -> None:
        """Show the rows of what it is turned to, unless they are there."""
        if self.report is None or self.trail is None or not self.table.display:
            return
        scope, hits, trail, rows = self.scope_now, self.reader.hits, self.trail, self.side.rows
        number = section_of(trail, self.section) if scope == "section" else None
        topic = topic_of(trail, self.section) if scope == "topic" else None
        if scope == "section" and number is None:
            scope = "report"
        # the hits themselves are kept in it, so that no other list can have their id
        now = (scope, self.report.id, number, topic, *((id(hits), hits) if scope == "hits" else ()))
        if scope == "all":
            now = ("all", *(report.id for report in self.shelf.reports))
        if now == self._rows_of:
            return
        self._rows_of = now
        if number is not None:
            self.table.show(rows_in(rows, trail, number), heading_text(trail.sections[number]), len(rows))
        elif topic is not None:
            self.table.show(rows_on(rows, topic), f"{topic_name(topic)} · {label(self.report)}", len(rows))
        elif scope == "hits":
            self.table.show(rows_hit(rows, hits), f"{say('table.about.hits')} · {label(self.report)}", len(rows))
        elif scope == "all":
            self.table.show(self._rows_of_all(), say("table.about.all", count=len(self.shelf.reports)))
        else:
            self.table.show(rows, label(self.report))

    def _rows_of_all(self) -> Sequence[MetricRow]:
        from tui.widgets.table import rows_of

        ids = tuple(report.id for report in self.shelf.reports)
        if self._all[0] != ids:
            self._all = ids, rows_of(self.shelf.reports)
        return self._all[1]

    # -- searching tells which rows are hit

    def _search(self, words: str) -> None:
        super()._search(words)
        self.fill_table()

    def _search_done(self, kept: bool) -> None:
        super()._search_done(kept)
        self.fill_table()

    def action_escape(self) -> None:
        """One step back; what was found may be forgotten with it."""
        super().action_escape()
        self.fill_table()

    # -- turning

    def action_turn_rows(self) -> None:
        """The table shows the next of: section, topic, report, search hits, all reports."""
        turned = SCOPES.index(self.scope_now)
        order = SCOPES[turned + 1 :] + SCOPES[: turned + 1]
        self._turn_to(next(scope for scope in order if self.possible(scope)))

    def action_section_rows(self) -> None:
        """The table shows the section one reads."""
        self._turn_to("section")

    def action_topic_rows(self) -> None:
        """The table shows the topic of the section one reads."""
        self._turn_to("topic")

    def action_report_rows(self) -> None:
        """The table shows the whole report."""
        self._turn_to("report")

    def action_hit_rows(self) -> None:
        """The table shows what was searched for."""
        self._turn_to("hits")

    def action_all_rows(self) -> None:
        """The table shows all open reports."""
        self._turn_to("all")

    def _turn_to(self, scope: Scope) -> None:
        if not self.possible(scope):
            self.foot.say(say(f"why.no-{scope}-rows"), warning=True)
            return
        self.scope = scope
        self.open_table()
        self.call_after_refresh(self.fill_table)
        self.foot.say(say(f"table.scope.{scope}"))
