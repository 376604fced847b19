"""Work on several threads where there is much of it, and one after the other where starting threads would cost more."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
WORTH_THREADS = 2_000  # claims; fewer are through before a second thread has taken up its part


def map_on_threads(do: Callable[[T], R], items: Sequence[T], *, threads: int) -> Iterator[R]:
    """What a function gives for each item, in their order; with one thread, or one item, without starting any."""
    if min(threads, len(items)) <= 1:
        yield from map(do, items)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(do, items)


def threads_for(claims: int, most: int) -> int:
    """How many threads so many claims are worth."""
    return most if claims >= WORTH_THREADS else 1
