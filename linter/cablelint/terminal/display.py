"""Text of a cable, a file name or a message made safe to show: nothing in it acts on a terminal or a CI runner."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

TAB_STOP = 8
ELLIPSIS = "…"

# What a CI runner takes for a command wherever in a line it stands (GitHub's old form, and Azure's).
_RUNNER_COMMANDS = ("##[", "##vso[")

# Combining characters take no column: so many characters are looked at for each column, and no more.
_CHARACTERS_A_COLUMN = 4


def visible(text: str, newline: str = "␤") -> str:
    """`text` on one line, each control, format and bidirectional character replaced by a picture or its number.

    `newline` stands for a line end.
    """
    if text.isprintable() and "##" not in text:
        return text
    shown = "".join(newline if character == "\n" else _picture(character) for character in text.replace("\r\n", "\n"))
    return _defused(shown)


def line_start(text: str) -> str:
    """`text`, made visible, that is to begin a line: never one that a runner takes for a command (`::error ...`)."""
    shown = visible(text)
    return "./" + shown.lstrip() if shown.lstrip().startswith("::") else shown


def _picture(character: str) -> str:
    """How one character is shown: itself, its control picture (`␛`) or its number (`<U+202E>`)."""
    if character.isprintable():
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if unicodedata.category(character) == "Zs":
        return character
    return f"<U+{code:04X}>"


def width(text: str) -> int:
    """How many columns of a terminal `text` takes: two for a wide East Asian character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Window(NamedTuple):
    """A line as it is shown: the text, and the columns of the terminal that the mark under it starts and ends at."""

    text: str
    mark_start: int
    mark_end: int


def window(line: str, start: int, end: int, limit: int) -> Window:
    """The part of `line` around the characters from `start` to `end` (offsets in the line), `limit` columns at most.

    Control characters are made visible, tabs become spaces, and what is cut off is an ellipsis. The mark is at
    least one column wide, for a place at the line's end too. The cost does not grow with the line.
    """
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    first = 0
    if not _fits(line, limit) and _first_shown(line, start, limit * 2 // 3) > 0:
        first = _first_shown(line, start, limit // 3)
    pieces = [ELLIPSIS] if first else []
    at = len(pieces)
    mark_start = mark_end = None
    for index in range(first, min(len(line), first + limit * _CHARACTERS_A_COLUMN)):
        mark_start = at if index == start else mark_start
        mark_end = at if index == end else mark_end
        piece = _shown(line[index], at)
        if at + width(piece) > limit - (index + 1 < len(line)):
            pieces.append(ELLIPSIS)
            at += 1
            break
        pieces.append(piece)
        at += width(piece)
    if mark_start is None:
        mark_start = at if start == len(line) else at - 1
    return Window(_defused("".join(pieces)), mark_start, max(at if mark_end is None else mark_end, mark_start + 1))


def _fits(line: str, limit: int) -> bool:
    if len(line) > limit:
        return False
    at = 0
    for character in line:
        at += width(_shown(character, at))
    return at <= limit


def _first_shown(line: str, start: int, before: int) -> int:
    """The first character to show so that at most `before` columns stand before character `start`."""
    used, index = 0, start
    while index > max(0, start - before * _CHARACTERS_A_COLUMN):
        used += width(_shown(line[index - 1], 0))
        if used > before:
            break
        index -= 1
    return index


def _shown(character: str, at: int) -> str:
    if character == "\t":
        return " " * (TAB_STOP - at % TAB_STOP)
    return _picture(character)


def _defused(text: str) -> str:
    """`text` with the first character of a runner's command changed for a look-alike: a mark below stays in place."""
    for command in _RUNNER_COMMANDS:
        text = text.replace(command, "♯" + command[1:])
    return text
