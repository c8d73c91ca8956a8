"""Output formats and media types that a site adds or changes."""

from cms.hugo.site.outputs import content_suffixes, linked_format, outputs
from tests.hugo.assembled import language


def names(formats):
    return [output.name for output in formats]


def test_hugo_renders_lists_as_feeds_too():
    found = outputs(language({}))
    assert names(found.by_kind["page"]) == ["html"]
    assert names(found.by_kind["section"]) == ["html", "rss"]
    assert found.first.name == "html"


def test_a_site_chooses_formats_by_kind():
    found = outputs(language({"outputs": {"page": ["JSON", "html"], "home": "amp"}}))
    assert names(found.by_kind["page"]) == ["json", "html"]
    assert names(found.by_kind["home"]) == ["amp"]
    assert names(found.by_kind["term"]) == ["html", "rss"]


def test_disabled_kinds_have_no_formats():
    found = outputs(language({}, disable_kinds=frozenset({"rss", "term"})))
    assert names(found.by_kind["section"]) == ["html"]
    assert "term" not in found.by_kind


def test_a_format_of_the_site_builds_on_its_media_type():
    settings = {
        "mediatypes": {"text/gemini": {"suffixes": ["gmi"]}},
        "outputformats": {
            "gemini": {"mediatype": "text/gemini", "basename": "start"},
            "rss": {"basename": "feed"},
        },
    }
    found = outputs(language(settings)).by_name
    assert (found["gemini"].basename, found["gemini"].suffix) == ("start", ".gmi")
    assert (found["rss"].basename, found["rss"].suffix, found["rss"].nougly) == (
        "feed",
        ".xml",
        True,
    )


def test_front_matter_names_formats_in_any_case():
    found = outputs(language({}))
    assert names(found.of_page("page", ("JSON", "nope"))) == ["json"]
    assert names(found.of_page("page", ())) == ["html"]


def test_links_go_to_the_format_that_is_rendered_first():
    found = outputs(language({}))
    assert linked_format(found.of_page("page", ("json", "html")), found.first) == 1
    assert linked_format(found.of_page("page", ("json", "amp")), found.first) == 0


def test_the_format_rendered_last_depends_on_the_pages():
    found = outputs(language({}, disable_kinds=frozenset({"rss"})))
    assert found.last([()]).name == "html"
    assert found.last([("html", "amp"), ("json",)]).name == "json"
    assert outputs(language({})).last([("amp",)]).name == "rss"


def test_content_types_replace_the_extensions_of_pages():
    assert "rst" in content_suffixes({})
    assert content_suffixes({"contenttypes": {"text/markdown": {}}}) == {"md", "mdown", "markdown"}
    own = {"mediatypes": {"text/markdown": {"suffixes": ["mkd"]}}}
    assert {"mkd", "html"} <= content_suffixes(own)
    assert "md" not in content_suffixes(own)
