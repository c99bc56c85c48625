"""Shows that fixes do no harm: markings at random, alone and in cables, with all fixes applied.

    python fuzz/fixes.py [--count 20000] [--seed 1] [--cables 500] [--minutes 10]
    python fuzz/fixes.py --seed 1-20 --count 10000 --cables 500 --done seeds.txt

With a range of seeds each is a run of its own, with its own line. A seed that came to its end without harm is noted in
the file that `--done` names, and left out the next time: a long run may be stopped and taken up again.

What counts as harm is decided here once more, and not by the proof of the linter (`cablelint.fixes.proof`), which is
on trial. Each kind of harm is counted; the command ends with status 1 when there is any.
"""

from __future__ import annotations

import argparse
import datetime
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cablegrammar import parse_messages
from cablegrammar.base.source import Source
from cablegrammar.cable.marking_in_use import marking_in_text
from cablegrammar.cable.marks import Mark
from cablegrammar.marking.marking import Marking, MarkingToken, parse_marking
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.cui import legacy_controls
from cablegrammar.vocabulary.markings import marking_by_key
from cablelint import Applicability, Protection, Settings
from cablelint.engine.checker import checker_for
from cablelint.engine.marking_check import MarkingChecker
from cablelint.fixes.edits import apply_edits
from cablelint.fixes.repair import repair
from cablelint.rule.registry import load_registry
from markings import LEVELS, marking

KINDS = ("level lower", "control lost", "release wider", "date changed", "prose changed", "mark lost", "no fixed point")
_MAY = {
    Protection.LEVEL: "level lower",
    Protection.CONTROL: "control lost",
    Protection.RELEASE: "release wider",
    Protection.DATE: "date changed",
}
PROFILES = ("ic", "dod", "cui", "state")
DAYS = tuple(datetime.date(*day) for day in ((1999, 5, 5), (2012, 1, 1), (2016, 12, 31), (2021, 1, 1)))
_MOST_FIXES = 12
_LISTS = ("REL TO", "DISPLAY ONLY", "EYES ONLY")
"""What permits, and protects nothing."""


@dataclass(slots=True)
class Tally:
    """What a run counted: texts, the fixes that were made, and each kind of harm with the first texts that show it."""

    markings: int = 0
    cables: int = 0
    fixes: Counter[str] = field(default_factory=Counter)
    harm: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def add(self, kind: str, said: str) -> None:
        """Count a harm."""
        self.harm[kind] += 1
        self.shown.append(f"{kind}: {said}")

    def take(self, other: Tally) -> None:
        """Count what another run counted, too."""
        self.markings += other.markings
        self.cables += other.cables
        self.fixes += other.fixes
        self.harm += other.harm
        self.shown += other.shown


def try_markings(count: int, seed: int, tally: Tally, until: float = math.inf) -> None:
    """Apply the safe fixes to a marking one after the other, then the unsafe ones, and look at each step."""
    registry = load_registry(isolated=True)
    checkers = {
        (profile, day): MarkingChecker(registry, Settings(profile=profile, as_of=day))
        for profile in PROFILES
        for day in DAYS
    }
    for number in range(count):
        if time.monotonic() > until:
            return
        chance = random.Random(f"{seed}-{number}")
        profile, day = chance.choice(PROFILES), chance.choice(DAYS)
        try_marking(marking(chance), checkers[profile, day], tally)
        tally.markings += 1


