"""A team in one project: who its people are, and what they do with one another."""
