"""Entries in chunks: each is what was put in, in whatever order they are asked for or kept."""

from random import Random

import pytest

from cms.engine.cache import entries
from cms.engine.cache.entries import Body, Chunk, Entries, Head, unpack


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of a few entries."""
    monkeypatch.setattr(entries, "_CHUNK", 4)
    monkeypatch.setattr(entries, "_SLOTS", 8)
    monkeypatch.setattr(entries, "_UNPACKED", 2)


def head(number: int, asked: str = "") -> Head:
    questions = (("static", asked),) if asked else ()
    return f"{number}.md", ("en", "page", f"/{number}"), None, b"digest", 0, 1, questions, True


def filled(size: int) -> tuple[Entries, list[int]]:
    """Entries with bodies that tell their own places, and their numbers."""
    made = Entries()
    return made, [made.add(head(place), (place, None)) for place in range(size)]


def reloaded(chunks: list[Chunk]) -> Entries:
    return Entries([memoryview(piece) for chunk in chunks for piece in chunk])


def bodies_in(chunks: list[Chunk]) -> list[Body]:
    return [body for chunk in chunks for body in unpack(chunk.bodies)]


@pytest.mark.parametrize("size", [0, 1, 3, 4, 5, 8, 30])
def test_entries_are_what_they_were(size: int) -> None:
    made, numbers = filled(size)
    order = Random(size).sample(range(size), size)
    assert [made.body(numbers[place]) for place in order] == [(place, None) for place in order]
    heads = {first + at: head for first, heads in made.heads() for at, head in enumerate(heads)}
    assert heads == {number: head(place) for place, number in enumerate(numbers)}


@pytest.mark.parametrize("seed", range(20))
def test_what_is_put_in_order_again_and_again_stays(seed: int) -> None:
    random = Random(seed)
    made, numbers = filled(random.randrange(40))
    wanted = list(enumerate(numbers))
    for step in range(100, 110):
        for place in random.sample(range(len(wanted)), len(wanted) // 5):
            wanted[place] = step, made.add(head(step), (step, None))
        for place in sorted(random.sample(range(len(wanted)), len(wanted) // 8), reverse=True):
            del wanted[place]
        for _ in range(random.randrange(3)):
            place = random.randrange(len(wanted) + 1)
            wanted.insert(place, (-step, made.add(head(-step), (-step, None))))
        if random.random() < 0.2:
            wanted = wanted[len(wanted) // 2 :] + wanted[: len(wanted) // 2]
        chunks = list(made.in_order([number for _, number in wanted]))
        assert bodies_in(chunks) == [(body, None) for body, _ in wanted]
        assert all(len(unpack(chunk.heads)) < 8 for chunk in chunks)
        made = reloaded(chunks)
        numbers = [first + at for first, heads in made.heads() for at in range(len(heads))]
        wanted = [(body, number) for (body, _), number in zip(wanted, numbers, strict=True)]


def test_chunks_without_a_change_are_not_packed_again() -> None:
    made, numbers = filled(20)
    before = list(made.in_order(numbers))
    numbers[9] = made.add(head(9), ("new", None))
    numbers.insert(17, made.add(head(99), ("inserted", None)))
    after = list(made.in_order(numbers))
    same = [any(one is other for other in after) for one in before]
    assert same == [True, True, False, True, False]


def test_what_rests_on_changed_answers_is_left_out() -> None:
    made = Entries()
    asked = ["", "a.png", "b.png", "", "", "a.png"]
    numbers = [made.add(head(place, name), (place, None)) for place, name in enumerate(asked)]
    made.forget({("static", "a.png"), ("static", "c.png")})
    paths = [path for _, heads in made.heads() for path, *_ in heads if path]
    assert paths == ["0.md", "2.md", "3.md", "4.md"]
    assert made.body(numbers[4]) == (4, None)
