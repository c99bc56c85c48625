"""Changes a module in small ways, and counts the changes that a test notices: the mutation score.

    python benchmarks/mutants.py grammar/cablegrammar/tags/tag.py [...] [--most 40] [--seed 1] [--mirror]
    python benchmarks/mutants.py grammar rules --sample 100      # by chance, from all of their modules

Cosmic Ray makes the mutants (`pip install -e '.[dev,mutants]'`); `[tool.mutants]` in pyproject.toml says which kinds,
and which tests are asked. They run in a copy of the repository: first those that mirror the module, then for what
survived the wider ones (not with `--mirror`). Mutants that change nothing are listed with a reason in
`benchmarks/equivalent_mutants.csv`, and do not count.
"""

from __future__ import annotations

import argparse
import ast
import csv
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from cosmic_ray.commands.init import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec

ROOT = Path(__file__).resolve().parent.parent
EQUIVALENT = ROOT / "benchmarks" / "equivalent_mutants.csv"
_FLOORS = {"grammar": "cablegrammar", "linter": "cablelint", "rules": "cablerules"}
_COPIED = (
    "grammar",
    "linter",
    "rules",
    "tests",
    "benchmarks",
    "fuzz",
    "docs",
    "examples",
    "pyproject.toml",
    "README.md",
)


@dataclass(frozen=True)
class Mutant:
    """A changed line of a module."""

    file: str
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}\n  - {self.before}\n  + {self.after}"


@dataclass
class Score:
    """What became of the mutants of a module."""

    file: str
    killed: int
    survived: list[Mutant]
    equivalent: int

    def __str__(self) -> str:
        counted = self.killed + len(self.survived)
        share = f"{self.killed / counted:.0%}" if counted else "no mutants"
        beside = f", {self.equivalent} more change nothing" if self.equivalent else ""
        return f"{self.file}: {self.killed} of {counted} killed ({share}){beside}"


class Laboratory:
    """A copy of the repository in which modules are changed and tests run."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self.folder = folder
        self.settings = settings
        self._passed: set[str] = set()
        for name in _COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "failures"))
            elif source.exists():
                shutil.copy(source, folder / name)
        # Before anything that is installed, in this process and in those of the tests.
        os.environ["PYTHONPATH"] = os.pathsep.join(str(folder / floor) for floor in _FLOORS)
        os.environ["PYTHONHASHSEED"] = "0"
        os.environ["CI"] = "1"  # properties with the same examples for each mutant

    def score(self, file: str, most: int | None, seed: int, *, mirror_only: bool) -> Score:
        """Make the mutants of a module, and ask the tests."""
        stages = [*self._mirror(file)] if mirror_only else [*self._mirror(file), self._wider(file)]
        for command in stages:
            self._must_pass(file, command)
        specs = [spec for spec in self._specs(file) if not self._says_nothing(file, spec)]
        if most is not None and len(specs) > most:
            specs = sorted(Random(seed).sample(specs, most), key=lambda spec: spec.start_pos)
        known = equivalent()
        score = Score(file, 0, [], 0)
        for spec in specs:
            mutant = self._survivor(file, spec, stages)
            if mutant is None:
                score.killed += 1
            elif (mutant.file, mutant.before, mutant.after) in known:
                score.equivalent += 1
            else:
                score.survived.append(mutant)
                print(mutant, flush=True)
        return score

    def _mirror(self, file: str) -> Iterator[str]:
        """The test of the module, and those of its room."""
        floor, _, *rooms = Path(file).with_suffix("").parts
        room = Path("tests", floor, *rooms[:-1])
        for path in (room / f"test_{rooms[-1]}.py", room):
            if (self.folder / path).exists():
                yield _pytest(str(path))

    def _wider(self, file: str) -> str:
        return _pytest(*self.settings["tests"][Path(file).parts[0]])

    def _must_pass(self, file: str, command: str) -> None:
        """The tests pass on what is not changed. The byte code of the module goes: it must not be taken for another."""
        if command not in self._passed:
            done = subprocess.run(shlex.split(command), capture_output=True, text=True, check=False, cwd=self.folder)
            if done.returncode:
                raise SystemExit(f"the tests fail without any change:\n{done.stdout[-2000:]}")
            self._passed.add(command)
        module = self.folder / file
        for stored in module.parent.glob(f"__pycache__/{module.stem}.*"):
            stored.unlink()

    def _specs(self, file: str) -> list[MutationSpec]:
        with use_db(str(self.folder / "mutants.sqlite"), WorkDB.Mode.create) as database:
            init([self.folder / file], database, {})
            kinds = {f"core/{name}" for name in self.settings["operators"]}
            specs = [spec for item in database.work_items for spec in item.mutations if spec.operator_name in kinds]
        return sorted(specs, key=lambda spec: (spec.start_pos, spec.operator_name))

    def _says_nothing(self, file: str, spec: MutationSpec) -> bool:
        """Whether a mutant is in an annotation, which nobody evaluates, or in what only type checkers import."""
        tree = ast.parse((self.folder / file).read_text(encoding="utf-8"))
        return any(
            (quiet.lineno, quiet.col_offset) <= spec.start_pos < (quiet.end_lineno or 0, quiet.end_col_offset or 0)
            for node in ast.walk(tree)
            for quiet in _unevaluated(node)
        )

    def _survivor(self, file: str, spec: MutationSpec, stages: Sequence[str]) -> Mutant | None:
        """The mutant, when no test notices it."""
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            for command in stages:
                result = mutate_and_test([spec], command, self.settings["timeout"])
                if result.is_killed:
                    return None
        finally:
            os.chdir(before)
        lines = [
            line for line in (result.diff or "").split("\n") if line[:1] in "+-" and line[:3] not in ("+++", "---")
        ]
        old, new = (" ".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")
        return Mutant(file, spec.start_pos[0], old, new)


def _pytest(*paths: str) -> str:
    return shlex.join(
        (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *paths)
    )


def _unevaluated(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    if isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
        yield node.annotation
    if isinstance(node, ast.FunctionDef) and node.returns is not None:
        yield node.returns
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        yield node


def equivalent() -> set[tuple[str, str, str]]:
    """The mutants that change nothing: file, line before and after."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as stream:
        return {(row["file"], row["before"], row["after"]) for row in csv.DictReader(stream)}


