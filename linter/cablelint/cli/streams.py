"""Where output goes and input comes from: the standard streams, and the remarks beside the output."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from typing import TextIO

import click

from cablelint.errors import UsageError
from cablelint.files.discovery import STDIN
from cablelint.terminal.colour import is_terminal, wants_colour

_MOST_NAMED = 3


def to_stdout(pieces: Iterable[str], colour: bool) -> None:
    """Write text to stdout, piece by piece. A character that its encoding has not is written as its number."""
    stream = stdout()
    for piece in pieces:
        with _delivering():
            click.echo(piece, file=stream, nl=False, color=colour)


def bytes_to_stdout(data: bytes) -> None:
    """Write bytes to stdout as they are."""
    stream = stdout()
    with _delivering():
        stream.buffer.write(data)
        stream.flush()


class PipedCable:
    """The cable that `check - --fix` owes to standard output: repaired, or as it came in.

    An editor that pipes a text through gets a text back, whatever happens: used as a context, it writes the text at the
    end at the latest, also when an exception leaves. `data` None owes nothing.
    """

    def __init__(self, data: bytes | None) -> None:
        self.data = data
        self.takes_stdout = data is not None

    def write(self) -> None:
        """Write the text, once."""
        data, self.data = self.data, None
        if data is not None:
            bytes_to_stdout(data)

    def __enter__(self) -> PipedCable:
        return self

    def __exit__(self, *_: object) -> None:
        self.write()


@contextmanager
def _delivering() -> Iterator[None]:
    """A full disk is the user's to mend. A reader that has gone away is nobody's fault, and said elsewhere."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"standard output cannot be written: {error.strerror}") from error


def stdout() -> TextIO:
    """The standard output, made to take every character. Raises `UsageError` when it is closed."""
    stream = sys.stdout.real if isinstance(sys.stdout, _Aside) else sys.stdout
    if stream is None:
        raise UsageError("standard output is closed")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and stream.errors == "strict":
        reconfigure(errors="backslashreplace")
    return stream


_MOST_BYTES = 1_000_000_000
"""More of standard input no setting can ask for: a device gives more than any memory holds."""


def stdin_bytes(paths: Sequence[str], limit: int = _MOST_BYTES) -> bytes | None:
    """Standard input where `paths` name it, else None: all of it, or so much that it is seen to be beyond `limit`.

    Raises `UsageError` when it is closed, and where it is beyond what any limit may be.
    """
    if STDIN not in paths:
        return None
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > _MOST_BYTES:
        raise UsageError(f"standard input has more than {_MOST_BYTES:,} bytes")
    return data


@contextmanager
def prints_aside() -> Iterator[None]:
    """Keep what a rule prints out of standard output, which is the report's.

    It goes to stderr, each line shown as text and begun by us: a line of a rule's own could be a runner's command.
    """
    aside = _Aside(sys.stdout)
    try:
        with redirect_stdout(aside):
            yield
    finally:
        aside.end()


class _Aside(io.TextIOBase):
    """Where a rule prints to in the place of stdout."""

    def __init__(self, real: TextIO | None) -> None:
        self.real = real
        self._rest = ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        *lines, self._rest = (self._rest + text).split("\n")
        notify(f"a rule printed: {line}" for line in lines)
        return len(text)

    def end(self) -> None:
        """Say what stands on a line that was not ended."""
        if self._rest:
            self.write("\n")


def colour_of_stdout(choice: str) -> bool:
    """Whether to colour stdout, by the option, the environment and the terminal."""
    return wants_colour(choice, sys.stdout)


def width_of_stdout() -> int | None:
    """The columns of the terminal, None where stdout is none: a file or a pipe gets whole lines."""
    import shutil

    return shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None


def notify(messages: Iterable[str]) -> None:
    """Say something beside the report, on stderr, a line each."""
    from cablelint.terminal.display import visible

    for message in messages:
        click.echo(f"cablelint: {visible(message)}", err=True)


def in_ci() -> bool:
    """Whether a machine reads along: a CI runner, or pre-commit, whose output may be a terminal's."""
    return bool(os.environ.get("CI") or os.environ.get("PRE_COMMIT"))


def nothing_found(paths: Sequence[str]) -> str:
    """Why a run ended with exit code 3, for one that was given `paths`."""
    shown = ", ".join(paths[:_MOST_NAMED]) + (", ..." if len(paths) > _MOST_NAMED else "")
    return f"no cable was found in {shown}, or the settings exclude it"
