"""The command line under test: in this process with the invented rules, and as a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.cli import cli
from cablelint.rule import registry
from cablelint.rule.registry import LoadedRule, Registry
from support import faux_rules
from support.work import HUNG

TESTS = Path(__file__).parents[2]

CABLE = """\
UNCLAS SUVA 000112

SIPDIS

E.O. 12958: N/A
TAGS: PREL
SUBJECT: AN INVENTED DAY

REF: BAD day in Suva, MAYBE two.

2. A NOTE on the weather.
"""
CLEAN = CABLE.replace("BAD", "GOOD").replace("MAYBE", "CERTAIN").replace("NOTE", "word")

Cablelint = Callable[..., Result]


@pytest.fixture
def cablelint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cablelint:
    """Runs `cablelint` in an empty directory, with the invented rules as the only ones."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def load(*, isolated: bool = False) -> Registry:
        own = [LoadedRule(rule, "cablelint 0.1.0") for rule in faux_rules.rules()[:3]]
        foreign = [LoadedRule(rule, "faux-rules 2.0") for rule in faux_rules.rules()[3:]]
        return Registry(own if isolated else [*own, *foreign])

    monkeypatch.setattr(registry, "load_registry", load)
    return lambda *args, **how: CliRunner().invoke(cli, [str(arg) for arg in args], **how)


@pytest.fixture
def cable(tmp_path: Path) -> Path:
    """A cable with one finding of each severity."""
    file = tmp_path / "suva.cable"
    file.write_text(CABLE)
    return file


@pytest.fixture
def process_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a real process needs to find the packages and the invented rules, installed as cablelint's own."""
    site = tmp_path_factory.mktemp("site")
    (site / "cablelint-0.1.0.dist-info").mkdir()
    (site / "cablelint-0.1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: cablelint\nVersion: 0.1.0\n"
    )
    (site / "cablelint-0.1.0.dist-info" / "entry_points.txt").write_text(
        "[cablelint.rules]\nbuiltin = support.faux_rules:rules\n"
    )
    path = os.pathsep.join([str(site), str(TESTS), *filter(None, sys.path)])
    return {**os.environ, "PYTHONPATH": path, "COLUMNS": "80", "TERM": "xterm"}


@pytest.fixture
def process(process_environment: dict[str, str], tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `python -m cablelint` as a process of its own."""

    def run(*args: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "cablelint", *map(str, args)],
            input=stdin, capture_output=True, cwd=tmp_path, env=process_environment, check=False, timeout=HUNG,
        )  # fmt: skip

    return run
