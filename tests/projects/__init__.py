"""Tests of claims.projects."""
