"""Runs the commands of a page and writes what they print below them, so that no page shows what is not so.

A block of the kind `console` holds commands after `$ `, their further lines after `> `, and what they print:

    $ cablelint marking '(S//NF)'
    (S//NF): valid

The blocks of a page share one empty directory, and run in their order.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

_FENCE = "```"
_OPENS = "```console"


def with_output(page: str) -> str:
    """The page with the output of each command as it is now. Raises `SystemExit` for a command that cannot run."""
    with TemporaryDirectory() as folder:
        return "\n".join(_lines(page.split("\n"), Path(folder)))


def _lines(page: Sequence[str], folder: Path) -> Iterator[str]:
    block: list[str] | None = None
    for line in page:
        if block is None:
            yield line
            if line == _OPENS:
                block = []
        elif line == _FENCE:
            for command in _commands(block):
                yield f"$ {command[0]}"
                yield from (f"> {more}" if more else ">" for more in command[1:])
                yield from _output("\n".join(command), folder)
            block = None
            yield line
        else:
            block.append(line)


def _commands(block: Sequence[str]) -> list[list[str]]:
    """The commands of a block, each as its lines."""
    found: list[list[str]] = []
    open_ = False
    for line in block:
        if line.startswith("$ "):
            found.append([line[2:]])
            open_ = True
        elif open_ and (line == ">" or line.startswith("> ")):
            found[-1].append(line[2:])
        else:
            open_ = False  # what it printed when the page was made
    return found


def _output(command: str, folder: Path) -> Iterator[str]:
    """What a command prints, on both streams, in an environment that is the same everywhere."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTEST_", "CABLELINT_"))
    }
    for name in ("CI", "PRE_COMMIT", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS"):
        clean.pop(name, None)
    run = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        env={
            **clean,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{clean['PATH']}",
            "COLUMNS": "100",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # a reader's own pytest has none of ours
            "NO_COLOR": "1",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_GLOBAL": os.devnull,
        },
    )
    if run.returncode == 127:
        raise SystemExit(f"{command}: {run.stdout}")
    text = run.stdout.replace(str(folder), "/home/you").rstrip("\n")
    yield from (line.rstrip() for line in text.split("\n")) if text else ()
