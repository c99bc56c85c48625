"""The file that results are kept in: bounded, for a day, of one user."""

from __future__ import annotations

import datetime
import os
import pickle
import sqlite3
from pathlib import Path

import pytest

from cablelint.cache.store import Store, folder


def rows(place: Path) -> int:
    with sqlite3.connect(place / "results-1.sqlite") as file:
        return int(file.execute("SELECT count(*) FROM results").fetchone()[0])


def test_what_is_put_is_there_for_the_next_one(tmp_path: Path) -> None:
    first = Store(tmp_path / "deep" / "kept")
    assert first.get(b"a") is None
    first.put(b"a", b"one")
    first.put(b"a", b"two")
    first.close()
    assert Store(tmp_path / "deep" / "kept").get(b"a") == b"two"
    assert Store(tmp_path / "deep" / "kept").get(b"b") is None


def test_it_writes_while_the_run_goes_on(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(1_200):
        store.put(b"%d" % number, b"x")
    assert rows(tmp_path) == 1_000  # a run that is killed has not found all that for nothing
    store.close()
    assert rows(tmp_path) == 1_200


def test_two_at_once(tmp_path: Path) -> None:
    one, other = Store(tmp_path), Store(tmp_path)
    one.put(b"a", b"1")
    other.put(b"b", b"2")
    assert one.get(b"z") is None  # both look something up in between
    assert other.get(b"z") is None
    one.close()
    other.close()
    assert rows(tmp_path) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_a_process_that_looks_up_for_another_one_holds_nothing(tmp_path: Path) -> None:
    first = Store(tmp_path)
    first.put(b"a", b"1")
    first.close()
    store = Store(tmp_path)
    asked, told = os.pipe()
    done, finish = os.pipe()
    child = os.fork()
    if not child:
        store.get(b"a")
        os.write(told, b"x")
        os.read(done, 1)
        os._exit(0)
    os.read(asked, 1)
    store.put(b"b", b"2")
    store.close()
    os.write(finish, b"x")
    os.waitpid(child, 0)
    for pipe in (asked, told, done, finish):
        os.close(pipe)
    assert rows(tmp_path) == 2


def test_the_results_of_another_day_go(tmp_path: Path) -> None:
    first = Store(tmp_path)
    first.put(b"a", b"1")
    first.close()
    yesterday = datetime.date.today().toordinal() - 1
    with sqlite3.connect(tmp_path / "results-1.sqlite") as file:
        file.execute(f"PRAGMA user_version = {yesterday}")
    assert Store(tmp_path).get(b"a") is None
    assert rows(tmp_path) == 0  # looking is enough


def test_it_takes_no_more_than_its_limit(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=200_000)
    for number in range(5_000):
        store.put(b"%d" % number, os.urandom(100))
    store.close()
    assert 0 < (tmp_path / "results-1.sqlite").stat().st_size < 300_000


def test_it_can_be_sent_to_another_process(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(b"a", b"1")
    store.close()
    assert pickle.loads(pickle.dumps(store)).get(b"a") == b"1"  # noqa: S301 - its own


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_a_copy_of_the_process_opens_it_for_itself(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(b"a", b"1")
    store.close()
    store = Store(tmp_path)
    assert store.get(b"a") == b"1"
    child = os.fork()
    if not child:
        os._exit(0 if store.get(b"a") == b"1" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert store.get(b"a") == b"1"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("name", ["", "results-1.sqlite"])
def test_what_belongs_to_somebody_else_is_not_believed(tmp_path: Path, name: str) -> None:
    first = Store(tmp_path)
    first.put(b"a", b"1")
    first.close()
    os.chown(tmp_path / name, 12_345, 12_345)
    assert Store(tmp_path).get(b"a") is None


def test_the_folder_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder({"CABLELINT_CACHE_DIR": str(tmp_path)}) == tmp_path
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert folder({}) == tmp_path / ".cache" / "cablelint"
    assert folder({"XDG_CACHE_HOME": "/somewhere"}) == Path("/somewhere/cablelint")
    monkeypatch.setattr("sys.platform", "darwin")
    assert folder({}) == tmp_path / "Library" / "Caches" / "cablelint"
    monkeypatch.setattr("sys.platform", "win32")
    assert folder({"LOCALAPPDATA": "D:/local"}) == Path("D:/local/cablelint/cache")
    assert folder({}) is None


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(Path, "home", homeless)
    assert folder({}) is None
