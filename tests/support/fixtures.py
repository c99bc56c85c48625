"""What the fixtures of several modules give, by type."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Golden = Callable[[str, str], None]
"""Compares a text with the golden output of that name."""
Cablelint = Callable[..., Result]
"""Runs the command line with these arguments in this process."""
Process = Callable[..., subprocess.CompletedProcess[bytes]]
"""Runs it as a process of its own; `stdin` are the bytes of its standard input."""
Listed = Callable[..., Path]
"""Writes a list of ids to a file."""
Install = Callable[..., None]
"""Puts a distribution with rules on the path."""
