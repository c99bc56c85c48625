"""Types at random into cables that an editor has open, and holds what the server says against a fresh run each time.

    PYTHONPATH=tests python fuzz/editor.py [--count 20000] [--seed 1] [--minutes 10]

A real client of the protocol drives `cablelint server`. After each edit (or a few at once, as fast typing is) the
diagnostics have to be those of `lint_text` on the text as the editor has it; in between it asks for everything else
that an editor asks for, and no answer may be an error. Places are counted here once more, and not by the server's own
module, which is on trial. The command ends with status 1 when anything differs; the text that shows it is printed.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import random
import re
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from lsprotocol import types
from lsprotocol.types import TextDocumentIdentifier as Document

from cablelint import Finding, Settings, lint_text
from seeds import cables
from support.editor import SERVER, Editor, start_params

PATIENCE = 120
"""So many seconds an answer may take, on a machine that does other things too."""
_DOCUMENTS = 4
_LONGEST = 6_000
_SEVERITIES = {"error": 1, "warning": 2, "info": 3}

Place = tuple[int, int]
Said = tuple[str, int, str, Place, Place]
"""The code, severity, message, start and end of a diagnostic."""

_PIECES = (
    "x", " ", "\n", "\n\n", "(C)", "(S//NF) ", "2. ", "a. ", "-- ", "ref A", " (para 3)", "//", "/", "(", ")", "\t",
    "NOFORN\n", "SIPDIS", "TAGS: PREL\n", "REF: A. SUVA 12\n", "E.O. 12958: DECL: 01/02/2020\n", "SUBJECT: KITES\n",
    "\f", "\r", "\r\n", "\u2028", "\x0b", "\x1c", "\x85", "é", "😀", "\ud83d", "\u00a0", "\u00a9", "\u2013", "SECRET",
    "C O N F I D E N T I A L SUVA 7\n", "BEGIN TEXT:\n", "END TEXT.\n", "BT\n#0012\nNNNN\n",
    "UNCLAS WINDHOEK 000001 002 OF 003", "9999999999", "XXXXXXXXXXXX",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What a session counted, and the first texts that show a difference."""

    edits: int = 0
    compared: int = 0
    asked: int = 0
    findings: int = 0
    shown: list[str] = field(default_factory=list)


_LINE_END = re.compile("\r\n|\r|\n")


class Sheet:
    """A document as an editor has it. Its lines end at a carriage return, a line feed, or both."""

    def __init__(self, uri: str, text: str) -> None:
        self.uri = uri
        self.text = text

    def lines(self) -> list[tuple[int, str]]:
        """Where each line begins, and its text without its end."""
        found, start = [], 0
        for end in _LINE_END.finditer(self.text):
            found.append((start, self.text[start : end.start()]))
            start = end.end()
        return [*found, (start, self.text[start:])]

    def edit(self, chance: random.Random) -> types.TextDocumentContentChangePartial:
        """Change the text somewhere, and say how an editor says so."""
        lines = self.lines()
        first = chance.randrange(len(lines))
        last = min(len(lines) - 1, first + (chance.randrange(6) if chance.random() < _long_cut(self.text) else 0))
        start, end = (chance.randint(0, len(lines[line][1])) for line in (first, last))
        if first == last:
            start, end = sorted((start, end))
            if chance.random() < 0.6:  # a cursor, and no selection
                end = start
            elif chance.random() < 0.5:  # the key that deletes
                end = min(start + 1, len(lines[last][1]))
        new = _piece(chance, lines) if len(self.text) < _LONGEST else ""
        begin, stop = lines[first][0] + start, lines[last][0] + end
        place = types.Range(
            types.Position(first, _units(lines[first][1][:start])), types.Position(last, _units(lines[last][1][:end]))
        )
        self.text = self.text[:begin] + new + self.text[stop:]
        return types.TextDocumentContentChangePartial(place, new)


def _long_cut(text: str) -> float:
    return 0.7 if len(text) >= _LONGEST else 0.06


def _piece(chance: random.Random, lines: list[tuple[int, str]]) -> str:
    kind = chance.random()
    if kind < 0.3:
        return chance.choice("abcdeXYZ ./(),-0123")
    if kind < 0.45:
        return ""
    if kind < 0.9:
        return chance.choice(_PIECES)
    copied = lines[(at := chance.randrange(len(lines))) : at + chance.randrange(1, 4)]
    return "\n".join(line for _, line in copied) + "\n"


def _units(text: str) -> int:
    return sum(2 if ord(sign) > 0xFFFF else 1 for sign in text)


def _fresh(sheet: Sheet) -> list[Said]:
    """What a fresh run says, in the places of an editor."""
    # Where nothing but carriage returns end lines they are ends for cablelint, too; else a lone one is none.
    ends = "\r" if "\r" in sheet.text and "\n" not in sheet.text else "\n"
    starts = [0, *(at.end() for at in re.finditer(ends, sheet.text))]
    lines = sheet.lines()
    begins = [start for start, _ in lines]

    def place(line: int, column: int) -> Place:
        offset = min(starts[line - 1] + column - 1, len(sheet.text))
        number = bisect_right(begins, offset) - 1
        return number, _units(sheet.text[begins[number] : offset])

    def said(finding: Finding) -> Said:
        expected = "" if finding.expected is None else f"\nExpected: {finding.expected}"
        return (
            finding.code, _SEVERITIES[finding.severity], f"{finding.message}{expected}",
            place(finding.line, finding.column), place(finding.end_line, finding.end_column),
        )  # fmt: skip

    return [
        said(finding) for finding in lint_text(sheet.text, path=sheet.uri.removeprefix("file://"), settings=Settings())
    ]


