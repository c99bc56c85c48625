"""What the snapshots are taken of: invented cables, markings and portions in all shapes, each with a name.

The examples of the rules, whole cables, copies, drafts and archives, as they are and damaged; the entries of each
register alone and with others. Chance begins anew with each name, and neighbours are chosen by their own names: what is
added changes few of the others.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple
from zlib import crc32

import seeds
from cablegrammar.base.record import replace
from cablegrammar.vocabulary.markings import RegisteredMarking
from cablegrammar.vocabulary.profiles import register_of
from cablelint.catalogue import EVERYTHING, IdSet
from cablelint.catalogue.id_list import parse_ids
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings
from cablelint.testing import options_of, render
from chance import changed
from corpora import SHAPES as ARCHIVES
from corpora import cables as of_archive
from support.copy_shapes import SHAPES, copied, taken_apart
from support.drafts import draft
from support.forms import FORMS, TELEGRAM
from support.more_copy_shapes import MORE_SHAPES

TODAY = datetime.date(2026, 11, 30)
_ROOT = Path(__file__).resolve().parents[2]
_WHOLE = _ROOT / "tests" / "rules" / "whole_cables"
_OF_AN_ARCHIVE = 6
_DRAFTS = 40
_DRAFT_KINDS = ("instruction", "unmarked", "above", "sound")

_ALL = Settings(today=TODAY, select=("ALL",))
_SITUATIONS = (
    _ALL,
    replace(_ALL, catalogue=("ids",)),
    replace(_ALL, draft=True),
    replace(_ALL, disclosure_required=True),
    replace(_ALL, cui_since=datetime.date(2005, 1, 1), catalogue=("ids",)),
    replace(_ALL, as_of=datetime.date(2016, 12, 31), profile="dod"),
)
"""The settings of which a damaged text gets one."""

_REGIMES = tuple(
    (profile, datetime.date.fromisoformat(day))
    for profile, day in (
        ("state", "2008-07-14"), ("state", "2026-11-30"), ("ic", "2010-01-01"), ("ic", "2017-01-02"),
        ("dod", "2021-01-01"), ("cui", "2021-03-01"),
    )
)  # fmt: skip
_SETTINGS = {one: replace(_ALL, profile=one[0], as_of=one[1]) for one in _REGIMES}

_IDS = b"""\
id,date,classification,subject
08WINDHOEK511,2008-07-13,CONFIDENTIAL,lamps
08WINDHOEK498,2008-08-30,SECRET,lamps
08STATE70412,2008-06-30,SECRET,guidance
08SUVA9,2008-01-04,UNCLASSIFIED,sugar
05SUVA611,2005-12-01,CONFIDENTIAL,sugar
79WINDHOEK498,1979-06-24,CONFIDENTIAL,a lamp
"""
CATALOGUE = IdSet.of((cable.entry for cable in parse_ids(_IDS, "ids").cables), (EVERYTHING,), ("ids",))
"""What references are looked for in, where an example has no catalogue of its own."""


class Input(NamedTuple):
    """A text with its name, and the settings under which it is read; `known` are the cables of its own catalogue."""

    name: str
    text: str
    settings: Settings
    known: IdSet | None = None


def cables() -> Iterator[Input]:
    """Texts of cables."""
    for name, text in _sound():
        yield Input(name, text, _ALL)
        for number in range(1, 4):
            broken = f"{name}, damaged {number}"
            yield Input(broken, damaged(broken, text), Random(f"settings of {broken}").choice(_SITUATIONS))
    for rule in load_registry(isolated=True).rules:
        for number, example in enumerate(rule.rule.examples, start=1):
            given, known = options_of(example)
            settings = replace(given, today=given.today or TODAY, select=("ALL",))
            for which, fragment in (("bad", example.bad), ("good", example.good)):
                name = f"{rule.rule.code} {number} {which}"
                text = render(example, fragment).text
                yield Input(name, text, settings, known)
                yield Input(f"{name}, damaged", damaged(name, text), settings, known)


def markings() -> Iterator[Input]:
    """Markings alone: those of examples, every one of each register, alone and with others, and damaged ones."""
    texts = {text.decode() for text in seeds.markings()}
    for profile, day in _REGIMES:
        entries = [*register_of(profile, day).markings.values()]
        for entry in entries:
            texts |= {f"(S//{entry.portion})", f"SECRET//{entry.title}", f"({entry.portion})", entry.title}
            texts |= {_together(entry, entries, f"{profile} {day} {number}") for number in range(2)}
    for text in sorted(texts):
        if text.strip() and "\n" not in text:
            yield Input(text, text, _SETTINGS[Random(text).choice(_REGIMES)])
            broken = damaged(text, text)
            if broken.strip() and len(broken) < 200:
                yield Input(f"{text}, damaged", broken, _SETTINGS[Random(broken).choice(_REGIMES)])


def portions() -> Iterator[Input]:
    """Portion marks, one a line: each entry of a register with a few others."""
    for profile, day in _REGIMES:
        entries = [*register_of(profile, day).markings.values()]
        found = {}
        for entry in entries:
            for number in range(2):
                chance = Random(f"{entry.title} {number}")
                marks = (entry, *_others(entry, entries, chance.randint(0, 4), str(number)))
                lines = [f"({chance.choice(('TS', 'S', 'C', 'U'))}//{mark.portion})" for mark in marks]
                found[f"{profile} {day}: {' '.join(lines)}"] = "\n".join(lines)
        for name, text in found.items():
            yield Input(name, text, _SETTINGS[profile, day])


def damaged(name: str, text: str) -> str:
    """The text after changes that follow from the name; some characters may be none of UTF-8, and are replaced."""
    chance = Random(f"damages of {name}")
    for _ in range(20):
        broken = changed(text.encode(), chance).decode("utf-8", "replace")
        if broken != text:
            return broken
    raise AssertionError(f"nothing changes {name}")


def _sound() -> Iterator[tuple[str, str]]:
    """Texts as they came, before anything is damaged."""
    for name, text in FORMS.items():
        yield f"form {name}", text
    for file in sorted(_WHOLE.glob("*.cable")):
        yield f"whole {file.stem}", file.read_text(encoding="utf-8")
    for file in seeds.examples():
        yield f"{file.parent.name} {file.stem}", file.read_text(encoding="utf-8")
    telegram = taken_apart(TELEGRAM)
    for shape in SHAPES:
        yield f"copy {shape}", copied(TELEGRAM, shape)
    for shape, copy in MORE_SHAPES.items():
        yield f"copy {shape}", copy(telegram)
    for shape in ARCHIVES:
        for number, text in enumerate(of_archive(shape, _OF_AN_ARCHIVE, 2_000, seed=5), start=1):
            yield f"archive {shape} {number}", text
    for number in range(1, _DRAFTS + 1):
        name = f"draft {number}"
        yield name, draft(Random(name), _DRAFT_KINDS[number % len(_DRAFT_KINDS)]).text


def _others(
    entry: RegisteredMarking, entries: Sequence[RegisteredMarking], count: int, salt: str
) -> list[RegisteredMarking]:
    """`count` entries beside one, chosen by their names: an entry that is added stands beside few of the others."""
    key = f"{entry.title}|{salt}|"
    ranked = sorted(entries, key=lambda one: (crc32(f"{key}{one.title}".encode()), one.title))
    return [one for one in ranked if one is not entry][:count]


def _together(entry: RegisteredMarking, entries: Sequence[RegisteredMarking], salt: str) -> str:
    """An entry and a few others as a portion mark, as a banner, or as a mixture of the two; it may be a wrong one."""
    chance = Random(f"{entry.title} {salt}")
    portion = chance.random() < 0.5
    text = chance.choice(("TS", "S", "C", "U", "") if portion else ("TOP SECRET", "SECRET", "CONFIDENTIAL", "CUI"))
    for one in (entry, *_others(entry, entries, chance.randint(0, 3), salt)):
        short = portion if chance.random() < 0.9 else not portion
        text += chance.choice(("//", "//", "/", "-", " ")) + (one.portion if short else one.title)
        text += chance.choice(_LISTS) if chance.random() < 0.3 else ""
    return f"({text})" if portion else text


_LISTS = (" USA, GBR", " USA, AUS, CAN, GBR, NZL", " GBR USA", " USA, NATO", " FRA", "-ABCD", " ABC DEF", " 14 20")
