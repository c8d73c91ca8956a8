from cms.hugo.fields.reading import RESERVED
from cms.hugo.time.dates import date_keys, default_chains


def test_names_are_documented_and_sorted_out():
    assert RESERVED["translationkey"].name == "translationKey"
    assert RESERVED["menu"].alias_of == "menus"
    assert all(key.doc.endswith(".") for key in RESERVED.values())
    assert all(key.alias_of in ("", *RESERVED) for key in RESERVED.values())


def test_date_keys_are_those_of_the_default_chains():
    dates = {name for name, key in RESERVED.items() if key.wanted == "date"}
    assert dates == date_keys(default_chains())
