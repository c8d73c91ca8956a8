"""What unquoted YAML scalars mean, against Hugo's own table."""

import math
from typing import Any

import pytest

from cms.hugo.formats.yaml import decode_yaml
from cms.hugo.formats.yaml.scalars import go_text, read_plain
from cms.hugo.time.gotime import GoTime
from tests.tables import rows

GO_TYPES = {
    "string": str,
    "bool": bool,
    "<nil>": type(None),
    "int": int,
    "int64": int,
    "uint64": int,
    "float64": float,
    "hmaps.Params": dict,
    "[]string": list,
    "[]interface {}": list,
    "[]uint8": bytes,
    "time.Time": GoTime,
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("True", True),
        ("tRUE", "tRUE"),
        ("yes", "yes"),
        ("012", 10),
        ("08", "08"),
        ("-012", -10),
        ("0o17", 15),
        ("0O17", "0O17"),
        ("-0x1F", -31),
        ("0b102", "0b102"),
        ("1__0_", 10),
        ("_1", "_1"),
        ("+-1", 1),
        ("-+1", "-+1"),
        ("1e3", "1e3"),
        ("1.e3", 1000.0),
        ("-.5", -0.5),
        (".", "."),
        ("1.5.5", "1.5.5"),
        ("1.5e400", "1.5e400"),
        ("-.Inf", -math.inf),
        ("+.inf", "+.inf"),
        ("18446744073709551615", 2**64 - 1),
        ("18446744073709551616", "18446744073709551616"),
        ("-9223372036854775808", -(2**63)),
        ("-9223372036854775809", "-9223372036854775809"),
        ("000000000000000000000000001", 1),
        ("12:30:45", "12:30:45"),
        ("2025-02-07", "2025-02-07"),
        ("１２", "１２"),
    ],
)
def test_reads_plain_scalars_as_hugo_types_them(text: str, value: Any) -> None:
    read = read_plain(text)
    assert (type(read), read) == (type(value), value)


def test_a_number_of_any_length_is_read_at_once() -> None:
    digits = "9" * 100_000
    assert read_plain(digits) == digits
    assert read_plain("0" * 100_000) == 0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "<nil>"),
        (True, "true"),
        (2**64 - 1, "18446744073709551615"),
        (1.5, "1.5"),
        (-0.0, "-0"),
        (100000.0, "100000"),
        (1234567.0, "1.234567e+06"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (-1e100, "-1e+100"),
        (math.inf, "+Inf"),
        (-math.inf, "-Inf"),
        (math.nan, "NaN"),
        (b"hi", "[104 105]"),
        ([1], ""),
    ],
)
def test_writes_values_as_go_does(value: Any, text: str) -> None:
    assert go_text(value) == text


def test_agrees_with_the_table(shared: object) -> None:
    wrong = [row["raw"] for row in rows("scalars") if not agrees(row)]
    assert wrong == []


def agrees(row: dict[str, Any]) -> bool:
    data, problem, _ = decode_yaml(f"k: {row['raw']}\n")
    if row["error"]:
        return problem is not None
    if problem is not None or data is None or type(data["k"]) is not GO_TYPES[row["type"]]:
        return False
    value = data["k"]
    if isinstance(value, GoTime):
        return value.rfc3339_nano() == row["value"]
    if isinstance(value, (dict, list)):
        return value == row["value"]
    return go_text(value) == row["text"]