def modules(named: Sequence[str]) -> Iterator[str]:
    """The modules that were named, and those below the folders that were, from the root of the repository."""
    for name in named:
        path = Path(name).resolve()
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield file.relative_to(ROOT).as_posix()


def sampled(files: Sequence[str], count: int, seed: int) -> dict[str, int | None]:
    """How many mutants of which modules make a sample of `count`: a longer module has more of them."""
    weights = [(ROOT / file).stat().st_size for file in files]
    drawn = Counter(Random(seed).choices(files, weights, k=count))
    return {file: drawn[file] for file in files if file in drawn}


def main() -> int:
    """Print the survivors and the score of each module; status 1 below the score that is asked for."""
    parser = argparse.ArgumentParser(description="Count the small changes of a module that a test notices.")
    parser.add_argument("files", nargs="+", help="modules, as grammar/cablegrammar/tags/tag.py, or folders of modules")
    parser.add_argument("--most", type=int, help="so many mutants of a module, by chance  [default: all]")
    parser.add_argument("--sample", type=int, help="so many mutants of all modules together, by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mirror", action="store_true", help="ask only the tests that mirror the module")
    given = parser.parse_args()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutants"]
    with tempfile.TemporaryDirectory(prefix="cablelint-mutants-") as folder:
        laboratory = Laboratory(Path(folder), settings)
        chosen = dict.fromkeys(modules(given.files), given.most)
        if given.sample is not None:
            chosen = sampled(list(chosen), given.sample, given.seed)
        scores = []
        for file, most in chosen.items():
            scores.append(laboratory.score(file, most, given.seed, mirror_only=given.mirror))
            print(scores[-1], flush=True)
    killed = sum(score.killed for score in scores)
    counted = killed + sum(len(score.survived) for score in scores)
    if len(scores) > 1:
        print(f"together: {killed} of {counted} killed ({killed / max(counted, 1):.0%})")
    return 1 if killed < settings["score"] * counted else 0


if __name__ == "__main__":
    sys.exit(main())
