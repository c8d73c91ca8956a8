"""Casts, as Hugo shows them for ``title``, ``weight``, ``draft`` and ``keywords``."""

import json
import random
from datetime import date, datetime, time, timedelta, timezone

import pytest

from cms.hugo.fields import values
from cms.hugo.time.gotime import GoTime

EAST_8 = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("标题", "标题"),
        (None, ""),
        (True, "true"),
        (False, "false"),
        (18446744073709551615, "18446744073709551615"),
        (1.0, "1"),
        (-0.0, "-0"),
        (1.5e300, "15" + "0" * 299),
        (1.5e-7, "0.00000015"),
        (float("inf"), "+Inf"),
        (float("-inf"), "-Inf"),
        (float("nan"), "NaN"),
        (b"\xe4\xbd\xa0", "你"),
        (date(2025, 2, 7), "2025-02-07"),
        (time(21, 31), "21:31:00"),
        (datetime(2025, 2, 7, 21, 31, 14), "2025-02-07T21:31:14"),
        (datetime(2025, 2, 7, 21, 31, 14, 500_000), "2025-02-07T21:31:14.5"),
        (datetime(2025, 2, 7, 21, 31, 14, tzinfo=EAST_8), "2025-02-07 21:31:14 +0800 +0800"),
        (GoTime.from_civil(2025, 2, 7, 21, 31), "2025-02-07 21:31:00 +0000 UTC"),
        (GoTime.from_civil(2025, 2, 7, nanos=5_000_000), "2025-02-07 00:00:00.005 +0000 UTC"),
        ([], None),
        ({"a": 1}, None),
    ],
)
def test_strings(value, text):
    assert values.try_string(value) == text
    assert values.to_string(value) == (text or "")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (True, True),
        (0, False),
        (-1, True),
        (0.0, False),
        (float("nan"), True),
        (None, False),
        ("1", True),
        ("t", True),
        ("TRUE", True),
        ("False", False),
        ("", None),
        ("yes", None),
        ("是", None),
        ("tRUE", None),
        ([True], None),
        (b"1", None),
        (GoTime(0), None),
    ],
)
def test_booleans(value, read):
    assert values.try_bool(value) is read
    assert values.to_bool(value) is bool(read)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (3, 3),
        (True, 1),
        (3.9, 3),
        (-3.9, -3),
        (1e300, -(2**63)),
        (float("nan"), -(2**63)),
        (2**64 - 1, -1),
        (None, 0),
        ("", 0),
        ("3", 3),
        ("+3", 3),
        ("010", 8),
        ("0x1F", 31),
        ("0b101", 5),
        ("1_000", 1000),
        ("3.7", 3),
        (".5", 0),
        ("08", None),
        ("1e3", None),
        (" 5", None),
        ("１２", None),
        ("9223372036854775808", None),
        ([3], None),
    ],
)
def test_integers(value, read):
    assert values.try_int(value) == read
    assert values.to_int(value) == (read or 0)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (1, 1.0),
        (True, 1.0),
        (None, 0.0),
        ("", 0.0),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("0x1p-2", 0.25),
        ("inf", float("inf")),
        ("1e400", None),
        ("0x1", None),
        ("high", None),
        (" 1", None),
        ([1.0], None),
    ],
)
def test_floats(value, read):
    assert values.try_float(value) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("a, b", ["a,", "b"]),
        ("a\u3000b\u00a0c", ["a", "b", "c"]),
        ("", []),
        (["a", 1, True, None], ["a", "1", "true", ""]),
        ([], []),
        (5, ["5"]),
        (b"ab", ["97", "98"]),
        (None, None),
        ([["a"]], None),
        ({"a": 1}, None),
    ],
)
def test_lists_of_strings(value, read):
    assert values.try_strings(value) == read
    assert values.to_strings(value) == (read or [])


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ({"a": 1}, {"a": 1}),
        ('{"a": 1}', {"a": 1.0}),
        ("null", {}),
        ("5", None),
        ("text", None),
        ('{"a": NaN}', None),
        (None, None),
        ([], None),
    ],
)
def test_maps(value, read):
    assert values.try_map(value) == read
    assert values.to_map(value) == (read or {})


def test_lists_of_maps_drop_other_items():
    assert values.try_maps({"a": 1}) == [{"a": 1}]
    assert values.try_maps([{"a": 1}, "x", None]) == [{"a": 1}]
    assert values.try_maps("x") is None
    assert values.try_maps(None) is None


TEMPLATE = """{{ $all := dict }}{{ range site.RegularPages }}{{ $all = merge $all (dict
    .File.ContentBaseName
    (dict "title" .Title "weight" (string .Weight) "draft" .Draft "keywords" .Keywords)
) }}{{ end }}{{ $all | jsonify }}"""


@pytest.mark.hugo
def test_casts_agree_with_hugo(hugo, tmp_path):
    cases = _random_values(random.Random(7))
    names = [str(number) for number in range(len(cases))]
    (tmp_path / "content").mkdir()
    (tmp_path / "layouts").mkdir()
    (tmp_path / "hugo.toml").write_text('disableKinds = ["rss", "sitemap", "taxonomy", "term"]\n')
    (tmp_path / "layouts/home.html").write_text(TEMPLATE)
    (tmp_path / "layouts/page.html").write_text("")
    for name, value in zip(names, cases, strict=True):
        lines = "".join(
            f"{key}: {_yaml(value)}\n" for key in ("title", "weight", "draft", "keywords")
        )
        page = tmp_path / "content" / f"{name}.md"
        page.write_text(f"---\n{lines}---\n", encoding="utf-8")
    run = hugo(tmp_path, "--buildDrafts", "--quiet")
    assert run.returncode == 0, run.stdout + run.stderr
    built = json.loads((tmp_path / "public/index.html").read_text("utf-8"))
    theirs = [{**row, "keywords": row["keywords"] or []} for row in map(built.get, names)]
    ours = list(map(_ours, cases))
    assert [row for row in zip(cases, ours, theirs, strict=True) if row[1] != row[2]] == []


def _ours(value):
    return {
        "title": values.to_string(value),
        "weight": str(values.to_int(value)),
        "draft": values.to_bool(value),
        "keywords": values.to_strings(value),
    }


def _yaml(value):
    if isinstance(value, float):
        mantissa, _, exponent = repr(value).partition("e")
        return mantissa + (".0" if "." not in mantissa else "") + (exponent and "e" + exponent)
    return json.dumps(value, ensure_ascii=False)


def _random_values(rng):
    letters = "0123456789+-_.xXbBoOeE tTfFaAuUlL年　"
    texts = ["".join(rng.choices(letters, k=rng.randint(1, 6))) for _ in range(150)]
    prefixes = ("", "+", "-", "0", "0x", "0b", "0o", "0_", "-0x")
    texts += [
        rng.choice(prefixes) + "".join(rng.choices("0123456789_.", k=rng.randint(1, 5)))
        for _ in range(150)
    ]
    floats = [rng.uniform(-10, 10) * 10 ** rng.randint(-25, 25) for _ in range(100)]
    integers = [rng.randint(-(2**63), 2**64 - 1) >> rng.randint(0, 63) for _ in range(50)]
    others = [True, False, None, [], ["a", 1], [None], [["a"]], {"a": 1}, {}]
    return [*texts, *floats, *integers, *others]
