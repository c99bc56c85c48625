"""Makes the files of a release from a clean checkout of its tag: the wheel, the page, and their hashes.

    python tools/release_files.py dist

It needs npm, for the interpreter of the page, and Node.js comes with it.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

from fetch_pyodide import fetched

ROOT = Path(__file__).resolve().parents[1]
PAGE = "cablelint.html"


def main() -> int:
    """Make the files in the folder that the command line names."""
    parser = argparse.ArgumentParser(description="Make the files of a release.")
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        sys.exit(f"{folder} is not empty")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        check=True,
    )
    with tempfile.TemporaryDirectory() as cache:
        runtime = fetched(Path(cache))
        # By the wheel itself, so that the page carries what the release carries.
        environment = Path(cache) / "environment"
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        (wheel,) = folder.glob("cablelint-*.whl")
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", f"{wheel}[page]"], check=True)
        made = [str(python), "-m", "cablelint", "page", "--runtime", str(runtime), "--output", str(folder / PAGE)]
        subprocess.run(made, check=True)
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(folder.iterdir())]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="ascii")
    print("".join(sums), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
