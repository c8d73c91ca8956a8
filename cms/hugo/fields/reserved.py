"""The front matter keys that mean something to Hugo itself; all others are the theme's.

Follows ``hugolib/page__meta.go`` and ``resources/page/pagemeta/page_frontmatter.go`` of 0.168.
"""

from typing import Literal, NamedTuple

Wanted = Literal["text", "boolean", "integer", "texts", "date", "map", "maps", "menus"]
"""What a key wants; "maps" is a map or a list of maps, "menus" a text, texts or a map of maps."""


class ReservedKey(NamedTuple):
    """A key as Hugo's documentation spells it. ``alias_of`` is the lower-cased key it stands in
    for. ``status`` tells keys that only content adapters and keys that no one may set any more.
    """

    name: str
    wanted: Wanted
    doc: str
    alias_of: str = ""
    status: Literal["", "no-effect", "removed"] = ""


_KEYS = (
    ReservedKey("aliases", "texts", "Old addresses that redirect to the page."),
    ReservedKey("build", "map", "Whether the page is rendered and listed, its files published."),
    ReservedKey("cascade", "maps", "Values that pages below this one inherit."),
    ReservedKey("date", "date", "The date of the page, mostly when it was written."),
    ReservedKey("description", "text", "What the page is about, for the head of the HTML."),
    ReservedKey("draft", "boolean", "Keeps the page out of normal builds."),
    ReservedKey("expiryDate", "date", "From when on the page is not built any more."),
    ReservedKey("headless", "boolean", "Neither renders nor lists the page; its files stay."),
    ReservedKey("isCJKLanguage", "boolean", "Counts characters of the text instead of words."),
    ReservedKey("keywords", "texts", "Words for the head of the HTML and for related pages."),
    ReservedKey("lastmod", "date", "When the page was last changed."),
    ReservedKey("layout", "text", "The template that shows the page."),
    ReservedKey("linkTitle", "text", "A shorter title for links and menus."),
    ReservedKey("markup", "text", "The language of the text, where the file's name misleads."),
    ReservedKey("menus", "menus", "The menus that list the page."),
    ReservedKey("outputs", "texts", "The formats the page is published in."),
    ReservedKey("params", "map", "Values for the theme."),
    ReservedKey("publishDate", "date", "Before this the page is not built."),
    ReservedKey("resources", "maps", "Names, titles and values for files of the page."),
    ReservedKey("sitemap", "map", "How the sitemap presents the page."),
    ReservedKey("sites", "map", "The languages, versions and roles the page is for."),
    ReservedKey("slug", "text", "The last part of the address, instead of the file's name."),
    ReservedKey("summary", "text", "The text for lists, instead of the beginning of the page."),
    ReservedKey("title", "text", "The title of the page."),
    ReservedKey("translationKey", "text", "Ties translations together whose paths differ."),
    ReservedKey("type", "text", "The kind of content, which chooses templates."),
    ReservedKey("url", "text", "The whole address of the page."),
    ReservedKey("weight", "integer", "The place in lists; light comes first, 0 last."),
    ReservedKey("menu", "menus", "The menus that list the page.", alias_of="menus"),
    ReservedKey("modified", "date", "When the page was last changed.", alias_of="lastmod"),
    ReservedKey("pubdate", "date", "Before this the page is not built.", alias_of="publishdate"),
    ReservedKey("published", "date", "Before this the page is not built.", alias_of="publishdate"),
    ReservedKey("unpublishdate", "date", "Not built from then on.", alias_of="expirydate"),
    ReservedKey("_build", "map", "The old name of build.", alias_of="build", status="removed"),
    ReservedKey("kind", "text", "The kind of page, for content adapters.", status="no-effect"),
    ReservedKey("lang", "text", "The language, in old versions of Hugo.", status="no-effect"),
    ReservedKey("path", "text", "The path of the page, for content adapters.", status="no-effect"),
)

RESERVED = {key.name.lower(): key for key in _KEYS}
"""All reserved keys by their lower-cased names."""
