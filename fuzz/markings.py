"""Markings at random: right ones, values of the register in any order, and right ones that were mangled.

One seed gives one row of texts.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.cui import cui_categories
from cablegrammar.vocabulary.markings import RegisteredMarking, register

LEVELS = (("TOP SECRET", "TS"), ("SECRET", "S"), ("CONFIDENTIAL", "C"), ("UNCLASSIFIED", "U"))
_WORDS = ("ZZQ", "NOFRON", "Zorblax", "lamp", "OT", "KFOR", "AND", "and", "US", "UK", "X1", "20301231", "DRAFT")
_JOINTS = ("//", "/", "//", "/", " // ", " ", "-", ",", ", ", ";", "///", "|", "\u2215", "", ".")
_STRIKES = "ABCDEFNOQRSTUXYZ019/ -,;()."
_LOOK_ALIKES = {"/": "\u2215\u2044\uff0f\\|I1", "O": "0Q", "I": "1L", "S": "5Z", "-": "\u2013\u2014", " ": "\u00a0"}


def made(chance: random.Random, *, portion: bool) -> str:
    """A marking with its categories in order and the separators of the register, though not of a lawful whole."""
    head = _head(chance, portion=portion)
    parts = [head]
    for category in ("SCI", "SAP", "AEA", "FGI", "dissemination", "non-IC"):
        if chance.random() < (0.55 if category == "dissemination" else 0.22):
            count = chance.choice((1, 1, 1, 2, 3))
            values = [_value(chance, category, portion=portion) for _ in range(count)]
            if category == "SAP":
                values = values[:1] + [value.removeprefix("SAR-") for value in values[1:]]
            parts.append("/".join(values))
    return "//".join(parts)


def heap(chance: random.Random, *, portion: bool) -> str:
    """Values and words in any order, with any separators."""
    text = _head(chance, portion=portion)
    for _ in range(chance.randint(1, 5)):
        category = chance.choice(("SCI", "SAP", "AEA", "FGI", "CUI", "dissemination", "non-IC", "word", "any"))
        value = chance.choice(_WORDS) if category == "word" else _value(chance, category, portion=chance.random() < 0.5)
        text += chance.choice(_JOINTS) + value
    return text


def mangled(chance: random.Random, text: str) -> str:
    """A text after one to three slips of the hand, of a scanner or of a transmission."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if len(text) > 1:
            text = _slip(chance, text)
    return text


def marking(chance: random.Random) -> str:
    """Any of these, in parentheses or not."""
    portion = chance.random() < 0.5
    text = chance.choice((made, made, heap))(chance, portion=portion)
    if chance.random() < 0.75:
        text = mangled(chance, text)
    text = " ".join(text.split())  # one line, without blanks at its ends
    if not portion:
        return text
    opening = "" if chance.random() < 0.02 else "(" * chance.choice((1, 1, 1, 1, 1, 1, 1, 2))
    closing = "" if chance.random() < 0.02 else ")" * len(opening or "(")
    return f"{opening}{text}{closing}"


def _head(chance: random.Random, *, portion: bool) -> str:
    level = chance.choice(LEVELS)[portion]
    odd = chance.random()
    if odd < 0.06:
        return f"//JOINT {level} {_codes(chance, ' ')}"
    if odd < 0.12:
        return f"//{chance.choice(('NATO', 'DEU', 'CAN GBR', 'COSMIC'))} {level}"
    return level


def _value(chance: random.Random, category: str, *, portion: bool) -> str:
    if category == "SAP":
        return "SAR-" + "-".join(_name(chance) for _ in range(chance.choice((1, 1, 2))))
    if category == "FGI":
        return chance.choice(("FGI", f"FGI {_codes(chance, ' ')}"))
    if category == "CUI":
        return chance.choice(("CUI", "CUI", *_categories()))
    if category == "dissemination" and chance.random() < 0.4:
        heading = chance.choice(("REL TO", "REL TO", "REL TO", "REL", "DISPLAY ONLY"))
        return f"{heading} {'USA, ' if chance.random() < 0.8 else ''}{_codes(chance, ', ')}"
    entry = chance.choice(_entries(category))
    written = (entry.portion if portion else entry.abbreviation or entry.title).split("[")[0].rstrip("- ")
    if category == "SCI" and chance.random() < 0.3:
        written += f"-{_name(chance)}" + (f" {_name(chance)}" if chance.random() < 0.4 else "")
    if entry.key.endswith("SIGMA"):
        written += f" {chance.choice(('14', '15 18', '20 14', '3'))}"
    return written


def _codes(chance: random.Random, between: str) -> str:
    return between.join(chance.choice(_known_codes()) for _ in range(chance.randint(1, 3)))


def _name(chance: random.Random) -> str:
    return "".join(chance.choice("ABCDEFGHJKLMNPQRTUVWXYZ0123456789") for _ in range(chance.choice((2, 3, 3, 4))))


def _slip(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    kind = chance.randrange(11)
    left, letter, right = text[:at], text[at], text[at + 1 :]
    slashes = [place for place, one in enumerate(text) if one == "/"]
    if kind == 0:
        return left + right
    if kind == 1:
        return left + letter * 2 + right
    if kind == 2:
        return left + right[:1] + letter + right[1:]
    if kind == 3:
        return left + chance.choice(_STRIKES) + right
    if kind == 4:
        return left + chance.choice(_STRIKES) + letter + right
    if kind == 5:
        return left + chance.choice(_LOOK_ALIKES.get(letter, letter)) + right
    if kind == 6:
        return chance.choice((text.lower(), text.title(), left + letter.lower() + right))
    if kind == 7 and slashes:  # a letter in or over a delimiter
        place = chance.choice(slashes)
        return text[:place] + text[place + 1 : place + 2] + "/" + text[place + 2 :]
    if kind == 8:
        return text.replace("//", chance.choice(_JOINTS), 1)
    if kind == 9:
        return text.replace(", ", chance.choice((" ", ",", "/", " and ", " AND ", ";")), 1)
    return text + chance.choice((" NOFORN", " REL TO USA, GBR", "/", "//", " ORCON/NOFORN", " Zorblax", "//NF", ")"))


@cache
def _entries(category: str) -> Sequence[RegisteredMarking]:
    chosen = [entry for entry in register() if category in ("any", entry.category)]
    return tuple(entry for entry in chosen if entry.category not in ("US", "SAP", "FGI", "JOINT"))


@cache
def _known_codes() -> Sequence[str]:
    common = ("GBR", "CAN", "AUS", "NZL", "DEU", "FRA", "AND", "NATO", "FVEY", "ACGU")
    return (*common * 12, *sorted(countries()))


@cache
def _categories() -> Sequence[str]:
    return tuple(sorted(cui_categories()))
