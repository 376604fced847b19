"""How a team has decided to work, and what becomes of pairs that two people judge apart."""
