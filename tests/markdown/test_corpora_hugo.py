"""Every image and link of real sites, against the real Hugo."""

from pathlib import Path

import pytest

from cms.frontmatter.document import parse
from cms.markdown.references import ReferenceOptions
from tests.markdown.comparison import found_by_hugo, found_here
from tests.markdown.sites import render_site
from tests.stub_site import RunHugo

OPTIONS = ReferenceOptions(shortcodes=())


@pytest.mark.hugo
@pytest.mark.parametrize(
    ("name", "left_out", "pages", "references"),
    [
        ("glossary", "/content/(?:[a-i]|[k-y])", 100, 400),
        ("hugoDocs", "/content/en/(?:commands|functions|methods|news)/", 150, 1000),
        ("opentelemetry", "/content/(?:[a-y]|zh/(?:blog|ecosystem))", 100, 1500),
    ],
)
def test_images_and_links_are_those_of_hugo(
    hugo: RunHugo,
    shared: Path,
    tmp_path: Path,
    name: str,
    left_out: str,
    pages: int,
    references: int,
) -> None:
    source = shared / "corpora" / name
    rendered = render_site(hugo, source, tmp_path / "site", left_out)
    total = 0
    for path, html in rendered.items():
        raw = (source / path).read_bytes()
        expected = found_by_hugo(html)
        total += expected.total()
        assert found_here(raw, parse(raw).body, OPTIONS) == expected, path
    assert len(rendered) > pages
    assert total > references
