"""Makes invented cables for measuring: deterministic, hard-wrapped at 69 columns, of any size.

    python benchmarks/generate.py DIRECTORY [--count 1000] [--size 10000] [--seed 1]

Nothing in them is taken from a cable: the sentences are drawn from a list of words, the people from a list of names.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

NOTICE = "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE"
WIDTH = 69

SAMPLE = 2_000
"""Characters of a short cable of four or five paragraphs."""
USUAL = 10_000
LONG = 60_000
HUGE = 10_000_000

# Post, routing indicator, geographic tag.
POSTS = (
    ("BRIDGETOWN", "RUEHWN", "BB"),
    ("GABORONE", "RUEHOR", "BC"),
    ("LJUBLJANA", "RUEHLJ", "SI"),
    ("LUSAKA", "RUEHLS", "ZA"),
    ("REYKJAVIK", "RUEHRK", "IC"),
    ("SUVA", "RUEHSV", "FJ"),
    ("TALLINN", "RUEHTL", "EN"),
    ("VALLETTA", "RUEHVT", "MT"),
    ("WELLINGTON", "RUEHWL", "NZ"),
    ("WINDHOEK", "RUEHWD", "WA"),
)
_LEVELS = (  # the line's words, the letters of format line 4, the marks that paragraphs draw from
    ("C O N F I D E N T I A L", "ZNY CCCCC ZZH", ("(C)", "(C)", "(U)")),
    ("S E C R E T", "ZNY SSSSS ZZH", ("(S)", "(C)", "(U)")),
)
_SURNAMES = ("QUILLFEATHER", "THORNAPPLE", "PUMPHREY", "OAKAPPLE", "SALTMARSH", "SANDGROUSE", "FJELLBO", "MUSCATBLOOM")
_GIVEN = ("Orla", "Basil", "Wren", "Ilse", "Cora", "Percival", "Vida", "Ansgar")
_WORDS = (
    "the",
    "a",
    "of",
    "and",
    "to",
    "in",
    "for",
    "with",
    "on",
    "by",
    "from",
    "beacon",
    "buoy",
    "kite",
    "almanac",
    "barrel",
    "beehive",
    "ferry",
    "lantern",
    "harbour",
    "clock",
    "eel",
    "music",
    "box",
    "waltz",
    "umbrella",
    "ledger",
    "postcard",
    "paint",
    "rota",
    "guild",
    "keeper",
    "registrar",
    "council",
    "museum",
    "panel",
    "hare",
    "scribe",
    "green",
    "quiet",
    "thirteen",
    "backward",
    "imaginary",
    "ninth",
    "northern",
    "patient",
    "wooden",
    "borrowed",
    "ceremonial",
    "unfinished",
    "counts",
    "repaints",
    "winds",
    "borrows",
    "lends",
    "posts",
    "measures",
    "forgets",
    "answers",
    "promises",
    "returns",
    "collects",
    "describes",
    "slowly",
    "again",
    "twice",
    "yesterday",
    "before",
    "after",
    "under",
    "beside",
    "until",
    "because",
)
_HEADINGS = ("The Recount", "Paint And Rope", "What The Keepers Say", "An Older Clock", "Tides", "Next Steps")


def cable(seed: int, size: int = USUAL) -> str:
    """One invented cable of about `size` characters, clean by the default rules; the same for the same arguments."""
    random = Random(seed)
    post, indicator, country = random.choice(POSTS)
    number = random.randrange(100, 1000)
    sent = datetime(2005, 1, 10) + timedelta(minutes=random.randrange(4 * 365 * 24 * 60))
    words, letters, marks = random.choice(_LEVELS)
    surname, given = random.choice(_SURNAMES), random.choice(_GIVEN)
    other = random.choice([name for name, _, _ in POSTS if name != post])

    body = list(_body(random, size - 1_100, marks))
    pages = min(99, max(1, size // 5_500))
    section = f"SECTION 01 OF {pages:02} " if pages > 1 else ""
    head = [
        NOTICE,
        "",
        f"VZCZCXRO{random.randrange(10_000):04}",
        "PP RUEHNY RUEHSA",
        f"DE {indicator} #{number:04}{'/01' if section else ''} {sent:%j%H%M}",
        letters,
        f"P {sent:%d%H%MZ %b %y}".upper(),
        f"FM AMEMBASSY {post}",
        f"TO RUEHC/SECSTATE WASHDC PRIORITY {random.randrange(10_000):04}",
        f"INFO RUEHNY/AMEMBASSY OSLO {random.randrange(10_000):04}",
        f"RUEHSA/AMEMBASSY PRETORIA {random.randrange(10_000):04}",
        "RUEHZL/EUROPEAN POLITICAL COLLECTIVE",
        "",
        f"{words} {section}{post} {number:06}",
        "",
        "SIPDIS",
        "",
        "STATE FOR THE BEACON DESK",
        "",
        f"E.O. 12958: DECL: {sent:%m/%d}/{sent.year + 10}".replace("02/29", "02/28"),
        "",
        f"TAGS: PREL, PGOV, EFIS, {country}",
        "",
        *_wrap(f"SUBJECT: (U) {sentence(random, 9).upper()}"),
        "",
        f"REF: A. STATE {random.randrange(1_000, 160_000)}",
        f"B. {other} {random.randrange(1, 900)}",
        f"C. {sent.year % 100 - 1:02} {post} {random.randrange(1, 900)}",
        "",
        *_wrap(f"Classified By: Ambassador {given} {surname.title()}, reasons 1.4 (b) and (d)"),
        "",
    ]
    return "\n".join([*head, *_paged(body, pages, post, number), surname, ""])


def cables(count: int, size: int = USUAL, seed: int = 1) -> Iterator[str]:
    """`count` different cables."""
    return (cable(seed * 1_000_000 + index, size) for index in range(count))


def write(directory: Path, count: int, size: int = USUAL, seed: int = 1) -> list[Path]:
    """Write `count` different cables into `directory`; their paths."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = [directory / f"invented-{index:04}.cable" for index in range(count)]
    for path, text in zip(paths, cables(count, size, seed), strict=True):
        path.write_text(text, encoding="utf-8", newline="")
    return paths


