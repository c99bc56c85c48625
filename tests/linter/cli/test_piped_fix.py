"""`check - --fix` gives the cable back on standard output, whatever happens; all talk is on standard error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.fixtures import Cablelint, Process

CABLE = "UNCLAS SUVA 000112\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: A DAY\n\nREF: A BAD day in Suva.\n\n1. Quiet.\n"
FIXED = CABLE.replace("BAD", "GOOD")


def test_a_cable_that_is_excluded_comes_back(cablelint: Cablelint) -> None:
    Path("cablelint.toml").write_text('exclude = ["drafts/"]\n')
    given = ("check", "-", "--fix", "--stdin-filename", "drafts/a.cable")
    result = cablelint(*given, "--force-exclude", input=CABLE)
    assert (result.exit_code, result.stdout) == (3, CABLE)
    assert "nothing was checked" in result.stderr
    assert cablelint(*given, input=CABLE).stdout == FIXED


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x81\x00 a", b"", b"\n", b"A list of paints.\r\n"])
def test_what_is_no_cable_comes_back_byte_by_byte(process: Process, data: bytes) -> None:
    done = process("check", "-", "--fix", "--unsafe-fixes", stdin=data)
    assert done.stdout == data
    assert done.returncode in (2, 3)
    assert done.stderr


def test_a_cable_comes_back_when_the_configuration_cannot_be_used(process: Process, tmp_path: Path) -> None:
    (tmp_path / "cablelint.toml").write_text('slect = ["FAX"]\n')
    done = process("check", "-", "--fix", stdin=CABLE.encode())
    assert (done.returncode, done.stdout) == (2, CABLE.encode())
    assert done.stderr.startswith(b"cablelint: error: cablelint.toml:1: unknown key")


def test_a_rule_that_fails_hinders_no_other(process: Process) -> None:
    text = f"{CABLE}\n2. BOOM.\n"
    done = process("check", "-", "--fix", stdin=text.encode())
    assert done.stdout == text.replace("BAD", "GOOD").encode()
    assert (done.returncode, b"CFG003" in done.stderr) == (2, True)


def test_a_cable_comes_back_when_the_program_fails(cablelint: Cablelint, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("A BAD day in Suva")

    monkeypatch.setattr("cablelint.engine.run.run", fail)
    result = cablelint("check", "-", "--fix", input=CABLE)
    assert (result.exit_code, result.stdout) == (2, CABLE)
    assert "Suva" not in result.stderr


@pytest.mark.parametrize("form", ["json", "jsonl", "github", "concise", "sarif"])
def test_every_report_goes_beside_the_cable(cablelint: Cablelint, form: str) -> None:
    result = cablelint("check", "-", "--fix", "--format", form, input=CABLE.replace("day", "MAYBE"))
    assert result.stdout == FIXED.replace("day", "MAYBE")
    assert "FAX002" in result.stderr


def test_a_difference_is_no_cable(cablelint: Cablelint) -> None:
    result = cablelint("check", "-", "--fix", "--diff", input=CABLE)
    assert "+REF: A GOOD day" in result.stdout
    assert CABLE not in result.stdout


def test_without_fix_the_report_goes_to_stdout(cablelint: Cablelint) -> None:
    result = cablelint("check", "-", "--format", "json", input=CABLE)
    assert len(json.loads(result.stdout)["findings"]) == 1
