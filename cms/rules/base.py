"""How a rule is written: what it judges, and the decorators that subscribe it.

A rule is one module ``cms/rules/<topic>/<rule_name>.py`` with one decorated function ``check``.
The module's name is the rule's name, its docstring the rule's page. The examples in the docstring
run as tests: an inline ``Flagged:`` or ``Clean:`` example is front matter in YAML, and an indented
block after ``Flagged::`` or ``Clean::`` is a whole file, or a whole site where its first line is
``-- hugo.toml --`` or the like (the txtar format); everywhere ``⇥`` stands for a tab. ``Fixed:``
behind a flagged example, or ``Fixed (unsafe):``, is what the rule's fix makes of it; of a site, the
files that change.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cms.model import Finding, Fix, Message, Severity
from cms.rules.subjects import SHOWN, Page, Site

if TYPE_CHECKING:
    from cms.frontmatter.document import Document
    from cms.hugo.fields.misread import MisreadKind
    from cms.hugo.formats.syntax import ProblemKind
    from cms.hugo.time.dates import DateKind
    from cms.rules.remote_uses import RemoteImage
    from cms.rules.site_pages import SitePages
    from cms.rules.subjects import Trait
    from cms.suppression.comments import Suppression

    Kind = ProblemKind | MisreadKind | DateKind | Trait

__all__ = [
    "IMAGES",
    "SHOWN",
    "TERMS",
    "UNUSED_IMAGES",
    "Page",
    "Rule",
    "Site",
    "SiteFinding",
    "Suppressed",
    "remote_rule",
    "rule",
    "site_rule",
    "suppression_rule",
]

Check = Callable[[Page], Iterator[Finding]]
SiteCheck = Callable[["SitePages"], Iterator["SiteFinding"]]
RemoteCheck = Callable[["RemoteImage"], Iterator[Message]]

TERMS = "*"
"""Among the keys of a site rule: any taxonomy."""

IMAGES = "!["
"""Among the keys of a site rule: images that do not lie where most do."""

UNUSED_IMAGES = "!"
"""Among the keys of a site rule: images beside pages that do not name them."""

Scope = Literal["page", "site", "suppression", "remote"]


class SiteFinding(NamedTuple):
    """What a site rule yields: a finding, and the path of the page it is about.

    Site rules see no bytes: ``fix`` makes the finding's fix once the file is at hand.
    """

    path: str
    finding: Finding
    fix: Callable[[Document], Fix | None] | None = None

    def with_fix(self, document: Document) -> Finding:
        """The finding with its fix for this file."""
        return self.finding._replace(fix=self.fix(document)) if self.fix else self.finding


class Suppressed(NamedTuple):
    """A comment that suppresses findings, and how its selectors fared.

    ``unused`` are positions of selectors that covered no finding although all of their rules are
    in force, ``unknown`` of those that name no rule.
    """

    site: Site
    document: Document
    suppression: Suppression
    unused: tuple[int, ...]
    unknown: tuple[int, ...]


class Rule(NamedTuple):
    """A rule and when it is asked.

    With ``kinds`` it is asked about pages where Hugo meets one of them (``Page.met``), with
    ``keys`` about readable pages that have one of these keys, with neither about every readable
    page; with ``signs`` about none of these whose file has none of the signs, with ``head_signs``
    about none whose front matter has none, so that most rules need not even be imported. A rule
    whose ``scope`` is the site is asked once, about all pages, if one of those judged has one of
    its ``keys``; one that is ``multilingual`` only on sites of several languages. A rule whose
    scope is a suppression is asked in the end, about every comment that suppresses findings. A rule
    whose scope is remote is asked about images on other hosts, by ``cms check-images`` only. A rule
    that is ``opt_in`` is in force only where somebody selects it. ``topic`` is the folder it stands
    in.
    """

    code: str
    name: str
    topic: str
    severity: Severity
    check: Callable[[Any], Iterator[Any]]
    doc: str
    keys: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    scope: Scope = "page"
    opt_in: bool = False
    multilingual: bool = False
    signs: tuple[bytes, ...] = ()
    head_signs: tuple[bytes, ...] = ()


def rule(
    code: str,
    severity: Severity,
    *,
    keys: tuple[str, ...] = (),
    kinds: tuple[Kind, ...] = (),
    signs: tuple[str, ...] = (),
    head_signs: tuple[str, ...] = (),
    opt_in: bool = False,
) -> Callable[[Check], Rule]:
    """Makes a rule of ``check``; name, topic and page come from the module it stands in."""

    def decorate(check: Check) -> Rule:
        name, topic, doc = _described(check)
        return Rule(
            code,
            name,
            topic,
            severity,
            check,
            doc,
            keys,
            kinds,
            opt_in=opt_in,
            signs=tuple(map(str.encode, signs)),
            head_signs=tuple(map(str.encode, head_signs)),
        )

    return decorate


def site_rule(
    code: str,
    severity: Severity,
    *,
    keys: tuple[str, ...] = (),
    multilingual: bool = False,
    opt_in: bool = False,
) -> Callable[[SiteCheck], Rule]:
    """As ``rule``, for what only all pages together show.

    ``TERMS`` is the key of any taxonomy, ``IMAGES`` of images that may be missing and
    ``UNUSED_IMAGES`` of those that no page may show.
    """

    def decorate(check: SiteCheck) -> Rule:
        name, topic, doc = _described(check)
        return Rule(code, name, topic, severity, check, doc, keys, (), "site", opt_in, multilingual)

    return decorate


def suppression_rule(
    code: str, severity: Severity
) -> Callable[[Callable[[Suppressed], Iterator[Finding]]], Rule]:
    """As ``rule``, for what there is to say of a comment that suppresses findings."""

    def decorate(check: Callable[[Suppressed], Iterator[Finding]]) -> Rule:
        name, topic, doc = _described(check)
        return Rule(code, name, topic, severity, check, doc, scope="suppression")

    return decorate


def remote_rule(
    code: str, severity: Severity, *, opt_in: bool = False
) -> Callable[[RemoteCheck], Rule]:
    """As ``rule``, for what there is to say of an image on another host, in its place."""

    def decorate(check: RemoteCheck) -> Rule:
        name, topic, doc = _described(check)
        return Rule(code, name, topic, severity, check, doc, scope="remote", opt_in=opt_in)

    return decorate


def _described(check: Callable[..., object]) -> tuple[str, str, str]:
    topic, module = check.__module__.rsplit(".", 2)[-2:]
    return module.replace("_", "-"), topic, sys.modules[check.__module__].__doc__ or ""
