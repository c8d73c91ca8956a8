"""The page at which findings about a whole language stand."""

from cms.rules.site_pages import SitePages


def first_page(pages: SitePages, code: str) -> str:
    """The file of the home page in a language, or of any page; empty where there is none."""
    own = [file for file in pages.pages if file.language == code]
    homes = (file.path for file in own if file.kind == "home")
    return next(homes, own[0].path if own else "")
