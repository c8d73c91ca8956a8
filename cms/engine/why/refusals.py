"""Front matter over which Hugo stops: the page's own, and what is handed down to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from cms.engine.why.case import Case, Origin
from cms.hugo.fields.reading import Refusal
from cms.hugo.site.page import PlaceRefusal
from cms.hugo.time.meant import meant_date
from cms.model import Message, msg
from cms.model.answer import Effect, Reason

_EFFECTS = {True: Effect.BREAKS, None: Effect.MAY_HIDE, False: Effect.HIDES}

Words = tuple[Message, Message]
"""What is wrong, and what to change."""


def refusal_reasons(case: Case) -> Iterator[Reason]:
    """What Hugo refuses of a page's front matter, inherited values included."""
    for refusal, stops in case.view.refusals(case.page):
        yield refusal_reason(refusal, _origin(case, refusal), _EFFECTS[stops])


def refusal_reason(refusal: Refusal | PlaceRefusal, origin: Origin, effect: Effect) -> Reason:
    """The reason that a refusal is, given where the value comes from."""
    what, change = _words(refusal, origin)
    if origin.giver:
        change = msg("{change}, in {giver}", change=change, giver=origin.giver)
    message = msg("{what}{handed_down}", what=what, handed_down=origin.handed_down)
    return Reason(refusal.kind, effect, _brief(effect), message, change, origin.spot)


def _brief(effect: Effect) -> Message:
    if effect is Effect.BREAKS:
        return msg("Hugo stops at its front matter and builds nothing at all")
    return msg("Hugo may stop at its front matter")


def _origin(case: Case, refusal: Refusal | PlaceRefusal) -> Origin:
    if refusal.route:
        key, *inside = refusal.route
        return case.origin(str(key), *inside)
    return Origin("", "", case.view.spots.file(case.page.path))


def _words(refusal: Refusal | PlaceRefusal, origin: Origin) -> Words:
    return _WORDS[refusal.kind](_Value(origin.name, str(refusal.detail)))


class _Value(NamedTuple):
    """A key, and the text in question below it."""

    key: str
    text: str


def _date(at: _Value) -> Words:
    what = msg("{key} {value} is no date, and Hugo stops", key=at.key, value=at.text)
    if at.key.lower() == "published" and at.text in ("true", "false"):
        return what, msg("remove it; what holds a page back is draft")
    date = meant_date(at.text) or "2025-02-07T21:31:14+08:00"
    return what, msg("write the date as {date}", date=date)


def _shape(at: _Value) -> Words:
    return (
        msg(
            "{key} is {value} where a mapping is wanted, and Hugo stops", key=at.key, value=at.text
        ),
        msg("write keys and values below {key}", key=at.key),
    )


def _web_address(at: _Value) -> Words:
    return (
        msg("{key} has the web address {value}, and Hugo stops", key=at.key, value=at.text),
        msg("write the path alone, such as /news/old-name/"),
    )


def _root_alias(at: _Value) -> Words:
    return (
        msg("the alias {value} would replace the home page, and Hugo stops", value=at.text),
        msg("remove it"),
    )


_WORDS: Mapping[str, Callable[[_Value], Words]] = {
    "alias-outside": _root_alias,
    "root-alias": _root_alias,
    "http-alias": _web_address,
    "http-url": _web_address,
    "build-not-a-map": _shape,
    "params-not-a-map": _shape,
    "sites-not-a-map": _shape,
    "unparsable-date": _date,
    "bad-cascade": lambda at: (
        msg("{key} {problem}, and Hugo stops", key=at.key, problem=at.text),
        msg("correct the cascade"),
    ),
    "bad-menu": lambda at: (
        msg(
            "{key} has {value} where an entry is wanted, and Hugo stops where a template asks for "
            "menus",
            key=at.key,
            value=at.text,
        ),
        msg("write the names of menus, or keys and values below each"),
    ),
    "bad-option": lambda at: (
        msg("{key} cannot be {value}, and Hugo stops", key=at.key, value=at.text),
        msg("write a value of the kind that it wants"),
    ),
    "bad-url": lambda at: (
        msg("{key} {value} cannot be an address, and Hugo crashes", key=at.key, value=at.text),
        msg("write %25 for a percent sign"),
    ),
    "content-not-allowed": lambda at: (
        msg("security.allowContent does not let {type} in, and Hugo stops", type=at.text),
        msg("write Markdown, or allow {type} in the site's configuration", type=at.text),
    ),
    "program-not-allowed": lambda at: (
        msg("{type} needs a program that security.exec.allow does not let run", type=at.text),
        msg("write Markdown, or allow the program in the site's configuration"),
    ),
    "removed-build-key": lambda at: (
        msg("{key} was removed from Hugo, and it stops there", key=at.key),
        msg("call it build"),
    ),
    "unknown-markup": lambda at: (
        msg("{key} {value} is no markup that Hugo knows, and it stops", key=at.key, value=at.text),
        msg("remove it"),
    ),
    "unknown-output-format": lambda at: (
        msg(
            "{key} has {value}, which is no output format, and Hugo stops",
            key=at.key,
            value=at.text,
        ),
        msg("remove it, or define it in the site's outputFormats"),
    ),
    "unknown-token": lambda at: (
        msg(
            "{key} has {token}, which Hugo does not know, and it crashes", key=at.key, token=at.text
        ),
        msg("write the address without the colon"),
    ),
}
"""Words for each kind of refusal."""
