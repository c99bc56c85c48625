from __future__ import annotations

from pathlib import Path

import pytest

from cablelint.settings.globs import Globs


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.cable", "a.cable", True),
        ("*.cable", "deep/er/a.cable", True),
        ("*.cable", "a.cable.txt", False),
        ("archive", "archive/1974/a.cable", True),
        ("archive/", "archive/1974/a.cable", True),
        ("archive", "my-archive/a.cable", False),
        ("archive/old", "archive/old/a.cable", True),
        ("archive/old", "archive/older/a.cable", False),
        ("archive/old", "sub/archive/old/a.cable", False),
        ("archive/*.cable", "archive/a.cable", True),
        ("archive/*.cable", "archive/sub/a.cable", False),
        ("archive/**/*.cable", "archive/a.cable", True),
        ("archive/**/*.cable", "archive/sub/sub/a.cable", True),
        ("**/old/*", "x/y/old/a.cable", True),
        ("archive/**", "archive/x/a.cable", True),
        ("./archive/a.cable", "archive/a.cable", True),
        ("/a.cable", "a.cable", True),
        ("/a.cable", "sub/a.cable", False),
        ("[ab].cable", "b.cable", True),
        ("?.cable", "bb.cable", False),
        ("*.CABLE", "a.cable", False),
    ],
)
def test_patterns(pattern: str, path: str, expected: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Globs([pattern]).match(path) is expected
    assert Globs([pattern], str(tmp_path)).match(str(tmp_path / path)) is expected


def test_case_can_be_left_out() -> None:
    assert Globs(["*.cable"], fold=True).match("A.CABLE")


def test_patterns_count_from_their_root(tmp_path: Path) -> None:
    globs = Globs(["sub/*.cable"], str(tmp_path))
    assert globs.match(str(tmp_path / "sub" / "a.cable"))
    assert not globs.match(str(tmp_path / "other" / "sub" / "a.cable"))


def test_outside_of_the_root_only_the_name_counts(tmp_path: Path) -> None:
    assert Globs(["*.cable"], str(tmp_path / "a")).match(str(tmp_path / "b" / "x.cable"))
    assert not Globs(["b"], str(tmp_path / "a")).match(str(tmp_path / "b" / "x.cable"))


def test_no_pattern_matches_nothing() -> None:
    assert not Globs([]).match("a.cable")
