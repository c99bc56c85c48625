"""The Python that runs in the browser: Pyodide, as npm has it, in the one version that the page is tested with.

It does not come with cablelint, and cablelint fetches nothing: whoever makes a page brings the package along. Each file
is known by its hash (`pyodide.json`), so that it does not matter where the package comes from.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from cablegrammar.base.record import record
from cablelint.errors import UsageError


@record
class Runtime:
    """The files of the interpreter by their names, and the Python that it is (`3.13`)."""

    version: str
    python: str
    files: Mapping[str, bytes]


@cache
def pinned() -> dict[str, Any]:
    """Which package it is: `name`, `version`, `python`, npm's `integrity`, and the `sha256` of each file."""
    known: dict[str, Any] = json.loads(files("cablelint.page").joinpath("pyodide.json").read_text(encoding="utf-8"))
    return known


PACKAGE = f"{pinned()['name']}@{pinned()['version']}"
"""What npm calls it."""
ARCHIVE = f"{pinned()['name']}-{pinned()['version']}.tgz"
"""What `npm pack` calls the file."""


def find_runtime(given: str | None) -> Runtime:
    """The interpreter from `given`, a folder or a tarball of npm's package; None looks in the working directory.

    Raises `UsageError` where it is not there, cannot be read, or is another version.
    """
    known = pinned()
    version = known["version"]
    if given is None:
        usual = (Path(ARCHIVE), Path("node_modules") / known["name"])
        path = next(filter(Path.exists, usual), None)
        if path is None:
            raise UsageError(
                f"the page needs Pyodide {version}, and neither {usual[0]} nor {usual[1].as_posix()} is here: fetch it"
                f' where there is a network with "npm pack {PACKAGE}", and name the file with --runtime'
            )
    else:
        path = Path(given)
        if not path.exists():
            raise UsageError(f"there is no {given}")
    read = _of_folder(path) if path.is_dir() else _of_archive(path)
    for name, digest in known["sha256"].items():
        if name not in read:
            raise UsageError(f"{path} holds no {name}: it is not the npm package {known['name']}")
        if hashlib.sha256(read[name]).hexdigest() != digest:
            raise UsageError(f"{path} holds another {name} than Pyodide {version}: the page is made with that version")
    return Runtime(version, known["python"], read)


def _of_folder(folder: Path) -> dict[str, bytes]:
    try:
        return {name: (folder / name).read_bytes() for name in pinned()["sha256"] if (folder / name).is_file()}
    except OSError as error:
        raise UsageError(f"{folder} cannot be read: {error.strerror}") from error


def _of_archive(path: Path) -> dict[str, bytes]:
    found = {}
    try:
        with tarfile.open(path) as archive:
            for name in pinned()["sha256"]:
                try:
                    member = archive.extractfile(f"package/{name}")
                except KeyError:
                    continue
                if member is not None:
                    found[name] = member.read()
    except tarfile.TarError as error:
        raise UsageError(f"{path} is not the package of Pyodide that npm gives (pyodide-*.tgz)") from error
    except (OSError, EOFError) as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it ends too early'}") from error
    return found
