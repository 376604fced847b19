"""The rules: each takes the accounts of one incident and yields discrepancies, or look-alikes explained."""
