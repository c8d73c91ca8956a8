"""Items by their texts: as a dict would have them, whatever numbers the texts are given."""

from collections.abc import Callable
from random import Random

import pytest

from cms.model.by_text import ByText

NUMBERS: dict[str, Callable[[str], int]] = {
    "as texts have them": hash,
    "few": len,
    "one": lambda _: -1,
}


@pytest.mark.parametrize("number_of", NUMBERS.values(), ids=list(NUMBERS))
@pytest.mark.parametrize("size", [0, 1, 2, 7, 200])
def test_places_are_those_of_a_dict(size: int, number_of: Callable[[str], int]) -> None:
    random = Random(size)
    texts = ["页" * random.randrange(1, 30) + str(random.randrange(9)) for _ in range(size)]
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        places.setdefault(text, []).append(place)
    items = [[text] for text in texts]
    found = ByText(items, lambda item: item[0], number_of)
    assert {text: found.places(text) for text in places} == places
    assert not any(map(found.places, ("", "页", "页" * 40)))
