"""Rules on numbers that hold others: totals and wholes against their parts."""
