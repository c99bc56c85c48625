"""MRK: one marking, a banner or a portion mark, by its register."""

from __future__ import annotations

from cablelint.rule import Rule

RULES: tuple[type[Rule], ...] = ()
