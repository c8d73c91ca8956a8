"""Which image is asked for when, by hosts that only take their time."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from typing import cast

import pytest

from cms.remote.addresses import Address
from cms.remote.lanes import Lanes
from cms.remote.manners import Host, Manners, Time
from cms.remote.pool import Origin, Pool

A, B, C = (f"{name}.test" for name in "abc")


def images(**numbers: int) -> list[Address]:
    """So many images of hosts."""
    return [
        Address("https", f"{name}.test", 443, f"/{n}.png")
        for name, number in numbers.items()
        for n in range(number)
    ]


class Connections:
    """What a pool is told in the end."""

    def __init__(self) -> None:
        self.is_closed = False
        self.left: list[str] = []

    async def close_idle(self, origin: Origin) -> None:
        self.left.append(origin[1])

    async def aclose(self) -> None:
        self.is_closed = True


def lanes(connections: Connections, manners: Manners) -> Lanes:
    return Lanes(cast("Pool", connections), manners, Time())


@pytest.mark.parametrize(
    ("batches", "manners", "most"),
    [
        ([images(a=9)], Manners(8, 3, 0), {A: 3}),
        ([images(a=9, b=1)], Manners(8, 3, 0), {A: 3, B: 1}),
        ([images(a=9, b=9)], Manners(4, 3, 0), {A: 2, B: 2}),
        ([images(a=3), images(a=9, b=9)], Manners(4, 9, 0), {A: 3, B: 1}),
        ([images(a=3), [], images(b=2, c=3)], Manners(9, 9, 0), {A: 3, B: 2, C: 3}),
    ],
)
def test_hosts_share_what_there_may_be_at_once(
    batches: list[list[Address]], manners: Manners, most: dict[str, int]
) -> None:
    now, highest, asked = Counter[str](), Counter[str](), list[Address]()
    connections, everybody = Connections(), asyncio.Event()

    async def ask(_: Host, address: Address) -> None:
        asked.append(address)
        now[address.host] += 1
        if not everybody.is_set():
            highest[address.host] = max(highest[address.host], now[address.host])
            await everybody.wait()
        now[address.host] -= 1

    def found() -> Iterator[list[Address]]:
        yield from batches
        everybody.set()

    asyncio.run(lanes(connections, manners).run(found(), ask))
    assert highest == most
    assert sorted(asked) == sorted(address for batch in batches for address in batch)
    assert connections.is_closed
    assert {*connections.left} == {*most}


def test_more_is_looked_for_once_what_there_is_was_asked_for() -> None:
    events: list[str] = []

    async def ask(_: Host, address: Address) -> None:
        events.append(address.target)

    def found() -> Iterator[list[Address]]:
        for number in range(2):
            events.append(f"batch {number}")
            yield [Address("https", A, 443, f"/{number}.png")]

    asyncio.run(lanes(Connections(), Manners()).run(found(), ask))
    assert events == ["batch 0", "/0.png", "batch 1", "/1.png"]


def test_a_lane_that_fails_ends_all_and_leaves_no_connection() -> None:
    connections = Connections()

    async def ask(_: Host, address: Address) -> None:
        if address.host == A:
            raise ZeroDivisionError
        await asyncio.Event().wait()

    with pytest.raises(ZeroDivisionError):
        asyncio.run(lanes(connections, Manners(8, 8, 0)).run([images(b=5, a=1)], ask))
    assert connections.is_closed
