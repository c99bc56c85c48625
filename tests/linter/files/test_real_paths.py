"""Real paths of many files: the same as those of one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cablelint.files.real_paths import RealPaths


@pytest.mark.parametrize(
    "path",
    [
        "a.cable", "./a.cable", "deep/b.cable", "deep/../a.cable", "deep/./b.cable", "deep", "deep/", ".", "..", "",
        "linked/b.cable", "linked/../a.cable", "link.cable", "deep/up/a.cable", "dangling", "loop", "gone/c.cable", "/",
        "deep//b.cable",
    ],
)  # fmt: skip
def test_it_is_the_real_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.cable").touch()
    (tmp_path / "deep" / "b.cable").touch()
    for name, target in (
        ("linked", "deep"), ("link.cable", "a.cable"), ("deep/up", ".."), ("dangling", "gone"), ("loop", "loop"),
    ):  # fmt: skip
        (tmp_path / name).symlink_to(target)
    monkeypatch.chdir(tmp_path)
    real_path = RealPaths()
    for given in (path, str(tmp_path / path)):
        assert real_path(given) == os.path.realpath(given)
        assert real_path(given) == os.path.realpath(given)
