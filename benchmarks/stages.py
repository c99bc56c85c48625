"""Says where the time goes: a profile of linting by stage, by small language and by rule, for each shape of cable.

    python benchmarks/stages.py [SHAPE]... [--count 300] [--rules 12]

Two hundred times a second of processor time the stack is looked at, and the time since the last look is put down to
the innermost stage that stands in it. What costs nothing changes nothing: a profiler that counts calls would make the
many small ones look dear. Rules are given with all that they ask for, so that one which opens a small language
carries it; the stages themselves overlap nowhere and are the whole.
"""

from __future__ import annotations

import argparse
import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from types import FrameType

from cablegrammar.base.source import Source
from cablelint import Settings
from cablelint.engine.run import Run
from cablelint.rule.registry import load_registry
from corpora import SHAPES, cables

_EVERY = 0.005

STAGES = {
    "decode": ("cablegrammar/base/source",),
    "mask": ("cablegrammar/copies", "cablegrammar/lines/artefacts", "cablegrammar/lines/head_lines"),
    "lex": ("cablegrammar/lines",),
    "feed": (),
    "build": ("cablegrammar/building", "cablegrammar/messages"),
    "tree": ("cablegrammar/cable", "cablegrammar/rollup"),
    "language: marking": ("cablegrammar/marking",),
    "language: header": ("cablegrammar/header",),
    "language: declassification": ("cablegrammar/declassification",),
    "language: authority": ("cablegrammar/authority",),
    "language: references": ("cablegrammar/references",),
    "language: tags": ("cablegrammar/tags",),
    "rules": ("cablerules",),
    "findings": ("cablelint/findings", "cablelint/fixes", "cablelint/rule/facts"),
    "engine": ("cablelint",),
}
"""The stages, each with the places of its code. A place that stands in several belongs to the longest name."""
OTHER = "other"
_DRIVER = "cablegrammar/parsing"
_PLACES = sorted(
    ((place, stage) for stage, places in STAGES.items() for place in places), key=lambda pair: -len(pair[0])
)


class Profile:
    """The seconds of each stage, and of each rule with what it asks for."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = defaultdict(float)
        self.rules: dict[str, float] = defaultdict(float)
        self._last = 0.0
        self._known: dict[str, str] = {}

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look at what is inside. POSIX only, and in the main thread."""
        before = signal.signal(signal.SIGPROF, self._look)
        self._last = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        now = time.process_time()
        spent, self._last = now - self._last, now
        stage = rule = ""
        parsing = False
        while frame is not None:
            here = self._stage_of(frame.f_code.co_filename)
            if not stage and here:
                # The driver works for whoever asked: for the lines of a cable it is a stage of its own.
                stage = "feed" if parsing and here == "lex" else here
            if here == "rules":
                asked = frame.f_locals.get("self")
                rule = getattr(asked, "name", None) or PurePath(frame.f_code.co_filename).stem
            parsing = parsing or (not stage and _DRIVER in frame.f_code.co_filename)
            frame = frame.f_back
        self.stages[stage or OTHER] += spent
        if rule:
            self.rules[rule] += spent

    def _stage_of(self, file: str) -> str:
        stage = self._known.get(file)
        if stage is None:
            path = file.replace("\\", "/")
            stage = self._known[file] = next((name for place, name in _PLACES if f"/{place}" in path), "")
            if _DRIVER in path:
                stage = self._known[file] = ""
        return stage


def profile(texts: list[str]) -> Profile:
    """Lint the texts in a warm process, and say where the time went."""
    registry, settings, data = load_registry(isolated=True), Settings(), [text.encode() for text in texts]

    def lint() -> None:
        run = Run(settings, registry)
        for number, one in enumerate(data):
            run.add(f"invented-{number}.cable", Source.decode(one))
        run.report()

    lint()
    found = Profile()
    with found.watching():
        lint()
    return found


def lines(found: Profile, count: int, most: int) -> Iterator[str]:
    """The tables, a line each: milliseconds for each cable, and the share of the whole."""
    whole = sum(found.stages.values()) or 1
    for stage in (*STAGES, OTHER):
        yield f"  {stage:28} {found.stages[stage] * 1_000 / count:8.3f} ms {100 * found.stages[stage] / whole:5.1f} %"
    yield f"  {'all':28} {whole * 1_000 / count:8.3f} ms"
    if most:
        yield "  rules, with what they ask for"
    for rule, spent in sorted(found.rules.items(), key=lambda pair: -pair[1])[:most]:
        yield f"    {rule:36} {spent * 1_000 / count:6.3f} ms {100 * spent / whole:5.1f} %"


def main() -> None:
    """Profile the shapes that the command line names, all of them by default."""
    parser = argparse.ArgumentParser(description="Say where the time of linting goes.")
    parser.add_argument("shapes", nargs="*", choices=[*SHAPES, []], default=[])
    parser.add_argument("--count", type=int, default=300, help="cables of each shape")
    parser.add_argument("--size", type=int, help="characters of each (default: as archives have)")
    parser.add_argument("--rules", type=int, default=12, help="how many rules to list")
    options = parser.parse_args()
    for shape in options.shapes or SHAPES:
        texts = list(cables(shape, options.count, options.size))
        print(f"\n{shape}: {options.count} cables, {sum(map(len, texts)) // options.count:,} characters each")
        print("\n".join(lines(profile(texts), options.count, options.rules)), flush=True)


if __name__ == "__main__":
    main()
