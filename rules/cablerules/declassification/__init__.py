"""DEC: until when, and under which order."""

from __future__ import annotations

from cablelint.rule import Rule

RULES: tuple[type[Rule], ...] = ()
