"""Which values of front matter name images by a schema's ``x-image``."""

from typing import Any

import pytest

from cms.schema.image_keys import image_keys, named_images
from cms.schema.presets import load, names
from cms.schema.source import Source

SCHEMA = {
    "properties": {
        "Cover": {"properties": {"image": {"x-image": ["page", "static"]}}},
        "thumbnail": {
            "if": {"type": "object"},
            "then": {"properties": {"src": {"x-image": ["static"]}}},
            "x-image": ["static"],
        },
        "images": {"type": "array", "x-image": ["remote"]},
        "authors": {"items": {"anyOf": [{"properties": {"face": {"x-image": ["assets"]}}}]}},
        "ways": {"additionalProperties": {"x-image": ["relative"]}},
    },
    "$defs": {"picture": {"x-image": ["static"]}},
}
KEYS = image_keys([Source(SCHEMA, "T", is_preset=True)])


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"cover": {"image": "a"}}, [(("cover", "image"), "a")]),
        ({"cover": {"Image": "a"}}, [(("cover", "Image"), "a")]),
        ({"thumbnail": "a"}, [(("thumbnail",), "a")]),
        ({"thumbnail": {"src": "a"}}, [(("thumbnail", "src"), "a")]),
        ({"images": ["a", "b"]}, [(("images", 0), "a"), (("images", 1), "b")]),
        ({"images": "a"}, [(("images",), "a")]),
        ({"authors": [{"face": "a"}, {"name": "b"}]}, [(("authors", 0, "face"), "a")]),
        ({"ways": {"x": "a"}}, [(("ways", "x"), "a")]),
        ({"thumbnail": "a", "params": {"Thumbnail": "b"}}, [(("thumbnail",), "a")]),
        ({"thumbnail": "a", "params": {"thumbnail": "b"}}, [(("params", "thumbnail"), "b")]),
        ({"cover": "a", "images": {"x": "a"}, "authors": "a"}, []),
        ({"thumbnail": "", "images": [" ", None, 5]}, []),
        ({"picture": "a"}, []),
    ],
)
def test_values_that_name_images(data: dict[str, Any], found: list[Any]) -> None:
    assert [(route, value) for route, value, _ in named_images(data, KEYS)] == found


def test_the_stronger_schema_says_where_to_look() -> None:
    own = {"properties": {"thumbnail": {"x-image": ["assets"]}}}
    keys = image_keys([Source(SCHEMA, "T", is_preset=True), Source(own, "own", is_preset=False)])
    assert dict(keys)["thumbnail",] == ("assets",)


PLACES = {"page", "page-glob", "assets", "assets-glob", "static", "relative", "remote"}


@pytest.mark.parametrize("name", names())
def test_presets_name_known_places(name: str) -> None:
    keys = image_keys([Source(load(name), name, is_preset=True)])
    assert all(key.steps and PLACES.issuperset(key.places) for key in keys)
