"""Puts the declared columns into docs/data.md: ``python -m parser.export.document``. A test keeps it up to date."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from parser.export.columns import TableName, dictionary
from parser.export.writers import markdown_text

PAGE = Path(__file__).parents[2] / "docs" / "data.md"
_TABLE = re.compile(r"(<!-- columns of (\w+) -->\n)(?:.*\n)*?(<!-- end -->)")


def page(text: str) -> str:
    """The page with the tables of columns as they are declared now."""
    return _TABLE.sub(lambda found: found[1] + markdown_text(dictionary(cast(TableName, found[2]))) + found[3], text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
