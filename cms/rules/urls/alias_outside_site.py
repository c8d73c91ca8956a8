"""An alias that is the root of the site, or leads out of it.

An alias without a slash in front counts from the folder above the page, and `..` goes up from
there. Where that ends at the root of the site, whose page it would replace, or above it, as with
every such alias of the home page, the build fails.

Write the alias from the root, with a slash in front.

Flagged::

    -- hugo.toml --
    -- content/post/ferry.md --
    ---
    aliases: [..]
    ---

Flagged::

    -- hugo.toml --
    -- content/_index.md --
    ---
    aliases: [welcome]
    ---

Clean::

    -- hugo.toml --
    -- content/_index.md --
    ---
    aliases: [/welcome/]
    ---
    -- content/post/ferry.md --
    ---
    aliases: [boat, ../old/]
    ---

Source: Hugo ``hugolib/alias.go``: "resolves to website root directory", "traverses outside the
website root directory".
"""

from __future__ import annotations

from collections.abc import Iterator

from cms.hugo.fields.values import to_strings
from cms.hugo.site.edition import has_aliases
from cms.hugo.site.placement import by_logical_path, with_pages_above
from cms.model import Finding, Severity, msg
from cms.rules.base import SiteFinding, site_rule
from cms.rules.site_pages import SitePages


@site_rule("UR017", Severity.ERROR, keys=("aliases",))
def check(pages: SitePages) -> Iterator[SiteFinding]:
    climbing = [
        file.logical
        for file in pages.having("aliases")
        if has_aliases(pages.site.config.language(file.language))
        for alias in to_strings(pages.front_matter(file)["aliases"])
        if not alias.startswith("/") and (file.kind == "home" or _climbs(alias))
    ]
    if not climbing:
        return
    from cms.hugo.site.claims import Claims

    sources = with_pages_above(climbing, by_logical_path(pages.tree.pages))
    claims = Claims(pages.site.config, sources, pages.data, pages.site.now)
    for node, refusal in claims.refusals:
        if refusal.kind != "alias-outside" or node.source is None or refusal.detail[:1] == "/":
            continue
        own = pages.data.get(node.source.path) or {}
        message = msg(
            "counted from the folder above this page, the alias {alias} is the root of the site or "
            "leads out of it, so the build fails; write it from the root, with a slash in front",
            alias=refusal.detail,
        )
        place = refusal.route if isinstance(own.get("aliases"), list) else ("aliases",)
        yield SiteFinding(node.source.path, Finding(place, message))


def _climbs(alias: str) -> bool:
    return not {"", ".", ".."}.isdisjoint(alias.split("/"))
