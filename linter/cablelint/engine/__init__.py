"""Lints: each file, all of them together, a single marking."""
