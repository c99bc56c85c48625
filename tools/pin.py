"""Writes `.ci/pinned.txt`: the newest versions that fit, of everything that development uses, each with its hashes.

    python tools/pin.py

It needs uv (`pip install '.[release]'`), which resolves for every Python and system that cablelint supports at once.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PINNED = ROOT / ".ci" / "pinned.txt"
EXTRAS = ("dev",)
COMMAND = "python tools/pin.py"


def main() -> int:
    """Resolve, and write the file; its own last versions are not kept."""
    extras = [part for extra in EXTRAS for part in ("--extra", extra)]
    done = subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--upgrade",
         "--python-version", "3.11", "--custom-compile-command", COMMAND, "--no-emit-index-url",
         *extras, "--output-file", str(PINNED), "pyproject.toml"],
        cwd=ROOT, check=False,
    )  # fmt: skip
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
