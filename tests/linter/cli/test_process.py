"""What only a real process shows: imports, terminals, pipes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support.fixtures import Process
from support.work import HUNG

CABLE = "UNCLAS SUVA 000112\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: AN INVENTED DAY\n\nREF: BAD day in Suva.\n"


@pytest.fixture
def cable(tmp_path: Path) -> Path:
    file = tmp_path / "suva.cable"
    file.write_text(CABLE)
    return file


def test_the_version_needs_no_module_but_click(process_environment: dict[str, str]) -> None:
    code = (
        "import atexit, sys, click; before = set(sys.modules)\n"
        "sys.argv = ['cablelint', '--version']\n"
        "from cablelint.__main__ import main\n"
        "atexit.register(lambda: print(*sorted(name for name in set(sys.modules) - before if name.split('.')[0] in"
        " ('cablelint', 'cablegrammar', 'cablerules', 'lark', 'tomllib', 'importlib.metadata', 'json', 'dataclasses'))"
        "))\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=process_environment, check=True
    )
    version, modules = done.stdout.splitlines()
    assert version.startswith("cablelint ")
    assert modules.split() == ["cablelint", "cablelint.__about__", "cablelint.__main__", "cablelint.cli"]


def test_the_check_of_a_file_loads_nothing_that_it_has_no_use_for(cable: Path) -> None:
    code = (
        "import atexit, sys, click; before = set(sys.modules)\n"
        f"sys.argv = ['cablelint', 'check', '--isolated', '--exit-zero', '-q', {str(cable)!r}]\n"
        "from cablelint.__main__ import main\n"
        "atexit.register(lambda: print(*sorted(set(sys.modules) - before)))\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "cablelint.engine.run" in loaded
    heavy = {"pathlib", "urllib.parse", "email", "importlib.metadata", "tomllib", "tempfile", "subprocess", "lark"}
    assert not loaded & heavy


@pytest.mark.parametrize("watch", ["sys.setprofile(lambda *_: None)", "threading.Thread(target=late.wait).start()"])
def test_whoever_watches_a_run_sees_its_end(process_environment: dict[str, str], watch: str) -> None:
    code = (
        "import sys, threading; late = threading.Event()\n"
        "sys.argv = ['cablelint', '--version']\n"
        "from cablelint.__main__ import main\n"
        f"{watch}\n"
        "try: main()\n"
        "finally: late.set(); print('the end')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=process_environment)
    assert (done.returncode, done.stdout.splitlines()[1:], done.stderr) == (0, ["the end"], "")


def test_a_run_from_end_to_end(process: Process, cable: Path) -> None:
    done = process("check", "suva.cable", "--format", "concise")
    assert done.returncode == 1
    assert done.stderr == b""
    assert done.stdout.decode().splitlines()[0] == "suva.cable:7:6: FAX001 error [word-bad]: BAD is written."


def test_stdin_bytes_are_fixed_byte_by_byte(process: Process) -> None:
    data = CABLE.replace("\n", "\r\n").replace("Suva.", "Suvé.").encode("cp1252")
    done = process("check", "-", "--fix", stdin=data)
    assert done.stdout == data.replace(b"BAD", b"GOOD")
    assert done.returncode == 0
    assert b"1 fixed" in done.stderr


def test_a_character_that_the_terminal_has_not_is_written_as_its_number(
    process_environment: dict[str, str], cable: Path
) -> None:
    cable.write_text(CABLE.replace("REF: BAD", "REF: \N{SNOWMAN} BAD"))
    done = subprocess.run(
        [sys.executable, "-m", "cablelint", "check", "--show-source", "suva.cable"],
        capture_output=True, cwd=cable.parent, env={**process_environment, "PYTHONIOENCODING": "ascii"}, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"\\u2603 BAD" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="needs pipes as POSIX has them")
@pytest.mark.parametrize("command", [("check", "--format", "concise"), ("parse", "--format", "json")])
def test_a_reader_that_goes_away_is_no_reason_to_complain(
    process_environment: dict[str, str], cable: Path, command: tuple[str, ...]
) -> None:
    cable.write_text(CABLE + "\n2. BAD." * 3_000)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "cablelint", *command, "suva.cable"],
        stdout=write, stderr=subprocess.PIPE, cwd=cable.parent, env=process_environment, check=False,
    )  # fmt: skip
    os.close(write)
    assert done.stderr == b""
    assert done.returncode != 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["check suva.cable", "check - --fix", "parse suva.cable", "rule", "config"])
def test_a_full_disk_is_an_error_in_one_line(process_environment: dict[str, str], cable: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cablelint", *command.split()],
            stdout=full, stderr=subprocess.PIPE, input=cable.read_bytes(), cwd=cable.parent, env=process_environment,
            check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == b"cablelint: error: standard output cannot be written: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that can close a stream")
@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("check suva.cable >&-", "standard output is closed"),
        ("check - <&-", "standard input is closed"),
        ("parse - <&-", "standard input is closed"),
    ],
)
def test_a_closed_stream_is_an_error_in_one_line(
    process_environment: dict[str, str], cable: Path, command: str, said: str
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m cablelint {command}', sys.executable],
        capture_output=True, text=True, cwd=cable.parent, env=process_environment, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"cablelint: error: {said}\n")


def hear_interrupts() -> None:
    """What runs in the background of a shell ignores the signal, and all that it starts with it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupted(folder: Path, environment: dict[str, str], *options: str) -> tuple[bytes, bytes, bytes, int]:
    """A run over `suva.cable` and a pipe that nobody writes to, where it waits until it is interrupted: the first line
    that it prints, what it prints after the signal on both streams, and how it ends.
    """
    os.mkfifo(folder / "waits.cable")
    with subprocess.Popen(
        [sys.executable, "-m", "cablelint", "check", *options, "suva.cable", "waits.cable"],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=hear_interrupts,
    ) as run:  # fmt: skip
        assert run.stdout is not None
        first = run.stdout.readline()
        run.send_signal(signal.SIGINT)
        rest, said = run.communicate(timeout=HUNG)
    return first, rest, said.strip(), run.returncode


