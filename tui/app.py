"""The terminal app: screens, themes, commands. What it shows lives in ``screens`` and ``widgets``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.filter import Monochrome, NoColor
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES, Theme

from parser.text.safety import clean
from tui.beginning import Beginning
from tui.commands import COMMANDS, Situation, bindings
from tui.figures import RED_RISE_CSS
from tui.locale import language, say, set_language
from tui.news import drop
from tui.screens.main import MainScreen
from tui.screens.painting import Painter
from tui.themes import DARK, LIGHT, THEMES, defaults

if TYPE_CHECKING:
    from textual.filter import LineFilter

    from tui.remembering import Memory

_OURS = {theme.name: theme for theme in THEMES}


class Govtui(Beginning, inherit_bindings=False):
    """govtui on a terminal."""

    TITLE = "govtui"
    CSS_PATH = "screens/main.tcss"
    CSS = RED_RISE_CSS
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    COMMAND_PALETTE_BINDING = ""
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, paths: Sequence[Path], memory: Memory | None = None, library: Path | None = None) -> None:
        # before all else: a theme put on later would have every style parsed twice before the first frame
        self.set_reactive(App.theme, memory.chosen.theme({**BUILTIN_THEMES, **_OURS}) if memory else DARK.name)
        super().__init__()
        self.memory = memory
        self.paths = memory.order(paths) if memory else list(paths)
        if memory:
            self.set_class(memory.chosen.red_rise, "-red-rise")
        if self.no_color:  # Textual would turn colours into greys; NO_COLOR asks for none
            self.add_class("-nocolor")
            self._filters = [NoColor() if isinstance(each, Monochrome) else each for each in self._filters]
        self.library = library
        self.main = MainScreen(len(self.paths) or int(library is not None))
        self.ending = None

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's and ours."""
        return {**super().available_themes, **_OURS}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for themes that are not ours."""
        return defaults(self.current_theme)

    def get_default_screen(self) -> Screen[Any]:
        """The main screen."""
        return self.main

    def exit(self, result: int | None = None, return_code: int = 0, message: Any = None) -> None:
        """Leave; seen to from outside, so that nothing that hangs holds the terminal."""
        if self.ending:
            self.ending.leaving(return_code)
        super().exit(result, return_code, message)

    def _fatal_error(self) -> None:
        """It broke: what is remembered is saved, the terminal put back, and where it broke is told, in plain words.

        Once it was told to leave, what is still in the making finds gone what it is made for: that is no fault.
        """
        if self._exit:
            self._close_messages_no_wait()
            return
        if self.ending:
            self.ending.leaving(1)
        from tui.broken import account

        error = sys.exc_info()[1] or self._exception
        if error is not None and not self._exit_renderables:
            self._exit_renderables.append(account(error))
        self._close_messages_no_wait()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something at the corner. It may hold words of a file, or its name: it is never markup."""
        super().notify(clean(message), title=clean(title), severity=severity, timeout=timeout, markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """What stands on the terminal is not known: it may have had another size in between, too short for Textual to
        hear of it, and lost what lay outside of that. Where the window is as it was drawn, nobody else draws it anew.
        """
        Painter.forget()
        if self._size is not None and self.screen_stack and event.size == self.screen._compositor.size:
            self.refresh()

    def come_back(self) -> None:
        """All is drawn anew: from the background, say, where the terminal shows what the shell left."""
        Painter.forget()
        self.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Where the terminal draws lines two columns wide, they are drawn in ASCII."""
        filters = super().get_line_filters()
        if self.memory and self.memory.chosen.ambiguous_width == "wide":
            from tui.settings.plain_lines import PlainLines

            return [*filters, PlainLines()]
        return filters

    # -- commands

    async def action_command(self, command_id: str) -> None:
        """Carry out a command, or say why it does not apply."""
        command = COMMANDS[command_id]
        if not self.main.furnished and command_id != "app.quit":
            return
        if (reason := command.reason(self.main.situation())) is not None:
            self.main.foot.say(reason, warning=True)
            return
        target: Any = self if command.where == "app" else self._target(command.where)
        if target is None:
            return
        act: Callable[[], Any] = getattr(target, command.action)
        drop(self)
        self.main.foot.fade()
        result = act()
        if hasattr(result, "__await__"):
            await result
        self.main.keep_step()
        self.main.update_foot()

    def _target(self, where: str) -> Any:
        screen = self.screen
        if screen.id == where:
            return screen
        if where == "reader" and screen is self.main:
            return self.main.reader  # of two beside each other, the one that is read
        return next(iter(screen.query(f"#{where}")), None)

    def action_language(self) -> None:
        """The other language, everywhere at once."""
        set_language("zh" if language() == "en" else "en")
        if self.memory:
            self.memory.keep_language()
        self.main.relabel()
        self.main.foot.say(say("language.now"))

    def action_theme(self) -> None:
        """Paper or lamplight."""
        self._wear(LIGHT.name if self.current_theme.dark else DARK.name)

    def _wear(self, theme: str) -> None:
        self.theme = theme
        if self.memory:
            self.memory.keep(self.main, theme)
        self.main.foot.say(say("theme.now", name=theme))

    def action_help(self) -> None:
        """Every key, and what it does; Enter does it. Over a box, the keys of the box."""
        from tui.screens.box import Box
        from tui.screens.help import HelpBox

        if isinstance(self.screen, HelpBox):
            return
        box = self.screen.where if isinstance(self.screen, Box) else None
        now = Situation(pane=box) if box else self.main.situation()
        self.push_screen(HelpBox(now, alone=box is not None), self._chosen)

    def action_palette(self) -> None:
        """Every command, by name."""
        from tui.screens.palette import PaletteBox, entries

        themes = sorted(self.available_themes, key=lambda name: (not name.startswith("govtui"), name))
        offered = entries(self.main.situation(), self.main.shelf.reports, themes)
        self.push_screen(PaletteBox(offered), self._chosen)

    def action_forget(self) -> None:
        """Ask whether all that is remembered shall be forgotten."""
        from tui.screens.forget import ForgetBox

        self.push_screen(ForgetBox(self.main.state), self._forget)

    def _forget(self, sure: bool | None) -> None:
        if not sure:
            return
        done = self.memory.forget() if self.memory else self.main.state.forget()
        self.main.forget()
        self.main.foot.say(say("forget.done") if done else self.main.state.message, warning=not done)

    def _chosen(self, entry: str | None) -> None:
        """Carry out what was chosen in a box."""
        kind, _, name = (entry or "").partition(":")
        if kind == "theme":
            self._wear(name)
        elif kind == "open":
            self.main.open_by_id(name)
        elif entry:
            self.call_later(self.action_command, entry)  # when the box is closed
