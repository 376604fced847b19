"""Trees of parties and places: what holds what, and what has nothing in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Tree:
    """Nodes and their parents, without cycles.

    Attributes:
        parents: Node id to the id of its parent; an empty text marks a root.
        fluid: Nodes that anybody may belong to as well (demonstrators, residents): no other node is
            apart from them.
        ranks: Nodes whose people serve in any of the bodies beside them (soldiers, officers): none of these is apart from them.
    """

    parents: Mapping[str, str]
    fluid: frozenset[str] = field(default_factory=frozenset)
    ranks: frozenset[str] = field(default_factory=frozenset)

    def path(self, node: str) -> tuple[str, ...]:
        """The node and its ancestors, nearest first; an unknown node stands alone."""
        path = [node]
        while (parent := self.parents.get(path[-1], "")) and parent not in path:
            path.append(parent)
        return tuple(path)

    def holds(self, whole: str, part: str) -> bool:
        """Whether `part` is `whole` or lies below it. The empty text stands for everyone or everywhere."""
        return not whole or whole in self.path(part)

    def related(self, one: str, other: str) -> bool:
        """Whether one of the two holds the other."""
        return self.holds(one, other) or self.holds(other, one)

    def apart(self, one: str, other: str) -> bool:
        """Whether nobody (or no spot) can be in both: neither holds the other, is fluid, or a rank within a body beside it."""
        if self.related(one, other) or self.fluid & {*self.path(one), *self.path(other)}:
            return False
        return not (self._serve_in(one, other) or self._serve_in(other, one))

    def _serve_in(self, one: str, other: str) -> bool:
        """Whether the one names a rank of what holds the other, which names none: soldiers of an army, and its police."""
        if not self.ranks.isdisjoint(self.path(other)):
            return False
        above = [self.parents[node] for node in self.path(one) if node in self.ranks]
        return any(holder and self.holds(holder, other) for holder in above)

    def top(self, node: str) -> str:
        """The root above the node."""
        return self.path(node)[-1]

    def common(self, one: str, other: str) -> str:
        """The nearest node that holds both; empty when there is none."""
        others = set(self.path(other))
        return next((node for node in self.path(one) if node in others), "")

    def below(self, node: str) -> frozenset[str]:
        """The node and all nodes below it."""
        return frozenset(each for each in self.parents if self.holds(node, each))
