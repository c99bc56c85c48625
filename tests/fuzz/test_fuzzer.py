"""The fuzzer notices failures of each kind, makes their inputs small, and tells one from another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

import faults
from cablegrammar.base.source import Source
from cablelint.engine.checker import Checker
from cablelint.rule.registry import LoadedRule
from cablelint.settings.settings import Settings
from chance import changed
from faults import FaultError, Watched, grows, repaired, same
from session import Session, by_chance, replay
from smallest import smallest
from support.forms import whole_cable
from support.invented import Crashing, LowerCaseReference, cable
from targets import TARGETS, Target

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", TARGETS)
def test_what_failed_once_holds(name: str, tmp_path: Path) -> None:
    session = Session(TARGETS[name], tmp_path)
    for file in (ROOT / "fuzz" / "corpus" / name).glob("*"):
        session.take(file.read_bytes())
    assert session.found == {}


@pytest.mark.parametrize("name", sorted(TARGETS.keys() - {"growth"}))
def test_a_few_inputs_of_each_target(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    session, chance = Session(target, tmp_path), Random(20)
    seeds = list(target.seeds())
    for seed in (*seeds[:5], *(changed(chance.choice(seeds), chance, seeds, is_text=target.is_text) for _ in range(8))):
        session.take(seed)
    assert session.found == {}
    assert session.inputs > 5


def failing(kind: str) -> Target:
    def run(data: bytes) -> None:
        if b"lamp" in data:
            raise FaultError(kind, "here")
        if data == b"\x00":
            raise ValueError("nothing")

    return Target("invented", run, lambda: [b"one\ntwo lamps\nthree\n", b"\x00", b"a lamp"])


def test_a_failure_is_kept_once_and_small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = Session(failing("fix"), tmp_path)
    replay(session, [])
    assert session.inputs == 3
    assert sorted(kind.split(" at ")[0] for kind in session.found) == ["exception: ValueError", "fix: here"]
    assert session.found["fix: here"].read_bytes() == b"lamp"
    assert "2 failures" in session.told()
    assert "fix: here" in capsys.readouterr().out


def test_by_chance_ends_in_time_and_repeats_itself(tmp_path: Path) -> None:
    begin = [b"1. (C) x\n", b"SECRET\n"]
    inputs: list[list[bytes]] = []
    for _ in range(2):
        seen: list[bytes] = []
        by_chance(Session(Target("invented", seen.append, lambda: ()), tmp_path), list(begin), 0.2, seed=4)
        inputs.append(seen[:20])
    assert inputs[0] == inputs[1]
    assert len(set(inputs[0])) > 10


@pytest.mark.parametrize("name", TARGETS)
def test_so_many_inputs_are_the_same_ones_every_time(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    inputs: list[list[bytes]] = []
    for _ in range(2):
        seen: list[bytes] = []
        begin = list(target.seeds())
        session = Session(Target(name, seen.append, lambda: (), is_text=target.is_text), tmp_path)
        by_chance(session, begin, 0, seed=4, inputs=60)
        inputs.append([*begin, *seen])
    assert inputs[0] == inputs[1]
    assert session.inputs == 60
    assert len(set(seen)) > 30


@pytest.mark.parametrize(
    ("data", "small"), [(b"a\nbc lamp d\ne\n", b"lamp"), (b"\xff\xfelamp\xff", b"lamp"), (b"lamp", b"lamp")]
)
def test_the_smallest_input(data: bytes, small: bytes) -> None:
    assert smallest(data, lambda smaller: b"lamp" in smaller) == small


def test_a_rule_that_fails_is_not_hidden() -> None:
    watched = Watched(Checker([LoadedRule(Crashing, "test")], Settings()))
    with pytest.raises(FaultError, match="rule failure: SecretiveError"):
        watched.lint(Source(cable()))


@pytest.mark.parametrize(("rounds", "lost", "said"), [(1, [], "no rest"), (20, ["lost a lamp"], "lost a lamp")])
def test_fixes_that_do_harm(monkeypatch: pytest.MonkeyPatch, rounds: int, lost: list[str], said: str) -> None:
    """A fix is made, but the rounds come to no end, or a reading finds fault with what it made."""
    monkeypatch.setattr("cablelint.fixes.repair.MOST_ROUNDS", rounds)
    watched = Watched(Checker([LoadedRule(LowerCaseReference, "test")], Settings()))
    source = Source(cable(reference="REF: a lamp"))
    found = watched.findings(source)
    with pytest.raises(FaultError, match=said):
        repaired(source, found, watched.findings, lambda _before, _after: lost, unsafe=False)


def test_another_answer_the_second_time() -> None:
    same("lint", [1], [1])
    with pytest.raises(FaultError, match="second answer: lint"):
        same("lint", [1], [2])


@pytest.mark.parametrize(("power", "fails"), [(1.0, False), (1.2, False), (1.5, True), (2.0, True)])
def test_growth(monkeypatch: pytest.MonkeyPatch, power: float, fails: bool) -> None:
    """With costs that are made up: no clock decides."""
    costs: list[float] = []
    monkeypatch.setattr(faults, "_cost", lambda work: work() or costs.pop())

    def work(text: str) -> None:
        costs.append((len(text) / 10_000) ** power)

    if fails:
        with pytest.raises(FaultError, match="growth: x"):
            grows(work, lambda size: "x" * size, "x")
    else:
        grows(work, lambda size: "x" * size, "x")


def test_a_busy_machine_is_no_growth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is measured once takes ten times its cost in turn; the text costs what its length costs."""
    costs: list[float] = []
    measured: list[int] = []
    monkeypatch.setattr(faults, "_cost", lambda work: work() or costs.pop())

    def work(text: str) -> None:
        measured.append(len(text))
        costs.append(len(text) / 10_000 * (10 if len(measured) in (3, 5, 7) else 1))

    grows(work, lambda size: "x" * size, "x")
    assert measured.count(64_000) > 1


def test_a_seed_gives_the_same_cables() -> None:
    def drawn(seed: int) -> list[str]:
        chance = Random(seed)
        return [whole_cable(chance) for _ in range(20)]

    assert drawn(1) == drawn(1)
    assert len(set(drawn(1))) > 15


def test_the_command(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "fuzz",
        "ids",
        "--inputs",
        "500",
        "--failures",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("ids: 500 inputs in ")
    assert "0 failures" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--inputs", "0"], "'0' is no number of inputs"),
        (["--inputs", "5", "--engine", "atheris"], "--inputs makes inputs by chance"),
    ],
)
def test_the_command_asked_in_vain(arguments: list[str], said: str) -> None:
    command = [sys.executable, "-m", "fuzz", "ids", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert said in done.stderr
