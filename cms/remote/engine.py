"""httpcore, imported when something of it is needed first: HTTP/2, a proxy, a failure."""

from __future__ import annotations


def __getattr__(name: str) -> object:
    import httpcore

    return getattr(httpcore, name)
