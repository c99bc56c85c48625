"""Writes the reports of `cablelint check` where they belong: to files, to standard output, or beside what takes it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from cablelint.cli.output import Output, write_file
from cablelint.cli.streams import PipedCable, colour_of_stdout, in_ci, to_stdout
from cablelint.reporters import Presentation, reporter
from cablelint.reporters.summary import files_lines
from cablelint.terminal.colour import is_terminal, wants_colour

if TYPE_CHECKING:
    from cablelint.findings.report import Report
    from cablelint.fixes.fixer import Fixer
    from cablelint.rule.registry import Registry

_FOR_PEOPLE = ("text", "concise")
_DIFF_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


class Delivery:
    """The reports that a run was asked for. `options` are those of the command line, by name."""

    def __init__(self, outputs: Sequence[Output], registry: Registry, options: dict[str, Any]) -> None:
        self._base = Presentation(
            quiet=options["quiet"],
            statistics=options["statistics"],
            files=options["show_files"],
            waived=options["show_ignored"],
            rules=tuple(entry.rule for entry in registry),
        )
        self._outputs = [(item, _quotes(item, options["show_source"])) for item in outputs]
        self._colour: str = options["color"]

    @property
    def quotes(self) -> bool:
        """Whether a report quotes the cables."""
        return any(quotes for _, quotes in self._outputs)

    def deliver(self, report: Report, fixer: Fixer | None, piped: PipedCable) -> None:
        """Write every report, those to files first: the reader of stdout may go away.

        Where stdout takes something else, a difference or the `piped` cable, the report is on stderr.
        """
        if self._base.files and not any(item.file is None and item.form in _FOR_PEOPLE for item, _ in self._outputs):
            for line in files_lines(report):  # a machine reads the report
                click.echo(line, err=True)
        on_terminal: tuple[str, Presentation] | None = None
        for item, quotes in self._outputs:
            presentation = replace(self._base, show_source=quotes)
            if item.file is not None:
                write_file(item, report, replace(presentation, colour=self._colour == "always"))
            else:
                on_terminal = item.form, presentation
        piped.write()
        if fixer is not None and not fixer.write:
            _print_difference(fixer, self._colour)
            if on_terminal is not None:
                self._print_summary(report)
        elif on_terminal is not None and piped.takes_stdout:
            self._to_stderr(report, *on_terminal)
        elif on_terminal is not None:
            self._to_stdout(report, *on_terminal)

    def _to_stdout(self, report: Report, form: str, presentation: Presentation) -> None:
        colour = colour_of_stdout(self._colour)
        width = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else presentation.width
        to_stdout(reporter(form)(report, replace(presentation, colour=colour, width=width)), colour)
        if form == "github":
            # GitHub shows ten annotations of a kind and drops the others: the log has to give the counts.
            self._print_summary(report)

    def _to_stderr(self, report: Report, form: str, presentation: Presentation) -> None:
        colour = wants_colour(self._colour, sys.stderr)
        for piece in reporter(form)(report, replace(presentation, colour=colour)):
            click.echo(piece, err=True, nl=False, color=colour)

    def _print_summary(self, report: Report) -> None:
        """The report's last line beside what takes stdout."""
        from cablelint.reporters.summary import summary_line

        if not self._base.quiet:
            click.echo(summary_line(report), err=True)


def _quotes(output: Output, asked: bool | None) -> bool:
    """Whether a report may quote the cables: as asked, else only text that a person reads on a terminal."""
    if asked is not None:
        return asked
    return output.form == "text" and output.file is None and is_terminal(sys.stdout) and not in_ci()


def _print_difference(fixer: Fixer, color: str) -> None:
    """The unified diff, between two lines with its classification, which `patch` and `git apply` pass over.

    A terminal gets it with its control characters made visible and a CI runner without what it takes for a command;
    a file gets it as it is, to be applied.
    """
    from cablelint.reporters.quotation import classification
    from cablelint.terminal.display import visible

    banner = classification(fixer.quoted)
    if banner is None:
        return  # no file would be changed, and none is quoted
    safe = is_terminal(sys.stdout) or in_ci()
    colour = colour_of_stdout(color)

    def lines() -> Iterator[str]:
        yield f"# {banner}\n"
        for line in fixer.differences:
            shown = visible(line.removesuffix("\n")) + "\n" if safe else line
            if safe and shown.lstrip(" ").startswith("::"):
                shown = f"{shown[0]}.{shown[1:]}"
            yield click.style(shown, fg=_DIFF_COLOURS.get(line[0])) if colour else shown
        yield f"# {banner}\n"

    to_stdout(lines(), colour)
