"""Tests of what a project keeps beside its tables."""
