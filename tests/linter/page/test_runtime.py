"""Where the interpreter of the page comes from: brought along, known by its hashes, and never fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablelint.errors import UsageError
from cablelint.page import runtime as page_runtime
from cablelint.page.runtime import ARCHIVE, PACKAGE, find_runtime, pinned
from support.page import pinning, small_runtime, tarball

FILES = dict(small_runtime().files)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working directory, and small files in the place of Pyodide's."""
    monkeypatch.setattr(page_runtime, "pinned", lambda: pinning(FILES))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_tarball_and_a_folder_are_read_alike(small: Path) -> None:
    archive = tarball(small / "p.tgz", {**FILES, "README.md": b"more"})
    (small / "unpacked").mkdir()
    for name, content in FILES.items():
        (small / "unpacked" / name).write_bytes(content)
    for given in (archive, small / "unpacked"):
        found = find_runtime(str(given))
        assert (found.version, found.python, dict(found.files)) == ("0.0.1", "3.13", FILES)


def test_the_working_directory_is_looked_through(small: Path) -> None:
    folder = small / "node_modules" / "pyodide"
    folder.mkdir(parents=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    assert dict(find_runtime(None).files) == FILES
    tarball(small / ARCHIVE, {})  # it comes first
    with pytest.raises(UsageError, match="holds no pyodide"):
        find_runtime(None)


def test_where_it_is_not_the_way_to_it_is_said(small: Path) -> None:
    with pytest.raises(UsageError) as raised:
        find_runtime(None)
    said = str(raised.value)
    assert f'npm pack {PACKAGE}"' in said
    assert "--runtime" in said
    with pytest.raises(UsageError, match="there is no elsewhere"):
        find_runtime("elsewhere")


@pytest.mark.parametrize("name", list(FILES))
def test_another_version_of_any_file_is_refused(name: str, small: Path) -> None:
    changed = tarball(small / "p.tgz", {**FILES, name: FILES[name] + b" "})
    with pytest.raises(UsageError, match=f"another {name}"):
        find_runtime(str(changed))
    lacking = tarball(small / "q.tgz", {other: FILES[other] for other in FILES if other != name})
    with pytest.raises(UsageError, match=f"holds no {name}"):
        find_runtime(str(lacking))


def test_what_is_no_tarball_is_said_to_be_none(small: Path) -> None:
    (small / "p.tgz").write_text("no archive")
    with pytest.raises(UsageError, match="is not the package of Pyodide that npm gives"):
        find_runtime("p.tgz")
    whole = tarball(small / "whole.tgz", {**FILES, "pyodide.asm.wasm": bytes(range(256)) * 400}).read_bytes()
    (small / "cut.tgz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UsageError, match=r"cut\.tgz"):
        find_runtime("cut.tgz")
    folder = small / "folder"
    folder.mkdir()
    with pytest.raises(UsageError, match="holds no pyodide"):
        find_runtime("folder")


def test_what_is_pinned_is_named_everywhere_alike() -> None:
    known = pinned()
    assert f"pyodide@{known['version']}" == PACKAGE
    assert known["lock_info"]["python"].startswith(f"{known['python']}.")
    assert known["integrity"].startswith("sha512-")
    assert all(len(digest) == 64 for digest in known["sha256"].values())
    page = Path(__file__).parents[3] / "docs" / "page.md"
    assert f"npm pack {PACKAGE}" in page.read_text(encoding="utf-8")
