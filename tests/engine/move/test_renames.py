"""Files that get another name and with it another language."""

import pytest

from cms.engine.move.carry_out import carry_out
from cms.engine.move.plan import plan_renames
from cms.engine.move.renames import Rename
from cms.errors import UsageError
from tests.engine.move.moving import TWO, contents, make, page
from tests.engine.move.published import TEMPLATE, visit
from tests.hugo.assembled import NOW


def rename(monkeypatch, folder, **names):
    monkeypatch.chdir(folder)
    content = folder / "content"
    renames = [Rename(str(content / old), str(content / new)) for old, new in names["names"]]
    plan = plan_renames(renames, {}, NOW)
    carry_out(plan)
    return [str(each) for each in plan.left]


@pytest.mark.parametrize(
    ("files", "names", "after"),
    [
        (
            {"a.md": page(), "a.ZH_cn.md": page("[b](/b/)"), "b.md": page("[a](/a.zh_cn/)")},
            [("a.ZH_cn.md", "a.zh.md")],
            {
                "a.md": page(),
                "a.zh.md": page("[b](/b/)", "title: T\naliases: [../a.zh_cn/]"),
                "b.md": page("[a](/zh/a/)"),
            },
        ),
        (
            {"p/index.md": page(), "p/index.zh_cn.md": page(), "p/i.png": "x"},
            [("p/index.zh_cn.md", "p/index.zh.md")],
            {"p/i.png": "x", "p/index.md": page(), "p/index.zh.md": page()},
        ),
        (
            {"a_b.zh.md": page(), "a-b.md": page("[x](/zh/a_b/)")},
            [("a_b.zh.md", "a-b.zh.md")],
            {
                "a-b.md": page("[x](/zh/a-b/)"),
                "a-b.zh.md": page("", "title: T\naliases: [/a_b/]"),
            },
        ),
        (
            {"a.zh_cn.md": page(), "b.zh_cn.md": page()},
            [("a.zh_cn.md", "a.zh.md"), ("b.zh_cn.md", "b.zh.md")],
            {
                "a.zh.md": page("", "title: T\naliases: [../a.zh_cn/]"),
                "b.zh.md": page("", "title: T\naliases: [../b.zh_cn/]"),
            },
        ),
    ],
)
def test_what_a_new_name_changes(monkeypatch, tmp_path, files, names, after):
    make(tmp_path, files, TWO)
    assert rename(monkeypatch, tmp_path, names=names) == []
    assert contents(tmp_path) == after


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ([("a.zh_cn.md", "b.md")], "content/b.md exists"),
        (
            [("a.zh_cn.md", "c.zh.md"), ("a.zh-cn.md", "c.zh.md")],
            "content/a.zh_cn.md and content/a.zh-cn.md would both be called content/c.zh.md",
        ),
        ([("a.zh_cn.md", "a.txt")], "content/a.txt would be part of a page bundle and no page"),
    ],
)
def test_what_cannot_be(monkeypatch, tmp_path, names, message):
    make(tmp_path, dict.fromkeys(("a.zh_cn.md", "a.zh-cn.md", "b.md"), page()), TWO)
    before = contents(tmp_path)
    with pytest.raises(UsageError) as refused:
        rename(monkeypatch, tmp_path, names=names)
    assert str(refused.value).startswith(message)
    assert contents(tmp_path) == before


@pytest.mark.hugo
def test_the_old_address_leads_to_the_new_language(hugo, monkeypatch, tmp_path):
    files = {"a.md": page(), "a.zh_cn.md": page(), "layouts/all.html": TEMPLATE}
    make(tmp_path, files, TWO)
    assert visit(hugo, tmp_path).at("a.zh_cn/", "") == ("page", "content/a.zh_cn.md", "en", "")
    rename(monkeypatch, tmp_path, names=[("a.zh_cn.md", "a.zh.md")])
    assert visit(hugo, tmp_path).at("a.zh_cn/", "") == ("redirect", "content/a.zh.md", "zh")
