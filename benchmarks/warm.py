"""Linting as a warm process does it: the rules loaded once, many cables in one run."""

from __future__ import annotations

from collections.abc import Iterable

from cablegrammar.base.source import Source
from cablelint import Finding, Settings
from cablelint.engine.run import Run
from cablelint.rule.registry import load_registry


class Linter:
    """All default rules, ready."""

    def __init__(self) -> None:
        self._registry = load_registry(isolated=True)
        self._settings = Settings()

    def lint(self, texts: Iterable[str]) -> tuple[Finding, ...]:
        """The findings of all `texts` in one run."""
        run = Run(self._settings, self._registry)
        for number, text in enumerate(texts):
            run.add(f"invented-{number}.cable", Source(text))
        return run.report().findings
