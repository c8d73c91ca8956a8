"""The front matter of a new article: what an archetype gives, completed by what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from cms.engine.clock import Moment
from cms.engine.editing.files import Stuck
from cms.engine.editing.keys import Assignment, Value
from cms.engine.editing.moments import read_when, spelled
from cms.engine.editing.publication import text_at
from cms.engine.editing.values import SetValues
from cms.engine.scaffold.thumbnail import Thumbnail
from cms.engine.scaffold.wish import Wish
from cms.errors import UsageError
from cms.frontmatter.document import Document, parse
from cms.hugo.formats.syntax import lower_key
from cms.languages import canonical
from cms.model.message import msg
from cms.rules.base import Page

_EMPTY = {"yaml": "---\n---\n\n", "toml": "+++\n+++\n\n", "json": "{\n}\n\n"}
"""Articles with nothing in them, by format."""

_TEXTS = ("description", "summary", "lead")


class Content(NamedTuple):
    """What one article is to hold.

    ``languages`` are those in which it will exist, ``format`` is for one without an archetype.
    """

    wish: Wish
    title: str
    languages: tuple[str, ...]
    thumbnail: Thumbnail | None
    moment: Moment
    format: str


def complete(page: Page, content: Content) -> Document:
    """The page's document with all that was asked for; an empty page gets Hugo's keys first.

    Raises ``UsageError`` for what cannot be put there.
    """
    if not page.document.raw:
        empty = Page(page.site, page.file, parse(_EMPTY[content.format].encode()))
        page = Page(page.site, page.file, _with(empty, _template(empty, content)))
    return _with(page, _assignments(page, content))


def _with(page: Page, assignments: Iterable[Assignment]) -> Document:
    done = SetValues(tuple(assignments))(page)
    if isinstance(done, Stuck):
        raise UsageError(str(done.reason), msg("look at the archetype, or leave out --set"))
    return done


def _template(page: Page, content: Content) -> list[Assignment]:
    """The keys of an article where there is no archetype: Hugo's, and those the theme lists."""
    listed = {lower_key(key) for source in page.schema.sources for key in _order(source.schema)}
    texts = [key for key in _TEXTS if key in listed]
    taxonomies = dict.fromkeys(page.language.taxonomies.values())
    return [
        *_assigned({"title": content.title}),
        _date(page, content),
        *_assigned(dict.fromkeys(texts, "")),
        *_assigned({name: [] for name in taxonomies if name in ("categories", "tags")}),
        *_assigned({"draft": True}),
    ]


def _assignments(page: Page, content: Content) -> Iterator[Assignment]:
    wish, data = content.wish, page.data
    yield from _assigned({"title": content.title})
    yield _date(page, content)
    if wish.tags:
        yield from _assigned({"tags": list(wish.tags)})
    yield from _languages(page, content)
    if content.thumbnail is not None:
        yield _thumbnail(page, content.thumbnail)
    asked = (*page.schema.required, *page.schema.recommended)
    given = {each.key[0] for each in wish.assignments}
    for key, value in page.schema.defaults.items():
        if not data.get(lower_key(key)) and key not in given:
            yield from _assigned({key: value})
    for key in asked:
        if lower_key(key) not in data and key not in page.schema.defaults and not _is_set(key):
            yield from _assigned({key: ""})
    yield from wish.assignments


def _is_set(key: str) -> bool:
    return lower_key(key) in ("title", "date", "tags", "categories", "draft")


def _date(page: Page, content: Content) -> Assignment:
    like = text_at(page.document, "date")
    time = read_when(content.wish.date, content.moment, "--date").time(page, like)
    text = spelled(time, like, page)
    return Assignment(("date",), "", Value(text, text))


def _languages(page: Page, content: Content) -> Iterator[Assignment]:
    """``lang`` and ``translations``, where the article has them or has to."""
    asked = {lower_key(key) for key in (*page.schema.required, *page.schema.recommended)}
    tags = [canonical(code) or code for code in content.languages]
    own = canonical(page.file.language) or page.file.language
    for key, value in (("lang", [own]), ("translations", tags)):
        if key in page.data or key in asked or key in page.schema.defaults:
            is_text = isinstance(page.data.get(key), str) and page.data[key]
            yield from _assigned({key: value[0] if is_text and len(value) == 1 else value})


def _thumbnail(page: Page, thumbnail: Thumbnail) -> Assignment:
    key = _as_documented(page, thumbnail.key)
    value = [thumbnail.value] if thumbnail.key == ("images",) else thumbnail.value
    return Assignment(key, "", Value(value))


def _as_documented(page: Page, steps: Sequence[str]) -> tuple[str, ...]:
    """Keys as the schema spells them."""
    for source in reversed(page.schema.sources):
        schema: Any = source.schema
        spelled_steps = []
        for step in steps:
            properties = schema.get("properties", {}) if isinstance(schema, dict) else {}
            name = next((each for each in properties if lower_key(each) == step), None)
            if name is None:
                break
            spelled_steps.append(name)
            schema = properties[name]
        else:
            return tuple(spelled_steps)
    return tuple(steps)


def _order(schema: Any) -> Sequence[str]:
    order: Sequence[str] = schema.get("x-order", ())
    return order


def _assigned(values: dict[str, Any]) -> list[Assignment]:
    return [Assignment((key,), "", Value(value)) for key, value in values.items()]
