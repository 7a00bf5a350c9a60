"""``govtui jump QUERY PATH…``: the ranking of the jump box, printed."""

from __future__ import annotations

import argparse

from tui.cli.arguments import UsageError


def jump(given: argparse.Namespace) -> int:
    """Rank topics, headings, indicators and reports against the query."""
    raise UsageError("jump is not there yet")
