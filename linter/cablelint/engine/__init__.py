"""Lints: which files, each file, all of them together."""
