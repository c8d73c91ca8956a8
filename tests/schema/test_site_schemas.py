"""Which schemas and keys are asked of which page."""

import pytest

from cms.schema.site_schemas import SiteSchemas
from cms.settings import Demands, Override

MARKET = Override(sections=("market",), required=("summary",), extends=("market.json",))
INDEXES = Override(paths=("_index.md",), required=("cascade",), key_order=("Title",))


@pytest.mark.parametrize(
    ("themes", "extends", "expected"),
    [
        ((), None, ()),
        (("mainroad",), None, ("mainroad",)),
        (("github.com/adityatelange/hugo-PaperMod",), None, ("papermod",)),
        (("own", "mainroad"), None, ("mainroad",)),
        (("mainroad",), ("papermod",), ("papermod",)),
        (("mainroad",), ("hugo",), ()),
        (("mainroad",), ("own.json",), ("mainroad", "own.json")),
        (("mainroad",), ("own.json", "hugo"), ("own.json",)),
        (("mainroad",), (), ("mainroad",)),
    ],
)
def test_the_theme_decides_unless_a_preset_is_named(
    themes: tuple[str, ...], extends: tuple[str, ...] | None, expected: tuple[str, ...]
) -> None:
    schemas = SiteSchemas(themes, Demands(extends=extends), ())
    assert schemas.of("content/a.md", "").extends == expected


@pytest.mark.parametrize(
    ("path", "section", "kind", "required"),
    [
        ("content/a.md", "", "page", ("title",)),
        ("content/market/a.md", "market", "page", ("title", "summary")),
        ("content/market/_index.md", "market", "section", ("summary", "cascade")),
        ("content/_index.md", "", "home", ("cascade",)),
        ("content/post/_index.md", "post", "section", ("cascade",)),
        ("content/tags/x.md", "tags", "term", ()),
    ],
)
def test_what_is_required_of_a_page(
    path: str, section: str, kind: str, required: tuple[str, ...]
) -> None:
    schemas = SiteSchemas((), Demands(required=("title",)), (MARKET, INDEXES))
    assert schemas.of(path, section, kind).required == required


def test_an_override_adds_to_what_holds_for_all() -> None:
    demands = Demands(key_order=("Date",), defaults={"toc": False, "lead": ""})
    override = Override(paths=("content/x/*.md",), defaults={"toc": True})
    schemas = SiteSchemas(("mainroad",), demands, (MARKET, override))
    page = schemas.of("content/x/a.md", "x")
    assert (page.key_order, page.defaults) == (("date",), {"toc": True, "lead": ""})
    assert schemas.of("content/market/a.md", "market").extends == ("mainroad", "market.json")
    assert schemas.of("content/x/b.md", "x") is page
