"""Who may talk to the server: a browser that was sent to this very address, and no other page.

A page elsewhere can make a browser open ``ws://127.0.0.1:8000/ws`` (WebSockets know no same-origin rule: RFC 6455,
10.2), or reach it under a name of its own that it has pointed at 127.0.0.1 (DNS rebinding). So each request must name
this server as its ``Host``, and what a page asks for must come from a page of this server (``Origin``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from aiohttp import web
from aiohttp.typedefs import Middleware

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    # the page runs what it was sent with and talks to where it came from; nothing is fetched from elsewhere
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server bound to ``host``."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def names(host: str, port: int) -> frozenset[str]:
    """What a browser may call a server bound to ``host``: its ``Host`` headers, in lower case.

    A loopback server answers to all names of the loopback. A server on all addresses (``0.0.0.0``) can't know its
    own names: it answers to any address written in figures, which no foreign name can be.
    """
    known = {host.lower()}
    if is_loopback(host):
        known |= {"localhost", "127.0.0.1", "[::1]"}
    if ":" in host and not host.startswith("["):
        known.add(f"[{host.lower()}]")
    return frozenset({f"{name}:{port}" for name in known} | (known if port in (80, 443) else set()))


def allowed(asked: str, known: frozenset[str], host: str, port: int) -> bool:
    """Whether ``asked``, a ``Host`` or the part of an ``Origin`` behind ``//``, names this server."""
    asked = asked.lower()
    if asked in known:
        return True
    if host not in ("0.0.0.0", "::", "[::]"):
        return False
    name, _, number = asked.rpartition(":") if not asked.endswith("]") and ":" in asked else (asked, "", "80")
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return name == "localhost" and number == str(port)
    return number == str(port)


def guard(host: str, port: int) -> Middleware:
    """The middleware that refuses strangers, and adds ``HEADERS`` to what is answered."""
    known = names(host, port)

    def own(origin: str) -> bool:
        scheme, _, asked = origin.partition("://")
        return scheme in ("http", "https") and allowed(asked, known, host, port)

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not allowed(request.headers.get("Host", ""), known, host, port):
            return web.Response(status=421, text="govtui: this is not the address it was opened at\n", headers=HEADERS)
        origins = request.headers.getall("Origin", [])
        if (origins or request.path == "/ws") and not (origins and all(map(own, origins))):
            return web.Response(status=403, text="govtui: only its own page may use it\n", headers=HEADERS)
        return await handler(request)

    return check


async def harden(_: web.Request, response: web.StreamResponse) -> None:
    """Add ``HEADERS`` to every answer that is about to be sent."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
