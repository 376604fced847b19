"""People: who acts, and what each role may do in a project."""

from claims.people.person import (
    OPERATOR,
    SIGNED_OUT,
    VARIABLE,
    Person,
    acting,
    acting_person,
    address_key,
    is_address,
    sign_in_with,
)
from claims.people.roles import (
    EVERYONE,
    LEAST_ROLE,
    Action,
    Role,
    RoleChange,
    Visibility,
    members_of,
    require,
    role_of,
    visibility_of,
)

__all__ = [
    "EVERYONE",
    "LEAST_ROLE",
    "OPERATOR",
    "SIGNED_OUT",
    "VARIABLE",
    "Action",
    "Person",
    "Role",
    "RoleChange",
    "Visibility",
    "acting",
    "acting_person",
    "address_key",
    "is_address",
    "members_of",
    "require",
    "role_of",
    "sign_in_with",
    "visibility_of",
]
