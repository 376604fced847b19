"""Paths through the trees of places and parties, as claim frames write them: "town:qamishli>quarter:halko"."""

Path = tuple[str, ...]  # nodes, the largest first


def paths_of(text: str) -> tuple[Path, ...]:
    """The paths of a list joined by "|"."""
    return tuple(tuple(path.split(">")) for path in text.split("|") if path)


def kind_of(node: str) -> str:
    """The kind of a node: "town" of "town:qamishli"."""
    return node.partition(":")[0]


def holds(whole: Path, part: Path) -> bool:
    """Whether the one path ends at the other or above it."""
    return part[: len(whole)] == whole
