"""An image whose name is written with other letters.

On the web `/images/Pier.png` and `/images/pier.png` are two addresses. macOS and Windows take them
for one file, so the image shows on the author's computer and is missing on the server. The
same holds for letters that look alike: `é` can be one character or an `e` with an accent, as macOS
writes it into names, and so can many Japanese and Korean letters.

Write the name exactly as the file has it. The fix does so, if readers get the image at the new
address; it is unsafe where several files differ in such letters only.

Flagged::

    -- hugo.toml --
    -- static/images/pier.png --
    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/images/Pier.PNG)

Fixed::

    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/images/pier.png)

Flagged::

    -- hugo.toml --
    -- static/images/pier.png --
    -- static/images/PIER.png --
    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/images/Pier.png)

Fixed (unsafe)::

    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/images/pier.png)

Clean::

    -- hugo.toml --
    -- static/images/pier.png --
    -- content/a.md --
    ---
    title: 码头
    ---
    ![灯塔岛码头](/images/pier.png)

Source: Hugo ``commands/hugobuilder.go``; file names are compared with the list of their folder.
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.model import Message, Severity, msg
from cms.rules.base import IMAGES, SiteFinding, site_rule
from cms.rules.images._missing_images import MissingImage, findings, seen
from cms.rules.site_pages import SitePages


@site_rule("IM003", Severity.ERROR, keys=(IMAGES,))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    return findings(pages, _message, "letters")


def _message(missing: MissingImage) -> Message:
    use, better = missing.use, missing.reason.better
    if use.destination.casefold() == better.casefold():
        return msg(
            "the file's name has other capitals than {address}, which shows on macOS and Windows "
            "and not on a web server: {seen}; write {better}",
            address=use.destination,
            seen=seen(use),
            better=better,
        )
    return msg(
        "the file's name looks like {address}, but is made of other Unicode characters: {seen}; "
        "copy its name from here: {better}",
        address=use.destination,
        seen=seen(use),
        better=better,
    )
