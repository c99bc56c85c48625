"""`python -m cablelint`, and the entry point of the `cablelint` command."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A run makes many small objects that live to its end: looking for garbage after every 700 of them costs a tenth
    # of the start-up and finds none.
    gc.set_threshold(200_000, 20, 50)
    from cablelint.cli import cli

    try:
        cli(prog_name="cablelint")
    except SystemExit as left:
        _end(left.code)
        raise


def _end(code: object) -> None:
    """End the process at once, when nothing is left to do but to take its objects apart: a tenth of the start-up, too.

    The usual end comes after this where somebody watches the process, where threads still work, and where something is
    left to say that could not be written.
    """
    threading = sys.modules.get("threading")
    watched = sys.getprofile() is not None or sys.gettrace() is not None
    if watched or not isinstance(code, int) or (threading is not None and threading.active_count() > 1):
        return
    import atexit

    atexit._run_exitfuncs()  # as the interpreter does
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


if __name__ == "__main__":
    main()
