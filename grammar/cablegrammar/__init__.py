"""The formal grammars of diplomatic cables and what they give: text in, a typed `Cable` out.

This package knows no rule, no configuration and no file system.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cablegrammar.base.node import Node, Span
    from cablegrammar.base.source import Source, UndecodableError
    from cablegrammar.cable.cable import Cable
    from cablegrammar.messages import parse_messages, parse_text

__all__ = ["Cable", "Node", "Source", "Span", "UndecodableError", "parse_messages", "parse_text"]

_HOME = {
    "Cable": "cable.cable",
    "Node": "base.node",
    "Source": "base.source",
    "Span": "base.node",
    "UndecodableError": "base.source",
    "parse_messages": "messages",
    "parse_text": "messages",
}


def __getattr__(name: str) -> Any:
    """Import on first use: lark is not loaded for `cablelint --version`."""
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
