"""`check --jobs N`: whatever one process reports, several do; and what becomes of a run whose processes are ended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cablelint import Cable, CableRule, Context, Report, Severity, Violation
from cablelint.cli import cli
from cablelint.engine import looking, workers
from cablelint.engine.run import run
from cablelint.files.discovery import Target
from cablelint.reporters import FORMATS
from cablelint.rule.registry import Registry
from cablelint.settings.settings import Settings
from support.fixtures import Cablelint
from support.work import HUNG, until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and pipes as POSIX has them")
ROOT = Path(__file__).parents[3]
CABLE = "UNCLAS SUVA 000112\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: AN INVENTED DAY\n\nREF: BAD day in Suva.\n"


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The examples, beside them what cannot be read and what is passed over."""
    shutil.copytree(ROOT / "examples", tmp_path / "a", ignore=shutil.ignore_patterns("own-rules"))
    (tmp_path / "a" / "broken.cable").write_bytes(b"\x81\x00\xff")
    (tmp_path / "a" / "notes.txt").write_text("Paint.\n")
    (tmp_path / "a" / "cablelint.toml").write_text(
        'catalogue = "run"\n[[per-file-ignores]]\nfiles = "faulty/*"\nrules = ["POR"]\nreason = "known"\n'
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outcome(folder: str, *options: str) -> tuple[int, str, str, dict[str, bytes]]:
    """The exit code, both streams, and all files of a folder afterwards."""
    done = CliRunner().invoke(cli, ["check", "--today", "2026-01-05", *options, folder])
    return done.exit_code, done.stdout, done.stderr, files_of(folder)


def files_of(folder: str) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in Path(folder).rglob("*") if file.is_file()}


@pytest.mark.parametrize("source", ["--show-source", "--no-source"])
def test_every_format_is_the_same(examples: Path, source: str) -> None:
    made = {}
    for jobs in ("1", "3"):
        reports = [f"--format={form}=report.{form}" for form in FORMATS]
        code, *streams, _ = outcome("a", "--jobs", jobs, source, "--statistics", "--show-files", *reports)
        made[jobs] = code, streams, {form: Path(f"report.{form}").read_bytes() for form in FORMATS}
    assert made["1"] == made["3"]
    assert made["1"][0] == 2  # one file cannot be decoded
    assert b"CFG002" in made["3"][2]["json"]


@pytest.mark.parametrize("options", [("--fix",), ("--fix", "--unsafe-fixes"), ("--diff",), ("--write-baseline=known",)])
def test_fixes_differences_and_baselines_are_the_same(examples: Path, options: tuple[str, ...]) -> None:
    before, made = files_of("a"), []
    for jobs in ("1", "3"):
        shutil.rmtree("a")
        for name, data in before.items():
            (Path("a") / name).parent.mkdir(parents=True, exist_ok=True)
            (Path("a") / name).write_bytes(data)
        code, *streams, files = outcome("a", "--jobs", jobs, *options)
        made.append((code, streams, files, Path("known").read_bytes() if Path("known").exists() else b""))
        Path("known").unlink(missing_ok=True)
    assert made[0] == made[1]
    assert (made[0][2] != before) == ("--fix" in options)


def test_processes_are_made_for_many_files_alone(
    examples: Path, monkeypatch: pytest.MonkeyPatch, cablelint: Cablelint
) -> None:
    made: list[int] = []

    class Fake:
        def __init__(self, work: looking.Looker, jobs: int, batch: int) -> None:
            self.work = work
            made.append(jobs)

        def results(self, tasks: Iterable[Target]) -> Iterator[looking.Look]:
            return map(self.work, tasks)

        def close(self) -> None:
            pass

    monkeypatch.setattr(workers, "cores", lambda: 5)
    monkeypatch.setattr(workers, "Workers", Fake)
    for number in range(4):
        Path(f"{number}.cable").write_text(CABLE)
    cablelint("check", ".")
    assert made == []
    monkeypatch.setattr(looking, "MANY_FILES", 4)
    cablelint("check", "0.cable", "1.cable", "2.cable")
    assert made == []
    for options, jobs in ((), 4), (("--jobs", "2"), 2), (("--jobs=9",), 4):
        cablelint("check", *options, "0.cable", "1.cable", "2.cable", "3.cable")
        assert made.pop() == jobs
    Path("cablelint.toml").write_text("jobs = 3\n")
    cablelint("check", "0.cable", "1.cable", "2.cable", "3.cable")
    assert made == [3]
    cablelint("check", "--jobs", "1", "0.cable", "1.cable", "2.cable", "3.cable")
    assert made == [3]