def try_marking(text: str, checker: MarkingChecker, tally: Tally) -> None:
    """One marking, until no fix is left."""
    seen = {text}
    found = checker.check(text).findings
    for unsafe in (False, True):
        for _ in range(_MOST_FIXES):
            offered = (one for one in found if one.fix is not None)
            chosen = next(
                (one for one in offered if one.fix and (unsafe or one.fix.applicability is Applicability.SAFE)), None
            )
            if chosen is None or chosen.fix is None:
                break
            after = apply_edits(text, chosen.fix.edits)
            said = f"{chosen.code} ({checker.settings.profile}) makes {after!r} of {text!r}"
            tally.fixes[chosen.fix.applicability] += 1
            given_up = {_MAY[one] for one in chosen.fix.gives_up if one in _MAY}
            for kind in harm(_inner(text), _inner(after), unsafe=chosen.fix.applicability is Applicability.UNSAFE):
                if kind not in given_up:
                    tally.add(kind, said)
            if chosen.fix.applicability is Applicability.SAFE and _names(text) - _names(after):
                tally.add("prose changed", said)
            if after in seen:
                tally.add("no fixed point", said)
                return
            seen.add(after)
            text, found = after, checker.check(after).findings
        else:
            tally.add("no fixed point", f"{checker.settings.profile} {text!r}")
            return


def _inner(text: str) -> Marking:
    return parse_marking(marking_in_text(text).inner, unpublished=True)


def _names(text: str) -> set[str]:
    """The words of a text with small and capital letters, which are no words of a marking: names, as `Zorblax`."""
    words = "".join(one if one.isalpha() else " " for one in text).split()
    return {word for word in words if word.istitle() and len(word) > 1 and text != text.title()} & {"Zorblax"}


def harm(before: Marking, after: Marking, *, unsafe: bool) -> Iterator[str]:
    """The kinds of harm that a change did to a marking."""
    if before.level is not None and (after.level is None or after.level.rank < before.level.rank):
        yield "level lower"
    words = {word for token in after.tokens for word in _words(token.banner)}
    lost = {unit for unit in _units(before) - _units(after) if not (unit[:5] == "name " and unit[5:] in words)}
    by_cui = {word for token in after.tokens if token.category == "CUI" for word in _words(token.banner)}
    lost -= {f"control {word}" for word in by_cui}
    if after.noforn:
        lost.discard("control NOFORN")  # SBU NOFORN bars it too
    if any(not (unsafe and _is_replaced(unit)) for unit in lost):
        yield "control lost"
    kept = {token.text.upper() for token in before.tokens} & {token.text.upper() for token in after.tokens}
    if _released(after, kept, widest=True) - _released(before, kept, widest=False) - {"USA"}:
        yield "release wider"
    if _dates(before) - _dates(after):
        yield "date changed"


def _units(read: Marking) -> set[str]:
    """The smallest things that a marking protects by, each with its family: a control, a compartment, a source."""
    units: set[str] = set()
    for token in read.tokens:
        units |= set(_units_of(token))
    return units


def _units_of(token: MarkingToken) -> Iterator[str]:
    if token.category in ("SCI", "SAP") and token.is_control:
        yield from (f"name {word}" for word in _words(token.banner))
    elif token.category == "AEA":
        yield from (f"AEA {word}" for word in _words(token.banner))
    elif token.kind == "foreign" or token.category == "FGI":
        yield from (f"of {code}" for code in token.codes if code != "USA")
    elif token.kind == "release-list":
        return
    elif token.is_control:
        yield from (f"control {key}" for key in token.keys or (token.banner or "",) if key not in _LISTS)


def _words(text: str | None) -> list[str]:
    return "".join(one if one.isalnum() else " " for one in text or "").split()


def _is_replaced(unit: str) -> bool:
    """Whether something took the place of a control, or it gives way to another, as titles of unsafe fixes say."""
    family, _, word = unit.partition(" ")
    if family in ("name", "AEA", "of"):
        known = [entry for entry in marking_by_key().values() if word in entry.key.replace("-", " ").split()]
        return any(entry.retired or entry.yields_to or entry.status != "active" for entry in known) or not known
    entry = marking_by_key().get(word)
    return entry is None or bool(entry.retired or entry.yields_to) or word in legacy_controls()


def _released(read: Marking, kept: set[str], *, widest: bool) -> set[str]:
    """Those to whom the release lists are open, apart from lists that are `kept` word for word."""
    codes: set[str] = set()
    for token in read.tokens:
        if token.kind != "release-list" or (token.form == "continued" and not widest) or token.text.upper() in kept:
            continue
        own = list(token.codes)
        if not widest:  # NATO with a name behind it is not NATO
            for place, parted in enumerate(token.code_separators):
                if not parted.strip() and own[place] in countries() and countries()[own[place]].kind != "country":
                    own[place] = own[place + 1] = ""
        codes.update(own)
    return codes


