"""Compares two states of the project: this one, and any earlier commit of it.

    python benchmarks/ratios.py --against REV [--cables DIR ...]

Both run as they stand in the repository, each in processes of its own, in turns and in changing order; a cost is
processor time, and the median of the pairs' ratios counts. `measure.py` says why.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import NamedTuple, Self

from corpora import SHAPES
from corpora import cables as of_an_archive
from generate import LONG, SAMPLE, USUAL, cables, write
from measure import environment, python, ratio, seconds_of_children

HERE = Path(__file__).resolve().parent
_PACKAGES = ("cablegrammar", "cablelint", "cablerules")

Shapes = Mapping[str, Sequence[str]]


class Compared(NamedTuple):
    """How many times the cost of the earlier state that of this one is."""

    what: str
    ratio: float


class State:
    """A state of the project on disk: the folders that Python imports it from."""

    def __init__(self, root: Path) -> None:
        """`root` is a checkout. Raises SystemExit where it has none of the packages."""
        folders = {found.parent.parent for name in _PACKAGES for found in root.glob(f"*/{name}/__init__.py")}
        if not folders:
            raise SystemExit(f"{root} has none of the packages {', '.join(_PACKAGES)}")
        self.path = os.pathsep.join(map(str, (*sorted(folders), root / "benchmarks")))

    def python(self, *arguments: str) -> str:
        """Run Python with this state; what it prints. Raises SystemExit when it fails."""
        return python(*arguments, path=self.path)


class Worker:
    """A process of one state that parses and lints when told to."""

    def __init__(self, state: State, shapes: Shapes) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(HERE / "worker.py")],  # -P: not from its own folder
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(state.path),
        )
        self._ask(json.dumps({shape: list(texts) for shape, texts in shapes.items()}))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate()

    def seconds(self, step: str, shape: str) -> float:
        """The processor time of one step over all cables of a shape."""
        return float(self._ask(f"{step} {shape}"))

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):  # it ended, and told why
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit(f"a state of the project ended with {self._process.wait()}")
        return answer


def unpack(revision: str, folder: Path) -> Path:
    """Write the files of a commit of this repository into `folder`. Raises SystemExit where git knows none."""
    command = ["git", "archive", "--format=zip", revision, "--", *_ROOMS]
    run = subprocess.run(command, cwd=HERE.parent, capture_output=True, check=False)
    if run.returncode != 0:
        raise SystemExit(f"git has no {revision} to compare with: {run.stderr.decode().strip()}")
    with zipfile.ZipFile(io.BytesIO(run.stdout)) as archive:
        archive.extractall(folder)
    return folder


_ROOMS = ("grammar", "linter", "rules", "benchmarks", "pyproject.toml")


def shapes_of(folders: Sequence[Path], count: int) -> dict[str, list[str]]:
    """The cables to compare by: generated ones by size, those of an archive by shape, and those of each folder."""
    shapes = {
        f"wrapped-{size // 1000}k": list(cables(max(1, count * USUAL // size), size)) for size in (SAMPLE, USUAL, LONG)
    }
    shapes |= {shape: list(of_an_archive(shape, count)) for shape in SHAPES}
    for folder in folders:
        found = (file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix != ".json")
        shapes[folder.name.replace(" ", "-")] = [data.decode("utf-8", "replace") for data in found]
    return shapes


def compare(earlier: Path, directory: Path, folders: Sequence[Path], quick: bool) -> Iterator[Compared]:
    """What this state costs, each time as a ratio to the `earlier` one."""
    shapes, pairs = shapes_of(folders, 20 if quick else 60), 5 if quick else 11
    new, old = State(HERE.parent), State(earlier)
    with Worker(new, shapes) as mine, Worker(old, shapes) as its:
        for shape in shapes:
            for step in ("parse", "lint"):
                costs = list(_pairs(mine, its, step, shape, pairs))
                yield Compared(f"{step} {shape}", median(above / below for above, below in costs))
    (path,) = write(directory / "start", 1, SAMPLE)
    check = ("-m", "cablelint", "check", "--isolated", "--exit-zero", str(path))
    for name, arguments in (("check, cold", check), ("--version", ("-m", "cablelint", "--version"))):
        start = partial(ratio, pairs=2 * pairs, cost=seconds_of_children)
        mine_starts, its_starts = partial(new.python, *arguments), partial(old.python, *arguments)
        yield Compared(name, start(mine_starts, its_starts))
        yield Compared(f"{name}, against `import click`", start(mine_starts, partial(python, "-c", "import click")))


def _pairs(mine: Worker, its: Worker, step: str, shape: str, pairs: int) -> Iterator[tuple[float, float]]:
    """The seconds of both states, one right after the other, the first of both unmeasured."""
    for number in range(pairs + 1):
        workers = (mine, its) if number % 2 else (its, mine)
        first, second = (worker.seconds(step, shape) for worker in workers)
        if number:
            yield (first, second) if number % 2 else (second, first)
