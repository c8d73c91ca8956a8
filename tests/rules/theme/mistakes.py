"""Values of front matter that a theme turns into a broken site, and how each is mended.

What Hugo 0.168 does on each is what it does on the real themes: Mainroad 13e04b3, PaperMod and
Stack. Here the templates of the example sites stand for Mainroad, those of ``LAYOUTS`` for others.
"""

from typing import NamedTuple


class Mistake(NamedTuple):
    """Lines of front matter, wrong and mended, and the rule that reports the wrong ones.

    Hugo ``fails`` with this in its message, or the page ``shows`` this, or ``lacks`` it.
    """

    wrong: str
    mended: str
    rule: str
    fails: str = ""
    shows: str = ""
    lacks: str = ""
    preset: str = "mainroad"


LAYOUTS = {
    "papermod": '{{ if .Param "ShowToc" }}<nav class="toc">{{ .TableOfContents }}</nav>{{ end }}',
    "stack": '{{ if not (eq .Params.comments false) }}<div class="comments"></div>{{ end }}',
}
"""What ``single.html`` of other themes does with a key."""

_TOC = '<nav class="toc">'
_SIDEBAR = "<aside"
_NO_AUTHOR = "can't evaluate field Author"

EIGHT = {
    "an unknown widget": Mistake(
        "widgets: [recnt, taglist]",
        "widgets: [recent, taglist]",
        "unknown-widget",
        fails='partial "widgets/recnt.html" not found',
    ),
    "tags in a text": Mistake(
        "tags: 轮渡", "tags: [轮渡]", "breaks-the-theme", fails="range can't iterate over 轮渡"
    ),
    "an authorbox": Mistake(
        "authorbox: true", "authorbox: false", "breaks-the-theme", fails=_NO_AUTHOR
    ),
    "no authorbox, in quotes": Mistake(
        'authorbox: "false"', "authorbox: false", "breaks-the-theme", fails=_NO_AUTHOR
    ),
    "no contents, in quotes": Mistake('toc: "false"', "toc: false", "boolean-as-text", shows=_TOC),
    "no sidebar, in quotes": Mistake(
        'sidebar: "false"', "sidebar: false", "boolean-as-text", shows=_SIDEBAR
    ),
    "no contents with PaperMod, in quotes": Mistake(
        'ShowToc: "false"', "ShowToc: false", "boolean-as-text", shows=_TOC, preset="papermod"
    ),
    "no comments with Stack, in quotes": Mistake(
        'comments: "false"',
        "comments: false",
        "boolean-as-text",
        shows='<div class="comments">',
        preset="stack",
    ),
}
"""The eight of the requirement: what was seen on real sites."""

MORE = {
    "widgets in a text": Mistake(
        "widgets: recent",
        "widgets: [recent]",
        "breaks-the-theme",
        fails="range can't iterate over recent",
    ),
    "a widget without a name": Mistake(
        'widgets: [""]', "widgets: []", "unknown-widget", fails='partial "widgets/.html" not found'
    ),
    "a widget that is null": Mistake(
        "widgets: [~]", "widgets: []", "unknown-widget", fails="widgets/%!s(<nil>).html"
    ),
    "a widget with a full-width comma": Mistake(
        "widgets: [search，recent]",
        "widgets: [search, recent]",
        "unknown-widget",
        fails='partial "widgets/search，recent.html" not found',
    ),
    "a widget with a blank": Mistake(
        'widgets: [" recent"]',
        "widgets: [recent]",
        "unknown-widget",
        fails='partial "widgets/ recent.html" not found',
    ),
    "a widget of an old Hugo": Mistake(
        "widgets: [languages]",
        "widgets: [recent]",
        "breaks-the-theme",
        fails="can't evaluate field IsMultiLingual",
    ),
    "a widget twice": Mistake(
        "widgets: [taglist, search, TagList]",
        "widgets: [taglist, search]",
        "duplicate-widget",
        shows="taglist taglist",
    ),
    "widgets without a sidebar": Mistake(
        "widgets: [taglist]\nsidebar: false",
        "widgets: [taglist]\nsidebar: left",
        "widgets-without-sidebar",
        lacks=_SIDEBAR,
    ),
    "a sidebar in capitals": Mistake(
        "sidebar: Left", "sidebar: left", "misread-by-theme", shows='<aside class="right">'
    ),
    "no sidebar, in words": Mistake(
        "sidebar: none", "sidebar: false", "misread-by-theme", shows=_SIDEBAR
    ),
    "an authorbox with a bare no": Mistake(
        "authorbox: no", "authorbox: false", "breaks-the-theme", fails=_NO_AUTHOR
    ),
    "contents with a bare no": Mistake("toc: no", "toc: false", "boolean-as-text", shows=_TOC),
    "formulas in quotes": Mistake(
        'mathjax: "true"', "mathjax: true", "boolean-as-text", lacks="<script"
    ),
    "a line of an unknown name": Mistake(
        "post_meta: [date, views]",
        "post_meta: [date]",
        "unknown-post-meta",
        fails='partial "post_meta/views.html" not found',
    ),
    "a line for the author": Mistake(
        "post_meta: [author]", "post_meta: [date]", "breaks-the-theme", fails=_NO_AUTHOR
    ),
    "lines in a text": Mistake(
        "post_meta: date",
        "post_meta: [date]",
        "breaks-the-theme",
        fails="range can't iterate over date",
    ),
    "a list of thumbnails": Mistake(
        "thumbnail: [/images/pier.svg]",
        "thumbnail: /images/pier.svg",
        "breaks-the-theme",
        fails="unable to cast",
    ),
    "a thumbnail without its path": Mistake(
        "thumbnail: {url: /images/pier.svg}",
        "thumbnail: {src: /images/pier.svg}",
        "misread-by-theme",
        shows='src="/"',
    ),
    "a lead in a list": Mistake(
        "lead: [加开, 夜班]", "lead: 加开夜班", "misread-by-theme", shows="[加开 夜班]</p>"
    ),
    "tags in tags": Mistake(
        "tags: [[轮渡]]", "tags: [轮渡]", "breaks-the-theme", fails="unable to cast"
    ),
    "an empty tag": Mistake(
        'tags: [轮渡, ""]',
        "tags: [轮渡]",
        "misread-by-theme",
        shows='<a class="tag" href="/tags//"></a>',
    ),
    "a menu without a name": Mistake(
        'menu: ""', "menu: []", "empty-menu", shows=">: 青屿轮渡加开夜班</a>"
    ),
}