def _dates(read: Marking) -> set[str]:
    return {token.banner or "" for token in read.tokens if token.kind == "declassification"}


# ------------------------------------------------------------------------------------------------------- in cables

_SENTENCES = (
    "The keeper of the lamp asked twice for oil.",
    "NOBODY AT THE POST HAD SEEN THE KITE SINCE NOON.",
    "Tobias Zorblax told us where the buoy drifts.",
    "See paragraph 2, and (B) the second list of beehives.",
    "The clock runs backwards on SECRET//NOFORN days; we wound it.",
)
_SUBJECT = "THREE ISLANDS"
_HEAD = """UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE

P 141030Z JUL 08
FM AMEMBASSY SUVA
TO SECSTATE WASHDC

"""


def try_cables(count: int, seed: int, tally: Tally, until: float = math.inf) -> None:
    """Apply all safe fixes to cables with such markings in all places, and to their copies the unsafe ones too."""
    registry = load_registry(isolated=True)
    for number in range(count):
        if time.monotonic() > until:
            return
        chance = random.Random(f"{seed}-cable-{number}")
        settings = Settings(profile=chance.choice(PROFILES), as_of=chance.choice((None, *DAYS)), today=DAYS[-1])
        checker = checker_for(settings, registry)
        text, kept = cable(chance)
        for unsafe in (False, True):
            tally.cables += 1
            done = repair(Source(text), lambda source: checker.lint(source, "a.cable").findings, unsafe=unsafe)  # noqa: B023
            after = done.source.text
            tally.fixes["in cables"] += done.count
            said = f"seed {seed}, cable {number}, {settings.profile}{', unsafe' if unsafe else ''}"
            if not done.stable:
                tally.add("no fixed point", said)
            for kind in _cable_harm(text, after, kept, unsafe=unsafe):
                tally.add(kind, said)


def cable(chance: random.Random) -> tuple[str, tuple[str, ...]]:
    """A cable with markings at random, and the lines of it that no fix may touch: prose, and dates."""
    level = chance.choice(LEVELS)[0]
    line = marking(chance) if chance.random() < 0.3 else level
    line = line.strip("()") or level
    head = f"{_HEAD}{line} SUVA 000512\n\nSIPDIS\n\n"
    date = "" if level == "UNCLASSIFIED" else "DECL: 07/14/2018"
    head += f"E.O. 12958: {date or 'N/A'}\nTAGS: PREL, FJ\n"
    subject = f"{_mark(chance)} {_SUBJECT}"
    body, sentences = [], [_SUBJECT, "141030Z JUL 08", *([date] if date else [])]
    for number in range(1, chance.randint(2, 6)):
        sentence = chance.choice(_SENTENCES)
        sentences.append(sentence)
        place = chance.random()
        if place < 0.85:
            body.append(f"{number}. {_mark(chance)} {sentence}")
        elif place < 0.92:
            body.append(f"{_mark(chance)} {number}. {sentence}")
        else:
            body.append(f"{number}. {sentence} {_mark(chance)}")
        if chance.random() < 0.2:
            item = chance.choice(_SENTENCES)
            sentences.append(item)
            body.append(f"   {chance.choice(('a.', '(A)', '--'))} {_mark(chance)} {item}")
    text = f"{head}SUBJECT: {subject}\n\nClassified By: Ambassador Tamsin Farrowgate for reasons 1.4 (b).\n\n"
    if chance.random() < 0.2:
        body.insert(chance.randrange(len(body) + 1), f"{level}//{chance.choice(('NF', 'nf', 'REL GBR'))}")
    return text + "\n\n".join(body) + "\n\nFARROWGATE\n", tuple(sentences)


