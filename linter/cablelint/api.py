"""The Python interface: lint a text or files without the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

from cablegrammar.base.source import Source
from cablelint.engine.run import Run
from cablelint.engine.run import run as run_check
from cablelint.findings.finding import Finding
from cablelint.findings.report import Report
from cablelint.rule.registry import Registry, load_registry
from cablelint.settings.settings import Settings


def lint_text(
    text: str,
    path: str = "<text>",
    settings: Settings | None = None,
    *,
    registry: Registry | None = None,
    with_excerpts: bool = False,
) -> tuple[Finding, ...]:
    """The findings of a text, in the order of their places. `path` is what they name as their file.

    No configuration file is read: `settings` None is `Settings()`. `registry` None loads the installed rules. Raises
    `UsageError` for settings or rules that cannot be used.
    """
    if not isinstance(text, str):
        raise TypeError(f"lint_text takes a str, not {type(text).__name__}; lint_paths decodes files")
    session = Run(settings or _DEFAULT, registry or _installed(), with_excerpts=with_excerpts)
    source = Source.of(text, name=path)
    session.add(path, source)
    return session.report(lambda _: source).findings


def lint_paths(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    registry: Registry | None = None,
    with_excerpts: bool = False,
) -> Report:
    """Lint files and directories as the command line does. Iterating over the report gives its findings.

    `settings` None reads the configuration file nearest to each file. Raises `UsageError` for a path that does not
    exist and for settings, rules or a catalogue that cannot be used; a file that cannot be read is a finding.
    """
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    return run_check(paths, settings, registry=registry or _installed(), with_excerpts=with_excerpts)


_DEFAULT = Settings()


@cache
def _installed() -> Registry:
    """The installed rules, loaded once: a program may lint thousands of texts."""
    return load_registry()
