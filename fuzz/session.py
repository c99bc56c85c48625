"""One run of a target: counts the inputs, and keeps the smallest input of each failure."""

from __future__ import annotations

import atexit
import hashlib
import os
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from types import FrameType
from typing import NoReturn

from chance import changed
from faults import FaultError, place_of
from smallest import smallest
from targets import Target

HANG = 60
"""So many seconds for one input are too many."""
_LONGEST = 200_000
_KEPT = 400
_AS_BYTES = 0.5
"""How many of the inputs that Atheris asks for are changed as bytes; the others are changed as texts."""


class Session:
    """Inputs for one target, and the failures that they showed."""

    def __init__(self, target: Target, failures: Path, minimise: float = 20.0) -> None:
        self.target = target
        self.inputs = 0
        self.found: dict[str, Path] = {}
        self._failures = failures
        self._minimise = minimise
        self._begun = time.monotonic()

    def fault(self, data: bytes) -> FaultError | None:
        """What is wrong with an input, None for nothing."""
        before = signal.signal(signal.SIGALRM, _hangs)
        signal.alarm(HANG)
        try:
            self.target.run(data)
        except FaultError as fault:
            return fault
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure
            return FaultError("exception", place_of(error), str(error)[:200])
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)
        return None

    def fails_as(self, key: str) -> Callable[[bytes], bool]:
        """Tells whether an input shows the failure with that `key`."""

        def fails(data: bytes) -> bool:
            fault = self.fault(data)
            return fault is not None and fault.key == key

        return fails

    def take(self, data: bytes) -> bool:
        """Run an input; False when it failed. The first of each failure is made small and written."""
        self.inputs += 1
        fault = self.fault(data)
        if fault is None:
            return True
        if fault.key not in self.found:
            self._keep(data, fault)
        return False

    def _keep(self, data: bytes, fault: FaultError) -> None:
        key = fault.key
        self.found[key] = self._failures  # so that it is not kept twice

        # A hang costs a minute for each input, and a growth several measurements.
        if fault.kind not in ("hang", "growth"):
            data = smallest(data, self.fails_as(key), self._minimise)
        folder = self._failures / self.target.name
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{fault.kind.replace(' ', '-')}-{hashlib.sha256(data).hexdigest()[:12]}"
        file.write_bytes(data)
        self.found[key] = file
        print(f"{self.target.name}: {fault}\n  {file} ({len(data):,} bytes)", flush=True)

    def told(self) -> str:
        """The figures, in one line."""
        seconds = time.monotonic() - self._begun
        return (
            f"{self.target.name}: {self.inputs:,} inputs in {seconds:.0f} s ({self.inputs / max(seconds, 0.01):.0f} a"
            f" second), {len(self.found)} failures"
        )


def _hangs(_signal: int, _frame: FrameType | None) -> None:
    raise FaultError("hang", f"more than {HANG} seconds")


def replay(session: Session, files: Iterable[Path]) -> None:
    """Run what was kept, and what the target begins with."""
    for file in files:
        session.take(file.read_bytes())
    for seed in session.target.seeds():
        session.take(seed)


def by_chance(session: Session, begin: list[bytes], seconds: float, seed: int, inputs: int | None = None) -> None:
    """Run inputs by chance for so long, or so many inputs. What is tried grows out of what was tried before."""
    chance = Random(seed)
    target = session.target
    pool = begin or [b""]
    until = time.monotonic() + seconds
    while time.monotonic() < until if inputs is None else session.inputs < inputs:
        data = changed(chance.choice(pool), chance, pool, is_text=target.is_text)[:_LONGEST]
        if session.take(data) and chance.random() < 0.02:
            if len(pool) - len(begin) >= _KEPT:
                pool.pop(chance.randrange(len(begin), len(pool)))
            pool.append(data)


def by_coverage(session: Session, begin: list[bytes], corpus: Path, seconds: float, seed: int) -> NoReturn:
    """Run inputs that Atheris chooses by the code that they reach, and end the process: it does not come back."""
    import atheris

    for data in begin:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    until = time.monotonic() + seconds

    def one(data: bytes) -> None:
        session.take(data)
        if time.monotonic() > until:
            print(session.told(), flush=True)
            atexit._run_exitfuncs()  # what `os._exit` leaves out
            os._exit(1 if session.found else 0)

    def mutated(data: bytes, size: int, number: int) -> bytes:
        chance = Random(number)
        if chance.random() < _AS_BYTES:
            return bytes(atheris.Mutate(data, size))
        return changed(data, chance, begin, is_text=session.target.is_text)[:size]

    options = (f"-seed={seed}", f"-max_len={_LONGEST}", "-timeout=0", "-rss_limit_mb=0", "-verbosity=0")
    atheris.Setup(["fuzz", str(corpus), *options], one, custom_mutator=mutated)
    atheris.Fuzz()
    raise AssertionError("Atheris came back")
