"""Runs one command of cablelint and notes what it asks of the machine: connections, other programs, code, files.

    python watched_process.py LOG FOLDER COMMAND...

An audit hook of Python hears of each before it happens. LOG gets a line each, `EVENT what`; a file that is opened to be
written, renamed, removed or made counts where it lies outside of FOLDER. The hook cannot be taken away again, so that
this is a process of its own. Standard library only: what it imports must not hide what cablelint imports.
"""

from __future__ import annotations

import os
import runpy
import sys
from typing import Any

_CONNECTIONS = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.")
_PROGRAMS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.", "ctypes.dlopen")
_PICKLES = ("pickle.",)
_CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown",
            "os.truncate", "shutil.", "tempfile.")  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    log_name, folder, *command = sys.argv[1:]
    inside = os.path.realpath(folder) + os.sep
    log = os.open(log_name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(event: str, what: object) -> None:
        os.write(log, f"{event} {what}\n".encode(errors="backslashreplace"))

    def outside(path: object) -> bool:
        if isinstance(path, int) or path is None:
            return False
        name = os.fsdecode(path) if isinstance(path, (str, bytes)) else str(path)
        return name != os.devnull and not os.path.realpath(name).startswith(inside)

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith((*_CONNECTIONS, *_PROGRAMS, *_PICKLES)):
            note(event, arguments[:1])
        elif event.startswith(_CHANGES):
            if any(outside(path) for path in arguments[:2] if isinstance(path, (str, bytes, os.PathLike))):
                note(event, arguments[:2])
        elif event == "open":
            path, mode, flags = arguments
            writes = flags & _WRITING if isinstance(flags, int) else any(letter in "wax+" for letter in mode or "")
            if writes and outside(path):
                note(event, path)

    sys.dont_write_bytecode = True
    sys.addaudithook(hear)
    sys.argv = ["cablelint", *command]
    runpy.run_module("cablelint", run_name="__main__")


if __name__ == "__main__":
    main()