def _mark(chance: random.Random) -> str:
    text = marking(chance)
    return text if text.startswith("(") else f"({text.strip('()')})"


def _cable_harm(before: str, after: str, kept: tuple[str, ...], *, unsafe: bool) -> Iterator[str]:
    gone = next((sentence for sentence in kept if sentence not in after), None)
    if gone is not None:
        yield "prose changed" if gone in (*_SENTENCES, _SUBJECT) else "date changed"
        return
    (old, *more), (new, *others) = parse_messages(Source(before)), parse_messages(Source(after))
    if len(more) != len(others):
        yield "mark lost"
        return
    if old.level is not None and (new.level is None or new.level.rank < old.level.rank):
        yield "level lower"
    marks, now = ([one.mark for one in read.marks] for read in (old, new))
    # In a wholly unclassified cable marks are not needed, and a fix takes all of them away.
    needless = not now and all(mark.level == "UNCLASSIFIED" and not mark.controls for mark in marks)
    if len(now) < len(marks) and not needless:
        yield "mark lost"
    if len(now) == len(marks):
        for one, mended in zip(marks, now, strict=True):
            if isinstance(one, Mark) and isinstance(mended, Mark) and not unsafe:
                yield from harm(one.marking, mended.marking, unsafe=unsafe)


# -------------------------------------------------------------------------------------------------------- the command


def main() -> int:
    """Run, print the counts, and say whether there was harm."""
    parser = argparse.ArgumentParser(description="Apply all fixes to markings at random, and count what they harm.")
    parser.add_argument("--count", type=int, default=20_000, help="how many markings that stand alone")
    parser.add_argument("--cables", type=int, default=500, help="how many cables with markings in them")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so long, whatever is left")
    parser.add_argument("--seed", type=_seeds, default=range(1, 2), help="one seed, or a range: 1-20")
    parser.add_argument("--done", type=Path, help="where the seeds without harm are noted, and not run again")
    parser.add_argument("--show", type=int, default=10, help="how many harmful fixes to print")
    given = parser.parse_args()
    whole, begun = Tally(), time.monotonic()
    until = begun + given.minutes * 60
    for seed in given.seed:
        note = f"seed {seed}: {given.count} markings, {given.cables} cables"
        if given.done is not None and given.done.exists() and note in given.done.read_text("utf-8").splitlines():
            continue
        if time.monotonic() > until:
            break
        tally = _run(seed, given.count, given.cables, until)
        if given.done is not None and not tally.harm and tally.markings == given.count:
            with given.done.open("a", encoding="utf-8") as done:
                done.write(f"{note}\n")
        whole.take(tally)
    _report(whole, time.monotonic() - begun, given.show)
    return 1 if whole.harm else 0


def _seeds(text: str) -> range:
    """The seeds that `7` or `3-12` name."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def _run(seed: int, count: int, cables: int, until: float) -> Tally:
    """One seed to its end or to a time, with a line about it."""
    tally, begun = Tally(), time.monotonic()
    try_cables(cables, seed, tally, begun + (until - begun) / 2)
    try_markings(count, seed, tally, until)
    seconds = time.monotonic() - begun
    harm = ", ".join(f"{number:,} {kind}" for kind, number in tally.harm.items()) or "no harm"
    print(f"seed {seed}: {tally.markings:,} markings, {tally.cables:,} cables, {seconds:.0f} s, {harm}", flush=True)
    return tally


def _report(tally: Tally, seconds: float, show: int) -> None:
    made = tally.markings + tally.cables
    print(f"{tally.markings:,} markings and {tally.cables:,} cables in {seconds:.0f} s", end="")
    print(f", {made / seconds:.0f} a second" if seconds else "")
    print("fixes made: " + ", ".join(f"{count:,} {kind}" for kind, count in sorted(tally.fixes.items())))
    for kind in KINDS:
        print(f"{kind:<15} {tally.harm[kind]:>7,}")
    for said in tally.shown[:show]:
        print(f"  {said}")


if __name__ == "__main__":
    sys.exit(main())
