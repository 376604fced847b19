"""A team in one project: who its people are, and what they do with one another."""

from claims.people import OPERATOR, Action, Person, Role, acting, acting_person

__all__ = ["OPERATOR", "Action", "Person", "Role", "acting", "acting_person"]
