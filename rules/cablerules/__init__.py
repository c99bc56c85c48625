"""The built-in rules, a folder a family, a module a rule. The engine reaches them through the entry point only."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cablelint import AnyRule

FAMILIES = (
    "structure", "header", "classification", "portions", "rollup", "markings", "cui", "captions",
    "authority", "declassification", "references", "tags",
)  # fmt: skip
"""The folders, in the order of the catalogue."""


def rules() -> tuple[type[AnyRule], ...]:
    """Every built-in rule class, in the order of the catalogue."""
    return tuple(rule for family in FAMILIES for rule in import_module(f"cablerules.{family}").RULES)
