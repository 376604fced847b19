"""Labels of options, no two of them alike, for a box takes options that look the same for one."""

from collections import Counter
from collections.abc import Callable, Iterable

from claims.exports import visible
from claims.names import free_name


def told_apart(
    ids: Iterable[str], shown: Callable[[str], str], beside: Callable[[str], str] = lambda _: ""
) -> Callable[[str], str]:
    """The label of each option.

    Args:
        ids: The options.
        shown: The label of one.
        beside: What tells an option from others of the same label, as far as it is known; a number does the rest.
    """
    plain = {each: visible(shown(each)) for each in ids}
    alike = Counter(plain.values())
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for each, label in plain.items():
        more = visible(beside(each)) if alike[label] > 1 else ""
        labels[each] = free_name(f"{label} ({more})" if more else label, taken)
        taken.add(labels[each])
    return lambda each: labels.get(each, each)
