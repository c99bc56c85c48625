from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import IO, Any

import pytest

from cablelint.fixes import atomic
from cablelint.fixes.atomic import WriteError, rewrite, write_new, write_whole


def leftovers(directory: Path) -> list[str]:
    return [file.name for file in directory.iterdir() if file.name.startswith(".cablelint")]


@pytest.fixture
def cable(tmp_path: Path) -> Path:
    file = tmp_path / "suva.cable"
    file.write_bytes(b"old")
    return file


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755])
def test_the_new_text_keeps_the_mode(cable: Path, mode: int) -> None:
    cable.chmod(mode)
    rewrite(str(cable), b"old", b"new\r\n\x00\xff")
    assert cable.read_bytes() == b"new\r\n\x00\xff"
    assert stat.S_IMODE(cable.stat().st_mode) == mode
    assert leftovers(cable.parent) == []


def test_a_symbolic_link_stays_and_its_file_changes(cable: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.cable"
    link.symlink_to(Path("..") / "suva.cable")
    rewrite(str(link), b"old", b"new")
    assert link.is_symlink()
    assert link.readlink() == Path("../suva.cable")
    assert not cable.is_symlink()
    assert cable.read_bytes() == b"new"


def test_a_file_that_changed_since_it_was_read_is_left_alone(cable: Path) -> None:
    cable.write_bytes(b"somebody else's")
    with pytest.raises(WriteError, match="changed while it was being checked"):
        rewrite(str(cable), b"old", b"new")
    assert cable.read_bytes() == b"somebody else's"
    assert leftovers(cable.parent) == []


def test_an_edit_while_the_new_text_is_being_written_is_not_lost(cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def saved_meanwhile(_: int) -> None:
        cable.write_bytes(b"somebody else's")

    monkeypatch.setattr(os, "fsync", saved_meanwhile)
    with pytest.raises(WriteError, match="changed while it was being checked"):
        rewrite(str(cable), b"old", b"new")
    assert cable.read_bytes() == b"somebody else's"
    assert leftovers(cable.parent) == []


def test_a_file_that_goes_while_the_new_text_is_being_written_stays_gone(
    cable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: cable.unlink(missing_ok=True))
    with pytest.raises(WriteError, match="no such file"):
        rewrite(str(cable), b"old", b"new")
    assert list(cable.parent.iterdir()) == []


def test_a_report_is_written_whole_or_not_at_all(cable: Path) -> None:
    cable.chmod(0o640)
    write_whole(str(cable), ["new", "er\udcff"])
    assert cable.read_bytes() == b"newer\\udcff"
    assert stat.S_IMODE(cable.stat().st_mode) == 0o640

    def failing() -> Iterator[str]:
        yield "half"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_whole(str(cable), failing())
    assert cable.read_bytes() == b"newer\\udcff"
    assert leftovers(cable.parent) == []


def test_a_new_file_takes_no_ones_place_and_is_whole(tmp_path: Path) -> None:
    new = tmp_path / "new.cable"
    write_new(new, "caf\u00e9\n")
    assert new.read_bytes() == "caf\u00e9\n".encode()
    with pytest.raises(FileExistsError):
        write_new(new, "other")
    assert new.read_text(encoding="utf-8") == "caf\u00e9\n"


def test_of_a_new_file_that_cannot_be_written_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = atomic._open

    def full(file: Path | int) -> IO[str]:
        opened = real(file)
        monkeypatch.setattr(opened, "flush", lambda: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        return opened

    monkeypatch.setattr(atomic, "_open", full)
    with pytest.raises(OSError, match="No space left"):
        write_new(tmp_path / "new.cable", "text")
    assert not (tmp_path / "new.cable").exists()


def test_a_new_report_has_the_usual_mode(tmp_path: Path) -> None:
    write_whole(str(tmp_path / "report"), ["new"])
    (tmp_path / "other").write_text("new")
    assert (tmp_path / "report").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_what_is_no_regular_file_is_written_to_as_it_is(tmp_path: Path) -> None:
    write_whole("/dev/null", ["new"])
    os.mkfifo(tmp_path / "pipe")
    reading: list[str] = []
    reader = Thread(target=lambda: reading.append((tmp_path / "pipe").read_text()))
    reader.start()
    write_whole(str(tmp_path / "pipe"), ["new"])
    reader.join()
    assert reading == ["new"]
    (tmp_path / "link").symlink_to(tmp_path / "report")
    write_whole(str(tmp_path / "link"), ["new"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report").read_text() == "new"


def test_a_pipe_that_has_only_the_name_that_was_given() -> None:
    """`/dev/stdout | cat`, and `>(gzip > x)`, which is `/dev/fd/63`: no path leads to such a pipe."""
    code = "from cablelint.fixes.atomic import write_whole; write_whole('/dev/stdout', ['new', 'er'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("newer", "", 0)


@pytest.mark.parametrize("there", [True, False])
def test_half_a_report_can_be_read_by_nobody_else(tmp_path: Path, there: bool) -> None:
    report = tmp_path / "report"
    if there:
        report.write_text("old")
        report.chmod(0o644)
    modes: list[int] = []

    def pieces() -> Iterator[str]:
        for name in ("one", "two"):
            (half,) = leftovers(tmp_path)
            modes.append(stat.S_IMODE((tmp_path / half).stat().st_mode))
            yield name

    write_whole(str(report), pieces())
    assert modes == [0o600, 0o600]
    assert report.read_text() == "onetwo"


def test_a_directory_that_takes_no_new_file(cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anywhere: so the system is made to refuse."""

    def refusing(**_: Any) -> Any:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refusing)
    write_whole(str(cable), ["new"])
    assert cable.read_bytes() == b"new"


def test_a_read_only_file_is_left_alone(cable: Path) -> None:
    cable.chmod(0o444)
    with pytest.raises(WriteError, match="is read-only"):
        rewrite(str(cable), b"old", b"new")
    assert cable.read_bytes() == b"old"


def test_a_file_that_has_gone_is_not_made_anew(cable: Path) -> None:
    cable.unlink()
    with pytest.raises(WriteError, match="no such file"):
        rewrite(str(cable), b"old", b"new")
    assert not cable.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WriteError, match="not a regular file"):
        rewrite(str(tmp_path / "pipe"), b"", b"new")


@pytest.mark.parametrize("step", ["fsync", "_keep_attributes"])
def test_a_failure_on_the_way_leaves_the_old_file_and_no_other(
    cable: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic if step == "_keep_attributes" else os, step, fail)
    with pytest.raises(WriteError, match="no space left on device"):
        rewrite(str(cable), b"old", b"new")
    assert cable.read_bytes() == b"old"
    assert leftovers(cable.parent) == []


def test_an_interruption_leaves_the_old_file_and_no_other(cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        rewrite(str(cable), b"old", b"new")
    assert cable.read_bytes() == b"old"
    assert leftovers(cable.parent) == []


def test_nobody_else_can_read_the_temporary_file(cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[int] = []
    keep = atomic._keep_attributes

    def look(temporary: Path, target: Path, before: os.stat_result) -> None:
        modes.append(stat.S_IMODE(temporary.stat().st_mode))
        keep(temporary, target, before)

    monkeypatch.setattr(atomic, "_keep_attributes", look)
    cable.chmod(0o666)
    rewrite(str(cable), b"old", b"new")
    assert modes == [0o600]
    assert stat.S_IMODE(cable.stat().st_mode) == 0o666


def test_a_group_that_cannot_be_kept_gets_no_access(cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    cable.chmod(0o664)
    status = cable.stat()
    other = os.stat_result((*status[:5], status.st_gid + 1, *status[6:10]))
    temporary = cable.with_name("temporary")
    temporary.write_bytes(b"")
    monkeypatch.setattr(os, "chown", refuse)
    atomic._keep_attributes(temporary, cable, other)
    assert stat.S_IMODE(temporary.stat().st_mode) == 0o604


def test_extended_attributes_are_kept(cable: Path) -> None:
    try:
        os.setxattr(cable, "user.label", b"C")
    except (AttributeError, OSError):
        pytest.skip("the file system has no extended attributes")
    rewrite(str(cable), b"old", b"new")
    assert os.getxattr(cable, "user.label") == b"C"
