"""Compiles the modules of the page when it is made: by this Python where it is that of the page, else by Node.js.

A browser would compile them at each start, which takes most of it. Without either the page has the sources, and works.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from cablelint.errors import UsageError
from cablelint.page import bytecode
from cablelint.page.runtime import Runtime, pinned

_FOR_NODE = """
const [, folder] = process.argv;
process.on("uncaughtException", (error) => {
  process.exitCode = 1;
  console.error(String(error?.message ?? error).trim().split("\\n").at(-1));
});
const fs = require("fs");
const { loadPyodide } = require(`${folder}/pyodide.js`);
(async () => {
  // Without a fixed seed sets are written in another order each time, and no page would be like the one before.
  const python = await loadPyodide({ indexURL: `${folder}/`, env: { HOME: "/", PYTHONHASHSEED: "0" } });
  python.FS.writeFile("/in.zip", new Uint8Array(fs.readFileSync(`${folder}/in.zip`)));
  python.FS.writeFile("/bytecode.py", new Uint8Array(fs.readFileSync(`${folder}/bytecode.py`)));
  python.runPython(`
import sys
from pathlib import Path
sys.path.insert(0, "/")
import bytecode
made = bytecode.compiled(bytecode.unzipped(Path("/in.zip").read_bytes()))
Path("/out.zip").write_bytes(bytecode.zipped(made))
`);
  fs.writeFileSync(`${folder}/out.zip`, python.FS.readFile("/out.zip"));
})();
"""

_LONGEST = 300
"""So much of what Node says is passed on: a line of a packed script has a million characters."""


def compile_ahead(modules: Mapping[str, bytes], runtime: Runtime) -> dict[str, bytes] | None:
    """The modules with bytecode in the place of their sources; None where nothing is here that compiles for the page.

    Raises `UsageError` where Node.js is here and fails.
    """
    if runtime.python == f"{sys.version_info.major}.{sys.version_info.minor}":
        return bytecode.compiled(modules)
    node = shutil.which("node")
    return None if node is None else _by_node(node, modules, runtime)


def _by_node(node: str, modules: Mapping[str, bytes], runtime: Runtime) -> dict[str, bytes]:
    """Let the page's own interpreter do it. What lies in the temporary directory meanwhile is no text of a cable."""
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        for name, content in runtime.files.items():
            (folder / name).write_bytes(content)
        (folder / "pyodide-lock.json").write_text(lock_file(), encoding="ascii")
        (folder / "bytecode.py").write_bytes(files("cablelint.page").joinpath("bytecode.py").read_bytes())
        (folder / "in.zip").write_bytes(bytecode.zipped(modules))
        done = subprocess.run(  # noqa: S603 - the script is ours, and Pyodide is known by its hashes
            [node, "--eval", _FOR_NODE, directory], capture_output=True, text=True, check=False, encoding="utf-8"
        )
        made = folder / "out.zip"
        if done.returncode or not made.is_file():
            said = [line for line in done.stderr.splitlines() if line.strip()]
            reason = said[-1][:_LONGEST] if said else f"exit code {done.returncode}"
            raise UsageError(f"{node} could not compile the modules: {reason}")
        return bytecode.unzipped(made.read_bytes())


def lock_file() -> str:
    """What Pyodide wants to know of further packages: there are none."""
    return json.dumps({"info": pinned()["lock_info"], "packages": {}})