def _body(random: Random, size: int, marks: tuple[str, ...]) -> Iterator[str]:
    """The lines of numbered and marked paragraphs, with headings, citations and sub-paragraphs."""
    paragraph = max(550, size // 800)  # paragraph numbers stay below a thousand however long the cable is
    written, number = 0, 0
    while written < size or number < 3:
        number += 1
        # The first mark of the tuple is the cable's own level: some paragraph has to reach it.
        mark = marks[0] if number == 2 else random.choice(marks)
        lines = []
        if number % 5 == 0:
            heading = random.choice(_HEADINGS)
            lines += [heading, "-" * len(heading), ""]
        text = f"{number}. {mark} {_prose(random, paragraph, random.choice((' ', ' (ref A) ', ' (para 1) ')))}"
        lines += [*_wrap(text), ""]
        if number % 7 == 0:
            for letter in "ABC":
                lines += [*_wrap(f"{letter}. {mark} {sentence(random, 14)}."), ""]
        written += sum(len(line) + 1 for line in lines)
        yield from lines


def _paged(body: list[str], pages: int, post: str, number: int) -> Iterator[str]:
    """The body with the page lines that transmission puts between sections, wherever they happen to fall."""
    share = len(body) // pages + 1
    for index, line in enumerate(body):
        page, rest = divmod(index, share)
        if page and not rest:
            yield from ("", f"{post} {number:08}  {page + 1:03} OF {pages:03}", "", "")
        yield line


def _prose(random: Random, size: int, citation: str) -> str:
    sentences: list[str] = []
    length = 0
    while length < size:
        one = sentence(random, random.randrange(7, 22))
        if not sentences:
            one = one.replace(" ", citation, 1)
        sentences.append(f"{one}.")
        length += len(one) + 3
    return "  ".join(sentences)


def sentence(random: Random, words: int) -> str:
    """So many invented words, the first one with a capital."""
    return " ".join(random.choices(_WORDS, k=words)).capitalize()


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def main() -> None:
    """Write the cables that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write invented cables.")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--size", type=int, default=USUAL)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    paths = write(options.directory, options.count, options.size, options.seed)
    print(f"{len(paths)} cables in {options.directory}")


if __name__ == "__main__":
    main()
