"""What the snapshots are taken of: invented cables, markings and portions in all shapes, each with a name.

The examples of the rules, whole cables, copies, drafts and archives, as they are and damaged. Chance begins anew with
each name, so that a text that changes changes no other one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import seeds
from cablegrammar.base.record import replace
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
from support.drafts import drafts
from support.forms import FORMS, TELEGRAM
from support.more_copy_shapes import MORE_SHAPES

TODAY = datetime.date(2026, 11, 30)
_ROOT = Path(__file__).resolve().parents[2]
_WHOLE = _ROOT / "tests" / "rules" / "whole_cables"
_DAYS = {
    "state": ("2008-07-14", "2026-11-30"),
    "ic": ("2010-01-01", "2017-01-02"),
    "dod": ("2021-01-01",),
    "cui": ("2021-03-01",),
}
_REGIMES = tuple(
    Settings(profile=profile, as_of=datetime.date.fromisoformat(day), today=TODAY, select=("ALL",))
    for profile, days in _DAYS.items()
    for day in days
)


_IDS = b"""08WINDHOEK511,2008-07-13,CONFIDENTIAL,lamps
08WINDHOEK498,2008-08-30,SECRET,lamps
08STATE70412,2008-06-30,SECRET,guidance
08SUVA9,2008-01-04,UNCLASSIFIED,sugar
05SUVA611,2005-12-01,CONFIDENTIAL,sugar
79WINDHOEK498,1979-06-24,CONFIDENTIAL,a lamp
"""
_SITUATIONS = (
    Settings(today=TODAY, select=("ALL",)),
    Settings(today=TODAY, select=("ALL",), catalogue=("ids",)),
    Settings(today=TODAY, select=("ALL",), draft=True),
    Settings(today=TODAY, select=("ALL",), disclosure_required=True),
    Settings(today=TODAY, select=("ALL",), cui_since=datetime.date(2005, 1, 1), catalogue=("ids",)),
    Settings(today=TODAY, select=("ALL",), as_of=datetime.date(2016, 12, 31), profile="dod"),
)


class Input(NamedTuple):
    """A text with its name, and the settings under which it is read."""

    name: str
    text: str
    settings: Settings
    known: IdSet | None = None
    """The cables of a catalogue; None for those of `CATALOGUE`."""


CATALOGUE = IdSet.of(
    (cable.entry for cable in parse_ids(b"id,date,classification,subject\n" + _IDS, "ids").cables),
    (EVERYTHING,),
    ("ids",),
)
"""What the references of damaged cables are looked for in."""


def cables() -> Iterator[Input]:
    """Texts of cables."""
    for name, text in _texts():
        yield Input(name, text, Random(name).choice(_SITUATIONS) if "damaged" in name else _SITUATIONS[0])
    for rule in load_registry(isolated=True).rules:
        for number, example in enumerate(rule.rule.examples, start=1):
            given, known = options_of(example)
            settings = replace(given, today=TODAY, select=("ALL",))
            for which, fragment in (("bad", example.bad), ("good", example.good)):
                name = f"{rule.rule.code} {number} {which}"
                text = render(example, fragment).text
                yield Input(name, text, settings, known)
                yield Input(f"{name}, damaged", damaged(name, text), settings, known)


def markings() -> Iterator[Input]:
    """Markings alone: those of examples, every one of each register, and damaged ones."""
    texts = {text.decode() for text in seeds.markings()}
    for settings in _REGIMES:
        for entry in register_of(settings.profile, settings.as_of).markings.values():
            texts |= {f"(S//{entry.portion})", f"SECRET//{entry.title}", f"({entry.portion})", entry.title}
    for text in sorted({*texts, *_drawn_markings()}):
        if not text.strip() or "\n" in text:
            continue
        chance = Random(text)
        yield Input(text, text, chance.choice(_REGIMES))
        broken = changed(text.encode(), chance).decode("utf-8", "replace")
        if len(broken) < 200 and broken.strip():
            yield Input(f"{text}, damaged", broken, chance.choice(_REGIMES))


def portions() -> Iterator[Input]:
    """Portion marks, one a line."""
    every = [text.decode() for text in seeds.portions()]
    for number, text in enumerate(sorted({*every, *_drawn_portions()}), start=1):
        for settings in _REGIMES:
            yield Input(f"{number} {settings.profile} {settings.as_of}", text, settings)


def damaged(name: str, text: str) -> str:
    """The text after a few changes that follow from its name."""
    return changed(text.encode(), Random(name)).decode("utf-8", "replace")


def _texts() -> Iterator[tuple[str, str]]:
    for name, text in _sound():
        yield name, text
        for number in range(1, 4):
            broken = f"{name}, damaged {number}"
            yield broken, damaged(broken, text)


def _sound() -> Iterator[tuple[str, str]]:
    """Texts as they came, before anything is damaged."""
    yield from FORMS.items()
    for file in sorted(_WHOLE.glob("*.cable")):
        yield file.stem, file.read_text(encoding="utf-8")
    for file in seeds.examples():
        yield f"example {file.stem}", file.read_text(encoding="utf-8")
    for shape in SHAPES:
        yield f"telegram {shape}", copied(TELEGRAM, shape)
    telegram = taken_apart(TELEGRAM)
    for shape, copy in MORE_SHAPES.items():
        yield f"telegram {shape}", copy(telegram)
    for shape in ARCHIVES:
        for number, text in enumerate(of_archive(shape, _OF_AN_ARCHIVE, 2_000, seed=5), start=1):
            yield f"{shape} {number}", text
    for number, one in enumerate(drafts(7, _DRAFTS, ("instruction", "unmarked", "above", "sound")), start=1):
        yield f"draft {number}", one.text


def _drawn_markings() -> Iterator[str]:
    """A few entries of each register together, as a portion mark, as a banner, or as a mixture of the two."""
    for settings in _REGIMES:
        entries = [*register_of(settings.profile, settings.as_of or TODAY).markings.values()]
        for number in range(_DRAWN_MARKINGS):
            chance = Random(f"{settings.profile} {settings.as_of} {number}")
            level = chance.choice(
                ("TS", "S", "C", "U", "TOP SECRET", "SECRET", "CONFIDENTIAL", "CUI", "", "S", "SECRET")
            )
            portion = len(level) < 3
            text = level
            for entry in chance.sample(entries, chance.randint(1, 4)):
                short = portion if chance.random() < 0.9 else not portion
                text += chance.choice(("//", "//", "/", "-", " ")) + (entry.portion if short else entry.title)
                text += chance.choice(_LISTS) if chance.random() < 0.3 else ""
            yield f"({text})" if portion else text


def _drawn_portions() -> Iterator[str]:
    """A few marks of each register together."""
    for settings in _REGIMES:
        entries = [*register_of(settings.profile, settings.as_of or TODAY).markings.values()]
        for number in range(_DRAWN):
            chance = Random(f"{settings.profile} {settings.as_of} {number}")
            marks = chance.sample(entries, chance.randint(1, 5))
            yield "\n".join(f"({chance.choice(('TS', 'S', 'C', 'U'))}//{mark.portion})" for mark in marks)


_LISTS = (" USA, GBR", " USA, AUS, CAN, GBR, NZL", " GBR USA", " USA, NATO", " FRA", "-ABCD", " ABC DEF", " 14 20")
_OF_AN_ARCHIVE, _DRAFTS, _DRAWN, _DRAWN_MARKINGS = 6, 40, 12, 150
