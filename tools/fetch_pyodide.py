"""Fetches the Python that `cablelint page` puts into its page: Pyodide, from the npm registry, and checks it.

    python tools/fetch_pyodide.py FOLDER             # prints where the tarball is; what is there already stays
    python tools/fetch_pyodide.py FOLDER --pin 0.29.6    # takes another version from now on, then look at the page

It needs npm. `linter/cablelint/page/pyodide.json` says which version, and the hash of everything.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

PINNED = Path(__file__).resolve().parents[1] / "linter" / "cablelint" / "page" / "pyodide.json"
NAME = "pyodide"


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description="Fetch the Pyodide of the page.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pin", metavar="VERSION", help="pin this version")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.pin is not None:
        pin(options.folder, options.pin)
    print(fetched(options.folder))
    return 0


def fetched(folder: Path) -> Path:
    """The tarball of the pinned version, in `folder`. Exits where it is not what was pinned."""
    known = json.loads(PINNED.read_text(encoding="utf-8"))
    archive = folder / f"{NAME}-{known['version']}.tgz"
    if not archive.exists():
        _pack(folder, known["version"])
    if _integrity(archive) != known["integrity"]:
        sys.exit(f"{archive} is not the archive that {PINNED.name} names")
    return archive


def pin(folder: Path, version: str) -> None:
    """Fetch a version, compare it with what the registry says of it, and name it and its files from now on."""
    shown = subprocess.run(["npm", "view", f"{NAME}@{version}", "--json"], capture_output=True, check=True, text=True)
    said = json.loads(shown.stdout)
    archive = _pack(folder, version)
    if _integrity(archive) != said["dist"]["integrity"]:
        sys.exit(f"{archive} is not the archive that the registry names")
    known: dict[str, Any] = json.loads(PINNED.read_text(encoding="utf-8"))
    with tarfile.open(archive) as files:
        content = {name: _member(files, name) for name in (*known["sha256"], "pyodide-lock.json")}
    lock_info = json.loads(content.pop("pyodide-lock.json"))["info"]
    known |= {
        "version": version,
        "python": ".".join(lock_info["python"].split(".")[:2]),
        "license": said["license"],
        "lock_info": lock_info,
        "integrity": said["dist"]["integrity"],
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in content.items()},
    }
    PINNED.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")


def _pack(folder: Path, version: str) -> Path:
    packed = subprocess.run(
        ["npm", "pack", "--json", f"{NAME}@{version}"], cwd=folder, capture_output=True, check=True, text=True
    )
    return folder / str(json.loads(packed.stdout)[0]["filename"])


def _member(files: tarfile.TarFile, name: str) -> bytes:
    member = files.extractfile(f"package/{name}")
    if member is None:
        sys.exit(f"the archive has no {name}")
    return member.read()


def _integrity(archive: Path) -> str:
    return f"sha512-{base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode('ascii')}"


if __name__ == "__main__":
    sys.exit(main())
