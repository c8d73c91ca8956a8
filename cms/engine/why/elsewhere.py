"""Other files over which Hugo stops, so that it does not get to a page."""

from __future__ import annotations

from cms.engine.why.site_view import SiteView
from cms.model import msg
from cms.model.answer import Effect, Reason


def elsewhere_reason(view: SiteView, path: str) -> Reason | None:
    """The other files of the site that stop the build, as one reason; None where none does."""
    others = [other for other in view.stoppers if other != path]
    if not others:
        return None
    first = view.spots.shown(others[0])
    brief = msg("Hugo stops at {path} and builds nothing at all", path=first)
    message = brief
    if len(others) > 1:
        message = msg(
            "Hugo stops at {count} other files, such as {path}, and builds nothing at all",
            count=len(others),
            path=first,
        )
    change = msg("correct what cms why {path} says, and build again", path=first)
    return Reason("stopped-elsewhere", Effect.BREAKS, brief, message, change)
