"""Help that teaches, in both languages, and the error of a command line that was not understood."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from tui.cli.errors import UsageError
from tui.locale import say

__all__ = ["Help", "Parser", "UsageError"]

# What a line of help keeps to its left when it goes on in a second line: a command's name, or space.
_MARGIN = re.compile(r"( *(?:govtui (?:library )?\w+ {2,})?)(.*)")


class Help(argparse.HelpFormatter):
    """Help that is wrapped by display width: a Chinese character takes two columns."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        from parser.export.width import wrap  # for the help page only: the screen does not wait for it

        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        from parser.export.width import wrap

        lines = []
        for line in text.splitlines():
            margin, told = _MARGIN.match(line).groups()  # type: ignore[union-attr]
            if margin == "  ":  # an example, to be copied as it stands
                lines.append(indent + line)
                continue
            parts = wrap(told, width - len(indent + margin)) or [""]
            lines += [indent + (margin if not n else " " * len(margin)) + part for n, part in enumerate(parts)]
        return "\n".join(lines)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks both languages and leaves ending the program to ``run``."""

    def error(self, message: str) -> NoReturn:
        for said in ("expected one argument", "unrecognized arguments", "the following arguments are required"):
            message = message.replace(said, say(f"cli.usage.{said.replace(' ', '-')}"))
        message = message.removeprefix("argument ")
        raise UsageError(message, say("cli.usage.help", command=self.prog))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", say("cli.usage.heading"), 1)

    def format_help(self) -> str:
        told = super().format_help().replace("usage:", say("cli.usage.heading"), 1)
        for group in self._action_groups:
            if group.title:
                told = told.replace(f"\n{group.title}:\n", f"\n{say('cli.named', name=group.title)}\n", 1)
        return told
