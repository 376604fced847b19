"""The command line: the five steps, each with a table for people and JSON for programs."""

from claims.cli.commands import app, main, serve_alone

__all__ = ["app", "main", "serve_alone"]
