"""mapstructure's weak casts, as ``build``, ``sitemap`` and menu entries show them in Hugo."""

from datetime import date

import pytest

from cms.hugo.fields import options
from cms.hugo.time.gotime import GoTime

VALUES = [True, False, 5, 1.5, "", "010", "1.5", "t", "text", b"b", [], ["a"], {}, date(2025, 2, 7)]


@pytest.mark.parametrize(
    ("cast", "read"),
    [
        (
            options.weak_string,
            ["1", "0", "5", "1.5", "", "010", "1.5", "t", "text", "b", None, None, None, None],
        ),
        (
            options.weak_bool,
            [True, False, True, True, False, None, None, True, None, None, None, None, None, None],
        ),
        (
            options.weak_int,
            [1, 0, 5, 1, 0, 8, None, None, None, None, None, None, None, None],
        ),
        (
            options.weak_float,
            [1.0, 0.0, 5.0, 1.5, 0.0, 10.0, 1.5, None, None, None, None, None, None, None],
        ),
    ],
    ids=lambda cast: getattr(cast, "__name__", ""),
)
def test_weak_casts(cast, read):
    assert list(map(cast, VALUES)) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("a b", ["a b"]),
        (5, ["5"]),
        (["a", True, None], ["a", "1", ""]),
        ([], []),
        ({}, []),
        ({"a": 1}, None),
        ([["a"]], None),
        (GoTime(0), None),
    ],
)
def test_lists_of_texts(value, read):
    assert options.weak_strings(value) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ({"a": 1}, {"a": 1}),
        ([{"a": 1}, None, {"b": 2}], {"a": 1, "b": 2}),
        ([], {}),
        (["x"], None),
        ("x", None),
    ],
)
def test_maps_are_lenient_about_lists(value, read):
    assert options.weak_map(value) == read


def test_maps_with_fixed_keys_are_lenient_about_times():
    assert options.struct_map({"a": 1}) == {"a": 1}
    assert options.struct_map(date(2025, 2, 7)) == {}
    assert options.struct_map([]) is None


def test_decode_names_what_fits_no_cast():
    casts = {"weight": options.weak_int, "name": options.weak_string}
    written = {"Weight": "3", "name": [], "other": {}, "weight": None}
    assert options.decode(written, casts) == ({"weight": 3}, ("name",))
