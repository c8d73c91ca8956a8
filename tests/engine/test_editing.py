"""Edits of real pages: what is added and taken away again leaves no trace."""

from pathlib import Path

import pytest

from cms.engine.editing.files import Operation
from cms.engine.editing.keys import read_assignment, read_key
from cms.engine.editing.values import SetValues, UnsetKeys
from cms.frontmatter.document import Document
from cms.model import Route
from cms.rules.base import Page
from tests.frontmatter.test_patch_corpora import pages
from tests.rules.cases import case


def setting(text: str) -> SetValues:
    return SetValues((read_assignment(text),))


def unsetting(key: str) -> UnsetKeys:
    return UnsetKeys((read_key(key),))


THERE_AND_BACK: dict[str, tuple[Route, Operation, Operation]] = {
    "entry": ((), setting("zz-new=1"), unsetting("ZZ-new")),
    "list": ((), setting("zz-new=[甲, b: c, '2']"), unsetting("zz-new")),
    "item": (("tags", 0), setting("tags+=新: #1"), setting("tags-=新: #1")),
    "entry below": (("cascade", "type"), setting("cascade.zz.y=x"), unsetting("cascade.zz")),
    "text": (("title",), setting("zz-new=甲: “乙” # 丙"), unsetting("zz-new")),
}


@pytest.mark.parametrize("edit", THERE_AND_BACK)
def test_there_and_back_leaves_every_byte(shared: Path, edit: str) -> None:
    route, there, back = THERE_AND_BACK[edit]
    tried = 0
    for document in pages(shared, 9 if route[:1] in ((), ("title",)) else 3):
        if route and document.key_span(route) is None:
            continue
        edited = done(there, document)
        assert edited.raw != document.raw
        assert done(there, edited).raw == edited.raw
        assert done(back, edited).raw == document.raw
        tried += 1
    assert tried > 3


def done(operation: Operation, document: Document) -> Document:
    file, _, plan = case(document.raw)
    after = operation(Page(plan.site, file, document))
    assert isinstance(after, Document), after
    return after
