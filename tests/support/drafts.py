"""Drafts as people write them: every form of head, and one mistake of a drafter's at a time. All of it is invented.

Everything is chosen by a number, so that a draft that a test names can be made again.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping, Sequence

from cablegrammar.base.record import record

TODAY = datetime.date(2026, 11, 30)

NOTICE = "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE"

_SPACED = {"CONFIDENTIAL": "C O N F I D E N T I A L", "SECRET": "S E C R E T"}
_LETTER = {"CONFIDENTIAL": "C", "SECRET": "S"}
_ABOVE = {"CONFIDENTIAL": "S", "SECRET": "TS"}

BANNERS: Mapping[str, str] = {
    "none": "",
    "plain": "{level}",
    "spaced": "{spaced}",
    "spaced, with a control": "{spaced}//N O F O R N",
    "with a control": "{level}//NOFORN",
    "small": "{title}",
    "small, with a control": "{title}//NoForn",
    "between dashes": "- {level} -",
    "between stars": "*** {level} ***",
    "labelled": "CLASSIFICATION: {level}",
    "a draft": "{level} DRAFT",
}
"""What stands above everything else."""

OVERALL: Mapping[str, str] = {
    "spaced": "{spaced} SUVA 000231",
    "plain": "{level} SUVA 000231",
    "small": "{title} SUVA 000231",
    "without a number": "{spaced} SUVA",
    "plain, without a number": "{level} SUVA",
    "small, without a number": "{title} SUVA",
    "with a control": "{level}//NOFORN SUVA 000231",
    "small, with a control": "{title}/NoForn SUVA 000231",
    "the level alone": "{level}",
    "the level alone, spaced": "{spaced}",
    "the level alone, small": "{title}",
    "small, with a control, alone": "{title}/NoForn",
    "labelled": "Classification: {title}",
}
"""The line with the overall classification."""

HEADERS: Mapping[str, str] = {
    "none": "",
    "short": "R 301200Z NOV 26\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC 0231",
    "whole": "VZCZCXRO0231\nRR RUEHC\nDE RUEHSV #0231 3341200\nZNY {letters} ZZH\nR 301200Z NOV 26\n"
    "FM AMEMBASSY SUVA\nTO RUEHC/SECSTATE WASHDC 0231",
    "no group yet": "FM AMEMBASSY SUVA\nTO SECSTATE WASHDC",
}

ORDERS: Mapping[str, str] = {
    "right": "E.O. 13526: DECL: {value}",
    "run together": "EO13526: DECL: {value}",
    "small": "E.O. 13526: Decl: {value}",
    "in full": "Executive Order 13526: DECL: {value}",
    "without a colon": "E.O. 13526 DECL: {value}",
    "with blanks": "E. O. 13526: DECL: {value}",
    "with a comma": "E.O. 13,526: DECL: {value}",
    "with a zero": "E.0. 13526: DECL: {value}",
    "without a number": "E.O.: DECL: {value}",
    "with a dash": "E.O. 13526 - DECL {value}",
    "without a label": "E.O. 13526: {value}",
    "the instruction alone": "DECL: {value}",
    "the instruction alone, in words": "Declassify on: {value}",
    "behind the order": "E.O. 13526 (DECL: {value})",
    "in words": "E.O. 13526: Declassify on {value}",
    "abbreviated": "Exec. Order 13526: DECL: {value}",
    "in the block": "Declassify On: {value}",
}

RIGHT = ("11/30/2036", "30 November 2036", "20361130")

WRONG_VALUES = (
    "11/30/2066",  # forty years
    "11/30/2006",  # before the cable
    "11/30/2O36",
    "13/45/2036",
    "02/30/2036",
    "1130/2036",
    "2036",
    "NOVEMBER 2036",
    "IN TEN YEARS TIME",
    "WHEN NO LONGER SENSITIVE",
    "YES",
    "NEVER",
    "TBD",
    "??",
    "OADR",
    "X1",
    "GDS",
    "25X99",
    "ASAP",
    "10 YRS FROM NOW OR SO",
    "AS SOON AS THE LAMP IS BACK",
    "UPON REQUEST OF POST",
    "UNTIL FURTHER NOTICE",
    "PERMANENT",
    "INDEFINITE",
    "SEE PARAGRAPH 3",
    "",
)
"""What stands after `DECL:` and is no instruction that E.O. 13526 knows."""

PARAGRAPHS: Mapping[str, str] = {
    "numbered": "{n}. {text}",
    "no number": "{text}",
    "a sentence on its own line": "{text}",
    "a heading before it": "COMMENT\n-------\n\n{text}",
    "lettered": "{n}. {text}",
    "tabbed": "{n}.\t{text}",
    "with a bracket": "{n}) {text}",
    "labelled": "{n}. Comment: {text}",
}
"""How a paragraph begins."""

_SENTENCES = (
    "The harbour master keeps the lamp in his office.",
    "He told Poloff that the beehives were moved at night.",
    "Post believes that the clock runs backwards on Tuesdays.",
    "The kite was returned without its tail, and nobody asked why.",
)


@record
class Draft:
    """A draft: its text, what was planted in it (None: nothing), and the choices that made it."""

    text: str
    planted: str | None
    kind: str
    choices: tuple[str, ...]


def drafts(seed: int, count: int, kinds: Sequence[str] = ("instruction", "unmarked", "above")) -> list[Draft]:
    """`count` drafts, each with one mistake of one of the `kinds`."""
    chance = random.Random(seed)  # noqa: S311 - a choice and no secret
    return [draft(chance, kinds[index % len(kinds)]) for index in range(count)]


SOUND: tuple[tuple[str, ...], ...] = (
    ("none", "plain", "spaced"),
    ("spaced", "without a number", "the level alone"),
    ("none", "short", "whole"),
    ("right",),
    ("numbered",),
)
"""The forms that are right: of the banner, the overall line, the header, the E.O. line and the paragraphs."""


def draft(chance: random.Random, kind: str) -> Draft:
    """One draft with a mistake of `kind`, or with none (`sound`)."""
    level = chance.choice(tuple(_SPACED))
    forms = SOUND if kind == "sound" else tuple(map(tuple, (BANNERS, OVERALL, HEADERS, ORDERS, PARAGRAPHS)))
    banner, overall, header, order, shape = map(chance.choice, forms)
    value, planted = RIGHT[0] if kind == "sound" else chance.choice(RIGHT), None
    if kind == "instruction":
        planted = value = chance.choice(WRONG_VALUES)
    words = {
        "level": level, "spaced": _SPACED[level], "title": level.title(), "letters": _LETTER[level] * 5, "value": value,
    }  # fmt: skip
    lines = [NOTICE, *_block(BANNERS[banner], words), *_block(HEADERS[header], words), *_block(OVERALL[overall], words)]
    fields = [] if order == "in the block" else [ORDERS[order].format(**words).rstrip()]
    fields += ["TAGS: PREL, FJ", "SUBJECT: (U) THE LAMP"]
    lines += ["", *fields, "", "Classified By: Political Counselor Bram Ottersley for reason 1.4 (d)."]
    if order == "in the block":
        lines += [ORDERS[order].format(**words).rstrip()]
    texts = chance.sample(_SENTENCES, 3)
    where = chance.randrange(3)
    for index, text in enumerate(texts):
        mark = f"({_LETTER[level]}) "
        if index == where and kind == "unmarked":
            mark, planted = "", f"{shape}, paragraph {index + 1}"
        elif index == where and kind == "above":
            planted = mark = f"({_ABOVE[level]}) "
        template = PARAGRAPHS[shape if index == where and kind != "instruction" else "numbered"]
        lines += ["", template.format(n=index + 1, text=mark + text)]
    return Draft("\n".join(lines) + "\n", planted, kind, (level, banner, header, overall, order, shape))


def _block(template: str, words: Mapping[str, str]) -> list[str]:
    return ["", *template.format(**words).split("\n")] if template else []
