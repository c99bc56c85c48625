"""`cablelint page`: one file, or a sentence that says what is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cablelint.page import runtime as page_runtime
from support.fixtures import Cablelint
from support.page import pinning, small_runtime, tarball


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Small files in the place of Pyodide's, as npm packs them; no Node.js is there."""
    files = small_runtime().files
    monkeypatch.setattr(page_runtime, "pinned", lambda: pinning(files))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tarball(tmp_path / "small.tgz", files)


def test_it_writes_the_page(cablelint: Cablelint, archive: Path) -> None:
    result = cablelint("page", "--runtime", archive, "--output", "page.html")
    assert (result.exit_code, result.stdout) == (0, "")
    text = Path("page.html").read_text(encoding="ascii")
    assert text.startswith("<!doctype html>\n")
    assert text.endswith("</html>\n")


def test_where_nothing_compiles_it_says_that_the_page_starts_later(
    cablelint: Cablelint, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_runtime, "pinned", lambda: pinning(small_runtime().files) | {"python": "9.99"})
    result = cablelint("page", "--runtime", archive, "--output", "page.html")
    assert result.exit_code == 0
    assert "start a few seconds later" in result.stderr


def test_without_the_interpreter_it_says_how_to_get_it_and_writes_nothing(cablelint: Cablelint) -> None:
    result = cablelint("page", "--output", "page.html")
    assert result.exit_code == 2
    assert 'with "npm pack pyodide@' in result.stderr
    assert not Path("page.html").exists()


def test_another_interpreter_is_refused(cablelint: Cablelint, tmp_path: Path) -> None:
    other = tarball(tmp_path / "other.tgz", small_runtime().files)
    result = cablelint("page", "--runtime", other, "--output", "page.html")
    assert result.exit_code == 2
    assert "another pyodide.asm.js than Pyodide" in result.stderr
    assert not Path("page.html").exists()


def test_a_place_where_nothing_can_be_written_is_named(cablelint: Cablelint, archive: Path) -> None:
    result = cablelint("page", "--runtime", archive, "--output", "nowhere/page.html")
    assert result.exit_code == 2
    assert "nowhere/page.html cannot be written" in result.stderr
    assert cablelint("page", "--runtime", archive).exit_code == 2


@pytest.mark.parametrize("missing", ["jinja2", "markupsafe"])
def test_without_its_extra_it_says_what_to_install(
    missing: str, cablelint: Cablelint, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("cablelint.page.document", "cablelint.reporters.html.templates"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    result = cablelint("page", "--runtime", archive, "--output", "page.html")
    assert result.exit_code == 2
    assert f"the page needs {missing}, which is not installed: pip install 'cablelint[page]'" in result.stderr
    assert not Path("page.html").exists()
