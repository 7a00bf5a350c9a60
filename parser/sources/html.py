"""HTML as government sites serve it: the article found among the navigation.

The extracted text is written as Markdown's simplest marks (``#``, ``**``, ``|``), so that the
later stages see one form. The article is found by going down from the body for as long as one
child holds most of the text that is not a link.
"""

from __future__ import annotations

import html as _entities
import re
from typing import TYPE_CHECKING, Any

from parser.report import Source
from parser.sources import page_shape
from parser.sources.errors import SourceError
from parser.sources.raised import on_the_line
from parser.sources.table import as_lines
from parser.sources.text import decode
from parser.text.safety import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_HIDDEN = {"script", "style", "iframe", "noscript", "svg", "head", "template"}
_FURNITURE = {"nav", "header", "footer", "aside", "form", "select", "button"}
_SKIPPED = _HIDDEN | _FURNITURE
_HEADS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"ul", "ol", "li", "dl", "dt", "dd"}
_BOXES = {"p", "div", "section", "article", "main", "body", "blockquote", "center", "pre", "figure", "figcaption"}
_BLOCKS = _HEADS | _LISTS | _BOXES | {"td", "th"}
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_SHARE = 0.8  # a child with this much of the text holds the article
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.I)
_STYLED = {"span", "font"}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_DEEPEST = page_shape.DEEPEST
"""Levels of nesting followed, as many as a page may have."""
_MOST_WEIGHED = 1_000_000
"""Links, and fifties of characters, gone through in the search for the article; then all that is left is taken."""


def load(data: bytes, name: str) -> Source:
    """An HTML page as a ``Source`` of its article's text.

    Raises:
        SourceError: selectolax is not installed, or the page holds no text.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise SourceError(f"{name}: HTML needs the extra 'html': install govtui[html], then open it again.") from None
    declared = _CHARSET.search(data[:2048])
    text, encoding, warnings = decode(data, declared.group(1).decode("ascii", "ignore") if declared else None)
    refused = page_shape.refused(text)
    if refused:
        raise SourceError(f"{name}: the page {refused}, as no page of a report does. Save its text from a browser.")
    tree = LexborHTMLParser(text)
    body = tree.body
    lines: list[str] = []
    if body is not None:
        article = _article(body)
        lines = [line for line in _lines(article) if line]
        title = _title(tree, lines)
        if title:
            lines.insert(0, f"# {title}")
    if not lines:
        raise SourceError(f"{name}: the page holds no text (it may be filled in by a script). Save it from a browser.")
    return Source(name, clean("\n".join(lines)), "html", encoding, warnings)


class _Scales:
    """Weighs nodes: the characters of text under each that are not links."""

    def __init__(self) -> None:
        self.work = 0
        """Links and text gone through so far."""

    def weight(self, node: Any) -> int:
        """The weight of a node."""
        links = node.css("a")
        text = node.text(deep=True)
        self.work += len(links) + len(text) // 50
        return len(text.strip()) - sum(len(link.text(deep=True).strip()) for link in links)


def _article(body: Any) -> Any:
    scales = _Scales()
    node, whole = body, scales.weight(body)
    for _ in range(_DEEPEST):
        if scales.work > _MOST_WEIGHED:
            break
        heavy, most = None, -1
        for child in node.iter(include_text=False):
            if child.tag not in _SKIPPED and (weight := scales.weight(child)) > most:
                heavy, most = child, weight
        if heavy is None or heavy.tag in ("p", "span", "table", "tbody", "tr", "b", "strong", "font"):
            # a layout table's one cell is the article, a table of figures is not
            if heavy is None or heavy.tag in ("p", "span", "b", "strong", "font"):
                break
            if len(heavy.css("td,th")) > 3 and heavy.tag == "table":
                break
        if most < _SHARE * whole:
            break
        node, whole = heavy, most
    return node


def _title(tree: Any, lines: list[str]) -> str:
    start = "".join(lines[:6]).replace(" ", "")
    for selector in ("h1", "h2", "title"):
        found = tree.css_first(selector)
        if found is not None:
            title = _SPACES.sub(" ", found.text(deep=True)).strip().split("_")[0].split("|")[0].strip()
            if "报告" in title and title.replace(" ", "") not in start:
                return title
    return ""


def _lines(article: Any) -> Iterator[str]:
    """The article's text, a block a line."""
    out: list[str] = []
    line: list[str] = []
    bold_ends = 0
    """So many pieces of the line when the last of them closed what is bold, and nothing stands behind it yet."""

    def end(prefix: str = "") -> None:
        nonlocal bold_ends
        bold_ends = 0
        text = _SPACES.sub(" ", "".join(line)).strip(" ")
        line.clear()
        if text:
            out.append(f"{prefix} {text}" if prefix else text)

    def walk(node: Any, depth: int, blank: bool = False) -> None:
        """``blank``: nothing but white space stands in it, which need not be found again at each level."""
        nonlocal bold_ends
        for child in node.iter(include_text=True):
            tag = child.tag or ""  # some that no standard knows have none
            if tag in ("-text", "_text", "#text"):
                line.append(child.text(deep=False) or "")
            elif tag in _SKIPPED or _is_hidden(child) or tag.startswith(("-", "_", "!")) or depth > _DEEPEST:
                continue
            elif tag == "br":
                end()
            elif tag == "table" and not _is_layout(child):
                end()
                out.extend(_table(child))
            elif tag in _BLOCKS:
                end()
                walk(child, depth + 1, blank)
                end(_HEADINGS.get(tag, ""))
            elif not blank and _is_bold(child) and not child.css_first("p,div,br"):
                if bold := child.text(deep=True).strip():
                    if line and bold_ends == len(line):
                        line.pop()  # （一） and its title in bold of their own are one
                    else:
                        line.append("**")
                    line.extend((bold, "**"))
                    bold_ends = 0 if "*" in bold else len(line)
                else:
                    walk(child, depth + 1, blank=True)
            elif tag == "sup":
                line.append(on_the_line(line[-1] if line else "", child.text(deep=True)))
            else:
                walk(child, depth + 1, blank)

    walk(article, 0)
    end()
    yield from (_entities.unescape(line) if "&" in line else line for line in out)


def _is_hidden(node: Any) -> bool:
    """Whether the page says of a part of the article that it is not shown."""
    said = node.attributes
    return bool(said) and ("hidden" in said or _NOT_SHOWN.search(said.get("style") or "") is not None)


def _is_bold(node: Any) -> bool:
    """Whether a node prints its text in bold: by its tag or, as in pages that were made in Word, by its style."""
    if node.tag in _STYLED:
        return _BOLD.search(node.attributes.get("style") or "") is not None
    return node.tag in ("b", "strong")


def _table(table: Any) -> list[str]:
    rows = table.css("tr")
    return as_lines([_SPACES.sub(" ", cell.text(deep=True)).strip() for cell in row.css("td,th")] for row in rows)


def _is_layout(table: Any) -> bool:
    """Whether a table holds another: what stands in its cells is then read as a page's boxes are."""
    return len(table.css("table")) > 1  # the first is the table itself
