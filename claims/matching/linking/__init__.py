"""Scored pairs become incidents, within what reviewers have judged."""
