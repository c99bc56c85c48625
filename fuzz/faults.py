"""What counts as a failure of cablelint, and the checks that several targets ask."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from cablegrammar import parse_messages
from cablegrammar.base.source import Source
from cablegrammar.cable.marking_in_use import marking_in_text
from cablegrammar.marking.marking import parse_marking
from cablegrammar.rollup.protection import losses
from cablelint.engine.checker import Checker
from cablelint.findings.finding import Finding
from cablelint.findings.results import FileResult
from cablelint.fixes.repair import Lint, repair

Lost = Callable[[str, str], Iterable[object]]

GROWTH = 1.5
"""So many times its linear cost may a text of four times the length take: less than any power that matters."""

_OURS = ("cablegrammar", "cablelint", "cablerules")
_SHORT, _TWICE_MEASURED = 4_000, 0.15
_MEASURED = 4
"""So often is what seems to grow measured before it is called a failure."""


class FaultError(Exception):
    """A failure. `kind` is one of `KINDS`; `where` tells failures of one cause from others."""

    def __init__(self, kind: str, where: str, said: str = "") -> None:
        super().__init__(f"{kind}: {where}{': ' if said else ''}{said}")
        self.kind = kind
        self.where = where

    @property
    def key(self) -> str:
        """The same for two failures of one cause."""
        return f"{self.kind}: {self.where}"


KINDS = ("exception", "rule failure", "unplaced", "fix", "growth", "second answer", "banner", "hang")


def place_of(error: BaseException) -> str:
    """What was raised, and the last line of cablelint's own that it came through."""
    came = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in came if any(f"/{top}/" in frame.filename for top in _OURS)]
    if not frames:
        return type(error).__name__
    last = frames[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


class Watched:
    """A checker that does not hide what a rule or the grammar raises."""

    def __init__(self, checker: Checker) -> None:
        self.failures: list[BaseException] = []
        self.checker = Checker(checker.rules, checker.settings, on_failure=self.failures.append)

    def lint(self, source: Source) -> FileResult:
        """What is found. Raises `FaultError` where a rule failed."""
        self.failures.clear()
        return self._sound(self.checker.lint(source, "fuzzed.cable"))

    def marking(self, text: str) -> FileResult:
        """What is found in a marking. Raises `FaultError` where a rule failed."""
        self.failures.clear()
        return self._sound(self.checker.lint_marking(text, "fuzzed.cable"))

    def _sound(self, result: FileResult) -> FileResult:
        for failure in self.failures:
            raise FaultError("rule failure", place_of(failure)) from failure
        if result.broken:
            raise FaultError("rule failure", "broken without an exception")
        return result

    def findings(self, source: Source) -> Sequence[Finding]:
        """The findings alone."""
        return self.lint(source).findings


def same(kind: str, first: object, second: object) -> None:
    """Raise `FaultError` unless two answers are the same."""
    if first != second:
        raise FaultError("second answer", kind)


def repaired(source: Source, found: Sequence[Finding], lint: Lint, lost: Lost, *, unsafe: bool) -> None:
    """Raise `FaultError` unless the fixes come to rest, change nothing when made again, and take nothing away if safe.

    `found` is what `lint` finds in `source`; `lost` tells what a text lacks that was made of another one.
    """
    done = repair(source, lambda now: found if now is source else lint(now), unsafe=unsafe)
    codes = " ".join(sorted({finding.code for finding in done.findings if finding.fix is not None}))
    if not done.stable:
        raise FaultError("fix", f"no rest ({codes})")
    if not done.count:
        return
    again = repair(done.source, lint, unsafe=unsafe)
    if again.count or again.source.text != done.source.text:
        raise FaultError("fix", f"not idempotent ({codes})")
    if not unsafe:
        for loss in lost(source.text, done.source.text):
            raise FaultError("fix", f"{loss} ({codes})")


def lost_in_cables(before: str, after: str) -> Iterator[object]:
    """What a file lacks after its fixes."""
    return losses(tuple(parse_messages(before)), tuple(parse_messages(after)))


def lost_in_marking(before: str, after: str) -> Iterator[object]:
    """What a marking lacks: it is read here once more, for it stands in no cable."""
    old, new = (parse_marking(marking_in_text(text).inner, unpublished=True).level for text in (before, after))
    if old is not None and (new is None or new.rank < old.rank):
        yield f"makes {new} of {old}"


def grows(work: Callable[[str], object], text_of: Callable[[int], str], where: str) -> None:
    """Raise `FaultError` where four times the text takes more than `GROWTH` x 4 times the processor time.

    What looks slow at 16 KB is measured at 64 KB. A busy machine makes work slower, and never quicker: the text has
    grown too dear only where each of several measurements says so, in turn and against the one beside it.
    """
    work(text_of(_SHORT))  # what a first text costs once
    short, long = (_cost(partial(work, text_of(size))) for size in (_SHORT, 4 * _SHORT))
    if long < _TWICE_MEASURED or long < 4 * GROWTH * short:
        return
    measured = []
    for _ in range(_MEASURED):
        long, longer = (_cost(partial(work, text_of(size))) for size in (4 * _SHORT, 16 * _SHORT))
        if longer <= 4 * GROWTH * long:
            return
        measured.append((long, longer))
    long, longer = map(min, zip(*measured, strict=True))
    if longer > 4 * GROWTH * long:
        raise FaultError("growth", where, f"{long:.2f} s for 16 KB, {longer:.2f} s for 64 KB")


def _cost(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
