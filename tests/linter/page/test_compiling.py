"""The modules of the page are compiled when it is made, by whatever can: what cannot be compiled stays a source."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from cablelint.errors import UsageError
from cablelint.page import bytecode
from cablelint.page.compiling import compile_ahead
from support.page import small_runtime

OWN = f"{sys.version_info.major}.{sys.version_info.minor}"
MODULES = {
    "lamp/__init__.py": b"from lamp.wick import LIT\n",
    "lamp/wick.py": b"LIT = {'a', 'b'}\n",
    "lamp/oil.csv": b"x\n",
}


def test_what_is_compiled_is_imported_without_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = bytecode.compiled(MODULES)
    assert sorted(made) == ["lamp/__init__.pyc", "lamp/oil.csv", "lamp/wick.pyc"]
    (tmp_path / "lamp.zip").write_bytes(bytecode.zipped(made))
    monkeypatch.syspath_prepend(str(tmp_path / "lamp.zip"))
    assert {"a", "b"} == importlib.import_module("lamp").LIT


def test_a_source_that_does_not_compile_stays() -> None:
    assert bytecode.compiled({"broken.py": b"def (:\n"}) == {"broken.py": b"def (:\n"}


def test_an_archive_gives_back_what_went_in_and_is_always_the_same() -> None:
    archive = bytecode.zipped(MODULES)
    assert bytecode.unzipped(archive) == MODULES
    assert bytecode.zipped(dict(reversed(MODULES.items()))) == archive


def test_this_python_compiles_for_its_own_version() -> None:
    assert compile_ahead(MODULES, small_runtime(OWN)) == bytecode.compiled(MODULES)


def test_without_node_the_sources_stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert compile_ahead(MODULES, small_runtime()) is None


def test_where_node_fails_it_is_said_and_nothing_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho 'no such thing' >&2\nexit 3\n")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="could not compile the modules: no such thing"):
        compile_ahead(MODULES, small_runtime())
    node.write_text("#!/bin/sh\n")
    with pytest.raises(UsageError, match="could not compile the modules: exit code 0"):
        compile_ahead(MODULES, small_runtime())
