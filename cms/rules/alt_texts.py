"""Alternative texts: the images that could have one, and texts that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.hugo.render_hooks import keeps_html
from cms.hugo.site.image_files import is_image
from cms.markdown.references import Reference
from cms.rules.base import Page
from cms.rules.image_uses import is_dropped, is_markdown

_TEXTS = """
    图 图片 图像 图示 插图 配图 附图 照片 相片 图片描述 图片说明 图片名称 描述
    截图 截屏 屏幕截图 屏幕快照 插入图片描述 在这里插入图片描述 在此输入图片描述
    请输入图片描述 输入图片描述 输入图片说明
    圖 圖片 圖像 圖示 插圖 附圖 圖片描述 圖片說明 請輸入圖片描述
    截圖 螢幕截圖 螢幕擷取畫面
    alt alttext caption description figure image imagedescription images img imgalt inserted
    photo photos pic pics picture placeholder screencapture screengrab screenshot snapshot
    copiedimage pastedimage thumbnail untitled
"""
_KNOWN = frozenset(_TEXTS.split())
"""Without case, blanks and what separates words."""

_NUMBERED = re.compile(
    r"(?:image|img|photo|pic|picture|figure|fig|screenshot|dsc|dscn|mmexport|untitled|pastedimage"
    r"|图|图片|截图|截屏|屏幕截图|微信图片|微信截图|企业微信截图|圖|圖片|截圖|螢幕擷取畫面)?\d+"
)
_SEPARATORS = re.compile(r"[\s_.,:;：，。、（）()\[\]【】@#*-]+")
_SIGN = re.compile(rb"!\[")
_PLAIN = re.compile(rb"!\[([^\[\]\\]+)\]")
_HTML = re.compile(rb"<[iI][mM][gG]\b")
_FIGURE = re.compile(rb"\{\{[<%]\s*figure\b")
_MOST_WORDS = 2


def described(page: Page) -> Iterator[Reference]:
    """The images that readers get, wherever they lie; those of ``srcset`` go with another.

    Those of parameters without names are left out: which one is the text is not known.
    There are none where all texts are plain words, which is told without reading the Markdown.
    """
    if not is_markdown(page) or _is_plain(page):
        return
    for reference in page.images:
        is_other = reference.form == "srcset" or (
            reference.form == "html" and reference.name != "img"
        )
        is_nameless = reference.form == "shortcode" and reference.parameter.isdecimal()
        if not is_other and not is_nameless and not is_dropped(page, reference):
            yield reference


def is_generic(text: str) -> bool:
    """Whether a text would do for any image."""
    bare = _SEPARATORS.sub("", text.casefold())
    return bare in _KNOWN or _NUMBERED.fullmatch(bare) is not None


def is_file_name(text: str) -> bool:
    """Whether a text is the name of an image file, and nothing else."""
    if not is_image(text):
        return False
    return len(text.split()) <= _MOST_WORDS or is_generic(text.rpartition(".")[0])


def _is_plain(page: Page) -> bool:
    """Whether every image that the body could have has a text that says something."""
    text = page.image_text
    if page.site.settings.image_shortcodes or _FIGURE.search(text):
        return False
    if _HTML.search(text) and keeps_html(page.language):
        return False
    count = 0
    for match in _PLAIN.finditer(text):
        count += 1
        alternative = match[1].decode("utf-8", "replace").strip()
        if not alternative or is_generic(alternative) or is_file_name(alternative):
            return False
    return count == sum(1 for _ in _SIGN.finditer(text))
