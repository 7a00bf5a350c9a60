"""``govtui library VERB``: what each verb is told, and the commands that some of them are."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import get_args

from tui.cli.forms import form_of
from tui.cli.options import add_reports, count, one_of
from tui.cli.output import readable
from tui.cli.usage import Help, Parser, UsageError
from tui.locale import Language, say

VERBS = ("info", "verify", "repair", "compact", "remove")
"""What ``govtui library`` does with the library's own file."""
ALL = ("list", "export", *VERBS)


def verb_lines() -> list[str]:
    """A line of help a verb."""
    return [f"  govtui library {name:<9}{say(f'cli.about.library.{name}')}" for name in ALL]


def as_command(words: list[str]) -> tuple[str, list[str]]:
    """The command that ``govtui library VERB`` is, and its words.

    Raises:
        UsageError: there is no such verb.
    """
    at = next(
        (at for at, word in enumerate(words) if not word.startswith("-") and words[at - 1 : at] != ["--lang"]), None
    )
    if at is None:
        return ("library" if {"-h", "--help"} & set(words) else "info"), words
    verb, rest = words[at], words[:at] + words[at + 1 :]
    if verb == "list":
        return "list", ["--library", *rest]
    if verb == "export":
        return "metrics", ["--library", *_form(rest), *rest]
    if verb in VERBS:
        return verb, rest
    known = ", ".join(("list", "export", *VERBS))
    raise UsageError(say("cli.library.verb", given=verb, known=known), say("cli.usage.help", command="govtui library"))


def _form(words: list[str]) -> list[str]:
    """The form of an export where neither an option nor the name of the file says one: CSV."""
    if any(word.partition("=")[0] in ("--format", "--dictionary") for word in words):
        return []
    files = [word.partition("=")[2] for word in words if word.startswith("--output=")]
    files += [after for word, after in pairwise(words) if word == "--output"]
    return [] if form_of(Path(files[-1]) if files else None) else ["--format", "csv"]


def verb_parser(verb: str) -> Parser:
    """The words and options of one of ``VERBS``, and its help."""
    parser = Parser(
        prog=f"govtui library {verb}",
        description=say(f"cli.about.library.{verb}"),
        formatter_class=Help,
        add_help=False,
        allow_abbrev=False,
    )
    parser.set_defaults(verb=verb)
    places, options = parser.add_argument_group(say("cli.arguments")), parser.add_argument_group(say("cli.options"))
    if verb == "remove":
        places.add_argument("wanted", type=readable, metavar="PATH|ID", nargs="*", help=say("cli.help.removed"))
        add_reports(parser.add_argument_group(say("cli.search.filters")))
        options.add_argument("--yes", action="store_true", help=say("cli.help.yes"))
    if verb == "repair":
        options.add_argument("--jobs", type=count, metavar="N", help=say("cli.help.jobs"))
    options.add_argument("--lang", type=one_of(get_args(Language)), metavar="en|zh", help=say("cli.help.lang"))
    options.add_argument("-h", "--help", action="help", help=say("cli.help.help"))
    return parser
