"""The picture in the README shows what is printed now."""

import re
import sys
from html import unescape

import pytest

from docs.picture import PICTURE, drawn, printed

LINE = re.compile(r'<text class="cms-r\d+" [^>]*>([^<]*)</text>')


def words(picture: str) -> list[str]:
    """What is written in a picture; where lines are broken does not matter."""
    return "".join(map(unescape, LINE.findall(picture))).replace("\xa0", " ").split()


@pytest.mark.skipif(sys.platform == "win32", reason="the terminal it is drawn from is bash")
def test_the_picture_shows_what_is_printed() -> None:
    shown = printed()
    picture = PICTURE.read_text("utf-8")
    assert "".join(words(picture)) == "".join(shown.split()), "python -m docs.picture draws it anew"
    assert words(drawn(shown)) == words(picture)
    assert "url(" not in re.sub(r"url\(#", "", picture)
