"""What an extra brings, asked for before anything needs it."""

from __future__ import annotations

from importlib.util import find_spec

from cablelint.errors import UsageError


def require(extra: str, *modules: str) -> None:
    """Raise `UsageError`, with the command that helps, where a module of an extra is not installed."""
    for module in modules:
        if find_spec(module) is None:
            raise UsageError(f"this needs {module}, which is not installed: pip install 'cablelint[{extra}]'")
