"""Writes the page: its frame, its policy, and what runs in it, compressed. It needs the extra `page` (jinja2)."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from cablelint.__about__ import __version__
from cablelint.page import bytecode
from cablelint.page.compiling import compile_ahead, lock_file
from cablelint.page.modules import packages, standard_library
from cablelint.page.runtime import Runtime
from cablelint.reporters.html.assets import asset, source_hash
from cablelint.reporters.html.templates import templates

_REPORT = "cablelint.reporters.html"
_HERE = "cablelint.page"

_STYLES = ((_REPORT, "page/report.css"), (_HERE, "web/page.css"))
_SCRIPTS = (
    (_REPORT, "page/elements.js"),
    (_REPORT, "page/cable.js"),
    (_HERE, "web/engine.js"),
    (_HERE, "web/editor.js"),
    (_HERE, "web/notes.js"),
    (_HERE, "web/panels.js"),
    (_HERE, "web/main.js"),
)
"""In the order in which they build on each other. What shows a finding is that of the report."""

POLICY = "cablelint"
"""The one policy of trusted types that may exist: it lets the worker's own script through, and nothing else."""

_SEVERAL = "cablelint/", "stdlib/"


def page(runtime: Runtime) -> tuple[Iterator[str], bool]:
    """The page in pieces, and whether its modules are compiled ahead. Raises `UsageError` where that fails."""
    modules = {f"cablelint/{name}": content for name, content in packages().items()}
    library = {
        f"stdlib/{name}": content for name, content in standard_library(runtime.files["python_stdlib.zip"]).items()
    }
    compiled = compile_ahead(modules | library, runtime)
    return _pieces(runtime, modules | library if compiled is None else compiled), compiled is not None


def _pieces(runtime: Runtime, modules: Mapping[str, bytes]) -> Iterator[str]:
    own, library = (
        {name.removeprefix(start): content for name, content in modules.items() if name.startswith(start)}
        for start in _SEVERAL
    )
    yield from (
        templates(_HERE, "web")
        .get_template("page.html")
        .generate(
            version=__version__,
            python=runtime.python,
            pyodide=runtime.version,
            policy=_policy(),
            # Files of the package: they stand there as they are.
            styles=[Markup(asset(name, package)) for package, name in _STYLES],  # noqa: S704
            scripts=[Markup(asset(name, package)) for package, name in _SCRIPTS],  # noqa: S704
            payloads={
                "worker-script": _worker_script(runtime),
                "interpreter": runtime.files["pyodide.asm.wasm"],
                "library": bytecode.zipped(library),
                "modules": archive(own),
                "example-text": asset("web/example.cable", _HERE).encode("ascii"),
            }.items(),
            packed=_packed,
        )
    )
    yield "\n"


def _policy() -> str:
    """The content security policy: no connection of any kind, no script, style or worker but the page's own.

    The interpreter is WebAssembly, which a browser compiles only by leave; the worker's script is a blob, since it is
    compressed in the page. Strings never become markup or code (`trusted-types`).
    """
    scripts, styles = (
        " ".join(source_hash(asset(name, package)) for package, name in named) for named in (_SCRIPTS, _STYLES)
    )
    return "; ".join(
        (
            "default-src 'none'",
            "connect-src 'none'",
            f"script-src {scripts} 'wasm-unsafe-eval'",
            f"style-src {styles}",
            "worker-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            f"trusted-types {POLICY}",
        )
    )


def _worker_script(runtime: Runtime) -> bytes:
    """What runs in the worker: first what shuts every way out, then Pyodide, then what talks to the page."""
    lock = f"self.LOCK_FILE = {json.dumps(lock_file())};".encode("ascii")
    names = ("pyodide.asm.js", "pyodide.js")
    return b"\n;\n".join(
        (
            asset("web/shut.js", _HERE).encode("ascii"), *(runtime.files[name] for name in names), lock,
            asset("web/worker.js", _HERE).encode("ascii"),
        )
    )  # fmt: skip


def archive(modules: Mapping[str, bytes]) -> bytes:
    """Files one behind the other, behind a line of JSON with their names and lengths: a script unpacks that at once."""
    names = sorted(modules)
    index = json.dumps([[name, len(modules[name])] for name in names]).encode("ascii")
    return b"".join((index, b"\n", *(modules[name] for name in names)))


def _packed(content: bytes) -> str:
    """Compressed, and as characters: alike for the same content, whenever it is made."""
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode("ascii")
