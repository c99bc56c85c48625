"""The page about the format shows what the grammar reads: its examples are placed line by line."""

from __future__ import annotations

import re

from cablelint import parse_text
from support.pages import read

PAGE = read("docs/cable-format.md")


def example(heading: str) -> str:
    """The code block under a heading, without the remarks at the ends of its lines."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    block = re.search(r"```\n(.*?)```", section, re.DOTALL)
    assert block is not None, heading
    remark = 54 if heading.startswith("Prints") else None
    lines = [line[:remark] if remark else re.sub(r" {4,}FL\d$", "", line) for line in block[1].splitlines()]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def line(start: str) -> str:
    """The example of one line: what the page shows between backticks."""
    found = re.search(f"`({re.escape(start)}[^`]*)`", PAGE)
    assert found is not None, start
    return found[1]


def test_a_telegram_of_the_page_s_lines() -> None:
    parts = [
        example("Transmission header (FL1 to FL4)") + example("Address (FL5 to FL9)"),
        example("Classification line"),
        "SIPDIS\n" + line("STATE FOR ") + "\n" + line("PRETORIA FOR "),
        line("E.O. 12958: DECL"),
        line("TAGS: "),
        "SUBJECT: (C) " + "THE COUNCIL STILL QUARRELS OVER PAINT",
        example("REF line"),
        example("Classification authority"),
        "1. (C) The council sat.",
        line("WINDHOEK 00000418"),
        "2. (U) It stood, as ref A foresaw.\n\nQUILLFEATHER",
    ]
    cable = parse_text("\n\n".join(part.strip("\n") for part in parts))
    assert cable.unplaced == ()
    assert (cable.form, cable.id, str(cable.level)) == ("acp127", "08WINDHOEK418", "CONFIDENTIAL")
    assert [reference.id for reference in cable.references] == ["08STATE61277", "08WINDHOEK391", "07WINDHOEK1120"]
    assert len(cable.page_lines) == 1
    assert len(cable.xmt) == 1


def test_a_print_and_a_smart_message() -> None:
    text = (
        example("Prints of the 1970s")
        + "\nC O N F I D E N T I A L MASERU 871\n\nE.O. 11652: GDS\n\n1. THE PONY IS WELL.\n"
    )
    printed = parse_text(text)
    assert (printed.form, printed.unplaced) == ("aad", ())
    smart = parse_text(example("SMART messages") + "\n1. (SBU) The board sat.\n")
    assert (smart.form, smart.unplaced) == ("smart", ())
    assert [reference.id for reference in smart.references] == ["11WINDHOEK330", "11WINDHOEK305"]


def test_the_page_names_every_form() -> None:
    forms = PAGE.partition("\n## Forms\n")[2].partition("\n\nA line")[0].count("\n| ")
    assert forms - 1 == 7, "a row for each form that the grammar page lists, the print of the Department apart"
