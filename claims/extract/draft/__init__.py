"""Drafts for a reviewer: links between statements, confidence, corrections, rows of a collection."""
