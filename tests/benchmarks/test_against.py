"""Two states of the project are compared as they stand, each in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from against import State, Worker, shapes_of, unpack
from corpora import SHAPES
from generate import cables

ROOT = Path(__file__).parents[2]


def test_a_worker_measures_each_step_of_its_own_state() -> None:
    state = State(ROOT)
    assert state.python("-c", "import cablegrammar; print(cablegrammar.__file__)").startswith(str(ROOT))
    with Worker(state, {"tiny": list(cables(1, 900))}) as worker:
        assert worker.seconds("parse", "tiny") > 0
        assert worker.seconds("lint", "tiny") > 0


def test_a_state_that_fails_is_told_apart_from_one_that_is_slow(tmp_path: Path) -> None:
    (tmp_path / "grammar/cablegrammar").mkdir(parents=True)
    (tmp_path / "grammar/cablegrammar/__init__.py").write_text("raise SystemExit(7)\n")
    with pytest.raises(SystemExit, match="ended with 7"):
        Worker(State(tmp_path), {"tiny": []})


def test_what_is_no_state_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="has none of the packages"):
        State(tmp_path)
    with pytest.raises(SystemExit, match="git has no no-such-commit"):
        unpack("no-such-commit", tmp_path)


def test_a_folder_is_a_shape_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "press copies").mkdir()
    (tmp_path / "press copies/one.txt").write_bytes(b"UNCLAS SUVA 0112\n\xff")
    (tmp_path / "press copies/notes.json").write_text("{}")
    shapes = shapes_of([tmp_path / "press copies"], 1)
    assert shapes["press-copies"] == ["UNCLAS SUVA 0112\n\ufffd"]
    assert len(shapes) == 3 + len(SHAPES) + 1
    assert len(shapes["print-5"]) == 1


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the repository")
def test_a_commit_is_unpacked_as_a_state(tmp_path: Path) -> None:
    state = State(unpack("HEAD", tmp_path))
    assert state.python("-c", "import cablerules; print(cablerules.__file__)").startswith(str(tmp_path))
