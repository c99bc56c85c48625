"""Writes the documentation that is made from the code: a page for each rule, the tables of rules and vocabularies, the
rules of the grammar, the orders, and what linting the examples prints, for the README.

    python docs/generate.py            write what has changed, remove pages of rules that are gone
    python docs/generate.py --check    write nothing, end with 1 when a page is not current

This repository's own hook adds `--exit-non-zero-on-change`: a commit stops when a page had to be written.

cablelint has to be installed (rules are found through its entry point), and only its own rules are documented here.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from consoles import with_output

from cablegrammar.parsing.tables import grammar_text
from cablegrammar.vocabulary.profiles import ANY, PROFILES, ProfileRow, profile_rows, rows_of
from cablegrammar.vocabulary.regimes import Exemption, Regime, all_exemptions, regimes
from cablegrammar.vocabulary.table import rows
from cablelint.archive.schema import FACT, FINDING, PLACE, REFERENCE
from cablelint.drafting import Wanted, new_cable
from cablelint.rule.api import AnyRule
from cablelint.rule.page import page
from cablelint.rule.registry import load_registry

DOCS = Path(__file__).resolve().parent
README = DOCS.parent / "README.md"
NOTE = "<!-- Made by docs/generate.py from the rule's class. Change it there. -->"
BEGIN, END = "<!-- generated: {} -->", "<!-- end of what is generated -->"

FAMILIES = {
    "CFG": "The run itself",
    "CAB": "The classification authority",
    "CAP": "Caption lines",
    "CLS": "The overall classification",
    "CUI": "Controlled unclassified information",
    "DEC": "Declassification",
    "HDR": "The transmission header",
    "MRK": "A single marking",
    "POR": "Portion marks",
    "REF": "References",
    "ROL": "Banner and portions",
    "STR": "Structure",
    "TAG": "Tags",
}


def generated() -> dict[Path, str]:
    """Every file that this program is responsible for, and what it has to hold."""
    rules = [entry.rule for entry in load_registry(isolated=True)]
    files = {DOCS / "rules" / f"{rule.name}.md": rule_page(rule) for rule in rules}
    files[DOCS / "rules.md"] = with_section(DOCS / "rules.md", "rules", rule_tables(rules))
    files[DOCS / "grammar.md"] = with_section(DOCS / "grammar.md", "grammar", grammar_rules(grammar_text("cable")))
    files[DOCS / "regimes.md"] = with_section(DOCS / "regimes.md", "regimes", regime_tables())
    files[DOCS / "profiles.md"] = with_section(DOCS / "profiles.md", "profiles", profile_tables())
    files[DOCS / "vocabularies.md"] = with_section(DOCS / "vocabularies.md", "vocabularies", vocabulary_table())
    with_commands = [
        DOCS / "archives.md",
        DOCS / "explain.md",
        DOCS / "markings.md",
        *sorted((DOCS / "tutorials").glob("*.md")),
    ]
    files |= {path: with_output(path.read_text(encoding="utf-8")) for path in with_commands}
    files[DOCS / "archives.md"] = section_of(
        files[DOCS / "archives.md"], DOCS / "archives.md", "columns", column_tables()
    )
    files[DOCS / "clean-cables.md"] = with_section(DOCS / "clean-cables.md", "cables", clean_cables())
    files[README] = with_section(README, "output", lint_output())
    return files


def stale(files: dict[Path, str]) -> Iterator[tuple[Path, str | None]]:
    """Files that differ from what they have to hold; None where there should be no file."""
    for path, text in files.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield path, text
    for path in sorted((DOCS / "rules").glob("*.md")):
        if path not in files:
            yield path, None


def rule_page(rule: type[AnyRule]) -> str:
    """The page of one rule: its own text, and the ways from here."""
    return f"{NOTE}\n\n{page(rule)}\n---\n\n[All rules](../rules.md) | [Configuration](../configuration.md)\n"


def rule_tables(rules: Iterable[type[AnyRule]]) -> str:
    """A table for each family."""
    parts = []
    for family, members in groupby(sorted(rules, key=lambda rule: rule.code), key=lambda rule: rule.code[:3]):
        parts += [f"## {family}: {FAMILIES.get(family, family)}", ""]
        parts += ["| code | name | severity | fix | says |", "|---|---|---|---|---|", *map(_row, members), ""]
    return "\n".join(parts)


def _row(rule: type[AnyRule]) -> str:
    link = f"[{rule.name}](rules/{rule.name}.md)"
    state = " (preview)" if rule.preview else "" if rule.enabled else " (off)"
    severity = f"{rule.severity}{state}"
    profiles = "" if set(rule.profiles) == set(PROFILES) else f" ({', '.join(rule.profiles)})"
    cells = (rule.code, link, severity, str(rule.fix or "none"), rule.summary() + profiles)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def grammar_rules(grammar: str) -> str:
    """The rules of a grammar without its terminals: everything between the header comment and the first terminal."""
    lines = grammar.split("\n")
    first = next(number for number, line in enumerate(lines) if line and not line.startswith("//"))
    last = next(number for number, line in enumerate(lines) if line.startswith("%ignore"))
    while lines[last - 1].startswith("//") or not lines[last - 1]:
        last -= 1
    return "\n".join(["```lark", *lines[first:last], "```", ""])


def column_tables() -> str:
    """The columns of the tables of an archive."""
    tables = {
        "All of them begin with": PLACE,
        "The findings (`findings.parquet`)": FINDING,
        "The facts, a row for each cable (`findings.facts.parquet`)": FACT,
        "The references (`findings.references.parquet`), after `index` and `id` of the cable that cites": REFERENCE,
    }
    lines: list[str] = []
    for title, columns in tables.items():
        lines += [f"{title}:", "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{column.name}` | {column.type} | {column.means} |" for column in columns]
        lines.append("")
    return "\n".join(lines)


def regime_tables() -> str:
    """The orders side by side, and the codes with their times."""
    orders = regimes()
    heads = [f"{one.order}{'' if one.key == one.order else ' as amended'}" for one in orders]
    lines = [_table_row("", *heads), _table_row(*["---"] * (len(orders) + 1))]
    for name, cell in _REGIME_ROWS.items():
        lines.append(_table_row(f"**{name}**", *(cell(one) for one in orders)))
    lines += ["", "### Exemptions and schedules", ""]
    lines += [_table_row("code", "used", "date", "a derivative carries", "meaning"), _table_row(*["---"] * 5)]
    lines += [_exemption_row(one) for one in all_exemptions()]
    return "\n".join([*lines, ""])


_REGIME_ROWS: dict[str, Callable[[Regime], str]] = {
    "title": lambda one: one.title,
    "in force": lambda one: f"{one.effective} to {one.until - timedelta(1) if one.until else 'today'}",
    "longest time": lambda one: (
        _years(one.longest_years)
        + (f" ({_years(one.extended_years)} extended)" if one.extended_years else "")
        + (f" ({_years(one.foreign_years)} foreign government information)" if one.foreign_years else "")
    ),
    "schedule": lambda one: ", ".join(f"{level} {years} years" for level, years in one.schedule_years) or "none",
    "event alone": lambda one: f"within {one.event_years} years" if one.event_years else "not limited",
    "reason": lambda one: (
        f"{one.reason_section} (a)-({one.reason_letters[-1]})" if one.reason_section else "none on the document"
    ),
    "portion marks": lambda one: {"practicable": "where practicable"}.get(one.portion_marks, one.portion_marks),
    "mark at the end": lambda one: _yes(one.marks_at_end),
    "one statement for all marks": lambda one: _yes(one.blanket_marks),
    "instructions": lambda one: ", ".join(sorted(one.allowed)),
    "instead of a date": lambda one: ", ".join(one.instead_of_date) or "the exemption that applies",
    "citation": lambda one: one.citation,
}


def _exemption_row(one: Exemption) -> str:
    used = f"{one.valid_from or 'always'} to {one.valid_to or 'today'}" if one.proper else "never a proper value"
    years = one.derivative.removeprefix("source+")
    carries = f"its source's date plus {years} years" if years != one.derivative else one.derivative
    carries = {"carry": "the same date", "keep": "the same"}.get(carries, carries)
    dated = {"yes": "needed", "no": "none", "optional": "may be given"}[one.date_required]
    return _table_row(one.code, used, dated, carries, one.meaning)


def profile_tables() -> str:
    """What the manuals of the profiles say of all markings, and of single ones, side by side, with the sources."""
    lines = [_table_row("of all markings", *PROFILES), _table_row(*["---"] * (len(PROFILES) + 1))]
    for name in dict.fromkeys(row.field for row in rows_of(ANY)):
        cells = (_times([row for row in rows_of(ANY) if row.field == name and one in row.profiles]) for one in PROFILES)
        lines.append(_table_row(f"**{_PROFILE_FIELDS[name]}**", *cells))
    lines += ["", "### Single markings", ""]
    lines += [_table_row("marking", "", "register", *PROFILES), _table_row(*["---"] * (len(PROFILES) + 3))]
    base = {row["key"]: row for row in rows("markings")}
    for key, field in dict.fromkeys((row.key, row.field) for row in profile_rows() if row.key != ANY):
        given = "" if field == "known" else _value(base[key][field])
        own = [[row for row in rows_of(key) if row.field == field and one in row.profiles] for one in PROFILES]
        unsaid = "yes" if field == "known" else "as the register"
        cells = (_times(found) if found else unsaid for found in own)
        lines.append(_table_row(f"`{key}`", field.replace("_", " "), given, *cells))
    lines += ["", "### Milestones of the register", ""]
    lines += [_table_row("from", "what"), _table_row("---", "---")]
    dated = sorted(
        (row for row in rows("milestones") if row["source"].startswith(_OF_MARKINGS)), key=itemgetter("date")
    )
    lines += [_table_row(row["date"], row["meaning"]) for row in dated]
    lines += ["", "### Where it is written", ""]
    lines += [_table_row("marking", "", "profiles", "source"), _table_row(*["---"] * 4)]
    for row in profile_rows():
        key = "all markings" if row.key == ANY else f"`{row.key}`"
        lines.append(_table_row(key, row.field.replace("_", " "), ", ".join(row.profiles), row.source))
    return "\n".join([*lines, ""])


_OF_MARKINGS = ("CAPCO16", "DCID17", "ISM22")
"""The documents that tell how the register changed."""

_PROFILE_FIELDS = {
    "form": "written as in a",
    "spellings": "titles and abbreviations",
    "joint_owner": "an owner of every JOINT marking",
    "program_indicator": "`SAR-` before programs",
    "programs_in_banner": "the most programs that a banner names",
    "program_names": "a banner calls programs by their",
    "no_common_country": "a banner whose portions have no country in common",
    "unmarked_portion": "a portion without a word on disclosure",
    "foreign_portion_excludes": "no portion of foreign information has",
    "foreign_portion_unusual": "a portion of foreign information should not have",
    "needs_disclosure": "a word on disclosure is expected beside",
    "cui_categories": "the categories of CUI",
}


def _times(found: Sequence[ProfileRow]) -> str:
    """The values of one field in one profile, one after the other, with the days on which they change."""
    turns = sorted({turn for row in found for turn in (row.effective, row.until) if turn is not None})
    parts: list[str] = []
    for first, begins in zip((date.min, *turns), ("", *(f" from {turn}" for turn in turns)), strict=True):
        value = next((_value(row.value) for row in reversed(found) if row.in_force(first)), "as the register")
        if not parts or parts[-1].partition(" from ")[0] != value:
            parts.append(value + begins)
    return "; ".join(parts)


def _value(cell: str) -> str:
    return cell.replace(";", ", ") or "none"


VOCABULARIES = {
    "autocorrections": "characters that a word processor puts in the place of what was typed",
    "captions": "captions of telegrams with their slips: what they exclude, and when they were in use",
    "countries": "the country codes and groups of release lists",
    "cui_categories": "the categories of the CUI registry",
    "cui_ldc": "the dissemination controls of CUI",
    "cui_legacy": "the markings that CUI replaced",
    "no_controls": "words that people write for a control, and that are none (SCI)",
    "cui_status_words": "words that are not a CUI marking (DRAFT)",
    "exemption_codes": "schedules, exemptions and other declassification instructions, by order",
    "given_names": "given names, which make two words a person",
    "indefinite_events": "events that no declassification can wait for",
    "labels": "the labels of the TAGS, SUBJECT and REF lines with their slips",
    "marking_meanings": "what markings mean in plain words, who may see what they mark, what they force upward",
    "markings": "the register of portion and banner markings",
    "milestones": "days on which a rule began or ended",
    "undated_information": "information that no date declassifies, and since when",
    "markings_profiles": "what the manual of each profile has otherwise than the register, and when",
    "list_headings": "what stands before a list of countries, its slips, and the words of NATO",
    "nato_activities": "the activities that NATO's markings and lists name",
    "name_particles": "words that belong to a surname",
    "notices": "phrases of waivers and notices",
    "offices": "offices whose symbols look like portion marks (S/CT)",
    "operating_signals": "the signals of the header (ZDK)",
    "cited_documents": "documents whose paragraphs cables cite",
    "originators": "senders of messages that are not posts",
    "paragraph_words": "words that begin a paragraph",
    "party_prefixes": "the prefixes of the Secretary's party (SECTO)",
    "positions": "titles and offices of those who classify",
    "posts": "posts: names, addresses, routing indicators, country",
    "practices": "what cables had to have, and since when",
    "precedence": "precedences and their prosigns",
    "reason_codes": "the reasons for classification, by order",
    "reference_words": "words within references that are not posts",
    "regimes": "the executive orders and what each requires",
    "second_banner_lines": "the line below a banner, and since when",
    "security_letters": "the letters of the security line and their levels",
    "sources": "the documents that the column `source` names",
    "tag_look_alikes": "words that look like tags run together, or are country codes",
    "tags_geographic": "country and region tags, their time, and what names the country",
    "tags_geographic_confusions": "ISO codes that are mistaken for country tags",
    "tags_organization": "organization tags",
    "tags_program": "program tags",
    "tags_subject": "subject tags, their time and their successors",
    "text_blocks": "what BEGIN sets off: parts of a cable, and quoted texts",
    "terminals": "the terminals of the line grammar: when each is tried, what it means, its name in messages",
    "unclassified_disclosure": "controls that imply a disclosure mark on unclassified portions",
}


def vocabulary_table() -> str:
    """Each table with what it holds and its columns."""
    lines = [_table_row("table", "holds", "columns"), _table_row("---", "---", "---")]
    folder = DOCS.parent / "grammar" / "cablegrammar" / "vocabulary"
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8") as table:
            columns = next(table).strip().split(",")
        link = f"[{path.stem}](../{path.relative_to(DOCS.parent).as_posix()})"
        lines.append(_table_row(link, VOCABULARIES.get(path.stem, ""), ", ".join(columns)))
    return "\n".join([*lines, ""])


def _table_row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _years(years: int | None) -> str:
    return f"{years} years" if years else "no limit"


def _yes(value: bool) -> str:
    return "allowed" if value else "no"


def clean_cables() -> str:
    """A clean cable in every form: those that `cablelint new` writes, and examples of the forms that are history."""
    day = date(2011, 1, 2)
    parts = []
    for title, wanted in (
        ("A classified telegram", Wanted("telegram", "SUVA", "S", day, ("EXDIS", "NOFORN"))),
        ("A telegram that is sensitive but unclassified", Wanted("telegram", "SUVA", "SBU", day)),
        ("A classified SMART message", Wanted("smart", "SUVA", "C", day)),
        (
            "A SMART message that is derived from a guide",
            Wanted("smart", "SUVA", "S", day, (), "DSCG 11-1, January 2011"),
        ),
        ("A draft", Wanted("draft", "STATE", "C", day, (), "DSCG 11-1, January 2011")),
    ):
        parts += [f"## {title}", "", "```text", new_cable(wanted).rstrip("\n"), "```", ""]
    for title, name in (
        ("A Washington draft, before it is sent", "washington-draft"),
        ("A telegram with a short header, 1996", "short-header-1996"),
        ("A telegram of 1984", "short-header-1984"),
        ("A print of 1974", "print-1974"),
        ("A text alone", "body-only"),
    ):
        text = (DOCS.parent / "examples" / "clean" / f"{name}.cable").read_text(encoding="utf-8")
        parts += [f"## {title}", "", "```text", text.rstrip("\n"), "```", ""]
    return "\n".join(parts)


def lint_output(findings: int = 3) -> str:
    """What a person at a terminal sees who lints `examples/`: the first findings and the end."""
    run = subprocess.run(
        [sys.executable, "-m", "cablelint", "check", "--show-source", "--color", "never", "examples/"],
        cwd=README.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode != 1:
        raise SystemExit(f"linting the examples ended with {run.returncode} instead of 1:\n{run.stdout}{run.stderr}")
    blocks = run.stdout.strip("\n").split("\n\n")
    # The first and the last block are the classification that a report which quotes opens and closes with.
    return "```text\n" + "\n\n".join([*blocks[: findings + 1], "[...]", *blocks[-2:]]) + "\n```\n"


def with_section(path: Path, name: str, section: str) -> str:
    """The hand-written text of `path` with the part between its two markers replaced."""
    return section_of(path.read_text(encoding="utf-8"), path, name, section)


def section_of(text: str, path: Path, name: str, section: str) -> str:
    """The same of a text, which is to be that of `path`."""
    begin = BEGIN.format(name)
    head, found, rest = text.partition(f"{begin}\n")
    _, ended, tail = rest.partition(END)
    if not found or not ended:
        raise SystemExit(f"{path} lacks the markers {begin} and {END}")
    return f"{head}{begin}\n\n{section}\n{END}{tail}"


def main() -> int:
    """Write or check."""
    parser = argparse.ArgumentParser(description="Make the documentation pages that come from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; say what is not current")
    parser.add_argument("--exit-non-zero-on-change", action="store_true", help="end with 1 when a page was written")
    arguments = parser.parse_args()
    check: bool = arguments.check
    changed = list(stale(generated()))
    for path, text in changed:
        done = "not current" if check else "removed" if text is None else "written"
        print(f"{done}: {path.relative_to(DOCS.parent)}")
        if check:
            continue
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if changed and (check or arguments.exit_non_zero_on_change) else 0


if __name__ == "__main__":
    sys.exit(main())
