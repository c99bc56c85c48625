"""Measures a run over an archive: time, processor time, the most memory of all its processes, and what kills it loses.

    python benchmarks/archive.py [--count 25000] [--kills 3] [--jobs 2] [--folder DIR]
    python benchmarks/archive.py --count 5000 --scale
    python benchmarks/archive.py --against REV [--jobs 2]

It makes an archive in the five shapes (one Parquet file), lints it with its references resolved in one go, then once
more with SIGKILL on the way, and compares the tables: it ends with 1 when they differ, or when a run has taken more
than 300 MB. The memory is the proportional share (PSS) of each process, together, looked at once a second. Linux only.

`--scale` says how many times faster two processes are than one; nothing else may run then. `--against` says what a run
takes of what an earlier commit takes to parse, and to lint, the same cables one after another in one warm process.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from statistics import median

import pyarrow.parquet as pq

from against import State, Worker, unpack
from corpora import write

LIMIT = 300
"""Megabytes."""
_TABLES = ("", ".facts", ".references")


def main() -> int:
    """Measure, print, and say whether it held."""
    parser = argparse.ArgumentParser(description="Measure a run over an archive.")
    parser.add_argument("--count", type=int, default=25_000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where the archive and the tables go (default: nowhere to stay)")
    parser.add_argument("--scale", action="store_true", help="only say what two processes gain over one")
    parser.add_argument("--against", metavar="REV", help="only compare with what a commit takes for the same cables")
    options = parser.parse_args()
    if options.scale:
        return scale(options.count)
    if options.against:
        return against(options.against, options.count, options.jobs)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        archive = folder / f"cables-{options.count}.parquet"
        if not archive.exists():
            write(archive, options.count)
        print(f"{options.count:,} cables, {archive.stat().st_size / 1e6:.0f} MB, {options.jobs} processes")
        parts = options.count // 250
        ends = [parts * kill // (options.kills + 1) for kill in range(1, options.kills + 1)]
        most = [run(archive, folder / "whole.parquet", options.jobs)]
        most += (run(archive, folder / "killed.parquet", options.jobs, end) for end in ends)
        if ends:
            most.append(run(archive, folder / "killed.parquet", options.jobs))
        names = ("whole", "killed") if ends else ("whole", "whole")
        tables = [[pq.read_table(folder / f"{name}{table}.parquet") for table in _TABLES] for name in names]
        same = all(one.equals(other) for one, other in zip(*tables, strict=True))
    print(f"the most memory: {max(most)} MB; killed {options.kills} times: {'the same' if same else 'NOT THE SAME'}")
    return 0 if same and max(most) <= LIMIT else 1


def scale(count: int) -> int:
    """Print how many times as fast as one process two lint an archive: the median of pairs that follow each other."""
    with tempfile.TemporaryDirectory() as temporary:
        archive = Path(temporary) / "cables.parquet"
        write(archive, count)
        seconds = [(jobs, _seconds(archive, jobs)[0]) for jobs in (1, 2, 1, 2, 1, 2)]
    # Each run stands in a pair with the one before it and the one behind it: a slow moment spoils two pairs of five.
    gains = [dict(pair)[1] / dict(pair)[2] for pair in pairwise(seconds)]
    print(f"{count:,} cables: two processes are {median(gains):.2f} times as fast as one")
    return 0


def against(revision: str, count: int, jobs: int) -> int:
    """Print what a run takes of what an earlier commit takes: for parsing only, and for its whole lint."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        archive = folder / "cables.parquet"
        write(archive, count)
        texts = pq.read_table(archive, columns=["text"])["text"].to_pylist()
        earlier = unpack(revision, folder / "earlier")
        with Worker(State(earlier), {"archive": texts}) as its:
            parse, lint = (its.seconds(step, "archive") for step in ("parse", "lint"))
        wall, spent = _seconds(archive, jobs)
    print(f"{count:,} cables; {revision}, one process: parsing {parse:.0f} s, the whole lint {lint:.0f} s")
    print(f"  this state, {jobs} processes, from the file to the tables: {wall:.0f} s, {spent:.0f} s of processor time")
    print(f"  to its parsing: {wall / parse:.2f} by the clock, {spent / parse:.2f} by processor time")
    print(f"  to its lint:    {wall / lint:.2f} by the clock, {spent / lint:.2f} by processor time")
    return 0


def _seconds(archive: Path, jobs: int) -> tuple[float, float]:
    """A run from the file to the tables: its seconds, and those of the processors."""
    with tempfile.TemporaryDirectory() as temporary:
        begun, before = time.monotonic(), _children()
        run(archive, Path(temporary) / "found.parquet", jobs)
        return time.monotonic() - begun, _children() - before


def run(archive: Path, output: Path, jobs: int, until: int | None = None) -> int:
    """One run, killed when so many parts are done; the most memory that its processes took, in MB."""
    command = [sys.executable, "-m", "cablelint", "archive", "check", str(archive), "--output", str(output)]
    command += ["--catalogue", "run", "--isolated", "--exit-zero", "--today", "2026-01-05", "--jobs", str(jobs)]
    begun, before = time.monotonic(), _children()
    most = 0
    parts = Path(f"{output}.parts")
    with subprocess.Popen(command, start_new_session=True) as process:
        while process.poll() is None:
            most = max(most, sum(map(_share, _tree(process.pid))))
            if until is not None and len([*parts.glob("*.linted.parquet")]) >= until:
                os.killpg(process.pid, signal.SIGKILL)
                break
            with suppress(subprocess.TimeoutExpired):
                process.wait(1)
    spent = _children() - before
    how = f"killed at {until:,} parts" if until is not None else f"status {process.returncode}"
    print(f"  {how}: {time.monotonic() - begun:.0f} s, {spent:.0f} s of processor time, {most} MB", flush=True)
    if until is None and process.returncode:
        raise SystemExit(process.returncode)
    return most


def _children() -> float:
    """The processor time of the processes that have ended, and were waited for: of a killed run the first alone."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _tree(process: int) -> list[int]:
    """A process and all below it."""
    found = [process]
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return found
    for child in children.split():
        found += _tree(int(child))
    return found


def _share(process: int) -> int:
    """The proportional share of memory of a process, in MB."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) // 1024


if __name__ == "__main__":
    sys.exit(main())
