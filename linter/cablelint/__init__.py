"""A compliance linter for diplomatic cables.

The public names are imported when they are first used, so that `import cablelint` reads next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.__about__ import __version__

if TYPE_CHECKING:
    from cablegrammar import parse_messages, parse_text
    from cablelint.api import lint_paths, lint_text
    from cablelint.errors import UsageError
    from cablelint.findings.finding import (
        Applicability,
        Citation,
        Edit,
        Finding,
        Fix,
        Related,
        Severity,
        Violation,
        safe_fix,
        unsafe_fix,
    )
    from cablelint.findings.report import Report
    from cablelint.rule.api import Example, Rule, RunRule
    from cablelint.settings.settings import PerFileIgnore, Settings

_HOMES = {
    "parse_messages": "cablegrammar",
    "parse_text": "cablegrammar",
    "lint_paths": "cablelint.api",
    "lint_text": "cablelint.api",
    "UsageError": "cablelint.errors",
    "Applicability": "cablelint.findings.finding",
    "Citation": "cablelint.findings.finding",
    "Edit": "cablelint.findings.finding",
    "Finding": "cablelint.findings.finding",
    "Fix": "cablelint.findings.finding",
    "Related": "cablelint.findings.finding",
    "Severity": "cablelint.findings.finding",
    "Violation": "cablelint.findings.finding",
    "safe_fix": "cablelint.findings.finding",
    "unsafe_fix": "cablelint.findings.finding",
    "Report": "cablelint.findings.report",
    "Example": "cablelint.rule.api",
    "Rule": "cablelint.rule.api",
    "RunRule": "cablelint.rule.api",
    "PerFileIgnore": "cablelint.settings.settings",
    "Settings": "cablelint.settings.settings",
}

__all__ = (
    "Applicability",
    "Citation",
    "Edit",
    "Example",
    "Finding",
    "Fix",
    "PerFileIgnore",
    "Related",
    "Report",
    "Rule",
    "RunRule",
    "Settings",
    "Severity",
    "UsageError",
    "Violation",
    "__version__",
    "lint_paths",
    "lint_text",
    "parse_messages",
    "parse_text",
    "safe_fix",
    "unsafe_fix",
)


def __getattr__(name: str) -> object:
    """Import a public name (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
