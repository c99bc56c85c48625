"""Runs a command on a terminal of its own, and answers what it asks."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

_PROMPT = "/?]"
_PATIENCE = 60
"""Seconds after which a command that neither asks nor ends is taken for stuck: no test waits for them."""

INTERRUPT = "\x03"
"""What Ctrl-C sends."""


def answered(arguments: Sequence[str], answers: Sequence[str], directory: Path) -> tuple[str, int]:
    """What `python -m cablelint` shows on a terminal of 100 columns, and its exit code. One answer for each question.

    Raises `TimeoutError` where it asks for more than there are answers, or gets stuck.
    """
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - the child is another program
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell has what it starts in the background ignore it
        os.chdir(directory)
        os.environ.update(COLUMNS="100", TERM="xterm", NO_COLOR="1")
        os.execv(sys.executable, [sys.executable, "-m", "cablelint", *arguments])  # noqa: S606 - our own command
    shown, waiting, given = b"", b"", iter(answers)
    again: int | None = None
    try:
        while True:
            if not select.select([terminal], [], [], _PATIENCE if again is None else 2)[0]:
                if again is None or again == 0:
                    raise TimeoutError(shown.decode())
                again -= 1
                os.write(terminal, INTERRUPT.encode())  # it came before the command had begun to wait for a line
                continue
            try:
                data = os.read(terminal, 65536)
            except OSError:  # the terminal is closed
                break
            if not data:
                break
            shown, waiting = shown + data, waiting + data
            if waiting.decode(errors="ignore").rstrip().endswith(_PROMPT):
                waiting = b""
                answer = next(given, None)
                if answer is None:
                    raise TimeoutError(shown.decode())
                again = _PATIENCE // 2 if answer == INTERRUPT else None
                os.write(terminal, answer.encode() if answer == INTERRUPT else f"{answer}\n".encode())
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(child, 0)
        os.close(terminal)
    return shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)
