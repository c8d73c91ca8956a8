"""Wrong addresses put into the images of real pages: fixes give every byte back."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cms.engine.clock import read_clock
from cms.engine.repair import Request, fix
from cms.engine.validate import validate
from cms.frontmatter.document import parse
from cms.markdown.references import Reference, find_references
from cms.markdown.spelling import parts
from tests.rules.cases import CLOCK
from tests.rules.fixing import SAFE

CODES = ("IM001", "IM002", "IM003", "IM004", "IM005", "IM007", "IM009", "IM011")
_ENDS = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp")


def with_wrong_address(address: str, chance: random.Random) -> str:
    """An address that authors could write by mistake in place of this one."""
    if address.startswith("/"):
        way = chance.choice(["letters", "static", "slash", "server"])
        if way == "static":
            return f"/static{address}"
        if way == "slash":
            return address[1:]
        if way == "server":
            return f"http://localhost:1313{address}"
    stem, dot, end = address.rpartition(".")
    return stem + dot + end.upper()


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """A page some of whose images have wrong addresses."""
    for image in reversed(list(_images(raw))):
        if chance.random() < 0.5:
            wrong = with_wrong_address(image.destination, chance).encode()
            raw = raw[: image.span.start] + wrong + raw[image.span.end :]
    return raw


def _images(raw: bytes) -> Iterator[Reference]:
    """Images of the site that are written in the usual ways, each place once."""
    seen = set()
    for each in find_references(raw, parse(raw).body):
        host, path, _ = parts(each.destination)
        is_own = not host and path.endswith(_ENDS) and "%" not in path
        written = raw[slice(*each.span)].decode("utf-8", "replace") == each.destination
        if each.kind == "image" and is_own and written and each.span not in seen:
            seen.add(each.span)
            yield each


@pytest.mark.parametrize(("name", "pages"), [("hugoDocs", 7), ("glossary", 15)])
def test_real_pages_get_their_images_back(
    shared: Path, tmp_path: Path, name: str, pages: int
) -> None:
    source, site = shared / "corpora" / name, tmp_path / "site"
    for part in ("content", "static", "assets"):
        if (source / part).is_dir():
            shutil.copytree(source / part, site / part, copy_function=shutil.copyfile)
    for path in site.rglob("*"):  # the corpora may be read-only
        path.chmod(0o755)
    (site / "hugo.toml").write_bytes(b"[markup.goldmark.renderer]\nunsafe = true\n")
    moment = read_clock(CLOCK)
    missing = validate([site], {"select": CODES}, {}, moment).report.diagnostics
    left_out = {each.path for each in missing}
    chance = random.Random(6)
    originals = {}
    for path in sorted((site / "content").rglob("*.md")):
        raw = path.read_bytes()
        bad = mutated(raw, chance)
        if bad != raw and str(path) not in left_out:
            originals[path] = raw
            path.write_bytes(bad)
    done = fix(Request([site], {"select": CODES}, {}, moment, SAFE))
    assert not done.refused
    assert len(originals) > pages
    wrong = [path for path, raw in originals.items() if path.read_bytes() != raw]
    assert wrong == []
