"""Makes invented archives: cables in the five shapes that archives hold, in the sizes that archives have.

    python benchmarks/corpora.py OUTPUT [--count 1000] [--shape mixed] [--seed 1]

OUTPUT is a folder of files, or a file that ends in `.csv`, `.jsonl`, `.zip`, `.tar` or `.parquet` (pyarrow). The same
arguments give the same bytes. A shape is how a cable looks that came to an archive in a certain way: one
cable is drawn (`Draft`), then laid out in one of the shapes. Ids follow each other, and references point at cables of
the archive, of other archives and at none, so that a catalogue has something to say. Some cables have faults: a mark,
a label or a line is missing. Nothing is taken from a cable.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import tarfile
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from generate import NOTICE, POSTS, sentence

SMALLEST, MEDIAN, LARGEST = 500, 4_500, 60_000
"""Characters of a cable in an archive. Between them sizes are spread as the logarithm of a normal distribution."""
_SPREAD = 0.9
_WIDTH = 69
_PAGE = 2_400
"""Characters on a page of a print."""

_SURNAMES = ("QUILLFEATHER", "THORNAPPLE", "PUMPHREY", "OAKAPPLE", "SALTMARSH", "SANDGROUSE", "FJELLBO", "MUSCATBLOOM")
_GIVEN = ("Orla", "Basil", "Wren", "Ilse", "Cora", "Percival", "Vida", "Ansgar")
_TAGS = ("PREL", "PGOV", "EFIS", "ECON", "ETRD", "SENV", "EWWT", "EAIR")
_HEADINGS = ("The Recount", "Paint And Rope", "What The Keepers Say", "An Older Clock", "Tides", "Next Steps")
_LEVELS = {  # level: the letter-spaced line, the letters of format line 4, the marks that paragraphs draw from
    "UNCLASSIFIED": ("UNCLAS", "ZNR UUUUU ZZH", ("",)),
    "CONFIDENTIAL": ("C O N F I D E N T I A L", "ZNY CCCCC ZZH", ("(C)", "(C)", "(SBU)", "(U)")),
    "SECRET": ("S E C R E T", "ZNY SSSSS ZZH", ("(S)", "(S)", "(C)", "(U)")),
}
_TELEGRAM_YEARS = (2003, 2004, 2005, 2006, 2007, 2008, 2009)
_PRINT_YEARS = (1973, 1974, 1975, 1976, 1977, 1978, 1979)
_SMART_YEARS = (2010, 2011, 2012, 2013, 2014, 2015, 2016)


@dataclass(frozen=True)
class Draft:
    """One invented cable before it is laid out. `marks` are those of its paragraphs, empty for none."""

    post: str
    indicator: str
    country: str
    number: int
    sent: datetime
    level: str
    tags: tuple[str, ...]
    subject: str
    references: tuple[str, ...]
    given: str
    surname: str
    paragraphs: tuple[str, ...]
    marks: tuple[str, ...]
    faults: frozenset[str]
    """What is wrong with it: `mark`, `tags`, `authority`, `order`."""

    @property
    def id(self) -> str:
        """Such as `08WINDHOEK512`."""
        return f"{self.sent:%y}{self.post.replace(' ', '')}{self.number}"

    @property
    def numbered(self) -> list[str]:
        """The paragraphs with number and mark, a fault among them."""
        marks = list(self.marks)
        if "mark" in self.faults:
            marks[len(marks) // 2] = ""
        pairs = enumerate(zip(marks, self.paragraphs, strict=True), start=1)
        return [f"{number}. {mark} {text}" if mark else f"{number}. {text}" for number, (mark, text) in pairs]


@dataclass(frozen=True)
class Row:
    """A cable as an archive has it: its number in the archive, its id and day as the archive has recorded them."""

    number: int
    id: str
    date: str
    shape: str
    text: str


def draft(number: int, size: int, years: tuple[int, ...], seed: int = 1) -> Draft:
    """The cable with this number in its archive: about `size` characters of paragraphs, sent in one of `years`."""
    random = Random(seed * 1_000_000_007 + number)
    place, rest = number % len(POSTS), number // len(POSTS)
    post, indicator, country = POSTS[place]
    year, serial = years[rest % len(years)], rest // len(years) + 1
    sent = datetime(year, 1, 5) + timedelta(minutes=random.randrange(350 * 24 * 60))
    level = random.choice(tuple(_LEVELS))
    marks = _LEVELS[level][2]
    texts = tuple(_paragraphs(random, size))
    chosen = tuple(marks[0] if index == 0 else random.choice(marks) for index in range(len(texts)))
    faults = frozenset(name for name in ("mark", "tags", "authority", "order") if random.random() < 0.15)
    return Draft(
        post, indicator, country, serial, sent, level, (*random.sample(_TAGS, 3), country),
        sentence(random, 9), tuple(_references(random, post, serial, year)), random.choice(_GIVEN),
        random.choice(_SURNAMES), texts, chosen, faults,
    )  # fmt: skip


def _paragraphs(random: Random, size: int) -> Iterator[str]:
    most = max(120, min(900, size // 4), size // 900)  # numbers stay below a thousand however long the cable is
    written = 0
    while written < size:
        text = f"{sentence(random, random.randrange(7, 18))}."
        while len(text) < most * random.uniform(0.5, 1):
            text += f"  {sentence(random, random.randrange(7, 22))}."
        if random.random() < 0.3:
            text = text.replace(" ", random.choice((" (ref A) ", " (para 1) ", " (reftel) ")), 1)
        written += len(text) + 8
        yield text


def _references(random: Random, post: str, serial: int, year: int) -> Iterator[str]:
    """Some references: to the post's own cables, to other posts, to the year before."""
    for _ in range(random.choice((0, 1, 2, 3))):
        other = random.choice(POSTS)[0]
        yield random.choice(
            (
                f"{post} {serial + random.choice((-9, -3, -2, -1, 1))}" if serial > 9 else f"{other} {serial + 7}",
                f"{other} {random.randrange(1, serial + 40)}",
                f"{year % 100 - 1:02} {other} {random.randrange(1, serial + 40)}",
                f"STATE {random.randrange(1_000, 160_000)}",
            )
        )


