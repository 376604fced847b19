"""Numbers with their nouns."""


def number_of(number: int, noun: str) -> str:
    """A number with its noun: "1 problem", "2 problems", "3 discrepancies"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"
