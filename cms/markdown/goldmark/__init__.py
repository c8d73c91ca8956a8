"""Markdown as goldmark 1.8.6 reads it, with the extensions that Hugo 0.168 adds.

No other reader agrees with it: CommonMark leaves tables, footnotes, definition lists, bare URLs
and attributes open, and goldmark differs from it in dozens of corners (``[^1](x)``, ``<<b>``,
``"https://…"``). So blocks and inlines are read here, line by line and mark by mark in its order,
and compared with the real Hugo in ``tests/markdown``. Nothing is rendered.
"""
