"""The tables of a team's work; all of them came with version 5, in one step."""

from sqlalchemy import Table

# A table of a team is defined here, with the columns of `database_tables`, and stands in this list.
TEAM_TABLES: tuple[Table, ...] = ()
