"""Candidate pairs: cheap blocks, each within a budget."""
