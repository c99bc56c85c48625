"""CAB: the classification authority."""

from __future__ import annotations

from cablelint.rule import Rule

RULES: tuple[type[Rule], ...] = ()
