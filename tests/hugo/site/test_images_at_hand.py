"""Images known from one page's file agree with those found in the whole site."""

from pathlib import Path

import pytest

from cms.frontmatter.document import parse
from cms.hugo.config.load import load_config
from cms.hugo.content.files import walk
from cms.hugo.content.tree import classify
from cms.hugo.site.images import Images
from cms.hugo.site.images_at_hand import ImagesAtHand
from tests.hugo.assembled import assemble
from tests.hugo.site.test_images_hugo import FILES, SITES
from tests.hugo.sites import write_site

ADDRESSES = (
    *("a.png", "./a.png", "/a.png", "../a.png", "/post/p/a.png", "A.PNG", "s.png", "/s.png"),
    *("in/b.png", "in//b.png", "./in/../a.png", "a.zh.png", "g.png", "/g.png", "post.png"),
    *("home.png", "/home.png", "a%20b.png", "%61.png", "a.png?x#y", "a%.png", "", "/", "in"),
    *(".", "..", "/x/a.png", "f.png", "c.png", "n-1.png", "own.png"),
)


# There a file of another folder has the same place, which only the whole site shows.
ALIKE = {"folders by language"}


@pytest.mark.parametrize("name", sorted(SITES.keys() - ALIKE))
def test_what_is_at_hand_is_there(name: str, tmp_path: Path) -> None:
    files = {path: text for path, text in {**FILES, **SITES[name]}.items() if text}
    write_site(tmp_path, {"hugo.toml": "", **files})
    config = load_config(tmp_path)
    tree = classify(walk(config), config)
    site = assemble(tmp_path)
    images, hand = Images(config, tree, lambda: site), ImagesAtHand(config)
    for file in tree.with_front_matter:
        pages = [each for each in site.by_path.get(file.path, []) if each.url]
        data = parse(Path(file.location).read_bytes()).data
        for address in ADDRESSES:
            for page in pages:
                if hand.has(file, data, address, in_html=False):
                    assert images.find(page, "markdown", address).exists, (file.path, address)
                if hand.has(file, data, address, in_html=True):
                    assert images.find(page, "html", address).exists, (file.path, address)


def test_most_images_are_at_hand(tmp_path: Path) -> None:
    write_site(tmp_path, {"hugo.toml": "[languages.en]\n", **FILES})
    config = load_config(tmp_path)
    hand = ImagesAtHand(config)
    files = {file.path: file for file in classify(walk(config), config).with_front_matter}
    bundle = files["content/post/p/index.md"]
    for address in ("a.png", "./a.png", "in/b.png", "/s.png", "g.png", "/g.png", "f.png?v=1"):
        assert hand.has(bundle, {}, address, in_html=False), address
    assert not hand.has(bundle, {"url": "/x.html"}, "a.png", in_html=False)
    assert not hand.has(files["content/post/q.md"], {}, "a.png", in_html=False)
