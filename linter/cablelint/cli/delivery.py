"""Writes the reports of `cablelint check` where they belong: to files, to standard output, or beside what takes it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

import click

from cablelint.cli.output import Output, open_file, write_file, write_to
from cablelint.cli.streams import PipedCable, colour_of_stdout, in_ci, to_stdout, width_of_stdout
from cablelint.reporters import STREAMED, Presentation, reporter, streamer
from cablelint.reporters.summary import files_lines
from cablelint.terminal.colour import is_terminal, styled, wants_colour
from cablelint.terminal.links import wants_links

if TYPE_CHECKING:
    from cablelint.findings.finding import Finding
    from cablelint.findings.report import Report
    from cablelint.fixes.fixer import Fixer
    from cablelint.rule.registry import Registry

_FOR_PEOPLE = ("text", "concise")
_DIFF_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


class Delivery:
    """The reports that a run was asked for. `options` are those of the command line, by name.

    Used as a context: while the run goes on, `found` takes its findings, and the formats that can be streamed write
    them at once. An interrupted run has then lost none of them. `free` says that nothing else takes stdout.
    """

    def __init__(self, outputs: Sequence[Output], registry: Registry, options: dict[str, Any], *, free: bool) -> None:
        self._base = Presentation(
            quiet=options["quiet"],
            statistics=options["statistics"],
            files=options["show_files"],
            waived=options["show_ignored"],
            rules=tuple(entry.rule for entry in registry),
        )
        self._colour: str = options["color"]
        self._outputs = [(item, self._presentation(item, options["show_source"])) for item in outputs]
        self._free = free
        self._open = ExitStack()
        self._files: dict[Output, TextIO] = {}
        self._found: list[Finding] = []
        self._streams: dict[int, Callable[[Iterable[str]], None]] = {}

    def _presentation(self, item: Output, show_source: bool | None) -> Presentation:
        """How a report is to look where it goes: a file has no colours, unless they were asked for."""
        quotes = _quotes(item, show_source)
        if item.file is not None:
            return replace(self._base, show_source=quotes, colour=self._colour == "always")
        if not is_terminal(sys.stdout):
            return replace(self._base, show_source=quotes, colour=colour_of_stdout(self._colour))
        return replace(
            self._base, show_source=quotes, colour=colour_of_stdout(self._colour), links=wants_links(sys.stdout),
            width=width_of_stdout() or self._base.width,
        )  # fmt: skip

    @property
    def quotes(self) -> bool:
        """Whether a report quotes the cables."""
        return any(presentation.show_source for _, presentation in self._outputs)

    def __enter__(self) -> Delivery:
        for index, (item, presentation) in enumerate(self._outputs):
            if item.form not in STREAMED or _waits(item, presentation):
                continue
            if item.file is not None:
                self._streams[index] = partial(self._to_file, item)
            elif self._free:
                self._streams[index] = partial(to_stdout, colour=presentation.colour)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._open:
            if kind is not None and issubclass(kind, KeyboardInterrupt):
                self._save()

    def _save(self) -> None:
        """Write what an interrupted run has found to the reports that would have been streamed, had they not waited."""
        from cablelint.findings.report import Report, Summary

        for item, presentation in self._outputs:
            if not self._found or not _waits(item, presentation):
                continue
            report = Report(tuple(self._found), Summary())
            if item.file is not None:
                write_file(item, report, presentation)
            elif self._free:
                to_stdout(reporter(item.form)(report, presentation), presentation.colour)

    def _to_file(self, item: Output, pieces: Iterable[str]) -> None:
        """Write to the file of a streamed report. It is emptied at the first word and no sooner: until then the run
        may find that it reads that very file.
        """
        if item not in self._files:
            self._files[item] = self._open.enter_context(open_file(item))
        write_to(self._files[item], item, pieces)

    def found(self, findings: Sequence[Finding]) -> None:
        """Write findings to the reports that are streamed, those to files first."""
        if any(_waits(item, presentation) for item, presentation in self._outputs):
            self._found += findings
        for index, write in sorted(self._streams.items(), key=lambda stream: self._outputs[stream[0]][0].file is None):
            item, presentation = self._outputs[index]
            module = streamer(item.form)
            write([module.line(finding, presentation) for finding in findings])

    def deliver(self, report: Report, fixer: Fixer | None, piped: PipedCable) -> None:
        """Write every report, those to files first: the reader of stdout may go away.

        Where stdout takes something else, a difference or the `piped` cable, the report is on stderr.
        """
        if self._base.files and not any(item.file is None and item.form in _FOR_PEOPLE for item, _ in self._outputs):
            for line in files_lines(report):  # a machine reads the report
                click.echo(line, err=True)
        on_terminal: tuple[str, Presentation] | None = None
        for index, (item, presentation) in enumerate(self._outputs):
            if index in self._streams:
                self._streams[index](streamer(item.form).rest(report, presentation))
            elif item.file is not None:
                write_file(item, report, presentation)
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
        to_stdout(reporter(form)(report, presentation), presentation.colour)
        if form == "github":
            # GitHub shows ten annotations of a kind and drops the others: the log has to give the counts.
            self._print_summary(report)

    def _to_stderr(self, report: Report, form: str, presentation: Presentation) -> None:
        colour = wants_colour(self._colour, sys.stderr)
        for piece in reporter(form)(report, replace(presentation, colour=colour, links=False)):
            click.echo(piece, err=True, nl=False, color=colour)

    def _print_summary(self, report: Report) -> None:
        """The report's last line beside what takes stdout."""
        from cablelint.reporters.summary import summary_line

        if not self._base.quiet:
            click.echo(summary_line(report), err=True)


def _waits(item: Output, presentation: Presentation) -> bool:
    """Whether a report that could be streamed has to wait for the end: each line of it carries what all that is quoted
    calls for.
    """
    return item.form == "jsonl" and presentation.show_source


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
            yield styled(shown, colour, fg=_DIFF_COLOURS.get(line[0]))
        yield f"# {banner}\n"

    to_stdout(lines(), colour)
