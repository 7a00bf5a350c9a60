"""What a document would do or hide: nothing runs, nothing is fetched, and what nobody sees is no part of its text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from parser.sources import SourceError, load_bytes
from tests.hostile import active

WATCH = """
import os, sys
def told(event, given):
    if event.startswith("socket.") or event in ("urllib.Request", "subprocess.Popen", "os.system", "os.exec"):
        if event == "subprocess.Popen" and "pdf_pages.py" in str(given[1]):
            return
        with open(os.environ["WATCHED"], "a") as out:
            out.write(f"{event} {given!r}\\n")
        raise PermissionError(event)
sys.addaudithook(told)
"""
READS = """
import resource, sys, time
from parser.sources import SourceError, load_bytes
from tests.hostile import active
for kind, files in (("pdf", active.PDFS), ("docx", active.DOCX), ("html", active.HTML)):
    for name, (data, word) in files.items():
        began = time.monotonic()
        try:
            text = load_bytes(data, f"a.{kind}").text
            assert word in text, (name, text[:200])
            assert not set(text) & set("\\u202e\\x1b") and "EMBEDDED" not in text and "root:" not in text, name
            assert len(text) < 20_000_000, name
        except SourceError as error:
            assert not word, (name, error)
        assert time.monotonic() - began < 60, name
if len(sys.argv) > 1:
    import socket
    socket.getaddrinfo("evil.example", 80)
for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
    assert resource.getrusage(who).ru_maxrss < 2.5 * 1024 * 1024, "KiB"
"""


@pytest.mark.parametrize("name", active.DOCX)
def test_what_nobody_sees_in_a_word_document_is_not_read(name: str) -> None:
    data, text = active.DOCX[name]
    assert load_bytes(data, "a.docx").text == text


@pytest.mark.parametrize("name", active.HTML)
def test_what_nobody_sees_in_a_page_is_not_read(name: str) -> None:
    data, text = active.HTML[name]
    if text:
        assert load_bytes(data, "a.html").text == text
    else:
        with pytest.raises(SourceError, match="deep"):
            load_bytes(data, "a.html")


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as Unix does")
@pytest.mark.parametrize("asks", [False, True], ids=["files", "the watch itself"])
def test_nothing_runs_and_nothing_is_fetched(tmp_path: Path, asks: bool) -> None:
    """Watched in each process that is started on the way: the watch comes in as Python's own ``sitecustomize``."""
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    here = str(Path(__file__).parents[2])
    env = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{here}", "WATCHED": str(tmp_path / "watched")}
    ran = subprocess.run(
        [sys.executable, "-c", READS, *["ask"] * asks], env=env, cwd=here, capture_output=True, text=True
    )
    seen = (tmp_path / "watched").read_text() if (tmp_path / "watched").exists() else ""
    if asks:
        assert "socket.getaddrinfo" in seen and ran.returncode == 1
    else:
        assert (ran.returncode, seen) == (0, ""), ran.stderr
