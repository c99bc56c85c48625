"""Where a report goes and in which format: `--format F`, `--format F=FILE`, `--output FILE`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO, cast

import click

from cablegrammar.base.record import record, replace
from cablelint.reporters import FORMATS, Presentation, reporter
from cablelint.terminal.suggestions import did_you_mean

if TYPE_CHECKING:
    from cablelint.findings.report import Report


SUMMARY = "github-summary"


@record
class Output:
    """One report to write. `file` None is the terminal. `append` leaves what is in the file."""

    form: str
    file: str | None = None
    append: bool = False


def parse_outputs(formats: Sequence[str], output: str | None, inputs: Iterable[str]) -> tuple[Output, ...]:
    """The reports that the options ask for, that for stdout (or `--output`) first: the text where nothing else is said.

    Raises `click.UsageError` for a format that there is not, for two reports to one place, and for a file that is
    one of the `inputs`; `UsageError` for a format that is not installed.
    """
    plain: list[str] = []
    outputs: list[Output] = []
    for asked in formats:
        form, equals, file = asked.partition("=")
        if form not in FORMATS:
            hint = did_you_mean(form, FORMATS) or f"; the formats are {', '.join(FORMATS)}"
            raise click.UsageError(f'there is no format "{form}"{hint}')
        reporter(form)  # what is not installed is said now, and not after an hour of linting
        if equals and not file:
            raise click.UsageError(f"--format {form}= names no file")
        if form == SUMMARY and not equals:
            outputs.append(_github_summary())
        elif equals:
            outputs.append(Output(form, file))
        else:
            plain.append(form)
    if len(plain) > 1:
        raise click.UsageError(
            f"the formats {' and '.join(plain)} would be written to the same place; give all but one a file, as in"
            f" --format {plain[-1]}=FILE"
        )
    if output == "":
        raise click.UsageError("--output names no file")
    outputs.insert(0, Output(plain[0] if plain else "text", output))
    files = [os.path.realpath(item.file) for item in outputs if item.file is not None]
    for file in files:
        if files.count(file) > 1:
            raise click.UsageError(f"two reports would be written to {os.path.relpath(file)}")
    for path in inputs:
        if os.path.realpath(path) in files:
            raise click.UsageError(f"the report would overwrite {path}, which is one of the files to check")
    return tuple(outputs)


def _github_summary() -> Output:
    """The summary of a job goes to a file that GitHub names, below what other steps have written."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        raise click.UsageError(
            f"--format {SUMMARY} writes to the file that GITHUB_STEP_SUMMARY names, and it names none; name one with"
            f" --format {SUMMARY}=FILE"
        )
    return Output(SUMMARY, file, append=True)


def write_file(output: Output, report: Report, presentation: Presentation) -> None:
    """Write one report to its file. Raises `click.UsageError` when that fails, and an old report is as it was."""
    pieces = reporter(output.form)(report, replace(presentation, width=120))
    if output.append:
        with open_file(output) as file:
            write_to(file, output, pieces)
        return
    assert output.file is not None  # noqa: S101 - the caller's choice of function says so
    from cablelint.fixes.atomic import write_whole

    with _writing(output):
        write_whole(output.file, pieces)


def open_file(output: Output) -> TextIO:
    """The file of a report, open to be written. Raises `click.UsageError` when that fails."""
    from pathlib import Path

    assert output.file is not None  # noqa: S101 - the caller's choice of function says so
    mode = "a" if output.append else "w"
    with _writing(output):
        return cast(TextIO, Path(output.file).open(mode, encoding="utf-8", errors="backslashreplace", newline="\n"))


def write_to(file: TextIO, output: Output, pieces: Iterable[str]) -> None:
    """Write pieces of a report, so that they are there whatever comes next."""
    with _writing(output):
        file.writelines(pieces)
        file.flush()


@contextmanager
def _writing(output: Output) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"the report {output.file} cannot be written: {error.strerror}") from error
