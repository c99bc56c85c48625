"""The shapes in which press databases, viewers and mail programs hand a telegram on: each takes a text and gives it
back as a copy of itself. None of them is a fault: a copy says what the telegram said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Telegram(NamedTuple):
    """A telegram in parts: the exercise notice, FL1 to the last addressee, the other blocks, its post and number."""

    notice: str
    header: str
    blocks: tuple[str, ...]
    post: str
    number: str

    @property
    def text(self) -> str:
        return joined(self.header, *self.blocks)

    @property
    def opening(self) -> tuple[str, ...]:
        """The blocks above paragraph 1 and its heading."""
        first = next((i for i, block in enumerate(self.blocks) if re.match(r"1\.|-{3}", block)), len(self.blocks))
        return self.blocks[:first]

    @property
    def cells(self) -> tuple[str, ...]:
        """What a database records of it: number, time, id, origin, level."""
        level = "SECRET" if "S E C R E T" in self.text else "CONFIDENTIAL" if "C O N F" in self.text else "UNCLASSIFIED"
        time = re.search(r"(\d\d)(\d\d)(\d\d)Z ([A-Z]{3}) (\d\d)", self.header)
        assert time is not None
        day, hour, minute, month, year = time.groups()
        months = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"
        date = f"20{year}-{months.index(month) // 3 + 1:02}-{day} {hour}:{minute}:00"
        return (
            "470815",
            date,
            f"{year}{self.post.replace(' ', '')}{int(self.number)}",
            f"Embassy {self.post.title()}",
            level,
        )


def joined(*blocks: str) -> str:
    """Blocks with a blank line between them."""
    return "\n\n".join(block.strip("\n") for block in blocks if block) + "\n"


def taken_apart(text: str) -> Telegram:
    """The parts of a telegram with its notice and a full header."""
    notice, header, *blocks = text.strip("\n").split("\n\n")
    line = re.search(r"(?m)^(?:[A-Z] ?)+? (?:SECTION 0\d OF 0\d )?([A-Z][A-Z ]+?) (\d{6})", blocks[0])
    post, number = ("SUVA", "000000") if line is None else line.groups()
    return Telegram(notice, header, tuple(blocks), post.split("  ")[-1].strip(), number)


def _after_a_record_of_keys(one: Telegram) -> str:
    names = ("id", "date", "refid", "origin", "classification")
    keys = "".join(f"{name}: {cell}\n" for name, cell in zip(names, one.cells, strict=True))
    return joined(
        one.header, f"{keys}header:\n{one.header}", "----------------- header ends ----------------", *one.blocks
    )


def _below_a_cut_copy(one: Telegram) -> str:
    head = joined(one.header, *one.opening)
    return joined(f"{head[: len(one.header) + (len(head) - len(one.header)) * 3 // 4]}...", one.text)


def _after_a_record_of_cells(one: Telegram) -> str:
    return joined(one.header, "\n".join(one.cells) + f"\n{one.header}", *one.blocks)


def _in_a_tab_row(one: Telegram) -> str:
    return joined(one.header, "\t".join((*one.cells, one.header, joined(*one.blocks))))


def _in_a_comma_row(one: Telegram) -> str:
    row = ",".join(f'"{cell}"' for cell in one.cells)
    return joined(one.header, f'{row},"","{one.header}\n","{joined(*one.blocks)}')


def _with_a_joined_head(one: Telegram) -> str:
    opening = one.opening
    head = " ".join(" ".join(block.split("\n")) for block in opening)
    return joined(one.header, head, *one.blocks[len(opening) :])


def _with_line_separators(one: Telegram) -> str:
    return joined(one.header, *("\u2028" + block.replace("\n", " \u2028") for block in one.blocks))


def _with_a_head_in_small_letters(one: Telegram) -> str:
    opening = one.opening
    lowered = ("\n".join(line.capitalize() for line in block.split("\n")) for block in opening)
    kept = (block if block.startswith("Classified") else low for block, low in zip(opening, lowered, strict=True))
    return joined(one.header, *kept, *one.blocks[len(opening) :])


def _below_a_mail_head(one: Telegram) -> str:
    head = "From: Buoy, Mail [buoy@example.gov]\nSent: Monday, May 19, 2008 4:41 PM\nTo: Lamps (Main Room 12)\n"
    return joined(f"{head}Subject: {one.post} {one.number:0>8} R A TITLE [4400123]", one.text)


def _with_press_labels(one: Telegram) -> str:
    body = re.sub(r"(?m)^E\.O\. (\d{5}): ", r"EO \1 ", joined(*one.blocks))
    return joined(one.header, "Friday, 20 June 2008, 14:05", re.sub(r"(?m)^TAGS: ", "TAGS ", body))


def _with_unwrapped_paragraphs(one: Telegram) -> str:
    opening = one.opening
    rest = one.blocks[len(opening) :]
    lines = (re.sub(r"(?<![\-:;.])\n(?![\-A-C]|\d)", " ", block) for block in rest)
    return joined(one.header, *opening, *(re.sub(r"^(\d)\.", "\u00b6\\1.", block) for block in lines))


def _with_backslashes(one: Telegram) -> str:
    return one.text.replace("\n", " \\\n")


SHAPES: dict[str, Callable[[Telegram], str]] = {
    "after a record of keys": _after_a_record_of_keys,
    "below a cut copy": _below_a_cut_copy,
    "after a record of cells": _after_a_record_of_cells,
    "in a TAB row": _in_a_tab_row,
    "in a comma row": _in_a_comma_row,
    "with a joined head": _with_a_joined_head,
    "with line separators": _with_line_separators,
    "with a head in small letters": _with_a_head_in_small_letters,
    "below a mail head": _below_a_mail_head,
    "with press labels": _with_press_labels,
    "with unwrapped paragraphs": _with_unwrapped_paragraphs,
    "with backslashes": _with_backslashes,
}


def copied(text: str, shape: str) -> str:
    """A telegram in one of the shapes, its notice above it."""
    one = taken_apart(text)
    return f"{one.notice}\n\n{SHAPES[shape](one)}"