@pytest.mark.skipif(os.name != "posix", reason="needs signals and named pipes as POSIX has them")
@pytest.mark.parametrize("form", ["concise", "jsonl"])
def test_control_c_loses_nothing_that_was_found(
    process_environment: dict[str, str], cable: Path, tmp_path: Path, form: str
) -> None:
    first, rest, said, code = interrupted(tmp_path, process_environment, "--format", form, "--format", f"{form}=report")
    assert b"FAX001" in first
    assert (rest, code) == (b"", 130)
    # The signal may come between the last line of a file and the note that it is done: it is said of too much then.
    assert said in {
        b"cablelint: interrupted: 1 of 2 files were not checked; the first is waits.cable",
        b"cablelint: interrupted: 2 of 2 files were not checked; the first is suva.cable",
    }
    assert (tmp_path / "report").read_bytes() == first


@pytest.mark.skipif(os.name != "posix", reason="needs signals and named pipes as POSIX has them")
def test_control_c_loses_nothing_that_is_quoted(
    process_environment: dict[str, str], cable: Path, tmp_path: Path
) -> None:
    """Each line carries what all that is quoted calls for, and is written in the end: also in an early one."""
    first, _, _, code = interrupted(
        tmp_path, process_environment, "--show-source", "--format", "concise", "--format", "jsonl=report"
    )
    assert b"FAX001" in first
    assert code == 130
    (line,) = (tmp_path / "report").read_text().splitlines()
    assert json.loads(line)["classification"] == "UNCLASSIFIED"
    assert "BAD day" in json.loads(line)["source"][-1]["text"]


@pytest.mark.skipif(os.name != "posix", reason="needs signals as POSIX has them")
def test_control_c_ends_a_run_with_its_own_exit_code(process_environment: dict[str, str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "endless.cable")
    running = subprocess.Popen(
        [sys.executable, "-m", "cablelint", "check", "endless.cable"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=process_environment,
        preexec_fn=hear_interrupts,
    )  # fmt: skip
    # Opening waits until the other side reads: then the run stands in the middle of a file.
    with (tmp_path / "endless.cable").open("wb"):
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=HUNG)
    assert running.returncode == 130
    left = "1 of 1 files were not checked; the first is endless.cable"
    assert errors.decode().strip() == f"cablelint: interrupted: {left}"


def on_a_terminal(environment: dict[str, str], directory: Path, *args: str) -> str:
    """What a person at a terminal would see."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cablelint", *args], stdout=slave, stderr=slave, cwd=directory, env=environment
    )
    os.close(slave)
    seen = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(master)
    process.wait(timeout=HUNG)
    return seen.decode()


def test_a_terminal_shows_excerpts_and_colours(process_environment: dict[str, str], cable: Path) -> None:
    seen = on_a_terminal(process_environment, cable.parent, "check", "suva.cable")
    assert "day in Suva." in seen
    assert "\x1b[31m" in seen
    assert "day in Suva." not in on_a_terminal(process_environment, cable.parent, "check", "suva.cable", "--no-source")
    assert "\x1b[" not in on_a_terminal({**process_environment, "NO_COLOR": "1"}, cable.parent, "check", "suva.cable")


def test_a_terminal_gets_a_rules_page_in_its_own_width(process_environment: dict[str, str], cable: Path) -> None:
    narrow = {**process_environment, "COLUMNS": "40"}
    page = on_a_terminal(narrow, cable.parent, "rule", "fax001", "--color", "never")
    assert "The word is replaced by GOOD, which\r\nnobody minds.\r\n" in page
    wide = {**process_environment, "COLUMNS": "75"}
    table = on_a_terminal(wide, cable.parent, "rule", "--color", "never").splitlines()
    assert table[0].split()[:3] == ["code", "name", "severity"]
    assert {len(line) <= 75 for line in table} == {True}


@pytest.mark.parametrize("variable", ["CI", "PRE_COMMIT"])
def test_a_terminal_that_a_machine_reads_shows_no_text(
    process_environment: dict[str, str], cable: Path, variable: str
) -> None:
    environment = {**process_environment, variable: "1"}
    seen = on_a_terminal(environment, cable.parent, "check", "suva.cable")
    assert "FAX001" in seen
    assert "day in Suva." not in seen
    assert "day in Suva." in on_a_terminal(environment, cable.parent, "check", "suva.cable", "--show-source")
