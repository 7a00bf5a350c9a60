r"""A table as LaTeX: a ``tabular`` with the rules of booktabs, every sign of TeX's own escaped.

It needs ``\usepackage{booktabs}``; Chinese needs XeLaTeX or LuaLaTeX with ctex.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from parser.export.table import Cell, Table, plain
from parser.text.safety import clean

_BREAKS = re.compile(r"\s+")
_SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"$<$",
    ">": r"$>$",
    "≤": r"$\leq$",
    "≥": r"$\geq$",
    "≈": r"$\approx$",
    "↑": r"$\uparrow$",
    "↓": r"$\downarrow$",
    "−": r"$-$",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    # a bracket or star that begins a row would be taken for an argument of the \\ before it
    "[": "{[}",
    "*": "{*}",
} | {char: "\\" + char for char in "&%$#_{}"}
_ESCAPED = re.compile("[" + re.escape("".join(_SIGNS)) + "]|--+|''+")


def latex_pieces(tables: Iterable[Table]) -> Iterator[str]:
    """The tables, which have the same columns, as one ``tabular``; a row is a line."""
    begun = False
    for table in tables:
        if not begun:
            begun = True
            yield "% \\usepackage{booktabs}; for Chinese: xelatex or lualatex with \\usepackage{ctex}\n"
            yield "\\begin{tabular}{" + "".join(column.align[0] for column in table.columns) + "}\n\\toprule\n"
            yield _row([escaped(column.title) for column in table.columns]) + "\\midrule\n"
        yield "".join(_row([_cell(cell) for cell in row]) for row in table.rows)
    if begun:
        yield "\\bottomrule\n\\end{tabular}\n"


def escaped(text: str) -> str:
    """``text`` as TeX prints it: nothing in it is a command, a comment, a ligature or a line end."""
    return _ESCAPED.sub(_sign, _BREAKS.sub(" ", clean(text)).strip())


def _sign(found: re.Match[str]) -> str:
    sign = found[0]
    return _SIGNS[sign] if sign in _SIGNS else "{}".join(sign)  # -- and '' would be joined to one sign


def _cell(cell: Cell) -> str:
    if isinstance(cell, Decimal | int) and cell < 0:
        return f"${plain(cell)}$"  # a minus, not a hyphen
    return escaped(plain(cell))


def _row(cells: list[str]) -> str:
    return " & ".join(cells) + " \\\\\n"
