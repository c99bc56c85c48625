"""Fixes: which go together, round after round, and how a file is written."""