@pytest.mark.parametrize(("given", "said"), [("0", "0 is not in the range"), ("two", "'two' is not a valid integer")])
def test_a_number_that_is_none(cablelint: Cablelint, given: str, said: str) -> None:
    done = cablelint("check", "--jobs", given)
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_a_setting_that_is_no_number(cablelint: Cablelint, tmp_path: Path) -> None:
    (tmp_path / "cablelint.toml").write_text("jobs = 0\n")
    done = cablelint("check")
    assert done.exit_code == 2
    assert "cablelint.toml:1: jobs must be a whole number above 0" in done.stderr


class Deadly(CableRule):
    """Kills the process that lints a cable with the word DEADLY."""

    code, name, severity, authority, examples = "ZZK001", "deadly", Severity.ERROR, (), ()

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        if "DEADLY" in node.source.text:
            os.kill(os.getpid(), signal.SIGKILL)
        yield Violation(node.span, "It is a cable.")


def test_a_file_that_kills_its_process_is_reported_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        (tmp_path / f"{number:02}.cable").write_text(CABLE.replace("BAD", "DEADLY" if number == 5 else "GOOD"))
    report: Report = run(["."], Settings(), registry=Registry.of(Deadly), jobs=2)
    assert [(one.path, one.code) for one in report] == [
        (f"{number:02}.cable", "CFG002" if number == 5 else "ZZK001") for number in range(12)
    ]
    lost = report.findings[5].message
    assert lost == (
        "The process that checked the file was killed by signal 9, and so was one that tried again; it was not checked."
    )
    assert report.broken
    assert report.summary.files == 12


INTERRUPTED = """
import sys
from pathlib import Path
from cablelint import CableRule, Severity, Violation
from cablelint.engine.run import run
from cablelint.errors import InterruptedRunError
from cablelint.rule.registry import Registry
from cablelint.settings.settings import Settings

class Telling(CableRule):
    "Says that it has seen d.cable."
    code, name, severity, authority, examples = "ZZK002", "telling", Severity.ERROR, (), ()
    def check(self, node, context):
        if node.source.name == "d.cable":
            Path("seen").touch()
        yield Violation(node.span, "It is a cable.")

try:
    run(["."], Settings(), registry=Registry.of(Telling), jobs=2,
        on_found=lambda found: print(*(one.path for one in found), flush=True))
except InterruptedRunError as error:
    print(error)
"""


def test_control_c_loses_nothing_that_came_in(tmp_path: Path, process_environment: dict[str, str]) -> None:
    os.mkfifo(tmp_path / "a.cable")  # the first file waits for ever, and all others for it
    (tmp_path / "cablelint.toml").touch()
    for name in "bcdefgh":
        (tmp_path / f"{name}.cable").write_text(CABLE)
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED.replace('["."]', '["a.cable", "."]')],
        cwd=tmp_path, env=process_environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:  # fmt: skip
        until(lambda: (tmp_path / "seen").exists() or process.poll() is not None)
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=HUNG)
    *found, said = out.splitlines()
    assert errors == ""
    assert "b.cable" in found  # it was done before d.cable was looked at, by the same process
    assert said == f"{8 - len(found)} of 8 files were not checked; the first is a.cable"


def test_no_process_is_left_when_the_run_is_killed(tmp_path: Path, process_environment: dict[str, str]) -> None:
    code = (
        "import os; from pathlib import Path; from cablelint.engine.workers import Workers\n"
        "def work(number):\n    Path(f'worker-{os.getpid()}').touch(); return number\n"
        "with Workers(work, 2, batch=1) as workers:\n"
        "    for _ in workers.results(range(1_000_000)): Path('going').touch()\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, env=process_environment) as process:
        until(lambda: len([*tmp_path.glob("worker-*")]) == 2)
        process.kill()
    left = [int(path.name.partition("-")[2]) for path in tmp_path.glob("worker-*")]
    until(lambda: not any(Path(f"/proc/{number}").exists() for number in left))  # they end by themselves


def test_a_started_process_does_the_same_as_a_copied_one(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on systems where a process cannot be copied safely: what it needs is sent to it."""
    one = outcome("a", "--jobs", "1", "--format", "json")
    monkeypatch.setattr(workers, "start_method", lambda: "spawn")
    assert outcome("a", "--jobs", "2", "--format", "json") == one
