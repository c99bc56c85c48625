"""Loads the installed rules for a command, and says which distributions gave rules that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.cli.streams import notify, prints_aside

if TYPE_CHECKING:
    from cablelint.rule.registry import Registry


def registry_of(isolated: bool) -> Registry:
    """The installed rules; `isolated` leaves out all but cablelint's own. What was refused is said on stderr."""
    registry = load_rules(isolated)
    notify(f"error: {message}" for message in registry.refused)
    return registry


def load_rules(isolated: bool = False) -> Registry:
    """The same, for a command that says it otherwise, or not at all. Nothing that is printed gets into the output."""
    from cablelint.rule.registry import load_registry

    with prints_aside():
        return load_registry(isolated=isolated)
