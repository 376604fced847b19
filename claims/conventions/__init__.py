"""Conventions."""
