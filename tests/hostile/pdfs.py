"""PDFs put together object by object."""

from __future__ import annotations

import zlib


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def stored(data: bytes, about: bytes = b"") -> bytes:
    """A stream as it is."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), about, data)


def flate(data: bytes, times: int = 1) -> bytes:
    filters = b" ".join([b"/FlateDecode"] * times)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return b"<< /Length %d /Filter [%b] >>\nstream\n%b\nendstream" % (len(data), filters, data)


def page(content: bytes, kids: bytes = b"3 0 R", count: int = 1) -> bytes:
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>",
            content,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def deep_pages(levels: int) -> bytes:
    """One page, so many nodes of the page tree below its root."""
    nodes = [
        b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (max(2, n), n + 1) for n in range(2, levels + 2)
    ]
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            *nodes,
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 %d 0 R >> >> >>" % (levels + 1, levels + 3, levels + 4),
            stored(DRAWN),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def forms(count: int, times: int, last: bytes) -> bytes:
    """A page of drawings in drawings: each draws the next so many times, and the last one what is given."""
    names = b" ".join(b"/X%d %d 0 R" % (n, 7 + n) for n in range(count))
    drawings = [b"/X%d Do " % (n + 1) * times for n in range(count - 1)] + [last]
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
            stored(DRAWN + b" /X0 Do"),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Font << /F1 5 0 R >> /XObject << %b >> >>" % names,
            *(
                stored(drawing, b"/Type /XObject /Subtype /Form /BBox [0 0 900 900] /Resources 6 0 R")
                for drawing in drawings
            ),
        ]
    )


DRAWN = b"BT /F1 9 Tf 10 700 Td (The work of the year is told here in full) Tj ET\n"
