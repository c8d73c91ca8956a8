"""Baselines: what stays known, what is new, what is mended, and the file itself."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cms.errors import ConfigError, InputError
from cms.frontmatter.document import parse
from cms.model import Diagnostic, Severity, Span, msg
from cms.suppression import baseline
from cms.suppression.baseline import Baseline

HEAD = "---\ntitle: 标题\ndate: 2025-02-07\ntags:\n  - a\n---\n"


def place(raw: bytes, start: int, end: int, code: str, path: str) -> Diagnostic:
    document = parse(raw)
    places = document.position(start), document.position(end)
    return Diagnostic(code, "name", Severity.WARNING, msg("wrong"), path, *places)


def findings(texts: dict[str, str], wrong: str, code: str = "DT003") -> list[Diagnostic]:
    """One finding wherever ``wrong`` stands."""
    found = []
    for path, text in texts.items():
        raw, word = text.encode(), wrong.encode()
        at = raw.find(word)
        while at >= 0:
            found.append(place(raw, at, at + len(word), code, path))
            at = raw.find(word, at + 1)
    return found


def reader(texts: dict[str, str]) -> Callable[[str], bytes]:
    return lambda path: texts[path].encode()


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Baseline]:
    """A baseline of all findings of a word in texts, written and loaded again."""
    monkeypatch.chdir(tmp_path)

    def write(texts: dict[str, str], wrong: str) -> Baseline:
        baseline.write(Path("baseline.json"), findings(texts, wrong), reader(texts))
        return baseline.load(Path("baseline.json"))

    return write


# Name of the case: the text before and after, and how many of the findings of "02-07" are new.
CHANGES = {
    "nothing": (HEAD, HEAD, 0),
    "ten lines above": (HEAD, HEAD.replace("title", "a: 1\n" * 10 + "title"), 0),
    "another indentation": (HEAD, HEAD.replace("date", "  date"), 0),
    "blanks behind": (HEAD, HEAD.replace("07", "07  "), 0),
    "another line end": (HEAD, HEAD.replace("\n", "\r\n"), 0),
    "the line itself": (HEAD, HEAD.replace("2025", "2026"), 1),
    "the same line once more": (HEAD, HEAD + "date: 2025-02-07\n", 1),
    "twice more": (HEAD, HEAD + "date: 2025-02-07\ndate: 2025-02-07\n", 2),
    "twice in a line": (HEAD, HEAD.replace("02-07", "02-07, 02-07"), 2),
    "one of two mended": (HEAD + "date: 2025-02-07\n", HEAD, 0),
    "moved into the body": (HEAD, HEAD.replace("date: 2025-02-07\n", "") + "date: 2025-02-07", 0),
}


@pytest.mark.parametrize("before, after, new", CHANGES.values(), ids=CHANGES)
def test_changes(before: str, after: str, new: int, known: Callable[..., Baseline]) -> None:
    texts = {"a.md": after}
    found = findings(texts, "02-07")
    fresh, old = known({"a.md": before}, "02-07").split(found, reader(texts))
    assert (len(fresh), len(old)) == (new, len(found) - new)
    assert fresh == found[len(old) :]


def test_a_finding_of_another_file_or_rule_is_new(known: Callable[..., Baseline]) -> None:
    texts = {"a.md": HEAD, "b.md": HEAD}
    read = reader(texts)
    baseline = known({"a.md": HEAD}, "02-07")
    of_b = findings({"b.md": HEAD}, "02-07")
    assert baseline.split(of_b, read) == (of_b, [])
    of_other_rule = findings({"a.md": HEAD}, "02-07", "LG001")
    assert baseline.split(of_other_rule, read) == (of_other_rule, [])


WHOLE = {
    "the fence": (HEAD, Span(0, 3)),
    "in front of the first line": (HEAD, Span(4, 4)),
    "a page without front matter": ("# a\n", Span(0, 0)),
    "a file that is not read": ("", Span(0, 0)),
}


@pytest.mark.parametrize("text, span", WHOLE.values(), ids=WHOLE)
def test_a_finding_about_a_whole_file_stays_known(text: str, span: Span, tmp_path: Path) -> None:
    path = str(tmp_path / "a.md")
    diagnostic = place(text.encode(), *span, "LG001", path)
    file = tmp_path / "baseline.json"
    baseline.write(file, [diagnostic], lambda _: text.encode())
    other = text.replace("title", "headline").replace("# a", "# b")
    assert baseline.load(file).split([diagnostic], lambda _: other.encode())[0] == []


def test_a_finding_of_several_lines(tmp_path: Path) -> None:
    path, file = str(tmp_path / "a.md"), tmp_path / "baseline.json"
    start = HEAD.encode().find(b"tags")
    baseline.write(
        file, [place(HEAD.encode(), start, start + 12, "TX", path)], lambda _: HEAD.encode()
    )
    for tag, new in (("a", 0), ("b", 1)):
        raw = HEAD.replace("- a", f"- {tag}").replace("title", "x: 1\ntitle").encode()
        moved = place(raw, start + 5, start + 17, "TX", path)
        assert len(baseline.load(file).split([moved], lambda _, raw=raw: raw)[0]) == new


def test_a_file_that_cannot_be_read_any_more(tmp_path: Path) -> None:
    def read(path: str) -> bytes:
        raise FileNotFoundError(path)

    diagnostic = place(b"", 0, 0, "FM050", str(tmp_path / "a.md"))
    baseline.write(tmp_path / "baseline.json", [diagnostic], read)
    loaded = baseline.load(tmp_path / "baseline.json")
    assert loaded.split([diagnostic], read) == ([], [diagnostic])


def test_entries_that_are_of_no_use(known: Callable[..., Baseline]) -> None:
    texts = {"a.md": HEAD + "date: 2025-02-07\n", "b.md": HEAD, "c.md": HEAD}
    before = known(texts, "02-07")
    Path("c.md").write_text(HEAD, "utf-8")
    texts["a.md"] = HEAD
    _, old = before.split(findings({"a.md": HEAD}, "02-07"), reader(texts))
    assert before.stale(old, ["a.md"]) == 2  # one of a.md, and that of b.md, which is gone
    assert before.stale(old, ["a.md", "c.md"]) == 3
    assert before.stale(old, ["a.md", "c.md"], lambda code: code != "DT003") == 0


# the file


def test_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tools").mkdir()
    texts = {"content/乙.md": HEAD, "content/a.md": HEAD + "x: 2025-02-07\n", "tools/b.md": HEAD}
    found = findings(texts, "02-07")
    found.append(place(HEAD.encode(), 0, 3, "LG001", "content/a.md"))
    path = Path("tools/baseline.json")
    baseline.write(path, found, reader(texts))
    written = path.read_text("utf-8")
    content = json.loads(written)
    assert list(content) == ["version", "findings"]
    assert list(content["findings"]) == ["../content/a.md", "../content/乙.md", "b.md"]
    (date,) = content["findings"]["b.md"]["DT003"]
    (x,) = content["findings"]["../content/a.md"]["DT003"].keys() - {date}
    assert content["findings"]["../content/a.md"] == {
        "DT003": {date: 1, x: 1},
        "LG001": {"file": 1},
    }
    assert written.endswith("}\n")
    assert "乙" in written
    baseline.write(path, found[::-1], reader(texts))
    assert path.read_text("utf-8") == written
    assert [each.name for each in Path("tools").iterdir()] == ["baseline.json"]
    monkeypatch.chdir("tools")
    elsewhere = [each._replace(path=os.path.relpath(tmp_path / each.path)) for each in found]
    read = {os.path.relpath(tmp_path / path): text for path, text in texts.items()}
    assert baseline.load(Path("baseline.json")).split(elsewhere, reader(read)) == ([], elsewhere)


@pytest.mark.skipif(os.name == "nt", reason="other permissions, other names")
def test_a_file_that_is_there_keeps_its_mode_and_place(tmp_path: Path) -> None:
    target, link = tmp_path / "baseline.json", tmp_path / "link.json"
    target.write_text("{}", "utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    name = str(tmp_path / os.fsdecode(b"\xff.md"))
    found = [place(HEAD.encode(), 0, 3, "LG001", name)]
    baseline.write(link, found, lambda _: HEAD.encode())
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert baseline.load(target).split(found, lambda _: HEAD.encode()) == ([], found)


BROKEN = {
    '{"version": 1, "findings": {}': ":1:30 is no baseline",
    "<<<<<<< HEAD\n": ":1:1 is no baseline",
    "[]": " is no baseline: there is no version in it",
    '{"version": "1"}': " is no baseline: there is no version in it",
    '{"version": 2, "entries": []}': " was written by a newer release of cms",
    '{"version": 1}': " is no baseline: findings must be a map",
    '{"version": 1, "findings": {"a.md": []}}': " is no baseline: a.md must be a map",
    '{"version": 1, "findings": {"a.md": {"X": 1}}}': " is no baseline: a.md, X must be a map",
    '{"version": 1, "findings": {"a": {"X": {"h": 0}}}}': ": a, X must be counted from 1",
    '{"version": 1, "findings": {"a": {"X": {"h": true}}}}': ": a, X must be counted from 1",
    "[" * 100_000: " is no baseline",
    "\udcff": " is no baseline: it is not in UTF-8",
}


@pytest.mark.parametrize("text, message", BROKEN.items(), ids=range(len(BROKEN)))
def test_a_broken_file(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError) as caught:
        baseline.load(path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)
    assert caught.value.hint


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        baseline.load(tmp_path / "baseline.json")
    with pytest.raises(InputError, match="cannot be written"):
        baseline.write(tmp_path / "missing" / "baseline.json", [], lambda _: b"")
