"""CUI: controlled unclassified information."""

from __future__ import annotations

from cablelint.rule import Rule

RULES: tuple[type[Rule], ...] = ()
