"""Which modules the page carries: the packages and Lark as they are installed, and what they need of Python's own."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from cablelint.page.bytecode import unzipped

_PACKAGES = ("cablegrammar", "cablelint", "cablerules", "lark")

_LEFT_OUT = (
    "cablelint/cli/", "cablelint/__main__.py", "cablelint/testing.py", "cablelint/server/", "cablelint/catalogue/",
    "cablelint/page/web/", "cablelint/page/document.py", "cablelint/page/compiling.py", "cablelint/page/runtime.py",
    "cablelint/reporters/html/page/", "cablelint/reporters/html/vendor/", "cablelint/reporters/html/render.py",
    "cablelint/reporters/html/templates.py",
    "cablelint/rule/new_rule/", "lark/__pyinstaller/", "lark/tools/",
)  # fmt: skip
"""What no page asks for: the command line, the files of other pages, catalogues."""

_SUFFIXES = (".py", ".json", ".csv", ".lark", ".txt", ".cable")

_NOT_NEEDED = frozenset(files("cablelint.page").joinpath("not_needed.txt").read_text(encoding="ascii").split())
"""Modules of the standard library that neither the page nor Pyodide's own start imports."""


def packages() -> dict[str, bytes]:
    """The modules and tables of cablelint and Lark, by their paths."""
    return {
        path: content
        for package in _PACKAGES
        for path, content in _walk(files(package), package)
        if not path.startswith(_LEFT_OUT)
    }


def standard_library(archive: bytes) -> dict[str, bytes]:
    """Of Pyodide's archive of the standard library the modules that are needed, by their paths."""
    modules = unzipped(archive)
    return {name: content for name, content in modules.items() if _top(name) not in _NOT_NEEDED}


def _top(name: str) -> str:
    return name.partition("/")[0].removesuffix(".py")


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        below = f"{path}/{one.name}"
        if one.is_dir():
            if one.name != "__pycache__":
                yield from _walk(one, below)
        elif one.name.endswith(_SUFFIXES):
            yield below, one.read_bytes()