# ---- the shapes


def telegram(number: int, size: int, seed: int = 1) -> tuple[Draft, str]:
    """A telegram as it was transmitted: all of its header, every line wrapped at 69 columns, page lines."""
    one = draft(number, max(120, size - 1_000), _TELEGRAM_YEARS, seed)
    lines: list[str] = []
    for index, text in enumerate(one.numbered, start=1):
        if index % 5 == 0:
            heading = _HEADINGS[index % len(_HEADINGS)]
            lines += [heading, "-" * len(heading), ""]
        lines += [*_wrap(text), ""]
    pages = max(1, min(99, size // 5_500))
    section = f"SECTION 01 OF {pages:02} " if pages > 1 else ""
    share = len(lines) // pages + 1
    body: list[str] = []
    for index, line in enumerate(lines):
        page, rest = divmod(index, share)
        if page and not rest:
            body += ["", f"{one.post} {one.number:08}  {page + 1:03} OF {pages:03}", "", ""]
        body.append(line)
    return one, "\n".join([NOTICE, "", *_header(one, section), *_opening(one, section), *body, one.surname, ""])


def press_copy(number: int, size: int, seed: int = 1) -> tuple[Draft, str]:
    """A copy of a press database: its record, a short header, a line a paragraph, and what a web page leaves."""
    one = draft(number, max(120, size - 900), _TELEGRAM_YEARS, seed)
    random = Random(number)
    cells = (
        f"{100_000 + number}\t{one.sent:%Y-%m-%d %H:%M}\t{one.id}\tEmbassy {one.post.title()}\t{one.level}"
        f"\t\t{one.sent:%d%H%MZ %b %y}"
    ).upper()
    body: list[str] = []
    for index, text in enumerate(one.numbered, start=1):
        worn = text.replace(" and ", " &amp; ").replace("guild ", "guild,s ").replace("keeper ", "keeper\u2019s ")
        if random.random() < 0.3:
            worn = worn.replace(" clock ", "\x19 clock ").replace(" eel ", "\u200b eel ")
        before = random.choice(("\u00b6", f"[{index}](#par{index})", "", ""))
        body += [f"{before}{worn}{random.choice(('', '', ' ', '<br>'))}", ""]
    head = [
        NOTICE,
        "",
        cells,
        "",
        *_header(one, "")[4:],
        *(line.replace("\u00b6", "") for line in _opening(one, "")),
    ]
    return one, "\n".join([*head, *body, one.surname, ""])


def print_of(pages: int) -> Callable[[int, int, int], tuple[Draft, str]]:
    """The shape of a print of the 1970s with so many pages: all in capitals, a banner above and below each page."""

    def laid_out(number: int, size: int, seed: int = 1) -> tuple[Draft, str]:
        one = draft(number, max(60 * pages, size - 320 * pages - 300), _PRINT_YEARS, seed)
        banner = one.level
        line = f"{_LEVELS[one.level][0]} {one.post} {one.number:04}"
        order = {"UNCLASSIFIED": "N/A"}.get(one.level, f"GDS {one.sent:%m/%d}/{(one.sent.year + 6) % 100:02}")
        executive = "E.O. 12065" if one.sent.year == 1979 else "E.O. 11652"
        references = "; ".join(f"({letter}) {text}" for letter, text in zip("ABC", one.references, strict=False))
        head = [
            f"{10 + number % 80}",
            "ACTION EUR-12",
            "",
            "INFO OCT-01 ISO-00 EB-06 COME-00 /054 W",
            f"          ------------------{number % 1_000_000:06} {one.sent:%d%H%MZ} /10".upper(),
            f"R {one.sent:%d%H%MZ %b %y}".upper(),
            f"FM AMEMBASSY {one.post}",
            f"TO SECSTATE WASHDC {number % 9_000 + 1_000}",
            "",
            line,
            "",
            *([] if "order" in one.faults else [f"{executive}: {order}"]),
            *([] if "tags" in one.faults else [f"TAGS: {', '.join(one.tags)}"]),
            *_wrap(f"SUBJECT: {one.subject.upper()}"),
            *([f"REF: {references}", ""] if references else [""]),
        ]
        body = [*head]
        for text in one.numbered:
            body += [*_wrap(text.upper()), ""]
        body.append(one.surname)
        share = max(1, math.ceil(len(body) / pages))
        made = [NOTICE, ""]
        for page in range(pages):
            stamp = f"PAGE {page + 1:02}        {one.post} {one.number:05}  {one.sent:%d%H%MZ}"
            made += [banner, "", stamp, "", *body[page * share : (page + 1) * share], "", banner, "", ""]
        return one, "\n".join([*made, "NNNN", ""])

    return laid_out


def smart(number: int, size: int, seed: int = 1) -> tuple[Draft, str]:
    """A SMART message: labels in a column, long lines in upper and lower case."""
    one = draft(number, max(120, size - 700), _SMART_YEARS, seed)
    classified = one.level != "UNCLASSIFIED"
    until = f"DECL: {one.sent.year + 10}-{one.sent:%m}-{min(one.sent.day, 28):02}"
    refs = [f"{letter}) {text}" for letter, text in zip("ABC", one.references, strict=False)]
    rows = [
        ("MRN:", f"{one.sent:%y} {one.post} {one.number}"),
        ("Date/DTG:", f"{one.sent:%b %d, %Y} / {f'{one.sent:%d%H%MZ %b %y}'.upper()}"),
        ("From:", f"AMEMBASSY {one.post}"),
        ("Action:", "WASHDC, SECSTATE ROUTINE"),
        *([] if "order" in one.faults else [("E.O.:", "13526")]),
        *([] if "tags" in one.faults else [("TAGS:", ", ".join(one.tags))]),
        ("Captions:", "SIPDIS"),
        *([("Reference:", refs[0]), *(("", text) for text in refs[1:])] if refs else []),
        ("Subject:", f"{'(U) ' if classified else ''}{one.subject}"),
    ]
    authority = [
        ("Classified By:", f"{one.given} {one.surname.title()}, Ambassador"),
        ("Reason:", "1.4(b), (d)"),
        ("Declassify On:", until.removeprefix("DECL: ").replace("-", "")),
    ]
    shown = [f"{label:<16}{value}" for label, value in rows]
    if classified and "authority" not in one.faults:
        shown += ["", *(f"{label:<16}{value}" for label, value in authority)]
    banner = " " * 30 + one.level
    body = [line for text in one.numbered for line in (text, "")]
    signed = f"{'Signature:':<16}{one.surname.title()}"
    return one, "\n".join([NOTICE, "", banner, "", *shown, "", *body, signed, "", banner, ""])


def collapsed(number: int, size: int, seed: int = 1) -> tuple[Draft, str]:
    """A telegram whose export turned every line end into two blanks: all of it is one line, its notice apart."""
    one, text = telegram(number, size, seed)
    rows = [line.strip() for line in text.removeprefix(NOTICE).split("\n") if line.strip()]
    return one, f"{NOTICE}\n{'  '.join(rows)}\n"


SHAPES: dict[str, Callable[[int, int, int], tuple[Draft, str]]] = {
    "telegram": telegram,
    "press": press_copy,
    "print-1": print_of(1),
    "print-5": print_of(5),
    "print-15": print_of(15),
    "smart": smart,
    "collapsed": collapsed,
}
"""Each takes the number of the cable in its archive, the size wanted, and a seed."""
MIXED = "mixed"
_OF_AN_ARCHIVE = ("telegram", "press", "print", "smart", "collapsed")


def size_of(number: int, seed: int = 1) -> int:
    """The size of the cable with this number: the median is 4.5 KB, and all are between 0.5 and 60 KB."""
    drawn = MEDIAN * math.exp(Random(seed * 7_919 + number).gauss(0, _SPREAD))
    return round(min(LARGEST, max(SMALLEST, drawn)))


def cable(shape: str, number: int, size: int | None = None, seed: int = 1) -> str:
    """One cable in one of the `SHAPES`, of about `size` characters (None: a size as archives have)."""
    return SHAPES[shape](number, size_of(number, seed) if size is None else size, seed)[1]


def cables(shape: str, count: int, size: int | None = None, seed: int = 1) -> Iterator[str]:
    """`count` different cables in one of the `SHAPES`, or in all of them (`mixed`)."""
    for row in rows(count, shape, seed=seed, size=size):
        yield row.text


def rows(count: int, shape: str = MIXED, *, seed: int = 1, size: int | None = None, first: int = 0) -> Iterator[Row]:
    """`count` cables of an archive, from the number `first` on. In a mixed one a print has the pages that it needs."""
    for number in range(first, first + count):
        wanted = size_of(number, seed) if size is None else size
        chosen = _OF_AN_ARCHIVE[number % len(_OF_AN_ARCHIVE)] if shape == MIXED else shape
        if chosen == "print":
            chosen = next((f"print-{pages}" for pages in (1, 5) if wanted < (pages + 2) * _PAGE), "print-15")
        one, text = SHAPES[chosen](number, wanted, seed)
        yield Row(number, one.id, f"{one.sent:%Y-%m-%d}", chosen, text)


def write(output: Path, count: int, shape: str = MIXED, *, seed: int = 1, size: int | None = None) -> None:
    """Write an archive: a folder, or a file whose name says which format it has. Memory stays flat."""
    made = rows(count, shape, seed=seed, size=size)
    kind = output.suffix.lower()
    if kind == ".csv":
        with output.open("w", encoding="utf-8", newline="") as stream:
            table = csv.writer(stream)
            table.writerow(("id", "date", "text"))
            table.writerows((row.id, row.date, row.text) for row in made)
    elif kind == ".jsonl":
        with output.open("w", encoding="utf-8", newline="\n") as stream:
            for row in made:
                stream.write(json.dumps({"id": row.id, "date": row.date, "text": row.text}) + "\n")
    elif kind == ".zip":
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
            for row in made:
                archive.writestr(zipfile.ZipInfo(f"{row.date[:4]}/{row.id}.txt"), row.text)
    elif kind == ".tar":
        with tarfile.open(output, "w") as tar:
            for row in made:
                data = row.text.encode()
                entry = tarfile.TarInfo(f"{row.date[:4]}/{row.id}.txt")
                entry.size = len(data)
                tar.addfile(entry, io.BytesIO(data))
    elif kind == ".parquet":
        _write_parquet(output, made)
    else:
        output.mkdir(parents=True, exist_ok=True)
        for row in made:
            (output / f"{row.id}.cable").write_text(row.text, encoding="utf-8", newline="")


def _write_parquet(output: Path, made: Iterator[Row]) -> None:
    from itertools import islice

    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([("id", pa.string()), ("date", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(output, schema, compression="zstd") as writer:
        while batch := [*islice(made, 1_000)]:
            columns = [[row.id for row in batch], [row.date for row in batch], [row.text for row in batch]]
            writer.write_table(pa.table(columns, schema=schema))


def _header(one: Draft, section: str) -> list[str]:
    """Format lines 1 to 8."""
    return [
        f"VZCZCXRO{one.number % 10_000:04}",
        "PP RUEHNY RUEHSA",
        f"DE {one.indicator} #{one.number % 10_000:04}{'/01' if section else ''} {one.sent:%j%H%M}",
        _LEVELS[one.level][1],
        f"P {one.sent:%d%H%MZ %b %y}".upper(),
        f"FM AMEMBASSY {one.post}",
        f"TO RUEHC/SECSTATE WASHDC PRIORITY {one.number % 9_000 + 1_000:04}",
        f"INFO RUEHNY/AMEMBASSY OSLO {one.number % 8_000 + 1_000:04}",
        "",
    ]


def _opening(one: Draft, section: str) -> list[str]:
    """From the classification line to the authority."""
    classified = one.level != "UNCLASSIFIED"
    day = f"{one.sent:%m/%d}/{one.sent.year + 10}".replace("02/29", "02/28")
    items = [f"{letter}. {text}" for letter, text in zip("ABC", one.references, strict=False)]
    authority = _wrap(f"Classified By: Ambassador {one.given} {one.surname.title()}, reasons 1.4 (b) and (d)")
    return [
        f"{_LEVELS[one.level][0]} {section}{one.post} {one.number:06}",
        "",
        "SIPDIS",
        "",
        *([] if "order" in one.faults else [f"E.O. 12958: {f'DECL: {day}' if classified else 'N/A'}"]),
        *([] if "tags" in one.faults else [f"TAGS: {', '.join(one.tags)}"]),
        *_wrap(f"SUBJECT: {one.subject.upper()}"),
        "",
        *([f"REF: {items[0]}", *items[1:], ""] if items else []),
        *([*authority, ""] if classified and "authority" not in one.faults else []),
    ]


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def main() -> None:
    """Write the archive that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write an invented archive.")
    parser.add_argument("output", type=Path)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--shape", choices=(*SHAPES, MIXED), default=MIXED)
    parser.add_argument("--size", type=int, help="characters of each cable (default: as archives have)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.output, options.count, options.shape, seed=options.seed, size=options.size)
    print(f"{options.count:,} cables in {options.output}")


if __name__ == "__main__":
    main()