def _said(found: list[types.Diagnostic]) -> list[Said]:
    return [
        (
            str(one.code), int(one.severity or 0), one.message,
            (one.range.start.line, one.range.start.character), (one.range.end.line, one.range.end.character),
        )
        for one in found
    ]  # fmt: skip


async def _ask(editor: Editor, sheet: Sheet, chance: random.Random) -> None:
    """Ask one of the other questions that an editor has. An error is raised."""
    line, text = chance.choice(list(enumerate(text for _, text in sheet.lines())))
    at = types.Position(line, chance.randint(0, _units(text)))
    document, whole = Document(sheet.uri), types.Range(types.Position(0, 0), types.Position(line, 0))
    match chance.randrange(8):
        case 0:
            await editor.text_document_hover_async(types.HoverParams(document, at))
        case 1:
            await editor.text_document_completion_async(types.CompletionParams(document, at))
        case 2:
            await editor.text_document_definition_async(types.DefinitionParams(document, at))
        case 3:
            wanted = types.ReferenceParams(types.ReferenceContext(include_declaration=True), document, at)
            await editor.text_document_references_async(wanted)
        case 4:
            await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document))
        case 5:
            await editor.text_document_inlay_hint_async(types.InlayHintParams(document, whole))
        case kind:
            context = types.CodeActionContext([], only=["source.fixAll"] if kind == 6 else None)
            wanted_at = types.Range(at, at)
            await editor.text_document_code_action_async(types.CodeActionParams(document, wanted_at, context))


async def session(editor: Editor, count: int, seed: int, tally: Tally, until: float = math.inf) -> None:
    """Make so many edits, and stop at the first difference or at a time of the monotonic clock."""
    chance = random.Random(seed)
    starts = [text for text in (data.decode("utf-8", "replace") for data in cables()) if len(text) < _LONGEST]
    sheets: list[Sheet] = []
    for number in range(_DOCUMENTS):
        sheets.append(Sheet(f"file:///fuzz-{seed}-{number}.cable", chance.choice(starts)))
        await editor.open(sheets[-1].uri, sheets[-1].text)
    while tally.edits < count and time.monotonic() < until:
        sheet = chance.choice(sheets)
        if chance.random() < 0.004:  # another cable in its place
            editor.close(sheet.uri)
            sheet.text = chance.choice(starts)
            found = await asyncio.wait_for(editor.open(sheet.uri, sheet.text), PATIENCE)
        else:
            for _ in range(1 if chance.random() < 0.8 else chance.randrange(2, 5)):
                changes = [sheet.edit(chance) for _ in range(1 if chance.random() < 0.9 else 2)]
                tally.edits += len(changes)
                editor.type(sheet.uri, *changes)
            found = await asyncio.wait_for(editor.settled(sheet.uri), PATIENCE)
        tally.compared += 1
        tally.findings += len(found)
        said, fresh = _said(found), _fresh(sheet)
        if said != fresh:
            tally.shown.append("\n".join(_difference(sheet, said, fresh)))
            return
        if chance.random() < 0.1:
            tally.asked += 1
            await asyncio.wait_for(_ask(editor, sheet, chance), PATIENCE)


def _difference(sheet: Sheet, said: list[Said], fresh: list[Said]) -> Iterator[str]:
    yield f"the text: {sheet.text!r}"
    yield from (f"the server alone says {one}" for one in said if one not in fresh)
    yield from (f"a fresh run alone says {one}" for one in fresh if one not in said)


async def run(count: int, seed: int, tally: Tally, until: float = math.inf) -> None:
    """Start a server, have a session with it, and take leave."""
    editor = Editor()
    await editor.start_io(*SERVER, "--isolated")
    try:
        await editor.initialize_session(start_params(None))
        await session(editor, count, seed, tally, until)
        await editor.shutdown_session()
    finally:
        await editor.stop()  # type: ignore[no-untyped-call]


def main() -> int:
    """Run with what the command line says; the exit code."""
    parser = argparse.ArgumentParser(description="Type at random into cables that the server has open.")
    parser.add_argument("--count", type=int, default=20_000, help="how many edits")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so many minutes")
    options = parser.parse_args()
    begin = time.monotonic()
    tally = Tally()
    asyncio.run(run(options.count, options.seed, tally, begin + options.minutes * 60))
    seconds = time.monotonic() - begin
    print(
        f"{tally.edits:,} edits in {seconds:,.0f} s ({tally.edits / seconds:,.0f} a second), {tally.compared:,} times"
        f" compared with a fresh run ({tally.findings:,} findings), {tally.asked:,} other questions"
    )
    print("\n".join(tally.shown) or "no difference")
    return 1 if tally.shown else 0


if __name__ == "__main__":
    sys.exit(main())
