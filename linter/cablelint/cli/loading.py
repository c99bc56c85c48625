"""Loads the installed rules for a command, and says which distributions gave rules that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.cli.streams import notify

if TYPE_CHECKING:
    from cablelint.rule.registry import Registry


def registry_of(isolated: bool) -> Registry:
    """The installed rules; `isolated` leaves out all but cablelint's own. What was refused is said on stderr."""
    from cablelint.rule.registry import load_registry

    registry = load_registry(isolated=isolated)
    notify(f"error: {message}" for message in registry.refused)
    return registry
