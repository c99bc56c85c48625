"""Questions to the page's session as its scripts ask them, and what the command line says of the same text."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from cablelint.cli import cli
from cablelint.page.bytecode import zipped
from cablelint.page.runtime import Runtime
from cablelint.page.session import answering

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/*.cable"))

_PLACE = ("code", "name", "severity", "message", "expected", "line", "column")

Found = list[tuple[object, ...]]


def ask(question: str, *values: object) -> Any:
    """The answer of a session with the project's own rules; an `error` is raised as `AssertionError`."""
    answer = json.loads(_answer(json.dumps({"ask": question, "with": values})))
    assert "error" not in answer, answer["error"]
    return answer["value"]


def refusal(question: str, *values: object) -> str:
    """The sentence with which a session refuses."""
    return str(json.loads(_answer(json.dumps({"ask": question, "with": values})))["error"])


def _answer(question: str) -> str:
    return _session()(question)


@cache
def _session() -> Callable[[str], str]:
    import cablerules

    return answering(cablerules.rules())


def of_page(findings: list[dict[str, Any]]) -> Found:
    """The findings of the page, as they can be compared."""
    return [tuple(one[key] for key in (*_PLACE, "endLine", "endColumn")) for one in findings]


def of_command(*files: Path, options: Sequence[str] = ()) -> dict[str, Found]:
    """The findings of `cablelint check` by file."""
    report = json.loads(command("check", "--isolated", "--format", "json", *options, *map(str, files)))
    found: dict[str, Found] = {str(file): [] for file in files}
    for one in report["findings"]:
        path = next(name for name in found if Path(name).resolve() == Path(one["path"]).resolve())
        found[path].append(tuple(one[key] for key in (*_PLACE, "end_line", "end_column")))
    return found


def command(*arguments: str) -> str:
    """What the command line prints."""
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code in (0, 1), result.output
    return result.stdout


def small_runtime(python: str = "0.0") -> Runtime:
    """An interpreter that cannot run: small files by the names of Pyodide's, for what is made around them."""
    library = zipped({"token.py": b"NAME = 1\n", "tkinter/__init__.py": b"", "json/__init__.py": b"x = 1\n"})
    return Runtime(
        "0.0.1", python,
        {
            "pyodide.asm.js": b"var _createPyodideModule;", "pyodide.asm.wasm": b"\0asm",
            "pyodide.js": b"var loadPyodide;", "python_stdlib.zip": library,
        },
    )  # fmt: skip


def pinning(files: Mapping[str, bytes]) -> dict[str, Any]:
    """What would pin these files."""
    return {
        "name": "pyodide", "version": "0.0.1", "python": "3.13", "lock_info": {},
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }  # fmt: skip


def tarball(path: Path, files: Mapping[str, bytes]) -> Path:
    """A package as npm packs it."""
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path
