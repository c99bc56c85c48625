"""The formats a report is written in: one small module each, loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from cablegrammar.base.record import record
from cablelint.errors import UsageError
from cablelint.findings.finding import Finding
from cablelint.findings.report import Report

if TYPE_CHECKING:
    from cablelint.rule.api import AnyRule

_MODULES = {
    "text": "text",
    "concise": "concise",
    "json": "json_",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "github-summary": "github_summary",
    "gitlab": "gitlab",
    "junit": "junit",
    "csv": "csv_",
    "html": "html.render",
}
FORMATS = tuple(_MODULES)
STREAMED = ("concise", "jsonl")
"""The formats that write each finding as it is found: an interrupted run has lost none."""

SHOWN_BY = {
    "statistics": ("text", "concise", "json", "csv"),
    "show_files": ("text", "concise", "html"),
    "show_ignored": ("text", "concise", "json", "jsonl", "sarif", "junit", "html"),
}
"""What a report may be asked to show beside its findings, by the name of the option, and the formats that show it."""

_EXTRAS = {"html": ("jinja2", "markupsafe")}
"""The formats that need more than the core: the modules that the extra of the same name brings."""


@record
class Presentation:
    """How a report is to look, whatever its format makes of it."""

    show_source: bool = False
    """Whether text of the cables may be quoted (findings made without excerpts have none to quote)."""
    colour: bool = False
    links: bool = False
    """Whether codes are links to the pages of their rules, on a terminal that has links."""
    width: int = 100
    """Columns of the terminal that an excerpt may take."""
    quiet: bool = False
    """Leave out the summary."""
    statistics: bool = False
    """Add how often each rule spoke."""
    files: bool = False
    """List the files that were read and what was passed over."""
    waived: bool = False
    """Show what is ignored, too."""
    rules: tuple[type[AnyRule], ...] = ()
    """The rules that the run knew, for a format that describes them."""


def shown(report: Report, presentation: Presentation) -> tuple[Finding, ...]:
    """All findings of which a report tells, the ignored ones last."""
    waived = report.waived if presentation.waived else ()
    return (*report.findings, *(one.finding for one in waived))


Reporter = Callable[[Report, Presentation], Iterator[str]]
"""Turns a report into pieces of text. A piece is one line or several, each with its line end."""


def reporter(name: str) -> Reporter:
    """The reporter of the format `name`, one of `FORMATS`. Raises `UsageError` when its extra is not installed."""
    try:
        render: Reporter = import_module(f"cablelint.reporters.{_MODULES[name]}").render
    except ModuleNotFoundError as error:
        if error.name not in _EXTRAS.get(name, ()):
            raise
        raise UsageError(
            f"the format {name} needs {error.name}, which is not installed: pip install 'cablelint[{name}]'"
        ) from error
    return render


class Streamer(Protocol):
    """A module of a format that is streamed."""

    def line(self, finding: Finding, presentation: Presentation) -> str:
        """One finding, with its line end."""

    def rest(self, report: Report, presentation: Presentation) -> Iterator[str]:
        """What comes after the findings."""


def streamer(name: str) -> Streamer:
    """The module of the format `name`, one of `STREAMED`."""
    module: Any = import_module(f"cablelint.reporters.{_MODULES[name]}")
    found: Streamer = module
    return found
