"""An axis of numbers of people: where each stands, as a share of the axis, and its ticks; logarithmic where they lie far apart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from claims.values import Count

LOG_FROM = 50  # largest over smallest number from which the axis is logarithmic
OPEN_END = 1.1  # where an open end stands, beyond the axis
_MOST_STEPS = 6  # from tick to tick
_AFTER_ZERO = 0.12  # of a logarithmic axis: where its first power stands if 0 stands before it


@dataclass(frozen=True)
class NumberAxis:
    """Where a number stands: 0 at the start of the axis, 1 at its end, which is a round number no smaller than the largest.

    Attributes:
        first: The number at the start; on a logarithmic axis 0, or the power of ten below the smallest number.
    """

    first: int
    last: int
    step: int
    is_log: bool = False

    @classmethod
    def of(cls, counts: Sequence[Count]) -> "NumberAxis":
        """The axis that holds every bound of the counts."""
        bounds = [bound for count in counts for bound in (count.low, count.high) if bound is not None]
        most, least = max(bounds, default=1) or 1, min((bound for bound in bounds if bound), default=1)
        if most / least <= LOG_FROM:
            step = _round_step(most)
            return cls(0, -(-most // step) * step, step)
        power = 10 ** int(math.log10(least))
        last = next(end for end in _round_numbers(10 ** int(math.log10(most))) if end >= most)
        return cls(0 if 0 in bounds else power, last, power, is_log=True)

    def share(self, number: int | None) -> float:
        """Where a bound stands; an open end (None) stands beyond the axis."""
        if number is None:
            return OPEN_END
        if not self.is_log:
            return number / self.last
        if number < self.step:
            return 0.0
        start = 0.0 if self.first else _AFTER_ZERO
        return start + (1 - start) * math.log(number / self.step) / math.log(self.last / self.step)

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Shares of the axis with their numbers written out."""
        return [(self.share(number), f"{number:,}") for number in self._numbers]

    @property
    def _numbers(self) -> list[int]:
        if not self.is_log:
            return list(range(0, self.last + 1, self.step))
        powers = int(math.log10(self.last / self.step)) + 1
        every = -(-powers // (_MOST_STEPS - 2))
        marked = [self.step * 10**place for place in range(0, powers, every)]
        return [*([] if self.first else [0]), *marked]


def _round_step(most: int) -> int:
    """The smallest round number of which at most `_MOST_STEPS` reach the largest number."""
    return next(step for step in _round_numbers(10 ** max(len(str(most)) - 2, 0)) if most / step <= _MOST_STEPS)


def _round_numbers(power: int) -> list[int]:
    return [power * number for number in (1, 2, 5, 10, 20, 50, 100)]
