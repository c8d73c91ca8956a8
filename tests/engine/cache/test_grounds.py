"""Whatever the analysis of a page reads from the site is noted among its grounds."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cms.engine.clock import Moment
from cms.engine.page import validate_file
from cms.engine.validate import plan_of
from cms.engine.workspace import find_targets
from cms.rules.grounds import Question
from cms.schema.site_schemas import forget_files
from tests.engine.cache.test_equality import EXAMPLES, NOW

_OPENED: list[str] | None = None


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if _OPENED is not None and event in ("open", "os.scandir", "os.listdir"):
        _OPENED.append(str(arguments[0]))


@contextmanager
def opened() -> Iterator[list[str]]:
    """The files and folders that are opened meanwhile."""
    global _OPENED
    if not _NOTES:
        sys.addaudithook(_note)  # for good
        _NOTES.append(True)
    _OPENED = []
    try:
        yield _OPENED
    finally:
        _OPENED = None


_NOTES: list[bool] = []


def is_noted(path: str, root: str, asked: dict[Question, object]) -> bool:
    kinds = {kind for kind, _ in asked}
    below = path.removeprefix(root + "/").partition("/")[0]
    wanted = {"static": "static", "assets": "assets", "layouts": "templates", "schemas": "schemas"}
    return ("folder", path) in asked or wanted.get(below) in kinds


@pytest.mark.parametrize("name", ["news-zh", "news-zh-broken"])
def test_everything_is_noted(name: str, tmp_path: Path) -> None:
    import shutil

    site = tmp_path / "site"
    shutil.copytree(EXAMPLES / name, site)
    settings = site / "cms.toml"
    text = settings.read_text("utf-8").replace('["mainroad"]', '["mainroad", "schemas/own.json"]')
    settings.write_text(text, "utf-8")
    (site / "schemas").mkdir()
    schema = {"properties": {"title": {"type": "string"}}}
    (site / "schemas/own.json").write_text(json.dumps(schema), "utf-8")
    [target] = find_targets([site], {"extend_select": ("IM",)}, {})
    kinds: set[str] = set()
    for file in target.files:
        plan = plan_of(target, Moment(NOW), str(tmp_path))  # with nothing read before
        forget_files()
        with opened() as paths:
            validate_file(file, plan)
        asked = plan.site.grounds.asked
        kinds.update(kind for kind, _ in asked)
        inside = {path for path in paths if path.startswith(str(site))} - {file.location}
        assert [path for path in inside if not is_noted(path, str(site), asked)] == []
    assert {"static", "folder", "schemas", "templates"} <= kinds
