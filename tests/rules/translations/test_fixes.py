"""What fixes make of the lists of translations: what the files say, in the site's order."""

import pytest

from tests.rules.fixing import SAFE, UNSAFE, fixed_site
from tests.rules.translations.sites import HUGO

FILES = "-- content/a.zh-tw.md --\n-- content/a.en.md --\n"


def mended(page: str, code: str, files: str = "") -> tuple[str, str]:
    """The page with its safe fixes, and with all."""
    text = f"{HUGO}-- content/a.md --\n{page}{files}"
    # A list may be left with the page's own language, which another rule removes.
    done = (fixed_site(text, code, level=level, new=("TR002",)) for level in (SAFE, UNSAFE))
    safe, unsafe = (changed.get("content/a.md", page) for changed in done)
    return safe, unsafe


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("---\ntranslations: [en] # 注\n---\n", "---\ntranslations: [zh-TW, en] # 注\n---\n"),
        ("---\ntranslations: ['en']\n---\n", "---\ntranslations: ['zh-TW', 'en']\n---\n"),
        (
            "---\r\ntranslations:\r\n  - zh_CN # 注\r\n  - en\r\n---\r\n",
            "---\r\ntranslations:\r\n  - zh_CN # 注\r\n  - zh-TW\r\n  - en\r\n---\r\n",
        ),
        ("+++\ntranslations = ['en']\n+++\n", "+++\ntranslations = ['zh-TW', 'en']\n+++\n"),
        ('{"translations": "zh-TW"}\n', '{"translations": ["zh-TW", "en"]}\n'),
    ],
)
def test_translations_that_exist_are_listed(page: str, after: str) -> None:
    assert mended(page, "TR001", FILES) == (after, after)


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("---\ntranslations: [zh-CN, en]\n---\n", "---\ntranslations: [zh-CN]\n---\n"),
        ("---\ntranslations: [en, fr, zh-CN]\n---\n", "---\ntranslations: [zh-CN]\n---\n"),
        ("---\ntitle: a\ntranslations: en # 注\n---\n", "---\ntitle: a\n---\n"),
        ("+++\ntranslations = ['zh-CN', 'en']\n+++\n", "+++\ntranslations = ['zh-CN']\n+++\n"),
    ],
)
def test_what_is_not_there_leaves_the_list_where_the_user_agrees(page: str, after: str) -> None:
    assert mended(page, "TR001") == (page, after)


def test_a_list_that_says_nothing_goes_where_the_user_agrees() -> None:
    page = '---\ntitle: a\ntranslations: ["zh-CN"] # 注\nlang: zh-CN\n---\n'
    assert mended(page, "TR002") == (page, "---\ntitle: a\nlang: zh-CN\n---\n")
