"""Fetches what the HTML report brings along from outside: charts.css, from the npm registry, and checks it.

    python tools/refresh_vendored.py [VERSION]     # without a version the newest one
    python tools/refresh_vendored.py --check       # only whether the files are those that vendored.json names

It needs npm. `vendored.json` beside the files says where they are from.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "linter" / "cablelint" / "reporters" / "html" / "vendor"
PACKAGE = "charts.css"
FILES = {"package/dist/charts.min.css": "charts.min.css", "package/LICENSE": "LICENSE"}


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description="Refresh what the HTML report brings along.")
    parser.add_argument("version", nargs="?", default="latest")
    parser.add_argument("--check", action="store_true", help="fetch nothing")
    options = parser.parse_args()
    if not options.check:
        refresh(options.version)
    wrong = changed()
    for name in wrong:
        print(f"{name} is not the file that vendored.json names", file=sys.stderr)
    return 1 if wrong else 0


def changed() -> list[str]:
    """The files that are not, or no longer, those that `vendored.json` names."""
    named: dict[str, str] = json.loads((VENDOR / "vendored.json").read_text())["sha256"]
    return [name for name in FILES.values() if named.get(name) != _sha256((VENDOR / name).read_bytes())]


def refresh(version: str) -> None:
    """Fetch a version, compare it with what the registry says of it, and put its files in place."""
    asked = f"{PACKAGE}@{version}"
    shown = subprocess.run(["npm", "view", asked, "--json"], capture_output=True, check=True, text=True)
    known = json.loads(shown.stdout)
    with tempfile.TemporaryDirectory() as directory:
        exact = f"{PACKAGE}@{known['version']}"
        packed = subprocess.run(["npm", "pack", "--json", exact], cwd=directory, capture_output=True, check=True)
        archive = Path(directory) / json.loads(packed.stdout)[0]["filename"]
        digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode("ascii")
        if known["dist"]["integrity"] != f"sha512-{digest}":
            raise SystemExit(f"{exact} is not the archive that the registry names")
        with tarfile.open(archive) as files:
            for member, name in FILES.items():
                content = files.extractfile(member)
                if content is None:
                    raise SystemExit(f"{exact} has no {member}")
                (VENDOR / name).write_bytes(content.read())
    record = {
        "name": PACKAGE,
        "version": known["version"],
        "license": known["license"],
        "from": known["dist"]["tarball"],
        "integrity": known["dist"]["integrity"],
        "sha256": {name: _sha256((VENDOR / name).read_bytes()) for name in FILES.values()},
    }
    (VENDOR / "vendored.json").write_text(json.dumps(record, indent=2) + "\n")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
