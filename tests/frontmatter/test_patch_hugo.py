"""What the real Hugo reads before a patch, changed as promised, is what it reads after it."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from cms.frontmatter.document import Document, parse
from cms.frontmatter.patch import (
    Patch,
    append_item,
    insert,
    remove,
    rename_key,
    reorder,
    replace_text,
    replace_value,
)
from cms.frontmatter.promise import promised, splice
from cms.hugo.formats.syntax import lower_keys
from cms.model import REMOVED, Change
from tests.conftest import RunHugo
from tests.frontmatter import test_patch_json, test_patch_toml, test_patch_yaml
from tests.frontmatter.patching import page, routes
from tests.frontmatter.test_patch_corpora import TEXT, pages

SITE = "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap', '404']\n"


def values_in_hugo(hugo: RunHugo, site: Path, pairs: list[tuple[bytes, str]]) -> list[Any]:
    """What Hugo makes of front matters, each with its format, read as data files."""
    for number, (text, name) in enumerate(pairs):
        path = site / "data" / f"d{number}.{name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    (site / "layouts").mkdir()
    (site / "layouts/home.html").write_text("{{ jsonify site.Data }}")
    (site / "hugo.toml").write_text(SITE)
    run = hugo(site)
    assert run.returncode == 0, run.stdout + run.stderr
    found = json.loads((site / "public/index.html").read_text("utf-8"))
    return [lower_keys(found.get(f"d{number}") or {}) for number in range(len(pairs))]


def head_of(document: Document) -> bytes:
    return document.raw[slice(*document.head)]


def as_json(value: Any) -> Any:
    """A value as Hugo's ``jsonify`` shows it."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def assert_as_promised(hugo: RunHugo, site: Path, patches: list[tuple[Document, Patch]]) -> None:
    texts = []
    for document, patch in patches:
        after = parse(splice(document.raw, patch.edits))
        texts += [(head_of(each), str(document.format)) for each in (document, after)]
    read = [as_json(each) for each in values_in_hugo(hugo, site, texts)]
    for (document, patch), before, after in zip(patches, read[::2], read[1::2], strict=True):
        changes = [
            Change(route, value if value is REMOVED else as_json(value))
            for route, value in patch.changes
        ]
        assert after == promised(before, changes), (document.raw, patch)


ROWS: list[tuple[str, Callable[..., Patch | None], list[Any], bool]] = [
    ("yaml", replace_text, test_patch_yaml.SAME_QUOTES, True),
    ("yaml", replace_value, test_patch_yaml.OTHER_VALUES, True),
    ("yaml", replace_value, test_patch_yaml.LISTS, True),
    ("yaml", append_item, test_patch_yaml.APPENDED, True),
    ("yaml", remove, test_patch_yaml.REMOVED, False),
    ("yaml", rename_key, test_patch_yaml.RENAMED, False),
    ("yaml", reorder, test_patch_yaml.REORDERED, False),
    ("toml", replace_text, test_patch_toml.TEXTS, True),
    ("toml", replace_value, test_patch_toml.VALUES, True),
    ("toml", append_item, test_patch_toml.APPENDED, True),
    ("toml", remove, test_patch_toml.REMOVED, False),
    ("toml", reorder, test_patch_toml.REORDERED, False),
    ("json", replace_value, test_patch_json.VALUES, True),
    ("json", append_item, test_patch_json.APPENDED, True),
    ("json", remove, test_patch_json.REMOVED, False),
]
"""Format, builder and table, and whether the patch is one of the entry ``k``."""


def table_patches() -> Iterator[tuple[Document, Patch | None]]:
    """Those of the tables of the three formats."""
    for name, build, table, at_k in ROWS:
        for head, *args, after in table:
            if after is not None:
                document = page(head if name == "json" else f"{head}\n", name)
                yield document, build(document, *([("k",)] if at_k else []), *args)
    for name, table in (("yaml", test_patch_yaml.INSERTED), ("toml", test_patch_toml.INSERTED)):
        for head, value, order, _ in table:
            document = page(f"{head}\n", name)
            yield document, insert(document, "k", value, order)


def can_be_shown(document: Document, patch: Patch) -> bool:
    """JSON has no infinity, and Hugo shows times without an offset in another way."""
    texts = repr((document.data, patch.changes)).replace("datetime.timezone", "")
    return "nan" not in texts and "inf" not in texts and "time" not in texts


@pytest.mark.hugo
def test_tables(hugo: RunHugo, tmp_path: Path) -> None:
    found = [(document, patch) for document, patch in table_patches() if patch is not None]
    shown = [each for each in found if can_be_shown(*each)]
    assert len(shown) > 200
    assert_as_promised(hugo, tmp_path, shown)


@pytest.mark.hugo
def test_real_pages(hugo: RunHugo, tmp_path: Path, shared: Path) -> None:
    patches = []
    turn = cycle(range(6))
    for document in pages(shared, 12):
        places = list(routes(document))
        route, _ = places[len(document.raw) % len(places)]
        lists = [each for each in places if isinstance(each[1], list)] or places
        patch = [
            lambda d=document, r=route: replace_value(d, r, TEXT),
            lambda d=document, r=route: remove(d, r),
            lambda d=document: insert(d, "newKey", {"a": [TEXT, {"b": "2025-02-07"}]}, ["title"]),
            lambda d=document, r=lists[0][0]: append_item(d, r, TEXT),
            lambda d=document: reorder(d, sorted(d.data)),
            lambda d=document, r=lists[-1]: replace_value(d, r[0], [TEXT, 1, True, "true"]),
        ][next(turn)]()
        if patch is not None:
            patches.append((document, patch))
    assert len(patches) > 200
    assert_as_promised(hugo, tmp_path, patches)
